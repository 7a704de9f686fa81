//! What the fields of each kind are, without an item: for the reference of the format, its schema, templates and faults.

use crate::bundle::item::item::Item;
use crate::bundle::library::walk::Walk;
use crate::bundle::value::field::{FieldValue, Fields, Ids, ItemField, Needed, Sort};
use crate::bundle::value::filled::filled;
use crate::bundle::value::kind::Kind;

/// A field, what may stand in it, and the fields of the mapping that it is.
#[derive(Debug, Clone)]
pub struct Description {
    pub field: ItemField,
    pub value: ValueType,
    pub parts: Vec<Description>,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    OwnId,
    Text,
    Texts,
    /// Lists of texts, one a row.
    Rows,
    Name,
    Place,
    /// An id of what these words say.
    Id(&'static str),
    /// A list of such ids, or one of them.
    Ids(&'static str),
    Flag,
    Day,
    Number,
    /// A whole number, 0 or more.
    Whole,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of such words.
    Words(&'static [&'static str]),
    Mapping,
    Mappings,
}

impl Description {
    /// The fields of a kind, those that every item has first, with what the kind needs of those.
    pub fn of_kind(kind: Kind) -> Vec<Self> {
        let mut all = filled::<Item>(kind).map_or_else(Vec::new, |mut item| Self::of(&mut item));
        for description in &mut all {
            let key = description.field.key();
            let needed = &mut description.field.needed;
            match (kind, key) {
                // It is the issuer's, as a whole.
                (Kind::Assessment, "origin" | "at") => *needed = Needed::No,
                (_, "text") if kind.needs_text() => *needed = Needed::Yes,
                (Kind::Assessment, "marking") | (Kind::Outlook, "about") => *needed = Needed::Yes,
                _ => {}
            }
        }
        all
    }

    /// The fields of a walk.
    pub fn of_walks() -> Vec<Self> {
        filled::<Walk>(Kind::Assessment).map_or_else(Vec::new, |mut walk| Self::of(&mut walk))
    }

    /// The fields of the mapping that stands under these keys, from the top of a file; none where no mapping does.
    pub fn below(keys: &[&str]) -> Vec<Self> {
        let Some((first, rest)) = keys.split_first() else { return Vec::new() };
        let mut fields = match Kind::ALL.into_iter().find(|kind| kind.key() == *first) {
            Some(kind) => Self::of_kind(kind),
            None if *first == Walk::KEY => Self::of_walks(),
            None => Vec::new(),
        };
        for key in rest {
            let held = fields.into_iter().find(|described| described.field.key() == *key);
            fields = held.map_or_else(Vec::new, |described| described.parts);
        }
        fields
    }

    /// The field under these keys, from the top of a file.
    pub fn at(keys: &[&str]) -> Option<Self> {
        let (key, above) = keys.split_last()?;
        Self::below(above).into_iter().find(|described| described.field.key() == *key)
    }

    fn of(holder: &mut dyn Fields) -> Vec<Self> {
        let mut all = Vec::new();
        holder.each_field(&mut |field, mut value| {
            let mut parts = Vec::new();
            match &mut value {
                FieldValue::Part(Some(part)) => parts = Self::of(*part),
                FieldValue::Parts(list) => list.keep(&mut |part| {
                    parts = Self::of(part);
                    true
                }),
                FieldValue::OwnId(_)
                | FieldValue::Text(_)
                | FieldValue::Prose(_)
                | FieldValue::Terms(_)
                | FieldValue::Rows(_)
                | FieldValue::Name(..)
                | FieldValue::Place(_)
                | FieldValue::Ids(..)
                | FieldValue::Closed(_)
                | FieldValue::Part(None) => {}
            }
            all.push(Self { field: *field, value: ValueType::of(&value), parts });
        });
        all
    }

    pub fn is_needed(&self) -> bool {
        self.field.needed == Needed::Yes
    }
}

impl ValueType {
    fn of(value: &FieldValue<'_>) -> Self {
        match value {
            FieldValue::OwnId(_) => Self::OwnId,
            FieldValue::Text(_) | FieldValue::Prose(_) => Self::Text,
            FieldValue::Terms(_) => Self::Texts,
            FieldValue::Rows(_) => Self::Rows,
            FieldValue::Name(..) => Self::Name,
            FieldValue::Place(_) => Self::Place,
            FieldValue::Ids(Ids::Many(_), tie) => Self::Ids(tie.may.words),
            FieldValue::Ids(Ids::One(_) | Ids::Optional(_), tie) => Self::Id(tie.may.words),
            FieldValue::Closed(closed) => match closed.sort {
                Sort::Flag => Self::Flag,
                Sort::Day => Self::Day,
                Sort::Number => Self::Number,
                Sort::Whole => Self::Whole,
                Sort::Word(words) => Self::Word(words()),
                Sort::Words(words) => Self::Words(words()),
            },
            FieldValue::Part(_) => Self::Mapping,
            FieldValue::Parts(_) => Self::Mappings,
        }
    }
}
