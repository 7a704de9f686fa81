//! The reader of one value, and what it makes of words, numbers and days.

use crate::bundle::value::written::{LINK_TYPE, ORIGIN, TLP};
use crate::bundle::{Origin, Tlp};
use crate::load::fault::advice;
use crate::load::fault::files::{self, Written};
use crate::load::fault::items;
use crate::load::fault::keys::{self, FoundType, WantedType};
use crate::load::fault::nearest::{nearest, nearest_day};
use crate::load::fault::statements;
use crate::load::yaml::node::NodeId;
use crate::load::yaml::reading::{Given, NEUTRAL, ReadError, ReadErrorKind, Reading};
use crate::load::yaml::step::{Focus, Step};
use crate::load::yaml::yaml::Tree;
use crate::text::character::{first_hidden, harmless, is_hostile_in_text};

/// A reader of one value.
pub struct ValueReader<'r, 'a> {
    pub reading: &'r mut Reading<'a>,
    pub given: Given<'a>,
    pub node: Option<NodeId>,
}

impl ValueReader<'_, '_> {
    pub fn wrong_type<T>(&self, wanted: WantedType) -> Result<T, ReadError> {
        let found = match self.given {
            Given::Blank => return Err(ReadError::of(ReadErrorKind::NoNeutral)),
            Given::Tree(Tree::Null) => return Err(ReadError::wrong(keys::empty_value())),
            Given::Tree(Tree::List(_)) => FoundType::List,
            Given::Tree(Tree::Map(_)) => FoundType::Mapping,
            Given::Tree(tree) => FoundType::Text(self.written(tree)),
        };
        Err(ReadError::wrong(advice::wrong_type(wanted, &found, &Step::keys(&self.reading.path))))
    }

    /// A scalar as it is written in the file.
    fn written(&self, tree: &Tree) -> String {
        if let Tree::Text(text) = tree {
            return text.clone();
        }
        let spans = self.reading.spans;
        if !spans.are_made() && !matches!(tree, Tree::Whole(_)) {
            // `1.10` and `True` are known as they are written only by their places; the file is read again with them.
            spans.nodes();
        }
        self.node.and_then(|node| spans.plain(node)).map_or_else(|| tree.to_string(), str::to_owned)
    }

    /// The text of a scalar: harmless, never empty. Numbers and booleans are text as written where text is wanted.
    pub fn text(&mut self) -> Result<String, ReadError> {
        let tree = match self.given {
            Given::Blank => return Ok(NEUTRAL[0].to_owned()),
            Given::Tree(Tree::List(_) | Tree::Map(_)) => return self.wrong_type(WantedType::Text),
            Given::Tree(tree) => tree,
        };
        let text = self.written(tree);
        if matches!(tree, Tree::Null) || text.trim().is_empty() {
            self.reading.tell(Focus::Key, keys::empty_value());
            return Ok(NEUTRAL[0].to_owned());
        }
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
            return Ok(text);
        }
        let wrong = match text.chars().find(|&c| is_hostile_in_text(c)) {
            None => first_hidden(&text).map(files::hidden_character),
            Some(c) => Some(files::hostile_character(Written::Escaped, c)),
        };
        let Some(wrong) = wrong else { return Ok(text) };
        self.reading.tell(Focus::Value, wrong);
        Ok(harmless(&text))
    }

    pub fn whole(&self) -> Result<i128, ReadError> {
        match self.given {
            Given::Tree(Tree::Whole(value)) => Ok(*value),
            _ => self.wrong_type(WantedType::WholeNumber),
        }
    }

    pub fn variant(&mut self, name: &str, variants: &'static [&'static str]) -> Result<&'static str, ReadError> {
        let neutral = || NEUTRAL.into_iter().find_map(|word| variants.iter().copied().find(|variant| *variant == word));
        if matches!(self.given, Given::Blank) {
            return neutral().ok_or(ReadError::of(ReadErrorKind::NoNeutral));
        }
        let found = self.text()?;
        let variants = if name == TLP { Tlp::labels() } else { variants };
        if let Some(variant) = variants.iter().find(|&&variant| variant == found) {
            return Ok(variant);
        }
        if matches!(self.given, Given::Tree(Tree::Null)) {
            return neutral().ok_or(ReadError::of(ReadErrorKind::NoNeutral));
        }
        if let (TLP, Some(tlp)) = (name, Tlp::written(&found)) {
            self.reading.tell(Focus::Value, statements::label_spelling(&found, tlp.label()));
            return Ok(tlp.label());
        }
        if name == ORIGIN && found == Origin::FORMER {
            let word = Origin::Transcriber.word();
            self.reading.tell(Focus::Value, keys::former_word(&found, word));
            return Ok(word);
        }
        let near = nearest(&found, variants.iter().copied());
        Err(ReadError::wrong(if name == LINK_TYPE {
            items::unknown_link(&found, near.as_deref())
        } else {
            keys::unknown_word(&found, near.as_deref(), variants)
        }))
    }

    pub fn day(&mut self) -> Result<String, ReadError> {
        if matches!(self.given, Given::Blank) {
            return Err(ReadError::of(ReadErrorKind::NoNeutral));
        }
        let found = self.text()?;
        if found.len() == 10 && found.parse::<jiff::civil::Date>().is_ok() {
            return Ok(found);
        }
        let nearest = nearest_day(&found);
        Err(ReadError::wrong(keys::bad_date(&found, nearest.as_deref())))
    }
}
