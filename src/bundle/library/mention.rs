//! What names an item in running text, and running text without the sentences that do.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use aho_corasick::{AhoCorasick, BuildError};

use crate::bundle::item::item::Item;
use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField};
use crate::bundle::value::id::Id;
use crate::text::letters::{Case, Letters, plain};
use crate::text::light::{paragraphs, unmarked};
use crate::text::sentence::sentences;

/// So many words in a row that are the same are a quotation.
const QUOTED: usize = 8;

/// Everything by which some items can be known in the text of others: their ids, their titles and other names, and what
/// they say, as far as eight words of it stand together or a shorter text stands whole. Texts are compared as they are
/// drawn, so that no markup, spelling or hidden character makes a name another.
#[derive(Debug)]
pub struct Mentions {
    ids: HashSet<String>,
    /// Names and short texts of two words or more, in whatever case.
    names: Result<AhoCorasick, BuildError>,
    /// Those of one word, which are names only where they are written as they are there: a hidden “Press” is not every press.
    words: Result<AhoCorasick, BuildError>,
    /// The same in any case, and ids, for slugs.
    slugs: Result<AhoCorasick, BuildError>,
    runs: HashSet<u64>,
    /// What a link without words shows, by the id of its item.
    titles: HashMap<String, String>,
}

/// What is known of hidden items before it is put together.
#[derive(Default)]
struct HiddenNames {
    names: Vec<String>,
    words: Vec<String>,
    runs: HashSet<u64>,
}

impl Mentions {
    /// The mentions of these items.
    pub fn of<'i>(items: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut known = HiddenNames::default();
        let mut ids = HashSet::new();
        for item in items {
            ids.insert(plain(item.id.as_str()));
            known.item(item);
        }
        // An id without any letter would stand in every slug.
        let in_slugs = ids.iter().map(|id| letters(id)).filter(|id| !id.is_empty());
        Self {
            names: AhoCorasick::new(&known.names),
            words: AhoCorasick::new(&known.words),
            slugs: AhoCorasick::new(known.words.iter().map(|word| plain(word)).chain(in_slugs)),
            runs: known.runs,
            titles: HashMap::new(),
            ids,
        }
    }

    /// The same, in texts that may link to items by their ids alone, for which their titles are drawn.
    pub fn in_texts_of(self, items: &[Item]) -> Self {
        let titles = items.iter().map(|item| (item.id.as_str().to_owned(), item.title.clone())).collect();
        Self { titles, ..self }
    }

    /// Whether an id names one of the items. What stands in another bundle cannot be vouched for, and counts as one.
    pub fn names(&self, id: &Id) -> bool {
        id.abroad().is_some() || self.is_id(id.as_str())
    }

    /// Whether a word, which may be an id or anything else, is the id of one of the items.
    pub fn is_id(&self, word: &str) -> bool {
        self.ids.contains(&plain(word))
    }

    /// Whether a slug, which is always in small letters, tells of one of the items.
    pub fn are_in_slug(&self, slug: &str) -> bool {
        self.are_in(slug) || stand_in(&self.slugs, &Letters::of(slug, Case::Folded))
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
        let drawn = drawn(text, &self.titles);
        let coded = plain(&drawn)
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
            .map(|word| word.trim_matches(['.', '-', '_']))
            .any(|word| is_code(word) && self.ids.contains(word));
        let letters = Letters::of(&drawn, Case::Folded);
        coded
            || stand_in(&self.names, &letters)
            || stand_in(&self.words, &Letters::of(&drawn, Case::Kept))
            || runs(&letters).any(|run| self.runs.contains(&run))
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

impl HiddenNames {
    fn item(&mut self, item: &Item) {
        self.name(&item.title);
        self.runs.extend(runs(&Letters::of(&item.title, Case::Folded)));
        let text = drawn(item.text.as_deref().unwrap_or_default(), &HashMap::new());
        if Letters::of(&text, Case::Folded).words().len() < QUOTED {
            self.name(&text);
        }
        item.clone().each_field(&mut |field, value| self.field(field, value));
    }

    /// Notes a name, or a text that is quoted only as a whole.
    fn name(&mut self, name: &str) {
        let folded = Letters::of(name, Case::Folded);
        match folded.words().len() {
            0 => {}
            1 => self.words.push(Letters::of(name, Case::Kept).text().to_owned()),
            _ => self.names.push(folded.text().to_owned()),
        }
    }

    fn field(&mut self, field: &ItemField, value: FieldValue<'_>) {
        match value {
            FieldValue::Prose(Some(text)) => {
                self.runs.extend(runs(&Letters::of(&drawn(text, &HashMap::new()), Case::Folded)));
            }
            FieldValue::Rows(rows) => {
                for cell in rows.iter().flatten() {
                    self.runs.extend(runs(&Letters::of(cell, Case::Folded)));
                }
            }
            FieldValue::Terms(terms) if matches!(field.found, Found::Alias(_)) => {
                for term in terms.iter() {
                    self.name(term);
                }
            }
            FieldValue::Text(Some(text)) if matches!(field.found, Found::Alias(_)) => self.name(text),
            FieldValue::Part(Some(part)) => part.each_field(&mut |field, value| self.field(field, value)),
            FieldValue::Parts(parts) => parts.keep(&mut |part| {
                part.each_field(&mut |field, value| self.field(field, value));
                true
            }),
            FieldValue::OwnId(_)
            | FieldValue::Text(_)
            | FieldValue::Prose(None)
            | FieldValue::Terms(_)
            | FieldValue::Name(..)
            | FieldValue::Place(_)
            | FieldValue::Ids(..)
            | FieldValue::Closed(_)
            | FieldValue::Part(None) => {}
        }
    }
}

/// Whether one of the names stands in a text, from the beginning of a word to the end of one. Names that are too many to be
/// looked for stand everywhere.
fn stand_in(names: &Result<AhoCorasick, BuildError>, letters: &Letters) -> bool {
    let Ok(names) = names else { return true };
    names
        .find_overlapping_iter(letters.text())
        .any(|found| letters.is_edge(found.start()) && letters.is_edge(found.end()))
}

/// A text without its markup, as it is drawn.
fn drawn(text: &str, titles: &HashMap<String, String>) -> String {
    let mut drawn = String::with_capacity(text.len());
    for (_, paragraph) in paragraphs(text) {
        drawn.push_str(&unmarked(&paragraph, |target| {
            target.words.unwrap_or_else(|| titles.get(target.id).map_or(target.id, String::as_str))
        }));
        drawn.push('\n');
    }
    drawn
}

/// Whether a word may be an id in running text: those that could be any word are only meant where they are linked.
fn is_code(word: &str) -> bool {
    word.len() > 2 && word.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
}

/// What tells the quotations that a text could be made of apart: a number for each.
fn runs(letters: &Letters) -> impl Iterator<Item = u64> {
    let split = letters.words().map(number).collect::<Vec<u64>>();
    let joined = letters.joined_words().map(number).collect::<Vec<u64>>();
    [split, joined].into_iter().flat_map(|words| words.windows(QUOTED).map(number).collect::<Vec<_>>())
}

/// The letters of an id alone: in a slug nothing tells where the id of another ends.
fn letters(id: &str) -> String {
    Letters::of(id, Case::Folded).text().to_owned()
}

fn number(said: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    said.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::bundle::item::actor::Actor;
    use crate::bundle::item::exhibits::Exhibits;
    use crate::bundle::item::item::Detail;
    use crate::bundle::value::origin::Origin;

    fn item(id: &str, title: &str, text: Option<&str>) -> Item {
        Item {
            id: Id::new(id),
            title: title.to_owned(),
            text: text.map(str::to_owned),
            origin: Origin::Issuer,
            at: None,
            about: Vec::new(),
            marking: None,
            links: Vec::new(),
            external_refs: Vec::new(),
            tags: Vec::new(),
            added_in: None,
            changed_in: None,
            imported: Vec::new(),
            exhibits: Exhibits::default(),
            detail: Detail::Note,
        }
    }

    fn hidden() -> [Item; 4] {
        let said = "Three men met at the station to talk about the price of silence.";
        let aliases = ["Cobalt Spider", "TA505"].map(str::to_owned).to_vec();
        let mut actor = item("actor.apt41", "APT41", Some("They wait *for* the tide."));
        actor.detail = Detail::Actor(Actor { aliases, ..Actor::default() });
        [
            item("E-07", "The quiet meeting", Some(said)),
            actor,
            item("op", "Operation Heron", None),
            item("org.press", "Press", None),
        ]
    }

    fn mentions() -> Mentions {
        Mentions::of(&hidden()).in_texts_of(&[item("one", "Operation", None)])
    }

    #[track_caller]
    fn check(text: &str, left: Option<&str>) {
        assert_eq!(mentions().cut(text).as_deref(), left);
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
        check("“They wait for the *tide*”, we heard. More.", Some("More."));
        check("They wait for a tide.", Some("They wait for a tide."));
    }

    #[test]
    fn a_name_of_one_word_is_a_name_where_it_is_written_as_one() {
        check("It was APT41. It was not.", Some("It was not."));
        check("It was TA505’s work. It was not.", Some("It was not."));
        check("The Press knew. The press wrote.", Some("The press wrote."));
        check("Pressing on, they impressed nobody.", Some("Pressing on, they impressed nobody."));
        check("So did cobalt spider. So did cobalt.", Some("So did cobalt."));
    }

    #[test]
    fn a_name_is_known_in_every_disguise() {
        for name in [
            "[[x|Operation]] [[x|Heron]]",
            "[[one]] Heron",
            "Oper**ation** He*ron*",
            "operation, heron",
            "Operation\nHeron",
            "Oper\u{ad}ation He\u{200b}ron",
            "Operation-Heron",
            "Op-era-tion He’ron",
            "Ｏｐｅｒａｔｉｏｎ　Ｈｅｒｏｎ",
            "OPE\u{301}RATION H\u{c9}RON",
            "Оpеrаtiоn Неrоn",
            "𝑶𝒑𝒆𝒓𝒂𝒕𝒊𝒐𝒏 ⒽⒺⓇⓄⓃ",
            "A\u{200d}PT\u{2060}41",
            "Ａ**Ｐ**Ｔ\u{ad}４１",
            "Ｅ\u{2011}0\u{200b}7",
            "[[x|E]]-07",
        ] {
            check(&format!("So much for {name}. More."), Some("More."));
        }
        check("Cooperation heroned. An operation; a heron.", Some("Cooperation heroned. An operation; a heron."));
    }

    #[test]
    fn a_slug_tells_a_name_in_small_letters() {
        let mentions = mentions();
        assert!(
            ["tour-of-apt41", "press", "operation.heron", "e-07", "to-e-07", "org.press.day"]
                .iter()
                .all(|slug| mentions.are_in_slug(slug))
        );
        assert!(!["tour", "pressing", "e-071"].iter().any(|slug| mentions.are_in_slug(slug)));
    }

    /// A letter, written so that a plain comparison does not find it.
    fn disguised(letter: char, way: u8) -> String {
        let wide = char::from_u32(u32::from(letter) + 0xFEE0).filter(|_| letter.is_ascii_graphic());
        match way {
            0 => format!("{letter}\u{ad}"),
            1 => format!("\u{200b}{letter}"),
            2 => format!("{letter}\u{200d}"),
            3 => wide.unwrap_or(letter).to_string(),
            4 => format!("**{letter}**"),
            5 => format!("[[x|{letter}]]"),
            6 => format!("{letter}\u{301}").nfd().collect(),
            7 => format!("{letter}\u{fe0f}"),
            8 => format!("`{letter}`"),
            _ => letter.to_string(),
        }
    }

    proptest! {
        #[test]
        fn no_mix_of_disguises_hides_a_name(
            name in proptest::sample::select(vec!["Operation Heron", "APT41", "TA505", "Cobalt Spider", "Press", "E-07"]),
            ways in proptest::collection::vec(0_u8..12, 20),
            blanks in "[ \u{a0}\u{3000}]{1,3}",
        ) {
            let letters = name.chars().zip(&ways);
            let name: String = letters
                .map(|(c, &way)| if c.is_alphanumeric() { disguised(c, way) } else if c == ' ' { blanks.clone() } else { c.into() })
                .collect();
            let text = format!("So much for {name}, then. More.");
            prop_assert!(mentions().are_in(&text), "{text:?}");
            prop_assert_eq!(mentions().cut(&text), Some("More.".to_owned()), "{:?}", text);
        }
    }
}
