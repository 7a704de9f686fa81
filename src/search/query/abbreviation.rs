//! Names that were typed by the first letters of their words: `powset` for Power Settings.

use crate::search::index::field::IndexField;
use crate::search::index::record::Record;
use crate::search::index::segment::Segment;
use crate::search::index::word_code::WordCode;
use crate::search::text::acronym::{acronyms, may_be_left_out};
use crate::search::text::fold::Folded;
use crate::search::text::token::{TokenSource, tokens};

/// The items with a name whose words begin with the successive pieces of what was typed, with how well they fit. Small words
/// may be left out, and the first two pieces have two letters at least.
pub fn abbreviated(segment: &Segment, typed: &str) -> Vec<(u32, f32)> {
    let mut docs: Vec<u32> = Vec::new();
    let letters = typed.chars().count();
    for split in 2..letters.saturating_sub(1) {
        if let Some((at, _)) = typed.char_indices().nth(split) {
            docs.extend(segment.pairs.get(typed, &typed[at..]));
        }
    }
    docs.sort_unstable();
    docs.dedup();
    let mut names: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for doc in docs {
        let mut best: Option<f32> = None;
        let mut naming = None;
        names.clear();
        for code in segment.codes.of_item(doc) {
            match code {
                WordCode::Line(field, _, _) => {
                    best = better(best, fit(&names, typed).zip(naming).map(|(fit, weight)| fit * weight));
                    names.clear();
                    naming = field.names().then(|| field.weight() / IndexField::Title.weight());
                }
                WordCode::Word(id) if naming.is_some() => names.push(segment.words.word(id)),
                WordCode::Word(_) | WordCode::Same(_) => {}
            }
        }
        best = better(best, fit(&names, typed).zip(naming).map(|(fit, weight)| fit * weight));
        found.extend(best.map(|best| (doc, best)));
    }
    found
}

fn better(one: Option<f32>, two: Option<f32>) -> Option<f32> {
    one.into_iter().chain(two).reduce(f32::max)
}

/// How well a name fits, from any of its words on.
fn fit(names: &[&str], typed: &str) -> Option<f32> {
    let mut best = None;
    // Where one word begins so, it is a completion and no abbreviation.
    for from in (0..names.len()).filter(|&from| !names[from].starts_with(typed)) {
        if let Some(pieces) = pieces(&names[from..], typed, 0) {
            let words = names.iter().filter(|word| !may_be_left_out(word)).count().max(1);
            let typed_words = pieces.iter().filter(|(_, letters)| *letters > 0).count();
            #[allow(clippy::cast_precision_loss, reason = "names are short")]
            let covered = (typed_words as f32 / words as f32).min(1.0);
            let start = if from == 0 { 1.0 } else { 0.8 };
            best = better(best, Some(start * trust(typed) * (0.5 + 0.4 * covered)));
        }
    }
    best
}

/// How far so few letters are trusted.
fn trust(typed: &str) -> f32 {
    match typed.len() {
        0..=4 => 0.55,
        5 => 0.75,
        _ => 1.0,
    }
}

/// A name as it is shown, and its words, with how many letters of each were typed.
pub type SpeltName = (String, Vec<(String, usize)>);

/// The name of a record that was abbreviated so.
pub fn expand(record: &Record, typed: &str) -> SpeltName {
    let mut best: Option<(f32, SpeltName)> = None;
    each_name(record, |shown, words| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let Some(worth) = fit(&words, typed) else { return };
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            let pieces = (0..words.len()).find_map(|from| pieces(&words[from..], typed, 0)).unwrap_or_default();
            best = Some((worth, (shown.to_owned(), pieces)));
        }
    });
    best.map(|(_, spelt)| spelt).unwrap_or_default()
}

/// The name of a record that these initials stand for.
pub fn initials(record: &Record, acronym: &str) -> SpeltName {
    let mut found = (String::new(), Vec::new());
    each_name(record, |shown, words| {
        if !found.0.is_empty() {
            return;
        }
        let end = shown.find('(').unwrap_or(shown.len());
        let bare = Folded::of(&shown[..end]);
        let mut inside = Vec::new();
        tokens(bare.text(), |token| {
            if token.source == TokenSource::Written {
                inside.push(token.text.to_owned());
            }
        });
        for words in [inside.as_slice(), words] {
            let plain: Vec<&str> = words.iter().map(String::as_str).collect();
            if acronyms(&plain).iter().any(|known| known == acronym) {
                let mut letters = acronym.chars().peekable();
                let highlights = words.iter().map(|word| {
                    let taken = letters.next_if(|letter| word.starts_with(*letter)).is_some();
                    (word.clone(), usize::from(taken))
                });
                found = (shown.trim().to_owned(), highlights.collect());
                if words.len() == inside.len() {
                    shown[..end].trim().clone_into(&mut found.0);
                }
                return;
            }
        }
    });
    found
}

fn each_name(record: &Record, mut visit: impl FnMut(&str, &[String])) {
    let names = record.fields.iter().filter(|field| field.field == IndexField::Alias).map(|field| field.text.as_str());
    for name in std::iter::once(record.title.as_str()).chain(names) {
        let folded = Folded::of(name);
        let mut words = Vec::new();
        tokens(folded.text(), |token| {
            if token.source == TokenSource::Written {
                words.push(token.text.to_owned());
            }
        });
        visit(name, &words);
    }
}

/// The pieces that each word gives, in the first way that works.
fn pieces(names: &[&str], typed: &str, taken: usize) -> Option<Vec<(String, usize)>> {
    if typed.is_empty() {
        return (taken > 1).then(Vec::new);
    }
    let (word, rest) = names.split_first()?;
    let shared = word.bytes().zip(typed.bytes()).take_while(|(one, two)| one == two).count();
    let least = if taken < 2 { 2 } else { 1 };
    for piece in (least..=shared).rev() {
        if let Some(after) = typed.get(piece..)
            && let Some(mut found) = pieces(rest, after, taken + 1)
        {
            found.insert(0, ((*word).to_owned(), typed[..piece].chars().count()));
            return Some(found);
        }
    }
    if taken > 0 && may_be_left_out(word) {
        let mut found = pieces(rest, typed, taken)?;
        found.insert(0, ((*word).to_owned(), 0));
        return Some(found);
    }
    None
}
