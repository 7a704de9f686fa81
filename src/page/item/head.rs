//! The top of every document: what it is, where it stands in the original, its title, who says it, and what it says.

use crate::bundle::{Detail, Form, Item, Kind, Marking, Origin, Tlp};
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, Top, called_key, glyph, has_code};
use crate::page::document::weight::{Surface, Topic, Weight};
use crate::page::item::exhibits;
use crate::page::layout::age;
use crate::page::layout::span::Span;
use crate::text::light::bare;
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

/// What an item is, whose it is, and, unless its text is that, the line that is larger than the others.
pub fn head(page: &mut Composer<'_>) {
    page.part(Topic::Head);
    page.on(Weight::TITLED, |page| {
        top_line(page);
        page.on(Weight::CARD.or(Weight::PAGE), origin);
        page.on(Weight::PAGE, Composer::gap);
    });
    let titled = if is_headline(page.item) { Weight::of(Surface::Trail) } else { Weight::TITLED };
    page.on(titled, Composer::title);
    page.on(Weight::PAGE, Composer::gap);
}

/// Whether the text of an item is its headline: of what holds something to be so, the title is only a shorter form.
pub fn is_headline(item: &Item) -> bool {
    states(item.kind()) && item.text.as_deref().is_some_and(|text| !bare(text).trim().is_empty())
}

/// Whether items of a kind hold something to be so.
const fn states(kind: Kind) -> bool {
    match kind {
        Kind::Judgement
        | Kind::Evidence
        | Kind::Caveat
        | Kind::Alternative
        | Kind::Assumption
        | Kind::Signpost
        | Kind::Outlook
        | Kind::Measure => true,
        Kind::Assessment
        | Kind::Sector
        | Kind::Actor
        | Kind::Tactic
        | Kind::Region
        | Kind::Technology
        | Kind::Source
        | Kind::Omission
        | Kind::Question
        | Kind::Organisation
        | Kind::Scenario
        | Kind::Object
        | Kind::Note => false,
    }
}

/// The kind, the id and the place among its kind at the left; the item's own marking and its place in the original at
/// the right. A slide sets them in its own way.
fn top_line(page: &mut Composer<'_>) {
    let item = page.item;
    let kind = item.kind();
    let (glyph, role) = glyph(item);
    let key = called_key(item);
    let name = if key.is_some() { format!("key {kind}") } else { kind.word().to_owned() };
    let mut right: Vec<Span> = item.marking.iter().map(label).collect();
    if let Some(at) = &item.at {
        let gap = if right.is_empty() { "" } else { "  " };
        right.push(Span::around(&format!("{gap}{}", at.in_words()), Role::Faint));
    }
    let all = page.bundle.of_kind(kind);
    let number = page.bundle.of_kind(kind).position(|other| other.id == item.id).map(|place| (place + 1, all.count()));
    let number = number.filter(|(_, of)| *of > 1);
    page.put(Element::Top(Top {
        glyph,
        role,
        name,
        key,
        id: item.id.clone(),
        has_code: has_code(item),
        number,
        right,
    }));
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
    if let Detail::Assessment(assessment) = &page.item.detail {
        page.on(Weight::PAGE, |page| match assessment.title_origin {
            Some(Origin::Transcriber) => page.remark("title given by the transcriber", Role::ReaderMark),
            Some(Origin::Import) => page.remark("title given by the import", Role::ReaderMark),
            Some(Origin::Issuer) | None => {}
        });
    }
    match page.item.origin {
        Origin::Issuer => {}
        Origin::Transcriber => page.remark("transcriber's addition, not the issuer's", Role::ReaderMark),
        Origin::Import => page.remark("imported, not the issuer's", Role::ReaderMark),
    }
}

/// What an item says: its headline, or a text below its title. On a slide with whose it is.
pub fn text(page: &mut Composer<'_>) {
    let text = page.item.text.as_deref().unwrap_or_default();
    page.part(Topic::Text);
    page.on(Weight::SLIDE, |page| {
        origin(page);
        if !is_headline(page.item) {
            page.title();
            page.gap();
        }
    });
    if is_headline(page.item) {
        page.headline(text, &words(page.item));
    } else {
        page.text(text, Role::Text);
    }
    // A statement has its figure beside who says so, and how likely it is.
    if !matches!(page.item.kind(), Kind::Judgement | Kind::Evidence) {
        exhibits::all(page);
    }
}

/// The issuer's words in the statement of a judgement, and how each is set off there.
fn words(item: &Item) -> Vec<(&str, Role)> {
    let Detail::Judgement(judgement) = &item.detail else { return Vec::new() };
    let parts = judgement.breakdown.parts.iter().map(|part| &part.likelihood);
    let role = |form| match form {
        Form::Estimative | Form::Numeric => Role::StatementWord,
        Form::Comparative | Form::Evidential | Form::Frequency | Form::Quantity => Role::StatementRank,
        Form::Unhedged | Form::InParts => Role::Statement,
    };
    let said = std::iter::once(&judgement.likelihood).chain(parts);
    said.filter_map(|likelihood| Some((likelihood.as_written.as_deref()?, role(likelihood.form)))).collect()
}
