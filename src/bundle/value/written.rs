//! Values that a file may write in more than one way, or that are looked at closely when they are read.

use std::fmt;

use jiff::civil::Date;
use serde::de::{EnumAccess, Error as _, Visitor};
use serde::{Deserialize, Deserializer};

use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;

/// The name of a newtype around a list which may also be written as its only element.
pub const ONE_OR_MANY: &str = "OneOrMany";
/// The name of a newtype around a date.
pub const DAY: &str = "Day";
/// The name of the enum of link types.
pub const LINK_TYPE: &str = "LinkType";
/// The name of the enum of labels.
pub const TLP: &str = "Tlp";
/// The name of the enum of who says something.
pub const ORIGIN: &str = "Origin";
/// The name of the enum of what each kind adds to an item.
pub const DETAIL: &str = "Detail";
/// Fields whose own fields stand in the mapping of their holder. serde's `flatten` would lose the places of errors.
pub const FLAT: [&str; 4] = ["exhibits", "detail", "imprint", "breakdown"];

/// Ids, which may also be written as one id.
pub fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Id>, D::Error> {
    struct Inner;
    impl<'de> Visitor<'de> for Inner {
        type Value = Vec<Id>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an id or a list of ids")
        }

        fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Id>, D::Error> {
            Vec::deserialize(deserializer)
        }
    }
    deserializer.deserialize_newtype_struct(ONE_OR_MANY, Inner)
}

/// A day, written year-month-day.
struct Day(Date);

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

/// A day, where there is one.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Ok(Option::<Day>::deserialize(deserializer)?.map(|day| day.0))
}

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

/// A relation that may stand under `links`.
pub struct LinkType(pub Relation);

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

/// A link type, by its word.
pub fn link_type<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Relation, D::Error> {
    Ok(LinkType::deserialize(deserializer)?.0)
}
