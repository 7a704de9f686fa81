//! The nearest right word to a wrong one.

/// How many words are compared before the search gives up: a suggestion is never worth a pause.
const COMPARED: usize = 8_000;

/// The word among those that may stand here that was probably meant; nothing where none is near.
pub fn nearest<'a>(wrong: &str, right: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wrong = plain(wrong);
    if wrong.is_empty() || wrong.len() > 120 {
        return None;
    }
    let allowed = (wrong.chars().count() / 3).clamp(1, 4);
    let mut best: Option<((usize, bool), &str)> = None;
    for word in right.into_iter().take(COMPARED) {
        let candidate = plain(word);
        let distance = if candidate == wrong {
            0
        } else if candidate.rsplit_once('-').is_some_and(|(_, tail)| tail == wrong) {
            1
        } else if candidate.len().abs_diff(wrong.len()) > allowed {
            continue;
        } else {
            strsim::osa_distance(&candidate, &wrong)
        };
        // Of two words that are as near, the one that begins alike.
        let rank = (distance, candidate.chars().next() != wrong.chars().next());
        if distance <= allowed && best.is_none_or(|(held, _)| rank < held) {
            best = Some((rank, word));
        }
    }
    best.map(|(_, word)| word.to_owned())
}

/// The word without what is most often mistaken: case, and which mark joins its parts.
fn plain(word: &str) -> String {
    word.trim().chars().map(|c| if matches!(c, ' ' | '_' | '.' | ':') { '-' } else { c.to_ascii_lowercase() }).collect()
}

/// The day that was probably meant by a date in another order or without its zeros.
pub fn nearest_day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (year.len() == 4).then(|| date.to_string())
}
