//! JSON that is looked into and not copied: each value is a piece of the file until somebody asks for it.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::text::character::{acts_on_text, is_hostile};

/// The entries of a mapping, in order. A key may stand there twice; nothing is lost by that.
#[derive(Debug, Clone, Default)]
pub struct Entries<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Entries<'a> {
    /// The entries of a value; nothing where it is no mapping.
    pub fn of(value: &'a RawValue) -> Option<Self> {
        value.get().starts_with('{').then(|| serde_json::from_str(value.get()).ok()).flatten()
    }

    pub fn get(&self, key: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(held, _)| held == key).map(|(_, value)| *value)
    }

    /// A value that is a text.
    pub fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        text(self.get(key)?)
    }

    /// The texts of a list, or the only one where no list is written.
    pub fn texts(&self, key: &str) -> Vec<Cow<'a, str>> {
        self.get(key).map(texts).unwrap_or_default()
    }

    /// The elements of a list.
    pub fn list(&self, key: &str) -> Vec<&'a RawValue> {
        self.get(key).map(list).unwrap_or_default()
    }

    /// A mapping below this one.
    pub fn below(&self, key: &str) -> Option<Self> {
        Self::of(self.get(key)?)
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

/// A text, where the value is one.
pub fn text(value: &RawValue) -> Option<Cow<'_, str>> {
    let inside = value.get().strip_prefix('"')?.strip_suffix('"')?;
    if !inside.contains('\\') {
        return Some(Cow::Borrowed(inside));
    }
    serde_json::from_str(value.get()).ok().map(Cow::Owned)
}

/// The texts of a list, or the only one where no list is written.
pub fn texts(value: &RawValue) -> Vec<Cow<'_, str>> {
    match text(value) {
        Some(text) => vec![text],
        None => list(value).into_iter().filter_map(text).collect(),
    }
}

/// The elements of a list; none where it is no list.
pub fn list(value: &RawValue) -> Vec<&RawValue> {
    if !value.get().starts_with('[') {
        return Vec::new();
    }
    serde_json::from_str(value.get()).unwrap_or_default()
}

/// A value on one line as short as it can be, with everything that acts on a terminal, or hides, written as an escape.
pub fn compact(value: &RawValue) -> String {
    let text = value.get();
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        if !inside && matches!(c, ' ' | '\n' | '\r' | '\t') {
            continue;
        }
        if inside && !c.is_ascii_graphic() && c != ' ' && (acts_on_text(c) || is_hostile(c)) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
        if inside && !escaped && c == '\\' {
            escaped = true;
            continue;
        }
        if c == '"' && !escaped {
            inside = !inside;
        }
        escaped = false;
    }
    out
}

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed)? {
            entries.push((key, map.next_value()?));
        }
        entries.shrink_to_fit();
        Ok(Entries(entries))
    }
}

/// A key, borrowed from the file wherever it holds no escape.
struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_to_the_letter_but_for_what_acts_on_a_terminal() {
        let written = "{ \"a\" : [1.0, \"x \\\" y\\\\\", \"\u{202e}é\u{200b}\"],\n \"b\":1e400 }";
        let value: &RawValue = serde_json::from_str(written).unwrap();
        assert_eq!(compact(value), r#"{"a":[1.0,"x \" y\\","\u202eé\u200b"],"b":1e400}"#);
        let entries = Entries::of(value).unwrap();
        assert_eq!(entries.texts("a").len(), 2);
        assert_eq!(entries.get("b").unwrap().get(), "1e400");
    }

    #[test]
    fn a_key_that_stands_twice_is_there_twice() {
        let entries: Entries<'_> = serde_json::from_str(r#"{"a":1,"a":2,"\u0062":3}"#).unwrap();
        assert_eq!(entries.0.len(), 3);
        assert!(entries.has("b"));
    }
}
