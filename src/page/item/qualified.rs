//! What qualifies an item: what limits it, what it does not sit easily with, and what of the original is missing.

use crate::bundle::{Detail, Item, Kind, OmissionType, Qualifications, Reach, Relation, Sight};
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, QualifierLine, Qualifiers};
use crate::page::document::weight::{Topic, Weight};
use crate::page::layout::span::Span;
use crate::text::sentence::first_sentence;
use crate::theme::Role;

/// A card has so many of each sort at most, and says how many more there are.
const ON_CARD: usize = 4;

/// Every caveat on the item, those on the whole assessment and those of which the text does not say what they limit
/// among them; every tension; and every part of the original whose absence bears on it. Each stands on every surface.
pub fn qualified(page: &mut Composer<'_>) {
    let Qualifications { caveats, tensions, dissents, gaps, lapsed: _ } =
        Qualifications::of(page.bundle, page.item, page.setting.today);
    let judged = page.item.kind() == Kind::Judgement;
    let none = match page.bundle.sight() {
        Sight::Whole => "none in this bundle",
        Sight::Ceiled => "none shown",
    };
    page.part(Topic::Limits);
    let lines = caveats.into_iter().map(|(caveat, reach)| limit(page, caveat, reach)).collect();
    sort(page, Qualifiers { label: "Caveats", none: judged.then_some(none), lines });
    page.part(Topic::Tensions);
    let admitted = page.additions;
    let (open, hidden): (Vec<&Item>, Vec<&Item>) = tensions.into_iter().partition(|other| admitted.admit(other));
    let lines: Vec<QualifierLine> = open.into_iter().map(|other| tension(page, other)).collect();
    page.on(Weight::CARD.or(Weight::PAGE), |page| {
        let hidden: Vec<QualifierLine> = hidden.into_iter().map(|other| tension(page, other)).collect();
        let lines = lines.iter().cloned().chain(hidden).collect();
        sort(page, Qualifiers { label: "In tension with", none: judged.then_some("none stated"), lines });
    });
    page.on(Weight::SLIDE, |page| sort(page, Qualifiers { label: "In tension with", none: None, lines }));
    page.on(Weight::CARD, |page| {
        for dissent in dissents {
            let mut spans = vec![Span::said(&dissent.who, Role::Tension), Span::around(": ", Role::Tension)];
            spans.extend(page.runs(&first_sentence(&dissent.text), Role::Text));
            page.field("Dissent", spans);
        }
    });
    page.part(Topic::Gaps);
    let lines = gaps.into_iter().map(|omission| gap(page, omission)).collect();
    sort(page, Qualifiers { label: "Missing", none: None, lines });
}

/// One sort, where there is any of it or its absence is said. A card, which has little room, has no more than some.
fn sort(page: &mut Composer<'_>, qualifiers: Qualifiers) {
    page.on(Weight::FULL, |page| {
        if !qualifiers.lines.is_empty() || qualifiers.none.is_some() {
            page.put(Element::Qualifiers(qualifiers.clone()));
        }
    });
    page.on(Weight::CARD, |page| {
        let Qualifiers { label, mut lines, .. } = qualifiers;
        let more = lines.len().saturating_sub(ON_CARD);
        lines.truncate(ON_CARD);
        if !lines.is_empty() {
            page.put(Element::Qualifiers(Qualifiers { label, none: None, lines }));
        }
        if more > 0 {
            page.field("", vec![Span::around(&format!("and {more} more on its page"), Role::Muted)]);
        }
    });
}

fn limit(page: &mut Composer<'_>, caveat: &Item, reach: Reach) -> QualifierLine {
    page.tell(Relation::LimitedBy, &caveat.id);
    page.tell(Relation::Limits, &caveat.id);
    let reach = match reach {
        Reach::Item => "",
        Reach::Whole => "on the whole assessment",
        Reach::Unclear => "the text leaves open what this limits",
    };
    line(page, caveat, reach)
}

fn tension(page: &mut Composer<'_>, other: &Item) -> QualifierLine {
    page.tell(Relation::TensionWith, &other.id);
    QualifierLine { glyph: "≠", role: Role::Tension, ..line(page, other, "") }
}

fn gap(page: &mut Composer<'_>, omission: &Item) -> QualifierLine {
    page.tell(Relation::Affects, &omission.id);
    let part = if let Detail::Omission(detail) = &omission.detail { missing(detail.omission_type) } else { "a part" };
    line(page, omission, &format!("{part} that this copy lacks"))
}

fn line(page: &mut Composer<'_>, item: &Item, reach: &str) -> QualifierLine {
    let name = page.name(item);
    let says = page.runs(&first_sentence(item.text.as_deref().unwrap_or(&item.title)), Role::Text);
    let says = says.into_iter().map(|span| span.or_linked(name.link)).collect();
    QualifierLine { glyph: name.glyph, role: name.role, name, reach: reach.to_owned(), says }
}

/// What sort of part is missing, with its article.
const fn missing(omission_type: OmissionType) -> &'static str {
    match omission_type {
        OmissionType::Figure => "a figure",
        OmissionType::List => "a list",
        OmissionType::Image => "an image",
        OmissionType::Annex => "an annex",
        OmissionType::Passage => "a passage",
    }
}
