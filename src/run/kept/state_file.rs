//! The files of the state folder: JSON objects with a version, read strictly and changed without losing what is in them.

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::{DeserializeOwned, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::load::files::folders;
use crate::run::os::failure::reason;
use crate::run::os::write_file;
use crate::text::prose;

/// The version of the files, since the first release.
const VERSION: u64 = 1;

/// One file of the state folder.
#[derive(Debug, Clone)]
pub struct StateFile {
    pub path: Option<PathBuf>,
    /// What cannot be kept where an error occurs, as in "the theme".
    pub what: &'static str,
    /// What a file holds that is set aside, as in "the views that were kept before".
    pub content: &'static str,
}

impl StateFile {
    pub fn new(name: &str, what: &'static str, content: &'static str) -> Self {
        Self { path: folders::state_folder().map(|folder| folder.join(name)), what, content }
    }

    /// The content of the file; nothing where there is none, or this version cannot read it.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        self.path
            .as_ref()
            .and_then(|path| write_file::read(path))
            .and_then(|bytes| parse(&bytes))
            .map(|(content, _)| content)
    }

    /// Changes the file, which another program may have changed meanwhile: `change` gets its content and the object that is
    /// written back. A file that this version cannot read is set aside first; the sentence says where.
    pub fn update<T: DeserializeOwned>(
        &self,
        change: impl FnOnce(Option<T>, &mut Map<String, Value>),
    ) -> Result<Option<String>, String> {
        let path = self.path.as_ref().ok_or_else(|| self.failed("there is no home folder"))?;
        let aside = update(path, change).map_err(|error| self.failed(&reason(&error)))?;
        Ok(aside.map(|aside| {
            let aside = prose::clean(&aside.display().to_string()).into_owned();
            format!("{} could not be read and is set aside as {aside}", self.content)
        }))
    }

    pub fn failed(&self, why: &str) -> String {
        format!("{} cannot be kept for the next start: {why}", self.what)
    }
}

fn update<T: DeserializeOwned>(
    path: &Path,
    change: impl FnOnce(Option<T>, &mut Map<String, Value>),
) -> io::Result<Option<PathBuf>> {
    write_file::write_merged(path, parse::<T>, |known| {
        let (content, mut object) = known.unzip();
        let mut object = object.take().unwrap_or_default();
        object.insert("version".to_owned(), VERSION.into());
        change(content, &mut object);
        serde_json::to_string_pretty(&object)
    })
}

/// The content of a file of this version, and the object it came from. A key that stands twice makes the file unreadable:
/// one of its two values would be lost when the file is written again.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Option<(T, Map<String, Value>)> {
    serde_json::from_slice::<UniqueKeys>(bytes).ok()?;
    let object: Map<String, Value> = serde_json::from_slice(bytes).ok()?;
    let known = object.get("version").and_then(Value::as_u64) == Some(VERSION);
    let content = serde_json::from_slice(bytes).ok().filter(|_| known)?;
    Some((content, object))
}

/// A new object with the keys of an old one that this version does not know.
pub fn with_unknown_keys(new: Value, old: Option<&Value>, known: &[&str]) -> Value {
    let (Value::Object(mut new), Some(Value::Object(old))) = (new.clone(), old) else { return new };
    for (key, value) in old.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
        new.insert(key.clone(), value.clone());
    }
    Value::Object(new)
}

/// JSON in which no object has a key twice.
struct UniqueKeys;

impl<'de> Deserialize<'de> for UniqueKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for UniqueKeys {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without a key that stands twice")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        let mut keys = HashSet::new();
        while let Some((key, Self)) = map.next_entry::<String, Self>()? {
            if !keys.insert(key) {
                return Err(A::Error::custom("a key stands twice"));
            }
        }
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self, A::Error> {
        while seq.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }
}
