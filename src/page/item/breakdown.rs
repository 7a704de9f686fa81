//! What the sentence of a judgement comes to in detail: its condition, its parts, who holds it and who does not.

use crate::bundle::{
    Condition, Confidence, Dissent, Id, JudgementHolder, LikelihoodPart, Locator, Relation, Timeframe,
};
use crate::page::document::beside;
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, Indent};
use crate::page::document::weight::Topic;
use crate::page::item::{likelihood::likelihood, timing};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What has to be so for the statement to hold; the scenarios that it names are links.
pub fn condition(page: &mut Composer<'_>, condition: Option<&Condition>) {
    let Some(condition) = condition else { return };
    let mut spans = vec![Span::said(&condition.as_written, Role::Strong)];
    links(page, &mut spans, &condition.scenarios, Relation::HoldsUnder);
    page.field("Condition", spans);
}

/// The confidence in the statement; where only its parts have one, that is said.
pub fn confidence(page: &mut Composer<'_>, confidence: &Confidence, parts: &[LikelihoodPart]) {
    let in_parts = parts.iter().any(|part| part.confidence.as_ref().is_some_and(Confidence::is_stated));
    if in_parts && !confidence.is_stated() {
        page.field("Confidence", vec![Span::around(FOR_EACH, Role::Muted)]);
    } else {
        timing::confidence(page, confidence);
    }
}

/// When the statement is meant to hold; where only its parts say so, that is said.
pub fn timeframe(page: &mut Composer<'_>, timeframe: Option<&Timeframe>, parts: &[LikelihoodPart]) {
    if timeframe.is_none() && parts.iter().any(|part| part.timeframe.is_some()) {
        page.field("Timeframe", vec![Span::around(FOR_EACH, Role::Muted)]);
    } else {
        timing::timeframe(page, timeframe);
    }
}

const FOR_EACH: &str = "one for each part of the statement";

/// Each part of the statement with what is said of it alone.
pub fn parts(page: &mut Composer<'_>, parts: &[LikelihoodPart]) {
    for part in parts {
        page.part(Topic::Parts);
        page.gap();
        let mut head = vec![Span::said(&part.of, Role::Strong)];
        place(&mut head, part.at.as_ref());
        page.field("Part", head);
        let within = page.apart(|page| {
            likelihood(page, &part.likelihood);
            if let Some(confidence) = &part.confidence {
                timing::confidence(page, confidence);
            }
            if part.timeframe.is_some() {
                timing::timeframe(page, part.timeframe.as_ref());
            }
            condition(page, part.condition.as_ref());
        });
        page.put(Element::Within(Indent::Step, within));
    }
}

/// Who holds the statement, a row for each, with the confidence that they put in it.
pub fn holders(page: &mut Composer<'_>, holders: &[JudgementHolder]) {
    for (number, holder) in holders.iter().enumerate() {
        let mut spans = who(page, &holder.who, &holder.by, Relation::HeldBy);
        if let Some(confidence) = holder.confidence.as_ref().filter(|confidence| confidence.is_stated()) {
            spans.push(Span::around(": ", Role::Muted));
            spans.extend(confidence_of(page, confidence));
        }
        place(&mut spans, holder.at.as_ref());
        page.field(if number == 0 { "Held by" } else { "" }, spans);
    }
}

/// Who does not hold the statement, and what they hold instead. No setting of a page or a slide leaves this out.
pub fn dissents(page: &mut Composer<'_>, dissents: &[Dissent]) {
    for dissent in dissents {
        page.part(Topic::Standing);
        page.gap();
        let mut spans = who(page, &dissent.who, &dissent.by, Relation::DissentedBy);
        for span in &mut spans {
            span.role = Role::Tension;
        }
        place(&mut spans, dissent.at.as_ref());
        page.field("Dissent", spans);
        page.field_text("", &dissent.text);
        if let Some(likelihood) = &dissent.likelihood {
            let mut spans = vec![Span::around("Likelihood: ", Role::Muted)];
            spans.extend(beside::word(likelihood));
            if let Some(range) = &likelihood.range {
                spans.push(Span::around(", of the range ", Role::Muted));
                spans.push(Span::said(&range.in_words(), Role::Figure));
            }
            page.field("", spans);
        }
        if let Some(confidence) = dissent.confidence.as_ref().filter(|confidence| confidence.is_stated()) {
            let mut spans = vec![Span::around("Confidence: ", Role::Muted)];
            spans.extend(confidence_of(page, confidence));
            page.field("", spans);
        }
    }
}

/// A confidence in one row: as a whole, then its parts.
fn confidence_of(page: &Composer<'_>, confidence: &Confidence) -> Vec<Span> {
    let mut spans = Vec::new();
    if confidence.is_of_whole() {
        spans.extend(timing::stated(page, confidence.stated()));
    }
    for part in &confidence.parts {
        spans.extend((!spans.is_empty()).then(|| Span::around("; ", Role::Muted)));
        spans.push(Span::said(&part.of, Role::Text));
        spans.push(Span::around(": ", Role::Muted));
        spans.extend(timing::stated(page, part.stated()));
    }
    spans
}

/// Somebody in the issuer's words, with links to the items that they name.
fn who(page: &mut Composer<'_>, who: &str, by: &[Id], relation: Relation) -> Vec<Span> {
    let mut spans = vec![Span::said(who, Role::Strong)];
    links(page, &mut spans, by, relation);
    spans
}

/// The items that words name, as links behind them; where the words are the name of the only one, they are the link.
fn links(page: &mut Composer<'_>, spans: &mut Vec<Span>, ids: &[Id], relation: Relation) {
    for id in ids {
        page.tell(relation, id);
    }
    let only = if let [id] = ids { page.bundle.item(id.as_str()) } else { None };
    if let (Some(item), [words]) = (only, &mut spans[..])
        && item.title == words.text
    {
        words.link = Some(page.link(&item.id));
        return;
    }
    for (number, id) in ids.iter().enumerate() {
        spans.push(Span::around(if number == 0 { " (" } else { ", " }, Role::Muted));
        spans.push(page.mention_of(id.as_str()));
    }
    if !ids.is_empty() {
        spans.push(Span::around(")", Role::Muted));
    }
}

fn place(spans: &mut Vec<Span>, at: Option<&Locator>) {
    spans.extend(at.map(|at| Span::around(&format!("  {}", at.in_words()), Role::Muted)));
}
