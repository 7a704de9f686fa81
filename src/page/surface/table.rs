//! An item as a row of a table: what a list shows of it beside its title.

use jiff::civil::Date;

use crate::bundle::{Bundle, Detail, Edge, Form, Item, Kind, Likelihood, Relation, Window};
use crate::page::document::beside;
use crate::page::document::element::has_code;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// The kinds that are counted beside a title, in this order.
const COUNTED: [Kind; 5] = [Kind::Judgement, Kind::Evidence, Kind::Assumption, Kind::Source, Kind::Organisation];

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedItem<'b> {
    pub item: &'b Item,
    /// One cell that says what it is, and whether it is key.
    pub mark: (&'static str, Role),
    /// What the issuer says of it in a word or two, or who says it.
    pub says: Span,
    /// What that word is where it is no probability: `rank`.
    pub form: Option<String>,
    pub lapsed: bool,
    /// How many of each kind it rests on, leads to or is named in.
    pub counts: Vec<(Kind, usize)>,
}

/// What stands over the columns of a section.
pub const fn column_heads(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Assessment | Kind::Judgement | Kind::Alternative | Kind::Outlook => ("issuer says", "rests on"),
        Kind::Evidence => ("figure or source", "leads to"),
        Kind::Caveat | Kind::Omission | Kind::Question => ("what it is", "bears on"),
        Kind::Sector
        | Kind::Technology
        | Kind::Actor
        | Kind::Tactic
        | Kind::Region
        | Kind::Source
        | Kind::Organisation
        | Kind::Assumption
        | Kind::Signpost
        | Kind::Measure
        | Kind::Scenario
        | Kind::Note
        | Kind::Object => ("", "named in"),
    }
}

impl<'b> ListedItem<'b> {
    pub fn of(bundle: &'b Bundle, item: &'b Item, today: Date) -> Self {
        let (says, form) = says(bundle, item);
        Self { item, mark: mark(item), says, form, lapsed: has_lapsed(item, today), counts: counts(bundle, item) }
    }

    /// The short code by which people cite it.
    pub fn code(&self) -> Option<&'b str> {
        has_code(self.item).then(|| self.item.id.as_str())
    }
}

/// The sign of an item, and its role: a key judgement has its own.
pub fn mark(item: &Item) -> (&'static str, Role) {
    match &item.detail {
        Detail::Judgement(judgement) if judgement.key => (Kind::Judgement.glyph(), Role::KeyJudgement),
        Detail::Judgement(_) => ("◇", Role::KindJudgement),
        _ => (item.kind().glyph(), Role::of_kind(item.kind())),
    }
}

/// Whether the time that an item speaks of is over.
pub fn has_lapsed(item: &Item, today: Date) -> bool {
    matches!(item.timeframe().map(|timeframe| timeframe.window(today)), Some(Window::Ended(_)))
}

/// The issuer's word for how likely an item is; nothing for what has no likelihood.
pub fn word_of(item: &Item) -> Option<String> {
    item.likelihood().map(|likelihood| word(likelihood).0.text)
}

/// The word, and what it is where it is no probability.
fn word(likelihood: &Likelihood) -> (Span, Option<String>) {
    let mut spans = beside::word(likelihood).into_iter();
    let said = spans.next().unwrap_or_else(|| Span::around("", Role::Muted));
    let form = spans.next().map(|span| span.text.trim_matches([' ', '(', ')']).to_owned());
    (said, form)
}

fn says(bundle: &Bundle, item: &Item) -> (Span, Option<String>) {
    let plain = |text: &str| (Span::around(text, Role::Muted), None);
    if let Some(likelihood) = item.likelihood() {
        let parts = item.breakdown().map_or(&[][..], |held| &held.parts);
        return match parts.first().filter(|_| likelihood.form == Form::InParts) {
            Some(first) => {
                let words: Vec<String> = parts.iter().map(|part| word(&part.likelihood).0.text).collect();
                (Span::said(&words.join(" / "), word(&first.likelihood).0.role), None)
            }
            None => word(likelihood),
        };
    }
    match &item.detail {
        Detail::Evidence(evidence) => match (&item.exhibits.figure, &evidence.attributed_to) {
            (Some(figure), _) => (Span::said(&figure.in_print(), Role::Figure), None),
            (None, Some(id)) => {
                let source = bundle.item(id.as_str()).map_or(id.as_str(), Item::short_title);
                (Span::said(source, Role::Text), None)
            }
            (None, None) => plain("not stated"),
        },
        Detail::Caveat(_) if bundle.general_caveats().contains(&item.id) => plain("on the whole"),
        Detail::Caveat(caveat) if caveat.is_uncertain() => plain("scope left open"),
        Detail::Caveat(_) => plain("caveat"),
        Detail::Omission(omission) => (Span::said(omission.omission_type.word(), Role::Muted), None),
        Detail::Question(_) => plain("question"),
        _ => plain(""),
    }
}

fn counts(bundle: &Bundle, item: &Item) -> Vec<(Kind, usize)> {
    let id = item.id.as_str();
    let counted: Vec<&Item> = match item.kind() {
        Kind::Assessment | Kind::Judgement | Kind::Alternative | Kind::Outlook => bundle.rests_on(id),
        Kind::Evidence => bundle.leads_to(id),
        Kind::Caveat | Kind::Omission => {
            bundle.edges_from(id).filter_map(|edge| bundle.item(edge.to.as_str())).collect()
        }
        Kind::Sector
        | Kind::Technology
        | Kind::Actor
        | Kind::Tactic
        | Kind::Region
        | Kind::Source
        | Kind::Organisation
        | Kind::Assumption
        | Kind::Signpost
        | Kind::Measure
        | Kind::Scenario
        | Kind::Question
        | Kind::Note
        | Kind::Object => naming(bundle, item),
    };
    let of = |kind| counted.iter().filter(|other| other.kind() == kind).count();
    COUNTED.into_iter().map(|kind| (kind, of(kind))).filter(|(_, count)| *count > 0).collect()
}

/// The judgements and the evidence that name an item, each once, in the order of the files.
pub fn naming<'b>(bundle: &'b Bundle, item: &Item) -> Vec<&'b Item> {
    let names = |edge: &&Edge| {
        matches!(edge.rel, Relation::Concerns | Relation::Covers | Relation::AttributedTo | Relation::DrawsOn)
    };
    let mut found: Vec<&Item> = Vec::new();
    for statement in bundle.edges_to(item.id.as_str()).filter(names).filter_map(|edge| bundle.item(edge.from.as_str()))
    {
        let says = matches!(statement.kind(), Kind::Judgement | Kind::Evidence);
        if says && found.last().is_none_or(|last| last.id != statement.id) {
            found.push(statement);
        }
    }
    found
}
