//! What a Markdown file says of itself before its text: keys and values between two lines of hyphens.

use jiff::civil::Date;
use serde_json::Value;

use crate::bundle::{Marking, Tlp};
use crate::exchange::draft::prose::prose;
use crate::load::yaml::read::tree;
use crate::load::yaml::yaml::Tree;
use crate::text::property::property;

/// The front matter of a file, and where its text begins.
#[derive(Debug, Default)]
pub struct FrontMatter {
    entries: Vec<(String, Tree)>,
    pub ends: usize,
}

/// Keys whose values a field of the item holds.
pub const HELD: [&str; 1] = ["tags"];

impl FrontMatter {
    pub fn of(text: &str) -> Self {
        let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
            return Self::default();
        };
        let start = text.len() - rest.len();
        let Some((length, line)) = closing(rest) else { return Self::default() };
        match tree("front matter", &rest.as_bytes()[..length]).0 {
            Some(Tree::Map(entries)) => Self { entries, ends: start + length + line },
            Some(Tree::Null) => Self { entries: Vec::new(), ends: start + length + line },
            // What is no front matter is text.
            _ => Self::default(),
        }
    }

    pub fn text(&self, keys: &[&str]) -> Option<String> {
        let (_, value) = self.entries.iter().find(|(key, _)| keys.contains(&key.to_lowercase().as_str()))?;
        match value {
            Tree::Text(text) => Some(prose(text).text).filter(|text| !text.is_empty()),
            Tree::Whole(_) | Tree::Real(_) | Tree::Bool(_) => Some(value.to_string()),
            Tree::Null | Tree::List(_) | Tree::Map(_) => None,
        }
    }

    pub fn list(&self, key: &str) -> Vec<String> {
        match self.entries.iter().find(|(held, _)| held.to_lowercase() == key).map(|(_, value)| value) {
            Some(Tree::List(values)) => {
                values.iter().map(|value| prose(&value.to_string()).text).filter(|text| !text.is_empty()).collect()
            }
            Some(Tree::Text(text)) => {
                text.split(',').map(|part| prose(part.trim()).text).filter(|text| !text.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    pub fn day(&self) -> Option<Date> {
        self.text(&["issued", "date", "published", "created", "timestamp"])?.get(..10)?.parse().ok()
    }

    /// The marking it states: nothing where it states none, or says that there is none.
    pub fn marking(&self) -> Option<Marking> {
        let written = self.text(&["tlp", "marking", "classification"])?;
        if ["none", "no marking stated", "not stated"].contains(&written.to_lowercase().as_str()) {
            return None;
        }
        let tlp = Tlp::written(&written).unwrap_or(Tlp::Unreadable);
        Some(Marking { tlp: Some(tlp), ..Marking::default() })
    }

    /// Every entry, as properties.
    pub fn properties(&self) -> Vec<String> {
        self.entries.iter().map(|(key, value)| property(key, &json(value).to_string())).collect()
    }
}

/// The lengths of what stands before the closing line, and of that line.
fn closing(rest: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        if ["---", "..."].contains(&line.trim_end()) {
            return Some((start, line.len()));
        }
        start += line.len();
    }
    None
}

fn json(tree: &Tree) -> Value {
    match tree {
        Tree::Null => Value::Null,
        Tree::Bool(value) => Value::from(*value),
        Tree::Whole(value) => i64::try_from(*value).map_or_else(|_| Value::from(value.to_string()), Value::from),
        Tree::Real(value) => Value::from(*value),
        Tree::Text(text) => Value::from(text.as_str()),
        Tree::List(values) => values.iter().map(json).collect(),
        Tree::Map(entries) => Value::Object(entries.iter().map(|(key, value)| (key.clone(), json(value))).collect()),
    }
}
