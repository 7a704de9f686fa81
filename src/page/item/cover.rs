//! The cover: what this is, why it was written, its judgements at a glance, and what it does not hold.

use crate::bundle::{Assessment, Detail, Item, Kind, Relation, Scale, Sight};
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, called_key};
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{
    absent::{lacks, none_of},
    exhibits,
    footer::foot,
    head,
    qualified::qualified,
    scale::{headline, table},
    ties,
};
use crate::page::layout::age;
use crate::page::layout::scale_picture::ScaleOwner;
use crate::page::layout::span::Span;
use crate::page::layout::words::{capital, count};
use crate::theme::Role;

/// The manifest and everything that a reader should know before the first page.
pub fn cover(page: &mut Composer<'_>, assessment: &Assessment) {
    let item = page.item;
    head::head(page);
    page.on(Weight::SLIDE, Composer::title);
    page.on(Weight::CARD, |page| {
        let brief = assessment.summary.as_ref().or(item.text.as_ref());
        page.text(brief.map_or("", String::as_str), Role::Text);
    });
    page.part(Topic::Imprint);
    page.on(Weight::SLIDE, |page| imprint_in_brief(page, assessment));
    page.on(Weight::PAGE, |page| imprint(page, assessment));
    qualified(page);
    page.on(Weight::FULL, |page| {
        page.part(Topic::Introduction);
        page.gap();
        page.text(item.text.as_deref().unwrap_or_default(), Role::Text);
        prose(page, Topic::Requirement, "Why it was written", assessment.requirement.as_ref());
        prose(page, Topic::Summary, "In brief", assessment.summary.as_ref());
        prose(page, Topic::Scope, "What it covers", assessment.scope.as_ref());
        exhibits::all(page);
    });
    page.on(Weight::PAGE, at_a_glance);
    page.on(Weight::PAGE, ties::questions);
    page.on(Weight::FULL, |page| {
        page.part(Topic::Missing);
        not_reproduced(page);
        not_stated(page, assessment);
    });
    page.on(Weight::PAGE, |page| scales(page, assessment));
    page.on(Weight::FULL, |page| levels(page, assessment));
    page.on(Weight::FULL, |page| {
        prose(page, Topic::Method, "Method", assessment.method.as_ref());
        prose(page, Topic::Rights, "Rights", assessment.rights.as_ref());
    });
    page.on(Weight::PAGE, |page| original(page, assessment));
    foot(page);
}

/// Issuer, date and age, edition and authors.
fn imprint_in_brief(page: &mut Composer<'_>, assessment: &Assessment) {
    page.field_said("Issued by", page.bundle.issuer());
    let (day, age) = (age::in_print(assessment.issued), age::age(assessment.issued, page.setting.today));
    page.field("Issued", vec![Span::around(&format!("{day} ({age})"), Role::Text)]);
    editions(page, assessment);
    if !assessment.imprint.authors.is_empty() {
        page.field_said("Authors", &assessment.imprint.authors.join(", "));
    }
}

fn editions(page: &mut Composer<'_>, assessment: &Assessment) {
    for (label, edition) in [("Edition", &assessment.imprint.edition), ("Supersedes", &assessment.imprint.supersedes)] {
        if let Some(edition) = edition {
            page.field_said(label, edition);
        }
    }
}

/// Issuer, date and age, marking, edition, language, authors.
fn imprint(page: &mut Composer<'_>, assessment: &Assessment) {
    let issuer = page.mention_of(&assessment.issuer);
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
    editions(page, assessment);
    page.field_said("Language", &assessment.language);
    if assessment.imprint.authors.is_empty() {
        page.absent("Authors", "not stated");
    } else {
        page.field_said("Authors", &assessment.imprint.authors.join(", "));
    }
}

/// A text under a heading, a paragraph a part: a wall of text is hard to read from a slide.
fn prose(page: &mut Composer<'_>, topic: Topic, heading: &str, text: Option<&String>) {
    for (place, paragraph) in text.into_iter().flat_map(|text| text.split("\n\n")).enumerate() {
        page.part(topic);
        if place == 0 {
            page.heading(heading);
        }
        page.text(paragraph, Role::Text);
    }
}

/// Every judgement on a line of its own, the key ones first.
fn at_a_glance(page: &mut Composer<'_>) {
    let bundle = page.bundle;
    let (mut key, mut other): (Vec<(&Item, &str)>, Vec<&Item>) = (Vec::new(), Vec::new());
    for item in bundle.of_kind(Kind::Judgement) {
        match called_key(item) {
            Some(whose) => key.push((item, whose)),
            None => other.push(item),
        }
    }
    if key.is_empty() && other.is_empty() {
        return;
    }
    page.part(Topic::Ties);
    page.heading("Judgements at a glance");
    let mut called: Vec<&str> = Vec::new();
    for (_, whose) in &key {
        if !called.contains(whose) {
            called.push(whose);
        }
    }
    for (place, whose) in called.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        page.remark(&capital(whose), Role::ReaderMark);
        for (item, _) in key.iter().filter(|(_, by)| by == whose) {
            page.line(item);
        }
    }
    if !key.is_empty() && !other.is_empty() {
        page.gap();
        page.remark("The other judgements", Role::Subheading);
    }
    for item in other {
        page.line(item);
    }
}

/// The parts of the original that this copy lacks, and how many.
fn not_reproduced(page: &mut Composer<'_>) {
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
        page.line_with(omission, tail);
    }
}

/// What one would look for and the original does not state, and the sections that it does not have.
fn not_stated(page: &mut Composer<'_>, assessment: &Assessment) {
    let bundle = page.bundle;
    let kinds = [Kind::Alternative, Kind::Assumption, Kind::Signpost, Kind::Outlook, Kind::Measure];
    let missing = |kind| lacks(kind, &bundle.of_kind(kind).collect::<Vec<_>>());
    let missing: Vec<_> = kinds.into_iter().filter_map(missing).collect();
    if assessment.not_stated.is_empty() && missing.is_empty() {
        return;
    }
    page.part(Topic::NotStated);
    // Without a statement of the transcriber all that is known is what the bundle lacks.
    let stated = !assessment.not_stated.is_empty();
    page.heading(if stated { "What the source does not state" } else { "Not in this bundle" });
    for absence in &assessment.not_stated {
        let mut spans = vec![Span::said(&absence.what, Role::Text)];
        if let Some(shown) = &absence.shown {
            spans.push(Span::around(" — ", Role::Muted));
            spans.push(Span::said(shown, Role::Muted));
        }
        page.put(Element::Numbered { id: absence.id.clone(), spans });
    }
    if !missing.is_empty() {
        if stated {
            page.gap();
        }
        none_of(page, &missing);
    }
}

/// The scales that words are read on: the issuer's, and the one in use here where that is another.
fn scales(page: &mut Composer<'_>, assessment: &Assessment) {
    let bundle = page.bundle;
    page.part(Topic::Foot);
    page.heading("Scales in use");
    match bundle.scale(&assessment.issuer_scale) {
        Some(scale) => scale_table(page, scale, ScaleOwner::Issuer),
        None if assessment.issuer_scale == Scale::NOT_STATED => page.absent("Issuer's", "not stated"),
        None => page.field_said("Issuer's", &assessment.issuer_scale),
    }
    match page.setting.scale {
        Some(scale) if scale.id == assessment.issuer_scale => {
            let same = Span::around("on the issuer's own scale, and no other", Role::Muted);
            page.field("Ranges", vec![same]);
        }
        Some(scale) => scale_table(page, scale, ScaleOwner::Other),
        None => page.field("Ranges", vec![Span::around("those that are not the issuer's are off", Role::Muted)]),
    }
}

/// The issuer's levels of confidence, from the lowest, with what it says of them.
fn levels(page: &mut Composer<'_>, assessment: &Assessment) {
    let Some(scale) = assessment.confidence_scale.as_ref() else { return };
    page.part(Topic::Method);
    page.heading("The issuer's levels of confidence");
    if let Some(label) = &scale.label {
        page.say(vec![Span::said(label, Role::Text)]);
    }
    if scale.joins_likelihood {
        page.remark("The issuer puts likelihood and confidence into one sentence by its method.", Role::Muted);
    }
    for (place, level) in scale.levels.iter().enumerate() {
        let mut spans = vec![Span::said(&level.terms.join(", "), Role::Confidence)];
        if let Some(meaning) = &level.meaning {
            spans.push(Span::around(" — ", Role::Muted));
            spans.extend(page.runs(meaning, Role::Text));
        }
        page.put(Element::Numbered { id: (place + 1).to_string(), spans });
    }
}

/// One scale and its bands.
fn scale_table(page: &mut Composer<'_>, scale: &Scale, whose: ScaleOwner) {
    page.gap();
    headline(page, scale, whose);
    table(page, scale, whose, None);
}

/// The hash by which anyone who has the original can tell that it is the one.
fn original(page: &mut Composer<'_>, assessment: &Assessment) {
    let Some(document) = &assessment.imprint.source_document else { return };
    page.part(Topic::Foot);
    page.heading("The original");
    page.remark("SHA-256", Role::Label);
    page.say(vec![Span::said(&document.sha256, Role::Code)]);
    if let Some(bytes) = document.bytes {
        page.field("Size", vec![Span::said(&format!("{bytes} bytes"), Role::Muted)]);
    }
}
