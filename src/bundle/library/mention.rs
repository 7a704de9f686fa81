//! What names an item in running text, and running text without the sentences that do.

use std::collections::HashSet;

use crate::bundle::item::item::Item;
use crate::bundle::value::id::Id;

/// So many words in a row that are the same are a quotation.
const QUOTED: usize = 8;

/// Everything by which some items can be known in the text of others: their ids, their titles of two words or more, and
/// what they say, as far as eight words of it stand together.
#[derive(Debug, Default)]
pub struct Mentions {
    ids: HashSet<String>,
    titles: Vec<String>,
    runs: HashSet<String>,
}

impl Mentions {
    /// The mentions of these items.
    pub fn of<'i>(items: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut mentions = Self::default();
        for item in items {
            mentions.ids.insert(item.id.as_str().to_lowercase());
            let title = words(&item.title);
            if title.len() > 1 {
                mentions.titles.push(padded(&title));
            }
            for text in [Some(&item.title), item.text.as_ref()].into_iter().flatten() {
                mentions.runs.extend(runs(&words(text)));
            }
        }
        mentions
    }

    /// Whether an id names one of the items. What stands in another bundle cannot be vouched for, and counts as one.
    pub fn names(&self, id: &Id) -> bool {
        id.abroad().is_some() || self.is_id(id.as_str())
    }

    /// Whether a word, which may be an id or anything else, is the id of one of the items.
    pub fn is_id(&self, word: &str) -> bool {
        self.ids.contains(&word.to_lowercase())
    }

    /// Whether a text mentions one of the items.
    pub fn are_in(&self, text: &str) -> bool {
        let linked = text.split("[[").skip(1).any(|rest| {
            let inside = rest.split("]]").next().unwrap_or(rest);
            self.names(&Id::new(inside.split('|').next().unwrap_or(inside).trim()))
        });
        if linked {
            return true;
        }
        let coded = text
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
            .map(|word| word.trim_matches(['.', '-', '_']))
            .any(|word| is_code(word) && self.is_id(word));
        if coded {
            return true;
        }
        let words = words(text);
        let line = padded(&words);
        self.titles.iter().any(|title| line.contains(title.as_str()))
            || runs(&words).any(|run| self.runs.contains(&run))
    }

    /// A text without the sentences that mention one of the items; nothing where nothing is left.
    pub fn cut(&self, text: &str) -> Option<String> {
        if !self.are_in(text) {
            return Some(text.to_owned());
        }
        let kept: Vec<String> = paragraphs(text)
            .into_iter()
            .filter_map(|(mark, paragraph)| {
                let kept: Vec<&str> =
                    sentences(&paragraph).into_iter().filter(|sentence| !self.are_in(sentence)).collect();
                let kept = kept.concat().trim().to_owned();
                // What is quoted across the end of a sentence is quoted all the same.
                (!kept.is_empty() && !self.are_in(&kept)).then(|| format!("{mark}{kept}"))
            })
            .collect();
        let kept = kept.join("\n\n");
        (!kept.is_empty() && !self.are_in(&kept)).then_some(kept)
    }
}

/// Whether a word may be an id in running text: those that could be any word are only meant where they are linked.
fn is_code(word: &str) -> bool {
    word.len() > 2 && word.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
}

/// The words of a text, in lower case and without marks.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn padded(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

fn runs(words: &[String]) -> impl Iterator<Item = String> {
    words.windows(QUOTED).map(|run| run.join(" "))
}

/// The paragraphs of a text on one line each, and the mark that each begins with.
fn paragraphs(text: &str) -> Vec<(&'static str, String)> {
    let mut paragraphs: Vec<(&'static str, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        let (mark, words) = match (line.strip_prefix("- "), line.strip_prefix('>')) {
            (Some(rest), _) => ("- ", rest.trim()),
            (None, Some(rest)) => ("> ", rest.trim()),
            (None, None) => ("", line),
        };
        match paragraphs.last_mut() {
            Some((before, gathered)) if open && mark != "- " && (mark.is_empty() || *before == mark) => {
                gathered.push(' ');
                gathered.push_str(words);
            }
            _ if words.is_empty() => {}
            _ => paragraphs.push((mark, words.to_owned())),
        }
        open = !words.is_empty();
    }
    paragraphs
}

/// The sentences of a paragraph, each with the blank behind it. A link is never cut in two.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let (mut start, mut depth, mut ended) = (0, 0_usize, false);
    let mut chars = paragraph.char_indices().peekable();
    while let Some((place, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        match c {
            '[' if next == Some('[') => depth += 1,
            ']' if next == Some(']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let before = paragraph.get(start..place).unwrap_or_default();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let abbreviated = c == '.' && (word.contains('.') || word.chars().count() < 2);
        ended = match c {
            '.' | '!' | '?' | '…' => !abbreviated,
            '。' | '！' | '？' => true,
            ')' | '"' | '”' | '’' | '\'' | ']' | '*' => ended,
            _ => false,
        };
        let breaks = next.is_none_or(char::is_whitespace) || matches!(c, '。' | '！' | '？');
        if ended && breaks && depth == 0 {
            let mut end = place + c.len_utf8();
            while let Some((blank, c)) = chars.next_if(|(_, c)| c.is_whitespace()) {
                end = blank + c.len_utf8();
            }
            sentences.extend(paragraph.get(start..end));
            start = end;
            ended = false;
        }
    }
    sentences.extend(paragraph.get(start..).filter(|rest| !rest.is_empty()));
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::item::item::Detail;
    use crate::bundle::value::origin::Origin;

    fn hidden() -> Item {
        Item {
            id: Id::new("E-07"),
            title: "The quiet meeting".to_owned(),
            text: Some("Three men met at the station to talk about the price of silence.".to_owned()),
            origin: Origin::Issuer,
            at: None,
            about: Vec::new(),
            marking: None,
            links: Vec::new(),
            external_refs: Vec::new(),
            tags: Vec::new(),
            added_in: None,
            changed_in: None,
            detail: Detail::Note,
        }
    }

    #[track_caller]
    fn check(text: &str, left: Option<&str>) {
        assert_eq!(Mentions::of([&hidden()]).cut(text).as_deref(), left);
    }

    #[test]
    fn a_sentence_that_names_the_item_goes_and_the_others_stay() {
        check("One. Two ([[E-07]]) is gone. Three.", Some("One. Three."));
        check("One. See [[ e-07 |The thing. With a stop]] here. Three.", Some("One. Three."));
        check("The U.S. view, as E-07 has it. The rest.", Some("The rest."));
        check("- first\n- E-07 says so\n- third", Some("- first\n\n- third"));
        check("Only the quiet meeting matters", None);
        check("E-071 and E-08 are others.", Some("E-071 and E-08 are others."));
        check("[[other/J-01]] is abroad. This is not.", Some("This is not."));
    }

    #[test]
    fn what_quotes_it_goes_too() {
        check("It is said that three men met at the\nstation to talk about it. So what?", Some("So what?"));
        check("Three men met at. The station to talk about. It.", None);
        check("Three men met. At the station to talk about the price of it.", Some("Three men met."));
        check("Three men met at the harbour.", Some("Three men met at the harbour."));
    }
}
