//! Completions of the word under the cursor.

use std::ops::Range;

use crate::bundle::Kind;
use crate::search::index::facet::Facet;
use crate::search::index::record::Record;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Which bytes of the query it replaces.
    pub replaces: Range<usize>,
    /// What it puts there.
    pub text: String,
    /// What it means, in a few words.
    pub meaning: String,
}

/// The completions of the word under the cursor: a field, or a value of the field before it.
pub fn complete(text: &str, cursor_byte: usize) -> Vec<Completion> {
    let mut cursor = cursor_byte.min(text.len());
    while !text.is_char_boundary(cursor) {
        cursor -= 1;
    }
    let before = &text[..cursor];
    let start = before
        .rfind(|c: char| c.is_whitespace() || c == '|')
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let start = start + before[start..].len() - before[start..].trim_start_matches(['-', '!']).len();
    let typed = &before[start..];
    let replaces = start..cursor;
    let Some((name, value)) = typed.split_once(':') else {
        let typed = typed.to_lowercase();
        let facets = Facet::ALL.into_iter().map(|facet| (facet.name(), facet.meaning()));
        let kinds = Kind::ALL.into_iter().map(|kind| (kind.word(), "words in items of this kind"));
        let fits = facets.chain(kinds).filter(|(name, _)| name.starts_with(&typed));
        let completion = |(name, meaning): (&str, &str)| Completion {
            replaces: replaces.clone(),
            text: format!("{name}:"),
            meaning: meaning.to_owned(),
        };
        return fits.map(completion).collect();
    };
    let Some(facet) = Facet::named(name) else { return Vec::new() };
    let value = Record::value(value);
    let fits = facet.values().into_iter().filter(|known| known.starts_with(&value));
    fits.map(|known| Completion {
        replaces: replaces.clone(),
        text: format!("{}:{known}", facet.name()),
        meaning: format!("{} is {}", facet.name(), known.replace('-', " ")),
    })
    .collect()
}
