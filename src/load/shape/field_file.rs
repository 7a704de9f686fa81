//! The shapes of values that stand in many items: ids, days and link types.

use std::fmt;

use jiff::civil::Date;
use serde::de::{EnumAccess, Error as _, Visitor};
use serde::{Deserialize, Deserializer};

use crate::bundle::{Id, Relation};
use crate::load::yaml::attempt::{DAY, LINK_TYPE, ONE_OR_MANY};

/// Ids, which may also be written as one id.
#[derive(Debug, Default)]
pub struct Ids(pub Vec<Id>);

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Inner;
        impl<'de> Visitor<'de> for Inner {
            type Value = Ids;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id or a list of ids")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Ids, D::Error> {
                Vec::<Id>::deserialize(deserializer).map(Ids)
            }
        }
        deserializer.deserialize_newtype_struct(ONE_OR_MANY, Inner)
    }
}

/// A day, written year-month-day.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Inner;
        impl<'de> Visitor<'de> for Inner {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Day, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map(Day).map_err(D::Error::custom)
            }
        }
        deserializer.deserialize_newtype_struct(DAY, Inner)
    }
}

/// A link type, by its word.
#[derive(Debug, Clone, Copy)]
pub struct LinkType(pub Relation);

/// The words of the link types, in the order of `Relation::LINK_TYPES`.
const LINK_WORDS: [&str; Relation::LINK_TYPES.len()] = {
    let mut words = [""; Relation::LINK_TYPES.len()];
    let mut place = 0;
    while place < words.len() {
        words[place] = Relation::LINK_TYPES[place].key();
        place += 1;
    }
    words
};

impl<'de> Deserialize<'de> for LinkType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Inner;
        impl<'de> Visitor<'de> for Inner {
            type Value = LinkType;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a link type")
            }

            fn visit_enum<A: EnumAccess<'de>>(self, word: A) -> Result<LinkType, A::Error> {
                let (word, _): (String, _) = word.variant()?;
                Relation::link_type(&word).map(LinkType).ok_or_else(|| A::Error::unknown_variant(&word, &LINK_WORDS))
            }
        }
        deserializer.deserialize_enum(LINK_TYPE, &LINK_WORDS, Inner)
    }
}
