//! An item as a citation for another document: never a word without whose it is, or a judgement without its limits.

use jiff::civil::Date;

use crate::bundle::{
    Bundle, Cleared, Confidence, Detail, Id, Item, Judgement, Kind, Locator, Origin, Qualifications, Reach,
};
use crate::page::document::element::called_key;
use crate::page::layout::age;
use crate::text::light::bare;
use crate::text::prose::clean;

/// The statement, who issued it and when, where it stands, what limits it, and how it may be handled: a line for each.
pub fn citation(bundle: &Cleared, item: &Item, today: Date) -> String {
    let mut lines = vec![format!("{}: {}", said_by(item), statement(item))];
    if let Detail::Judgement(judgement) = &item.detail {
        lines.push(format!("Likelihood: {}", likelihood(judgement)));
        lines.push(format!("Confidence: {}", confidence(&judgement.confidence)));
    }
    if let Detail::Evidence(evidence) = &item.detail {
        lines.extend(evidence.figure.as_ref().map(|figure| format!("Figure: {}", figure.in_print())));
        let source = evidence.attributed_to.as_ref().and_then(|id| bundle.item(id.as_str()));
        lines.push(format!("Attributed to: {}", source.map_or("not stated", |source| source.title.as_str())));
        if evidence.reported {
            lines.push("Passed on as reported; not established by the issuer".to_owned());
        }
    }
    lines.extend(qualified(bundle, item, today));
    lines.push(imprint(bundle, item));
    let marking = bundle.marking(item);
    let restrictions = marking.restrictions.as_ref().map(|more| format!("; {more}")).unwrap_or_default();
    lines.push(format!("Marking: {}{restrictions}", marking.words()));
    lines.iter().map(|line| clean(line).split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

/// Everything that qualifies the item, a line for each.
fn qualified(bundle: &Bundle, item: &Item, today: Date) -> Vec<String> {
    let Qualifications { caveats, tensions, gaps, lapsed } = Qualifications::of(bundle, item, today);
    let says = |item: &Item| bare(item.text.as_deref().unwrap_or(&item.title));
    let mut lines: Vec<String> =
        lapsed.map(|end| format!("Window ended: {}", age::in_print(end))).into_iter().collect();
    for (caveat, reach) in caveats {
        let reach = match reach {
            Reach::Item => "",
            Reach::Whole => " (on the whole assessment)",
            Reach::Unclear => " (the text leaves open what this limits)",
        };
        lines.push(format!("Caveat {}{reach}: {}", caveat.id, says(caveat)));
    }
    lines.extend(tensions.into_iter().map(|other| format!("In tension with {}: {}", other.id, says(other))));
    lines.extend(gaps.into_iter().map(|gap| format!("Not in this copy, {}: {}", gap.id, says(gap))));
    lines
}

fn said_by(item: &Item) -> String {
    let whose = match item.origin {
        Origin::Issuer => "",
        Origin::Transcriber => " (transcriber's addition, not the issuer's)",
        Origin::Import => " (imported, not the issuer's)",
    };
    let key = called_key(item).map(|key| format!(", {key}")).unwrap_or_default();
    format!("{} {}{key}{whose}", item.kind(), item.id)
}

fn statement(item: &Item) -> String {
    let text = item.text.as_deref().map(bare).unwrap_or_default();
    if text.is_empty() || item.kind() == Kind::Assessment { item.title.clone() } else { text }
}

fn likelihood(judgement: &Judgement) -> String {
    let form = judgement.likelihood.form.meaning();
    judgement.likelihood.as_written.as_ref().map_or_else(|| form.to_owned(), |word| format!("“{word}”, {form}"))
}

fn confidence(confidence: &Confidence) -> String {
    let stated = confidence.as_written != Id::NOT_STATED;
    let said = if stated { confidence.as_written.as_str() } else { "not stated by issuer" };
    match confidence.read_as() {
        Some(level) => format!("{said} (read as {level}; not the issuer's word)"),
        None => said.to_owned(),
    }
}

/// Issuer, title, day of issue, and the place in the original.
fn imprint(bundle: &Bundle, item: &Item) -> String {
    let issued = bundle.assessment().map(|assessment| age::in_print(assessment.issued));
    let mut parts = vec![bundle.issuer().to_owned(), format!("“{}”", bundle.cover().title)];
    parts.push(issued.unwrap_or_else(|| "date not stated".to_owned()));
    parts.extend(item.at.as_ref().map(Locator::in_words));
    format!("{} [{}#{}]", parts.join(", "), bundle.key(), item.id)
}
