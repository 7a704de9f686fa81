//! What must stand beside an item's title wherever it is listed.

use crate::bundle::{Detail, Form, Item, Likelihood};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// A judgement's word or those of its parts and that somebody dissents, a piece of evidence's figure.
pub fn beside(item: &Item) -> Vec<Span> {
    if let Detail::Evidence(_) = &item.detail
        && let Some(figure) = &item.exhibits.figure
    {
        return vec![Span::said(&figure.in_print(), Role::Figure)];
    }
    let (parts, dissents) = item.breakdown().map_or((&[][..], 0), |held| (&held.parts, held.dissents.len()));
    let whole = item.likelihood().filter(|likelihood| likelihood.form != Form::InParts || parts.is_empty());
    let mut spans = Vec::new();
    for likelihood in whole.into_iter().chain(parts.iter().map(|part| &part.likelihood)) {
        spans.extend((!spans.is_empty()).then(|| Span::around(" / ", Role::Muted)));
        spans.extend(word(likelihood));
    }
    spans.extend((dissents > 0).then(|| Span::around(" (dissent)", Role::Tension)));
    spans
}

/// The issuer's word, and what it is where it is no probability.
pub fn word(likelihood: &Likelihood) -> Vec<Span> {
    let written = likelihood.as_written.as_deref();
    let said = |role| Span::said(written.unwrap_or("word not stated"), role);
    let kind = |text: &str| Span::around(text, Role::Muted);
    match likelihood.form {
        Form::Estimative => vec![said(Role::LikelihoodWord)],
        Form::Comparative => vec![said(Role::RankWord), kind(" (rank)")],
        Form::Evidential => vec![said(Role::HedgeWord), kind(" (hedge)")],
        Form::Frequency => vec![said(Role::HedgeWord), kind(" (how often)")],
        Form::Quantity => vec![said(Role::HedgeWord), kind(" (how much)")],
        Form::Unhedged if written.is_some() => vec![said(Role::HedgeWord), kind(" (not read as a hedge)")],
        Form::InParts => vec![Span::around("in parts", Role::Muted)],
        Form::Unhedged => vec![Span::around("unhedged", Role::Unhedged)],
        Form::Numeric => {
            let range = likelihood.issuer.map(|percents| in_print(percents.low, percents.high));
            match (written, range) {
                (Some(written), _) => vec![Span::said(written, Role::Figure)],
                (None, Some(range)) => vec![Span::said(&range, Role::Figure)],
                (None, None) => vec![Span::around("number not given", Role::NotStated)],
            }
        }
    }
}

/// A range of percent in print; a single number where both ends are one.
pub fn in_print(low: f64, high: f64) -> String {
    if (high - low).abs() < f64::EPSILON { format!("{low}%") } else { format!("{low}–{high}%") }
}
