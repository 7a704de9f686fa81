//! The top of every document: what it is, where it stands in the original, its title, who says it, and what it says.

use crate::bundle::{Detail, Item, Kind, Marking, OmissionType, Origin, Qualifications, Relation, Show, Tlp};
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, Top, called_key};
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::exhibits;
use crate::page::layout::age;
use crate::page::layout::span::Span;
use crate::text::sentence::first_sentence;
use crate::theme::Role;

/// The marking that binds the item and whose assessment it is of, which print has at its top.
pub fn imprint(page: &mut Composer<'_>) {
    let (bundle, item) = (page.bundle, page.item);
    marking(page);
    page.gap();
    if item.kind() != Kind::Assessment {
        page.say(vec![Span::said(&bundle.cover().title, Role::Text)]);
    }
    if let Some(assessment) = bundle.assessment() {
        let (office, day) = (bundle.issuer(), age::in_print(assessment.issued));
        let words = if age::is_known(assessment.issued) {
            let age = age::age(assessment.issued, page.setting.today);
            format!("Issued by {office} on {day} ({age})")
        } else {
            format!("Issued by {office}, {day}")
        };
        page.remark(&words, Role::Muted);
    }
    page.gap();
}

/// The marking that binds the item, or the assessment's highest for the cover, with what it adds to its label.
pub fn marking(page: &mut Composer<'_>) {
    let marking = page.bundle.marking(page.item);
    let cover = page.item.kind() == Kind::Assessment;
    let highest = cover.then(|| page.bundle.highest_tlp()).flatten();
    let label = highest.map_or_else(|| marking.words(), Tlp::label);
    let added = [marking.restrictions.as_deref(), marking.pap.as_deref()];
    let line = added.into_iter().flatten().fold(format!("Marking: {label}"), |line, added| format!("{line}; {added}"));
    page.remark(&line, Role::Muted);
}

/// The top line, the title, the mark of origin, and a banner for each part of the original that the page lacks.
pub fn head(page: &mut Composer<'_>) {
    title(page);
    page.on(Weight::PAGE, banners);
    page.gap();
}

/// The kind and the id at the left; the item's own marking and its place in the original at the right. Then its title,
/// and whose it is. A slide sets them in its own way.
pub fn title(page: &mut Composer<'_>) {
    page.part(Topic::Head);
    page.on(Weight::TITLED, |page| {
        top_line(page);
        page.on(Weight::PAGE, Composer::gap);
        page.say(vec![Span::said(&page.item.title, Role::Title)]);
    });
    page.on(Weight::CARD.or(Weight::PAGE), |page| {
        if let Detail::Assessment(assessment) = &page.item.detail {
            page.on(Weight::PAGE, |page| match assessment.title_origin {
                Some(Origin::Transcriber) => page.remark("title given by the transcriber", Role::ReaderMark),
                Some(Origin::Import) => page.remark("title given by the import", Role::ReaderMark),
                Some(Origin::Issuer) | None => {}
            });
        }
        origin(page);
    });
}

fn top_line(page: &mut Composer<'_>) {
    let item = page.item;
    let kind = item.kind();
    let name = called_key(item).map_or_else(|| kind.word().to_owned(), |key| format!("{kind}, {key}"));
    let mut right: Vec<Span> = item.marking.iter().map(label).collect();
    if let Some(at) = &item.at {
        let gap = if right.is_empty() { "" } else { "  " };
        right.push(Span::around(&format!("{gap}{at}"), Role::Muted));
    }
    page.put(Element::Top(Top { kind, name, id: item.id.clone(), right }));
    if let Some(own) = &item.marking
        && let Some(restrictions) = &own.restrictions
    {
        page.say(vec![Span::said(restrictions, Role::of_marking(own.tlp))]);
    }
}

/// A marking as a label, always in words.
pub fn label(marking: &Marking) -> Span {
    Span::around(marking.words(), Role::of_marking(marking.tlp))
}

/// The mark of whoever is not the issuer; issuer's items bear none.
fn origin(page: &mut Composer<'_>) {
    match page.item.origin {
        Origin::Issuer => {}
        Origin::Transcriber => page.remark("transcriber's addition, not the issuer's", Role::ReaderMark),
        Origin::Import => page.remark("imported, not the issuer's", Role::ReaderMark),
    }
}

/// What an item holds to be so, in bold everywhere.
pub fn claim(page: &mut Composer<'_>) {
    said(page, Role::Statement, Role::Statement);
}

/// What an item holds to be so, in bold where it stands alone.
pub fn statement(page: &mut Composer<'_>) {
    said(page, Role::Text, Role::Statement);
}

/// What an item says that only describes.
pub fn description(page: &mut Composer<'_>) {
    said(page, Role::Text, Role::Text);
}

fn said(page: &mut Composer<'_>, on_card: Role, elsewhere: Role) {
    words(page, on_card, elsewhere);
    // Evidence has its figure beside who says so.
    if page.item.kind() != Kind::Evidence {
        shown(page);
    }
    page.on(Weight::SLIDE, banners);
}

/// The figure and the tables of an item.
pub fn shown(page: &mut Composer<'_>) {
    page.shown(Show::Figure, exhibits::figure);
    exhibits::tables(page);
}

/// The text of an item; on a slide with whose it is.
pub fn words(page: &mut Composer<'_>, on_card: Role, elsewhere: Role) {
    let text = page.item.text.as_deref().unwrap_or_default();
    page.part(Topic::Text);
    page.on(Weight::SLIDE, origin);
    if on_card == elsewhere {
        page.text(text, elsewhere);
    } else {
        page.on(Weight::CARD, |page| page.text(text, on_card));
        page.on(Weight::FULL, |page| page.text(text, elsewhere));
    }
}

/// A banner for each part of the original whose absence bears on the item, or on a class that it is part of.
pub fn banners(page: &mut Composer<'_>) {
    for omission in Qualifications::of(page.bundle, page.item, page.setting.today).gaps {
        page.tell(Relation::Affects, &omission.id);
        banner(page, omission);
    }
}

/// What the original has here and this copy lacks.
fn banner(page: &mut Composer<'_>, omission: &Item) {
    let part = if let Detail::Omission(detail) = &omission.detail { missing(detail.omission_type) } else { "a part" };
    page.gap();
    let link = page.link(&omission.id);
    let said = first_sentence(omission.text.as_deref().unwrap_or(&omission.title));
    let mut spans = vec![
        Span::around(&format!("The original has {part} here that this copy lacks: "), Role::Banner),
        Span::said(omission.id.as_str(), Role::Banner).linked(Some(link)),
        Span::around(". ", Role::Banner),
    ];
    spans.extend(page.runs(&said, Role::Banner));
    page.put(Element::Banner(spans));
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
