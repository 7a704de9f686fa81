//! Which format a file is in, and reading it.

use std::path::Path;

use serde_json::value::RawValue;

use crate::bundle::Kind;
use crate::exchange::draft::report::Imported;
use crate::exchange::json::budget::{Refusal, check_size};
use crate::exchange::json::raw::{Entries, list, text};
use crate::exchange::markdown::vault::MarkdownFile;
use crate::exchange::{csv, markdown, misp, stix};
use crate::text::character::shown;

/// A format by the ending of a file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Json,
    Markdown,
    Csv,
}

fn ending(path: &Path) -> Option<Ending> {
    let ending = path.extension()?.to_ascii_lowercase();
    match ending.to_str()? {
        "json" => Some(Ending::Json),
        "md" | "markdown" => Some(Ending::Markdown),
        "csv" => Some(Ending::Csv),
        _ => None,
    }
}

/// Whether a file is in another format by the ending of its name.
pub fn is_foreign(path: &Path) -> bool {
    ending(path).is_some()
}

/// Whether it is one of the files of a vault.
pub fn is_markdown(path: &Path) -> bool {
    ending(path) == Some(Ending::Markdown)
}

/// Reads a file: its path, that as it is shown, and its bytes.
pub fn read_file(path: &Path, file: &str, bytes: &[u8]) -> Result<Imported, Refusal> {
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    match ending(path) {
        Some(Ending::Markdown) => {
            let path = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            read_vault(file, &name, &[(path, bytes.to_vec())])
        }
        Some(Ending::Csv) => csv::table::read(file, &name, bytes),
        Some(Ending::Json) | None => json(file, &name, bytes),
    }
}

/// Reads the files of a vault, each by its path in it.
pub fn read_vault(shown_as: &str, name: &str, files: &[(String, Vec<u8>)]) -> Result<Imported, Refusal> {
    let whole: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    check_size(u64::try_from(whole).unwrap_or(u64::MAX))?;
    let mut texts = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
        let text =
            text.map_err(|error| Refusal::Malformed { format: "Markdown", why: shown(&format!("{path}: {error}")) })?;
        texts.push(MarkdownFile { path: shown(path), text: text.to_owned() });
    }
    Ok(markdown::vault::read(shown_as, name, &texts))
}

/// Reads JSON: the path as it is shown, its name without an ending, and its bytes.
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
