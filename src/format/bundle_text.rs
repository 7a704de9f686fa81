//! A bundle written out as the YAML files that it could have been read from.

use std::fmt::Write as _;

use crate::bundle::value::written::FLAT;
use crate::bundle::{Assessment, Bundle, Detail, Id, Item, Kind, Walk};
use crate::load::shape::bundle_file::{BRIEFING, VERSION};
use crate::load::yaml::yaml::Tree;

/// From this size on, in bytes, a list goes on in another file: well below what is read of one.
const FULL: usize = 1024 * 1024;
/// The same, in values.
const FULL_VALUES: usize = 20_000;

/// The field of an item in which stands what its kind adds.
const DETAIL: &str = "detail";

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleText {
    pub name: String,
    pub text: String,
}

/// Gives every file of a bundle to whoever writes it, one at a time, so that not all of them are in memory at once.
pub fn each_file<E>(bundle: &Bundle, mut put: impl FnMut(BundleText) -> Result<(), E>) -> Result<(), E> {
    let cover = under(Kind::Assessment.key(), &lines(&tree(bundle.cover()), Kind::Assessment), "  ");
    put(BundleText { name: "assessment.yaml".to_owned(), text: format!("{BRIEFING}: {VERSION}\n{cover}") })?;
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Assessment) {
        let mut file = ListFile::new(kind.key());
        for item in bundle.of_kind(kind) {
            let tree = tree(item);
            if file.values > 0 && (file.text.len() > FULL || file.values > FULL_VALUES) {
                put(file.take())?;
            }
            file.add(&lines(&tree, kind), values(&tree));
        }
        if file.values > 0 {
            put(file.take())?;
        }
    }
    let mut file = ListFile::new(Walk::KEY);
    for walk in bundle.walks() {
        let tree = plain(walk);
        file.add(&fields(&tree), values(&tree));
    }
    if file.values > 0 { put(file.take()) } else { Ok(()) }
}

/// A file that holds one list.
struct ListFile {
    key: &'static str,
    text: String,
    values: usize,
    number: usize,
}

impl ListFile {
    const fn new(key: &'static str) -> Self {
        Self { key, text: String::new(), values: 0, number: 1 }
    }

    fn add(&mut self, lines: &[String], values: usize) {
        if self.text.is_empty() {
            let _ = writeln!(self.text, "{}:", self.key);
        }
        for (place, line) in lines.iter().enumerate() {
            let _ = writeln!(self.text, "  {}{line}", if place == 0 { "- " } else { "  " });
        }
        self.values += values;
    }

    fn take(&mut self) -> BundleText {
        let number = if self.number == 1 { String::new() } else { format!("-{}", self.number) };
        self.number += 1;
        self.values = 0;
        BundleText { name: format!("{}{number}.yaml", self.key), text: std::mem::take(&mut self.text) }
    }
}

/// A value as a tree. What cannot be written so does not exist: every value that items are made of can.
fn plain(value: &impl serde::Serialize) -> Tree {
    serde_json::to_string(value).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Tree::Null)
}

/// An item as it stands in a file: what its kind adds among the other fields.
fn tree(item: &Item) -> Tree {
    let Tree::Map(entries) = plain(item) else { return Tree::Null };
    let mut own = Vec::with_capacity(entries.len());
    flatten(entries, &mut own);
    if let Detail::Evidence(evidence) = &item.detail
        && evidence.attributed_to.is_none()
    {
        // A field that must be there says in a word that nobody is named.
        own.retain(|(key, _)| key != "attributed_to");
        own.push(("attributed_to".to_owned(), Tree::Text(Id::NOT_STATED.to_owned())));
    }
    Tree::Map(own.into_iter().filter(|(_, value)| !is_default(value)).collect())
}

fn flatten(entries: Vec<(String, Tree)>, own: &mut Vec<(String, Tree)>) {
    for (key, value) in entries {
        match value {
            Tree::Map(below) if key == DETAIL => {
                for (_, value) in below {
                    if let Tree::Map(entries) = value {
                        flatten(entries, own);
                    }
                }
            }
            _ if key == DETAIL => {}
            Tree::Map(below) if FLAT.contains(&key.as_str()) => flatten(below, own),
            value => own.push((key, value)),
        }
    }
}

/// Whether leaving it out says the same.
fn is_default(value: &Tree) -> bool {
    match value {
        Tree::Null | Tree::Bool(false) => true,
        Tree::List(list) => list.is_empty(),
        Tree::Bool(true) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_) | Tree::Map(_) => false,
    }
}

fn values(tree: &Tree) -> usize {
    match tree {
        Tree::List(list) => 1 + list.iter().map(values).sum::<usize>(),
        Tree::Map(entries) => 1 + entries.iter().map(|(_, value)| 1 + values(value)).sum::<usize>(),
        Tree::Null | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_) => 1,
    }
}

fn lines(tree: &Tree, kind: Kind) -> Vec<String> {
    let mut lines = fields(tree);
    if kind == Kind::Assessment {
        let undated = format!("issued: {}", scalar(&Assessment::UNDATED.to_string()));
        lines.iter_mut().filter(|line| **line == undated).for_each(|line| line.push_str(" # not stated"));
    }
    lines
}

fn under(key: &str, lines: &[String], indent: &str) -> String {
    lines.iter().fold(format!("{key}:\n"), |text, line| text + indent + line + "\n")
}

/// The lines of a mapping.
fn fields(tree: &Tree) -> Vec<String> {
    let Tree::Map(entries) = tree else { return vec![one_line(tree)] };
    let mut lines = Vec::new();
    for (key, value) in entries {
        match value {
            Tree::Null => {}
            Tree::List(list) if list.is_empty() => {}
            Tree::List(list) if list.iter().all(is_short) => lines.push(format!("{key}: {}", one_line(value))),
            Tree::List(list) => {
                lines.push(format!("{key}:"));
                for element in list {
                    let below = fields(element).into_iter().enumerate();
                    lines.extend(
                        below.map(|(place, line)| format!("{}{line}", if place == 0 { "  - " } else { "    " })),
                    );
                }
            }
            Tree::Map(_) => {
                lines.push(format!("{key}:"));
                lines.extend(fields(value).into_iter().map(|line| format!("  {line}")));
            }
            Tree::Text(text) if fits_block(text) => {
                lines.push(format!("{key}: |-"));
                lines.extend(
                    text.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("  {line}") }),
                );
            }
            Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_) => {
                lines.push(format!("{key}: {}", one_line(value)));
            }
        }
    }
    lines
}

/// Whether a value stands in a list on one line.
fn is_short(tree: &Tree) -> bool {
    match tree {
        Tree::Text(text) => text.len() <= 40 && !text.contains(['"', '\\']),
        Tree::Null | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) => true,
        Tree::List(_) | Tree::Map(_) => false,
    }
}

fn one_line(tree: &Tree) -> String {
    match tree {
        Tree::Text(text) => scalar(text),
        Tree::List(list) => format!("[{}]", list.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        Tree::Null | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Map(_) => tree.to_string(),
    }
}

/// Whether a text can stand line by line below its key and be read back to the letter.
fn fits_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with([' ', '\n', '\t'])
        && text.split('\n').all(|line| !line.ends_with([' ', '\t']) && !line.starts_with('\t'))
        && text.chars().all(|c| !matches!(c, '\t' | '\u{85}' | '\u{2028}' | '\u{2029}'))
}

/// A text on one line that no reader of YAML takes for anything else.
fn scalar(text: &str) -> String {
    const WORDS: [&str; 12] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "none"];
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '/' | '(' | ')');
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ')'))
        && text.chars().all(inside)
        && (!WORDS.contains(&text.to_ascii_lowercase().as_str()) || text == "none");
    if plain {
        return text.to_owned();
    }
    if text.contains(['"', '\\']) && !text.contains(['\n', '\t']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::yaml::read::tree as read;

    #[test]
    fn a_text_is_read_back_to_the_letter_however_it_is_written() {
        for text in [
            "plain words",
            "no",
            "None",
            "~",
            "1.5",
            "2023-03-29",
            "a: b",
            "# x",
            "it's",
            "\"q\" 'r'",
            "x \\ y",
            "",
            "two\nlines",
            " spaced",
            "trailing \nline",
            "tab\there",
            "é 漢 😀",
            "- item",
            "[a]",
            "a\n\n  indented\nb",
            "ends\n",
            "*a*\n> b",
            "a #b",
            "'single",
            "x\n\ty",
        ] {
            let tree = Tree::Map(vec![
                ("key".to_owned(), Tree::Text(text.to_owned())),
                ("list".to_owned(), Tree::List(vec![Tree::Text(text.to_owned())])),
            ]);
            let written = fields(&tree).join("\n") + "\n";
            assert_eq!(read("a.yaml", written.as_bytes()).0, Some(tree), "{written}");
        }
    }
}
