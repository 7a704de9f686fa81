//! How something may be handled, read from a closed set: whatever is no marking that can be read hides it.

use unicode_normalization::UnicodeNormalization as _;

use crate::bundle::{Marking, Tlp};
use crate::load::fault::nearest::nearest;
use crate::load::yaml::yaml::Tree;

/// The key of a marking.
pub const MARKING: &str = "marking";

/// Words that only stand in what is meant as a marking.
const MARKING_WORDS: [&str; 3] = ["tlp", MARKING, "classif"];
/// The words of the labels, TLP 1's among them.
const LABEL_WORDS: [&str; 5] = ["clear", "white", "green", "amber", "red"];

/// The marking that a mapping states, however it is written; nothing where it says nothing of one. The keys are those that
/// belong there: of all others none may look like a marking.
pub fn marking(entries: &[(String, Tree)], known: &[&str]) -> Option<Marking> {
    let stated = |(key, value): &(String, Tree)| {
        if key == MARKING {
            Some(Marking { tlp: label(value), ..Marking::default() })
        } else {
            let looks_like_one = !known.contains(&key.as_str()) && looks_like_marking(key, value);
            looks_like_one.then(Marking::unreadable)
        }
    };
    entries.iter().map(stated).fold(None, Marking::both)
}

/// Whether a key that belongs nowhere was probably meant to restrict something.
pub fn looks_like_marking(key: &str, value: &Tree) -> bool {
    nearest(key, [MARKING]).is_some() || holds_marking(key) || any_text(value, &holds_marking)
}

/// The label of a marking: none where it says that there is none, and one that cannot be read where it is no mapping of the
/// keys that a marking has, each with a text.
fn label(marking: &Tree) -> Option<Tlp> {
    let Tree::Map(entries) = marking else { return Some(Tlp::Unreadable) };
    if entries.is_empty() {
        return Some(Tlp::Unreadable);
    }
    let (mut strictest, mut quoted, mut doubtful) = (None, None, false);
    for (key, value) in entries {
        let text = if let Tree::Text(text) = value { text.trim() } else { "" };
        let label = match key.as_str() {
            _ if text.is_empty() => Some(Tlp::Unreadable),
            "tlp" => Some(Tlp::written(text).unwrap_or(Tlp::Unreadable)),
            "as_written" => {
                doubtful |= holds_label(text);
                quoted = quoted.max(Tlp::written(text));
                None
            }
            "restrictions" => {
                doubtful |= holds_label(text);
                None
            }
            "pap" => None,
            _ => Some(Tlp::Unreadable),
        };
        strictest = strictest.max(label);
    }
    match strictest {
        // The original's own label counts where it is the stricter.
        Some(_) => strictest.max(quoted),
        None => doubtful.then_some(Tlp::Unreadable),
    }
}

/// Whether anything in a value, a key or a text, is so.
fn any_text(tree: &Tree, is_so: &dyn Fn(&str) -> bool) -> bool {
    match tree {
        Tree::Text(text) => is_so(text),
        Tree::List(trees) => trees.iter().any(|tree| any_text(tree, is_so)),
        Tree::Map(entries) => entries.iter().any(|(key, tree)| is_so(key) || any_text(tree, is_so)),
        Tree::Null | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) => false,
    }
}

/// As it is compared: compatible forms made one, in lower case.
fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

fn holds_marking(text: &str) -> bool {
    let letters: String = folded(text).chars().filter(|c| c.is_alphanumeric()).collect();
    MARKING_WORDS.iter().any(|word| letters.contains(word)) || holds_label(text)
}

fn holds_label(text: &str) -> bool {
    let folded = folded(text);
    let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.contains("tlp") || folded.split(|c: char| !c.is_alphanumeric()).any(|word| LABEL_WORDS.contains(&word))
}
