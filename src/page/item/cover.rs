//! The cover: what this is, why it was written, its judgements at a glance, and what it does not hold.

use crate::bundle::{Assessment, Detail, Item, Kind, Origin, Relation, Scale, Sight};
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head;
use crate::page::item::likelihood::spelt;
use crate::page::item::ties;
use crate::page::layout::age;
use crate::page::layout::block::Extent;
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::line::{line, line_with};
use crate::page::layout::span::Span;
use crate::page::layout::words::{capital, count, list, none_given};
use crate::theme::Role;

/// The manifest and everything that a reader should know before the first page.
pub fn cover(page: &mut Composer<'_>, assessment: &Assessment) {
    let item = page.item;
    title(page, assessment);
    imprint(page, assessment);
    if let Some(text) = &item.text {
        page.gap();
        page.text(text, Role::Text);
    }
    prose(page, "Why it was written", assessment.requirement.as_ref());
    prose(page, "In brief", assessment.summary.as_ref());
    prose(page, "What it covers", assessment.scope.as_ref());
    at_a_glance(page);
    caveats(page);
    ties::questions(page);
    not_reproduced(page);
    not_stated(page, assessment);
    scales(page, assessment);
    prose(page, "Method", assessment.method.as_ref());
    prose(page, "Rights", assessment.rights.as_ref());
    original(page, assessment);
    foot(page);
}

fn title(page: &mut Composer<'_>, assessment: &Assessment) {
    let item = page.item;
    head::top_line(page);
    page.gap();
    page.say(vec![Span::said(&item.title, Role::Title)]);
    match assessment.title_origin {
        Some(Origin::Reader) => page.remark("title given by the reader", Role::ReaderMark),
        Some(Origin::Import) => page.remark("title given by the import", Role::ReaderMark),
        Some(Origin::Issuer) | None => {}
    }
    head::origin(page, item);
    page.gap();
}

/// Issuer, date and age, marking, edition, language, authors.
fn imprint(page: &mut Composer<'_>, assessment: &Assessment) {
    let bundle = page.bundle;
    let issuer = match bundle.item(&assessment.issuer) {
        Some(organisation) => page.mention(organisation),
        None => Span::said(&assessment.issuer, Role::Text),
    };
    page.field("Issuer", vec![issuer]);
    let age = age::age(assessment.issued, page.setting.today);
    page.field(
        "Issued",
        vec![
            Span::said(&age::in_print(assessment.issued), Role::Text),
            Span::around(&format!(" ({age})"), Role::Strong),
        ],
    );
    let marking = page.item.marking.clone().unwrap_or_default();
    let mut spans = vec![head::label(&marking)];
    if let Some(tlp) = marking.tlp {
        spans.push(Span::around(&format!(" — {}", tlp.sharing()), Role::Muted));
    }
    page.field("Marking", spans);
    for said in [marking.restrictions, marking.pap].into_iter().flatten() {
        page.field("", vec![Span::said(&said, Role::Text)]);
    }
    if let Some(edition) = &assessment.imprint.edition {
        page.field("Edition", vec![Span::said(edition, Role::Text)]);
    }
    if let Some(before) = &assessment.imprint.supersedes {
        page.field("Supersedes", vec![Span::said(before, Role::Text)]);
    }
    page.field("Language", vec![Span::said(&assessment.language, Role::Text)]);
    if assessment.authors.is_empty() {
        page.absent("Authors", "not stated");
    } else {
        page.field("Authors", vec![Span::said(&assessment.authors.join(", "), Role::Text)]);
    }
}

fn prose(page: &mut Composer<'_>, heading: &str, text: Option<&String>) {
    if let Some(text) = text {
        page.heading(heading);
        page.text(text, Role::Text);
    }
}

/// Every judgement on a line of its own, the key ones first.
fn at_a_glance(page: &mut Composer<'_>) {
    let bundle = page.bundle;
    let is_key = |item: &&Item| matches!(&item.detail, Detail::Judgement(judgement) if judgement.key);
    let (key, other): (Vec<&Item>, Vec<&Item>) = bundle.of_kind(Kind::Judgement).partition(is_key);
    if key.is_empty() && other.is_empty() {
        return;
    }
    page.heading("Judgements at a glance");
    if !key.is_empty() {
        page.remark("Key judgements, assembled by the author of this bundle", Role::ReaderMark);
        for item in key {
            line(page, item);
        }
        if !other.is_empty() {
            page.gap();
            page.remark("The other judgements", Role::Subheading);
        }
    }
    for item in other {
        line(page, item);
    }
}

/// The parts of the original that this copy lacks, and how many.
pub fn not_reproduced(page: &mut Composer<'_>) {
    let bundle = page.bundle;
    let omissions: Vec<&Item> = bundle.of_kind(Kind::Omission).collect();
    if omissions.is_empty() {
        return;
    }
    page.heading("Not reproduced");
    let parts = match (bundle.sight(), omissions.len()) {
        (Sight::Ceiled, _) => "Parts of the original are not in this copy, among them".to_owned(),
        (Sight::Whole, 1) => "One part of the original is not in this copy.".to_owned(),
        (Sight::Whole, several) => {
            format!("{} of the original are not in this copy.", capital(&count(several, "part", "parts")))
        }
    };
    page.remark(&parts, Role::Banner);
    for omission in omissions {
        page.tell(Relation::Affects, &omission.id);
        let mut tail = Vec::new();
        if let Detail::Omission(detail) = &omission.detail {
            tail.push(Span::around(&format!(" ({})", detail.omission_type.word()), Role::Muted));
        }
        line_with(page, omission, tail);
    }
}

/// What one would look for and the original does not state, and the sections that it does not have.
pub fn not_stated(page: &mut Composer<'_>, assessment: &Assessment) {
    let bundle = page.bundle;
    let kinds = [Kind::Alternative, Kind::Assumption, Kind::Signpost, Kind::Outlook, Kind::Measure];
    let lacks = |kind: &&Kind| bundle.of_kind(**kind).all(|item| item.origin == Origin::Reader);
    let missing: Vec<&str> = kinds.iter().filter(lacks).map(|kind| kind.key()).collect();
    if assessment.not_stated.is_empty() && missing.is_empty() {
        return;
    }
    page.heading("What the source does not state");
    for absence in &assessment.not_stated {
        let mut spans = vec![Span::said(&absence.what, Role::Text)];
        if let Some(shown) = &absence.shown {
            spans.push(Span::around(" — ", Role::Muted));
            spans.push(Span::said(shown, Role::Muted));
        }
        page.hanging(vec![Span::around(&format!("{} ", absence.id), Role::Muted)], spans);
    }
    if !missing.is_empty() {
        if !assessment.not_stated.is_empty() {
            page.gap();
        }
        page.remark(&format!("{}: {}", capital(&list(&missing)), none_given(bundle.sight())), Role::NotStated);
    }
}

/// The scales that words are read on: the issuer's, and the reader's.
fn scales(page: &mut Composer<'_>, assessment: &Assessment) {
    let bundle = page.bundle;
    page.heading("Scales in use");
    match bundle.scale(&assessment.issuer_scale) {
        Some(scale) => table(page, "Issuer's scale", scale, Role::Figure),
        None if assessment.issuer_scale == Scale::NOT_STATED => page.absent("Issuer's", "not stated"),
        None => page.field("Issuer's", vec![Span::said(&assessment.issuer_scale, Role::Text)]),
    }
    match page.setting.scale {
        Some(scale) => table(page, "Reader's scale", scale, Role::ReaderMark),
        None => page.field("Reader's", vec![Span::around("reader's mapping off", Role::Muted)]),
    }
}

/// One scale: its name, its version, and a row for each band.
fn table(page: &mut Composer<'_>, whose: &str, scale: &Scale, role: Role) {
    page.gap();
    let mut spans = vec![Span::around(&format!("{whose}: "), Role::Subheading), Span::around(&scale.label, role)];
    if !scale.version.is_empty() {
        spans.push(Span::around(&format!(" ({})", scale.version), Role::Muted));
    }
    page.say(spans);
    for (place, band) in scale.bands.iter().enumerate() {
        let words = Span::around(&band.terms.join(", "), Role::Text);
        let range = match page.medium {
            Medium::Screen => band.range(),
            Medium::Print => spelt(band),
        };
        if let (Some(range), Some(ends)) = (range, band.percents()) {
            let extent = Extent { low: ends.low, high: ends.high, role: Role::of_band(place, scale.bands.len()) };
            page.band(words, Span::around(&range, role), extent);
        } else {
            page.say(vec![words, Span::around(" (no numbers on this scale)", Role::NotStated)]);
        }
    }
    if role == Role::ReaderMark {
        page.remark("Ranges are this reader's mapping, not the issuer's.", Role::ReaderMark);
    }
}

/// The hash by which anyone who has the original can tell that it is the one.
fn original(page: &mut Composer<'_>, assessment: &Assessment) {
    let Some(document) = &assessment.imprint.source_document else { return };
    page.heading("The original");
    page.remark("SHA-256", Role::Label);
    page.say(vec![Span::said(&document.sha256, Role::Code)]);
    if let Some(bytes) = document.bytes {
        page.field("Size", vec![Span::said(&format!("{bytes} bytes"), Role::Muted)]);
    }
}
