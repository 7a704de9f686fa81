//! Faults of keys whose advice is what the fields of the kinds say of themselves: which keys there are, and how a value is written.

use crate::bundle::value::field::Needed;
use crate::bundle::{Description, Id, ValueType};
use crate::load::fault::keys::{self, FoundType, WantedType};
use crate::load::fault::written::written;
use crate::load::fault::wrong::{Wrong, all};
use crate::text::character::shown;

/// What is longer than this is not repeated in advice.
const REPEATED: usize = 60;

/// An unknown key of the mapping under these keys. The keys that are needed are named first.
pub fn unknown_key(key: &str, nearest: Option<&str>, known: &[&str], holder: &[&str]) -> Wrong {
    let described = Description::below(holder);
    let rare = |key: &&str| !described.iter().any(|one| one.field.key() == *key && one.field.needed != Needed::No);
    let mut known = known.to_vec();
    known.sort_by_key(rare);
    keys::unknown_key(key, nearest, &known)
}

/// A missing key of the mapping under these keys.
pub fn missing_key(key: &str, holder: &[&str]) -> Wrong {
    let wrong = keys::missing_key(key);
    if wrong.help.is_some() {
        return wrong;
    }
    let described = Description::below(holder).into_iter().find(|one| one.field.key() == key);
    wrong.help_if(described.map(|one| {
        if let ValueType::Word(words) | ValueType::Words(words) = one.value {
            format!("add `{key}:`, one of {}", all(words))
        } else {
            format!("add `{}`", line(&one, None))
        }
    }))
}

/// A value of another type than that which is wanted under these keys.
pub fn wrong_type(wanted: WantedType, found: &FoundType, keys: &[&str]) -> Wrong {
    let wrong = keys::wrong_type(wanted, found);
    let Some(described) = Description::at(keys).filter(|one| !one.parts.is_empty()) else { return wrong };
    let text = match found {
        FoundType::Text(text) => Some(shown(text)),
        FoundType::List | FoundType::Mapping => None,
    };
    match (wanted, found, described.value) {
        (WantedType::Mapping, _, ValueType::Mappings) => {
            wrong.help(format!("write `{}`", mapping(&described, text.as_deref())))
        }
        (WantedType::Mapping, FoundType::List, _) => {
            let one = line(&described, None);
            let beside = keys.split_last().map_or_else(Vec::new, |(_, holder)| Description::below(holder));
            let parts = beside
                .iter()
                .find(|other| other.parts.iter().any(|part| Some(part.field.key()) == keys.last().copied()));
            let several = parts.map_or_else(
                || "each stands in an item of its own".to_owned(),
                |parts| format!("each stands in `{}`", line(parts, None)),
            );
            wrong.help(format!("write one: `{one}`; of several, {several}"))
        }
        (WantedType::Mapping | WantedType::List, ..) => {
            wrong.help(format!("write `{}`", line(&described, text.as_deref())))
        }
        (WantedType::Text | WantedType::Bool | WantedType::Number | WantedType::WholeNumber, ..) => wrong,
    }
}

/// An empty list under these keys.
pub fn empty_list(keys: &[&str]) -> Wrong {
    let wrong = keys::empty_list();
    match Description::at(keys).filter(Description::is_needed) {
        Some(described) => wrong.help(format!("name one or more: `{}`", line(&described, None))),
        None => wrong,
    }
}

/// A field as it is written, with what was found in it where that can be a part of it.
fn line(described: &Description, found: Option<&str>) -> String {
    let key = described.field.key();
    if described.parts.is_empty() {
        format!("{key}: {}", described.field.example())
    } else if described.value == ValueType::Mappings {
        format!("{key}: [{}]", mapping(described, found))
    } else {
        format!("{key}: {}", mapping(described, found))
    }
}

/// A mapping with the keys that are needed; what was found stands for the first, where it can.
fn mapping(described: &Description, found: Option<&str>) -> String {
    let needed = |part: &&Description| matches!(part.field.needed, Needed::Yes | Needed::Unless(..));
    let mut parts: Vec<&Description> = described.parts.iter().filter(needed).collect();
    if parts.is_empty() {
        parts.extend(described.parts.first());
    }
    let value = |place: usize, part: &Description| match found.filter(|found| place == 0 && fits(part.value, found)) {
        Some(found) => written(found),
        None => part.field.example().to_owned(),
    };
    let pair = |(place, part): (usize, &&Description)| format!("{}: {}", part.field.key(), value(place, part));
    format!("{{{}}}", parts.iter().enumerate().map(pair).collect::<Vec<_>>().join(", "))
}

/// Whether a text can stand there.
fn fits(value: ValueType, text: &str) -> bool {
    text.chars().count() <= REPEATED
        && match value {
            ValueType::Text | ValueType::Name | ValueType::Place => !text.trim().is_empty(),
            ValueType::OwnId | ValueType::Id(_) | ValueType::Ids(_) => Id::is_slug(text),
            ValueType::Word(words) => words.contains(&text),
            ValueType::Texts
            | ValueType::Rows
            | ValueType::Flag
            | ValueType::Day
            | ValueType::Number
            | ValueType::Whole
            | ValueType::Words(_)
            | ValueType::Mapping
            | ValueType::Mappings => false,
        }
}
