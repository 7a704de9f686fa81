//! The words around a match.

use unicode_segmentation::UnicodeSegmentation;

use crate::search::rank::highlight::Highlights;

/// How many graphemes an excerpt has at most, beside the marks of what is left out.
pub const LONGEST: usize = 160;
/// How many of them stand before the first match, where there is a choice.
const BEFORE: usize = 40;

/// A line as it is shown: whole where it is short, else the part around what is lit, with `…` for what is left out.
pub fn excerpt(line: &str, highlights: &Highlights) -> String {
    if line.len() <= LONGEST && line.is_ascii() && !line.bytes().any(|byte| byte.is_ascii_control()) {
        return line.trim().to_owned();
    }
    let clean: String = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean: String = clean.chars().filter(|c| !c.is_control()).collect();
    let places: Vec<usize> = clean.grapheme_indices(true).map(|(at, _)| at).collect();
    if places.len() <= LONGEST {
        return clean;
    }
    let first = highlights.spans(&clean).first().map_or(0, |span| span.start);
    let first = places.partition_point(|&at| at < first);
    let mut from = if first + 20 <= LONGEST { 0 } else { first.saturating_sub(BEFORE) };
    from = from.min(places.len() - LONGEST);
    let mut to = (from + LONGEST).min(places.len());
    let blank = |place: usize| places.get(place).is_some_and(|&at| clean[at..].starts_with(' '));
    if from > 0 {
        from = (from..(from + 16).min(first)).find(|&place| blank(place)).map_or(from, |place| place + 1);
    }
    if to < places.len() {
        to = (to.saturating_sub(16).max(first + 1)..to).rev().find(|&place| blank(place)).unwrap_or(to);
    }
    let start = places.get(from).copied().unwrap_or(0);
    let end = places.get(to).copied().unwrap_or(clean.len());
    let (before, after) = (if from > 0 { "…" } else { "" }, if end < clean.len() { "…" } else { "" });
    format!("{before}{}{after}", clean[start..end].trim_end())
}
