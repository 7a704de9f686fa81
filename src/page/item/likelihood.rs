//! How likely: the issuer's word, what sort of word it is, and whose range stands beside it.

use crate::bundle::{Form, Likelihood, Origin, Scale};
use crate::page::document::beside::in_print;
use crate::page::document::composer::Composer;
use crate::page::document::element::Element;
use crate::page::document::weight::Weight;
use crate::page::item::scale::{WordReading, picture, range, reading};
use crate::page::layout::scale_picture::ScaleOwner;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What is said of a word that is called unhedged.
const UNREAD: &str = "not read as a hedge; this is not 100%";

/// The likelihood of the page's item. It never shares a row with confidence.
pub fn likelihood(page: &mut Composer<'_>, likelihood: &Likelihood) {
    stated_as(page, likelihood);
    if let Some(range) = &likelihood.range {
        page.field("Of the range", vec![Span::said(&range.in_words(), Role::Figure)]);
    }
}

fn stated_as(page: &mut Composer<'_>, likelihood: &Likelihood) {
    let word = |role| likelihood.as_written.as_deref().map(|word| Span::said(word, role));
    match likelihood.form {
        Form::Estimative => estimate(page, likelihood),
        Form::Comparative => remark(page, likelihood.form, word(Role::RankWord)),
        Form::Evidential | Form::Frequency | Form::Quantity => remark(page, likelihood.form, word(Role::HedgeWord)),
        Form::Unhedged => {
            // A word without a form may be one whose form could not be read, so that no more is said of it.
            let meaning = if likelihood.as_written.is_some() { UNREAD } else { likelihood.form.meaning() };
            let mut spans: Vec<Span> = word(Role::HedgeWord).into_iter().collect();
            if !spans.is_empty() {
                spans.push(Span::around(" — ", Role::Muted));
            }
            spans.push(Span::around(meaning, Role::Unhedged));
            stated(page, spans);
        }
        Form::Numeric => numbers(page, likelihood),
        Form::InParts => stated(page, vec![Span::around(likelihood.form.meaning(), Role::Muted)]),
    }
}

fn stated(page: &mut Composer<'_>, words: Vec<Span>) {
    page.put(Element::Likelihood { words, range: None });
}

/// A word that is no probability, and what it is.
fn remark(page: &mut Composer<'_>, form: Form, word: Option<Span>) {
    let mut spans: Vec<Span> = word.into_iter().collect();
    if !spans.is_empty() {
        spans.push(Span::around(" — ", Role::Muted));
    }
    spans.push(Span::around(form.meaning(), Role::Muted));
    stated(page, spans);
}

/// A word of probability, with a range where somebody gives one.
fn estimate(page: &mut Composer<'_>, likelihood: &Likelihood) {
    if likelihood.issuer.is_some() {
        numbers(page, likelihood);
        return;
    }
    let word = match &likelihood.as_written {
        Some(word) => Span::said(word, Role::LikelihoodWord),
        None => Span::around("word not stated", Role::NotStated),
    };
    let form = likelihood.form.meaning();
    let below = |page: &mut Composer<'_>, text: &str| page.field("", vec![Span::around(text, Role::Muted)]);
    match reading(page.bundle, page.setting.scale, likelihood) {
        WordReading::Band(scale, band, whose) => {
            let range = range(scale, band, whose);
            // A screen draws the range; print, and a band without numbers, have it in words beside the issuer's.
            let beside = if band.percents().is_some() { Weight::PRINT } else { Weight::EVERYWHERE };
            page.on(beside, |page| page.put(Element::Likelihood { words: vec![word.clone()], range: Some(range) }));
            page.on(beside.others(), |page| stated(page, vec![word]));
            below(page, form);
            drawn(page, likelihood);
            if whose == ScaleOwner::Other {
                let told = not_the_issuers(page, scale);
                page.field("", vec![Span::around(&told, Role::ReaderMark)]);
            }
        }
        WordReading::NotAWord(scale, whose) => {
            stated(page, vec![word]);
            let owner = if whose == ScaleOwner::Issuer { ", the issuer's own scale" } else { "" };
            below(page, &format!("{form}; not a word of {}{owner}", scale.label));
        }
        WordReading::Off => {
            // Who looks at slides does not know of a mapping.
            page.on(Weight::SLIDE, |page| {
                let unmapped = Span::around(" — an estimate, without a number", Role::Muted);
                stated(page, vec![word.clone(), unmapped]);
            });
            page.on(Weight::CARD.or(Weight::PAGE), |page| {
                stated(page, vec![word]);
                below(page, &format!("{form}; ranges are off"));
            });
        }
    }
}

/// Why a range is not the issuer's, and who took the scale for it.
fn not_the_issuers(page: &Composer<'_>, scale: &Scale) -> String {
    let assessment = page.bundle.assessment();
    if assessment.is_some_and(|held| held.issuer_scale == scale.id) {
        return "The word is not on the issuer's scale; that it falls into this band is the transcriber's mapping."
            .to_owned();
    }
    let chosen = if assessment.is_some_and(|held| held.reader_scale == scale.id) {
        "the transcriber took for it"
    } else {
        "was chosen while reading"
    };
    format!("The issuer gave no percentages; the range is that of a scale that {chosen}.")
}

/// Numbers that stand in the original, or that the author of an item that is not the issuer's wrote.
fn numbers(page: &mut Composer<'_>, likelihood: &Likelihood) {
    let (role, whose) = match page.item.origin {
        Origin::Issuer => (Role::Figure, "the issuer's own figures"),
        Origin::Transcriber => (Role::ReaderMark, "the transcriber's figures"),
        Origin::Import => (Role::ReaderMark, "imported figures"),
    };
    let mut spans = Vec::new();
    let word_role = if likelihood.form == Form::Numeric { Role::Figure } else { Role::LikelihoodWord };
    if let Some(word) = &likelihood.as_written {
        spans.push(Span::said(word, word_role));
    }
    let Some(percents) = likelihood.issuer else {
        if spans.is_empty() {
            spans.push(Span::around("number not given", Role::NotStated));
        }
        stated(page, spans);
        return;
    };
    let range = in_print(percents.low, percents.high);
    if likelihood.as_written.as_ref() != Some(&range) {
        if !spans.is_empty() {
            spans.push(Span::around(", ", Role::Text));
        }
        spans.push(Span::said(&range, role));
    }
    page.on(Weight::PRINT, |page| {
        stated(page, [&spans[..], &[Span::around(&format!(" ({whose})"), Role::Muted)]].concat());
    });
    // A screen says whose they are beside their picture.
    page.on(Weight::PRINT.others(), |page| stated(page, spans));
    page.field("", vec![Span::around(likelihood.form.meaning(), Role::Muted)]);
    drawn(page, likelihood);
}

/// The picture of the likelihood.
fn drawn(page: &mut Composer<'_>, likelihood: &Likelihood) {
    if let Some(picture) = picture(page.bundle, page.setting.scale, likelihood, page.item.origin) {
        page.put(Element::Picture(picture));
    }
}
