//! What names an item in running text, and running text without the sentences that do.

use std::collections::HashSet;

use crate::bundle::item::item::Item;
use crate::bundle::value::id::Id;
use crate::text::light::paragraphs;
use crate::text::sentence::sentences;

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
            .filter_map(|(kind, paragraph)| {
                let kept = self.sentences_kept(&paragraph);
                // What is quoted across the end of a sentence is quoted all the same.
                (!kept.is_empty() && !self.are_in(&kept)).then(|| format!("{}{kept}", kind.opening()))
            })
            .collect();
        let kept = kept.join("\n\n");
        (!kept.is_empty() && !self.are_in(&kept)).then_some(kept)
    }

    /// The sentences of a paragraph that mention none of the items, with the blanks between them.
    fn sentences_kept(&self, paragraph: &str) -> String {
        let sentences = sentences(paragraph);
        let starts = sentences.iter().skip(1).map(|next| next.start).chain(Some(paragraph.len()));
        let kept: Vec<&str> = sentences
            .iter()
            .zip(starts)
            .map(|(sentence, end)| &paragraph[sentence.start..end])
            .filter(|sentence| !self.are_in(sentence))
            .collect();
        kept.concat().trim().to_owned()
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
