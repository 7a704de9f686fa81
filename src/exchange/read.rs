//! Which format a file is in, and reading it.

use std::path::Path;

use serde_json::value::RawValue;

use crate::bundle::Kind;
use crate::exchange::draft::report::Imported;
use crate::exchange::json::budget::{Refusal, check_size};
use crate::exchange::json::raw::{Entries, list, text};
use crate::exchange::{misp, stix};
use crate::text::character::shown;

/// Whether a file is in another format by the ending of its name.
pub fn is_foreign(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ending == "json")
}

/// Reads a file: its path as it is shown, its name without an ending, and its bytes.
pub fn read(file: &str, name: &str, bytes: &[u8]) -> Result<Imported, Refusal> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    json(file, name, bytes)
}

fn json(file: &str, name: &str, bytes: &[u8]) -> Result<Imported, Refusal> {
    let malformed = |why: String| Refusal::Malformed { format: "JSON", why: shown(&why) };
    let bytes_of_text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let written = std::str::from_utf8(bytes_of_text).map_err(|error| malformed(error.to_string()))?;
    let value: &RawValue = serde_json::from_str(written.trim()).map_err(|error| malformed(error.to_string()))?;
    if stix::file::is_stix(value) {
        return stix::read::read(file, name, value, bytes.len());
    }
    if let Some(sort) = misp::read::sort(value) {
        return misp::read::read(file, sort, bytes.len());
    }
    if Entries::of(value).is_some_and(|entries| entries.has(Kind::Assessment.key())) {
        return Err(Refusal::Own);
    }
    Err(Refusal::Unknown { found: what_it_is(value) })
}

/// What JSON is, for whoever wonders why it is not read.
fn what_it_is(value: &RawValue) -> String {
    if let Some(entries) = Entries::of(value) {
        let keys: Vec<String> = entries.0.iter().take(5).map(|(key, _)| format!("`{}`", shown(key))).collect();
        return if keys.is_empty() {
            "an empty mapping".to_owned()
        } else {
            format!("a mapping of {}", keys.join(", "))
        };
    }
    if text(value).is_some() {
        return "a text".to_owned();
    }
    if value.get().starts_with('[') {
        return format!("a list of {}", list(value).len());
    }
    "a number or a word".to_owned()
}
