//! How likely: the issuer's word, what sort of word it is, and whose range stands beside it.

use crate::bundle::{Assessment, Band, Form, Likelihood, Origin, Scale};
use crate::page::document::beside::in_print;
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, Owner, ScaleRange};
use crate::page::document::weight::Weight;
use crate::page::layout::block::{Bar, BarExtent};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What is said of a word that is called unhedged.
const UNREAD: &str = "not read as a hedge; this is not 100%";

/// The likelihood of the page's item. It never shares a row with confidence.
pub fn likelihood(page: &mut Composer<'_>, likelihood: &Likelihood) {
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
    match reading(page, likelihood) {
        WordReading::Band(scale, band, owner) => {
            let range = Some(range(&scale, &band, owner));
            page.put(Element::Likelihood { words: vec![word], range });
            below(page, form);
            if let Some(bar) = bar(&scale, &band, owner) {
                page.put(Element::Bar(bar));
            }
            if owner == Owner::Transcriber {
                let told = not_the_issuers(page, &scale);
                page.field("", vec![Span::around(&told, Role::ReaderMark)]);
            }
        }
        WordReading::NotAWord(label) => {
            stated(page, vec![word]);
            below(page, &format!("{form}; not a word of {label}"));
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
    spans.push(Span::around(&format!(" ({whose})"), Role::Muted));
    stated(page, spans);
    page.field("", vec![Span::around(likelihood.form.meaning(), Role::Muted)]);
    let owner = (page.item.origin != Origin::Issuer).then(|| "not the issuer's".to_owned());
    let solid = BarExtent { low: percents.low, high: percents.high, role };
    page.put(Element::Bar(Bar { bands: Vec::new(), solid, owner }));
}

/// What a word comes to.
enum WordReading {
    /// A band of a scale.
    Band(Scale, Band, Owner),
    /// The scale, by its name, does not have the word.
    NotAWord(String),
    /// There is no scale.
    Off,
}

/// What a word comes to: on the issuer's scale where it published one for this assessment, else on the one that is shown for it.
fn reading(page: &Composer<'_>, likelihood: &Likelihood) -> WordReading {
    let assessment = page.bundle.assessment();
    let written = likelihood.as_written.as_deref().unwrap_or_default();
    let published = assessment.and_then(|assessment| page.bundle.scale(&assessment.issuer_scale));
    if let Some(scale) = published
        && let Some(band) = scale.band_of_word(written)
    {
        return WordReading::Band(scale.clone(), band.clone(), Owner::Issuer);
    }
    let Some(scale) = page.setting.scale else {
        return published
            .map_or(WordReading::Off, |scale| WordReading::NotAWord(format!("{}, the issuer's scale", scale.label)));
    };
    let chosen = |assessment: &Assessment| assessment.reader_scale == scale.id;
    let named = assessment.filter(|assessment| chosen(assessment)).and(likelihood.band.as_deref());
    match named.and_then(|band| scale.band(band)).or_else(|| scale.band_of_word(written)) {
        Some(band) => WordReading::Band(scale.clone(), band.clone(), Owner::Transcriber),
        None => WordReading::NotAWord(scale.label.clone()),
    }
}

/// The range of a band, in signs and in words.
pub fn range(scale: &Scale, band: &Band, owner: Owner) -> ScaleRange {
    let without = || format!("band “{}”, no numbers", band.word());
    let (signs, words) = (band.range().unwrap_or_else(without), spelt(band).unwrap_or_else(without));
    ScaleRange { owner, scale: scale.label.clone(), signs, words }
}

/// The range in words: `about 55 to 75 percent`.
fn spelt(band: &Band) -> Option<String> {
    let ends = band.percents()?;
    let about = if band.approx { "about " } else { "" };
    let over = if band.open_low { "more than " } else { "" };
    let under = if band.open_high { "less than " } else { "" };
    Some(format!("{about}{over}{} to {under}{} percent", ends.low, ends.high))
}

fn bar(scale: &Scale, band: &Band, owner: Owner) -> Option<Bar> {
    let extent =
        |band: &Band, role| band.percents().map(|percents| BarExtent { low: percents.low, high: percents.high, role });
    let solid = extent(band, owner.band())?;
    let bands = scale.bands.iter().filter_map(|band| extent(band, Role::ScaleAxis)).collect();
    let owner = match owner {
        Owner::Issuer => None,
        Owner::Transcriber => Some("not the issuer's".to_owned()),
    };
    Some(Bar { bands, solid, owner })
}
