//! What a field is and what stands in it. Each kind goes over its fields once, and everything that has to treat every
//! field is told by that: redaction, ties, references, search, and the reference of the format.

use std::borrow::Cow;

use serde::de::value::Error as NoValue;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::locator::Locator;
use crate::bundle::value::tie::Tie;

/// One field, whatever stands in it.
#[derive(Debug, Clone, Copy)]
pub struct ItemField {
    /// The key, a value as it may be written, and what it means, as they may stand in a file: `key: value # meaning`.
    line: &'static str,
    pub needed: Needed,
    pub falls: Falls,
    pub found: Found,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    Yes,
    No,
    /// Where another key of the same mapping has this word.
    Where(&'static str, &'static str),
    /// Unless another key of the same mapping has one of these words.
    Unless(&'static str, &'static [&'static str]),
    /// Where another key stands in the same mapping.
    With(&'static str),
}

/// When what holds a field cannot be shown because something in the field may not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Falls {
    /// What may not be shown is taken out, and the rest stands.
    Never,
    /// When nothing is left: it would be read as a field that the author left empty.
    WhenEmptied,
    /// When anything is taken out.
    WhenCut,
    /// The same, and the item falls with the part that holds the field.
    WithItsItem,
}

/// How the words of a field are found by a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Not,
    /// Under this name; a list as one text.
    As(&'static str),
    /// Under this name, each element by itself.
    Each(&'static str),
    /// As another name of the item, told under this.
    Alias(&'static str),
}

/// The name of an item in lists, which several kinds have.
pub const SHORT: ItemField = ItemField::optional("short: The Pilot # Its name in lists, at most 28 characters.")
    .found(Found::Alias("short name"));

impl ItemField {
    /// The key under which an item of somebody else's holds what the transcriber adds to it.
    pub const ADDED: &'static str = "added";

    /// A field that may be left out.
    pub const fn optional(line: &'static str) -> Self {
        Self { line, needed: Needed::No, falls: Falls::Never, found: Found::Not }
    }

    /// A field that must be there.
    pub const fn needed(line: &'static str) -> Self {
        Self { needed: Needed::Yes, ..Self::optional(line) }
    }

    /// A field that must be there in some cases.
    pub const fn needed_if(needed: Needed, line: &'static str) -> Self {
        Self { needed, ..Self::optional(line) }
    }

    /// The key in a bundle's files.
    pub fn key(&self) -> &'static str {
        self.line.split_once(": ").map_or(self.line, |(key, _)| key)
    }

    /// A value as it may be written.
    pub fn example(&self) -> &'static str {
        let rest = self.line.split_once(": ").map_or("", |(_, rest)| rest);
        rest.split_once(" # ").map_or(rest, |(example, _)| example)
    }

    /// What it means, in a sentence.
    pub fn meaning(&self) -> &'static str {
        self.line.split_once(" # ").map_or("", |(_, meaning)| meaning)
    }

    pub const fn falls(self, falls: Falls) -> Self {
        Self { falls, ..self }
    }

    pub const fn found(self, found: Found) -> Self {
        Self { found, ..self }
    }
}

/// What stands in a field.
pub enum FieldValue<'a> {
    /// The id by which the item itself is known.
    OwnId(&'a Id),
    /// Words without which its holder cannot stand.
    Text(Option<&'a mut String>),
    /// Text that can lose sentences.
    Prose(&'a mut Option<String>),
    Terms(&'a mut Vec<String>),
    /// The rows of a table, each a list of cells.
    Rows(&'a mut Vec<Vec<String>>),
    /// A name, or the id of an item; with the relation to that item, where there is one.
    Name(Option<&'a mut String>, Option<Relation>),
    Place(&'a mut Option<Locator>),
    Ids(Ids<'a>, Tie),
    Closed(Closed),
    Part(Option<&'a mut dyn Fields>),
    Parts(&'a mut dyn PartList),
}

impl<'a> FieldValue<'a> {
    pub fn text(text: &'a mut String) -> Self {
        Self::Text(Some(text))
    }

    pub fn ids(ids: &'a mut Vec<Id>, tie: Tie) -> Self {
        Self::Ids(Ids::Many(ids), tie)
    }

    /// A mapping with fields of its own.
    pub fn part(part: &'a mut impl Fields) -> Self {
        Self::Part(Some(part))
    }

    /// The same, where it may be absent.
    pub fn optional(part: &'a mut Option<impl Fields>) -> Self {
        Self::Part(part.as_mut().map(|part| -> &mut dyn Fields { part }))
    }

    /// Whether something holds of the item, by the word that a search has for it.
    pub const fn flag(holds: Option<&'static str>) -> Self {
        Self::Closed(Closed { sort: Sort::Flag, said: None, holds })
    }

    /// A day, as it is said.
    pub fn day(day: Option<jiff::civil::Date>) -> Self {
        Self::Closed(Closed { sort: Sort::Day, said: day.map(|day| Cow::Owned(day.to_string())), holds: None })
    }

    pub const fn number() -> Self {
        Self::Closed(Closed { sort: Sort::Number, said: None, holds: None })
    }

    /// A number that counts something.
    pub const fn whole() -> Self {
        Self::Closed(Closed { sort: Sort::Whole, said: None, holds: None })
    }

    /// A word of a closed set, as it is said, and the word that a search has for it.
    pub fn word<T: for<'de> Deserialize<'de>>(said: Option<&'static str>, holds: Option<&'static str>) -> Self {
        Self::Closed(Closed { sort: Sort::Word(words_of::<T>), said: said.map(Cow::Borrowed), holds })
    }

    /// A list of words of a closed set.
    pub fn words<T: for<'de> Deserialize<'de>>() -> Self {
        Self::Closed(Closed { sort: Sort::Words(words_of::<T>), said: None, holds: None })
    }
}

/// Something whose fields can be gone over.
pub trait Fields {
    /// Visits every field in the order in which it is written. The holder is taken apart without `..`, so that a field
    /// which is forgotten here does not compile.
    fn each_field(&mut self, visit: &mut Visit<'_>);
}

/// What is done with each field.
pub type Visit<'v> = dyn FnMut(&ItemField, FieldValue<'_>) + 'v;

/// A list of mappings with fields of their own.
pub trait PartList {
    /// Takes out those that are not to be kept.
    fn keep(&mut self, keep: &mut dyn FnMut(&mut dyn Fields) -> bool);
}

impl<T: Fields> PartList for Vec<T> {
    fn keep(&mut self, keep: &mut dyn FnMut(&mut dyn Fields) -> bool) {
        self.retain_mut(|part| keep(part));
    }
}

/// The ids of a field.
pub enum Ids<'a> {
    One(&'a mut Id),
    Optional(&'a mut Option<Id>),
    Many(&'a mut Vec<Id>),
}

impl Ids<'_> {
    pub fn as_slice(&self) -> &[Id] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Optional(id) => id.as_slice(),
            Self::Many(ids) => ids,
        }
    }

    /// Takes out what is not to be kept. The only id of a field that must have one stays; tell by `falls`.
    pub fn retain(&mut self, keep: impl Fn(&Id) -> bool) {
        match self {
            Self::One(_) => {}
            Self::Optional(id) => {
                id.take_if(|id| !keep(id));
            }
            Self::Many(ids) => ids.retain(keep),
        }
    }
}

/// A value that the program itself has words for, so that nothing of anybody's can stand in it.
pub struct Closed {
    pub sort: Sort,
    pub said: Option<Cow<'static, str>>,
    /// What then holds of the item, in the word that a search has for it.
    pub holds: Option<&'static str>,
}

/// What sort of closed value it is.
pub enum Sort {
    Flag,
    Day,
    Number,
    /// A whole number, 0 or more.
    Whole,
    /// A word of these.
    Word(fn() -> &'static [&'static str]),
    /// A list of such words.
    Words(fn() -> &'static [&'static str]),
}

/// The words that a type is written with.
fn words_of<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut words: &'static [&'static str] = &[];
    // It never becomes a value: the words are noted, and that is all.
    let _ = T::deserialize(Asked(&mut words));
    words
}

/// Notes the words that a type asks for.
struct Asked<'w>(&'w mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = NoValue;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoValue> {
        Err(NoValue::custom("there is no value, only words"))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoValue> {
        *self.0 = words;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
