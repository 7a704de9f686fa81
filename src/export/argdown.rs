//! The argument of an assessment as Argdown: its statements, and which of them support or attack which.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::bundle::{Bundle, Id, Item, Kind, Origin, Part, Relation};
use crate::export::place::slug;
use crate::export::selection::{Portion, Selection};
use crate::text::light::bare;
use crate::text::prose;

/// How a statement bears on another, by its sign in Argdown.
const SUPPORTS: char = '+';
const ATTACKS: char = '-';

pub fn file(selection: &Selection) -> String {
    let title = serde_json::json!(prose::clean(&selection.title()));
    let marking = serde_json::json!(selection.marking().words());
    let head = format!(
        "===\ntitle: {title}\nmarking: {marking}\n===\n\n// Support that somebody other than the issuer adds is left out.\n"
    );
    selection.portions.iter().fold(head, |text, portion| text + &argument(portion))
}

fn argument(portion: &Portion) -> String {
    let items: Vec<&Item> = portion.items().into_iter().filter(|item| argues(item.kind())).collect();
    let held: HashSet<&Id> = items.iter().map(|item| &item.id).collect();
    let mut text = format!("\n# {}\n", escaped(&portion.bundle.cover().title));
    for item in items {
        let _ = writeln!(text, "\n[{}]: {}", slug(&item.id), escaped(&statement(item)));
        for (sign, other) in bearing(&portion.bundle, &item.id) {
            if held.contains(other) {
                let _ = writeln!(text, "  {sign} [{}]", slug(other));
            }
        }
    }
    text
}

const fn argues(kind: Kind) -> bool {
    matches!(kind, Kind::Judgement | Kind::Evidence | Kind::Assumption | Kind::Alternative)
}

/// What bears on a statement. A tension is none of both: that is left open.
fn bearing<'b>(bundle: &'b Bundle, id: &Id) -> Vec<(char, &'b Id)> {
    let under = bundle
        .grounds(id.as_str())
        .filter(|(_, _, whose)| whose.is_none_or(|whose| whose == Origin::Issuer))
        .map(|(_, other, _)| (SUPPORTS, other));
    let against = bundle.edges_to(id.as_str()).filter(|edge| {
        edge.rel.part() != Part::Basis && matches!(edge.rel, Relation::Contradicts | Relation::AlternativeTo)
    });
    let mut seen = HashSet::new();
    under.chain(against.map(|edge| (ATTACKS, &edge.from))).filter(|(_, other)| seen.insert(*other)).collect()
}

/// The statement with the words that tell whose it is, where it is not the issuer's.
fn statement(item: &Item) -> String {
    let text = item.text.as_deref().map(bare).filter(|text| !text.trim().is_empty());
    let text = prose::single_spaced(&text.unwrap_or_else(|| item.title.clone()));
    if item.origin == crate::bundle::Origin::Issuer {
        text
    } else {
        format!("{text} ({}, not the issuer's)", item.origin)
    }
}

/// Words in which nothing is markup.
fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in prose::clean(words).chars() {
        if matches!(c, '\\' | '[' | ']' | '<' | '>' | '#' | '@' | '*' | '_' | '{' | '}' | '/' | '(' | ')' | ':' | '=') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
