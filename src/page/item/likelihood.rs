//! How likely: the issuer's word, what sort of word it is, and whose range stands beside it.

use crate::bundle::{Assessment, Band, Form, Likelihood, Origin, Scale};
use crate::page::layout::block::{Bar, Extent};
use crate::page::layout::composer::{Composer, Medium, Unmapped};
use crate::page::layout::line::in_print;
use crate::page::layout::span::Span;
use crate::theme::Role;

const LABEL: &str = "Likelihood";
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
            page.field(LABEL, spans);
        }
        Form::Numeric => numbers(page, likelihood),
    }
}

/// A word that is no probability, and what it is.
fn remark(page: &mut Composer<'_>, form: Form, word: Option<Span>) {
    let mut spans: Vec<Span> = word.into_iter().collect();
    if !spans.is_empty() {
        spans.push(Span::around(" — ", Role::Muted));
    }
    spans.push(Span::around(form.meaning(), Role::Muted));
    page.field(LABEL, spans);
}

/// A word of probability, with a range where somebody gives one.
fn estimate(page: &mut Composer<'_>, likelihood: &Likelihood) {
    if likelihood.issuer.is_some() {
        numbers(page, likelihood);
        return;
    }
    let mut spans = vec![match &likelihood.as_written {
        Some(word) => Span::said(word, Role::LikelihoodWord),
        None => Span::around("word not stated", Role::NotStated),
    }];
    let reading = reading(page, likelihood);
    if let Reading::Band(scale, band, owner) = &reading {
        spans.push(Span::around(" ", Role::Text));
        spans.push(bracket(page.medium, scale, band, *owner));
    }
    if matches!(reading, Reading::Off) && page.unmapped == Unmapped::NoNumber {
        spans.push(Span::around(" — an estimate, without a number", Role::Muted));
    }
    page.field(LABEL, spans);
    let form = likelihood.form.meaning();
    match reading {
        Reading::Band(scale, band, owner) => {
            page.field("", vec![Span::around(form, Role::Muted)]);
            if let Some(bar) = bar(&scale, &band, owner) {
                page.bar(bar);
            }
            if owner == Owner::Reader && !page.mapping_told {
                page.mapping_told = true;
                let told = "The issuer gave no percentages; the range is this reader's mapping.";
                page.field("", vec![Span::around(told, Role::ReaderMark)]);
            }
        }
        Reading::NotAWord(label) => {
            page.field("", vec![Span::around(&format!("{form}; not a word of {label}"), Role::Muted)]);
        }
        Reading::Off => {
            if page.unmapped == Unmapped::MappingOff {
                page.field("", vec![Span::around(&format!("{form}; reader's mapping off"), Role::Muted)]);
            }
        }
    }
}

/// Numbers that stand in the original, or that the author of a reader's item wrote.
fn numbers(page: &mut Composer<'_>, likelihood: &Likelihood) {
    let (role, whose) = match page.item.origin {
        Origin::Issuer => (Role::Figure, "the issuer's own figures"),
        Origin::Reader => (Role::ReaderMark, "the reader's figures"),
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
        page.field(LABEL, spans);
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
    page.field(LABEL, spans);
    page.field("", vec![Span::around(likelihood.form.meaning(), Role::Muted)]);
    let owner = (page.item.origin != Origin::Issuer).then(|| "not the issuer's".to_owned());
    let solid = Extent { low: percents.low, high: percents.high, role };
    page.bar(Bar { bands: Vec::new(), solid, owner });
}

/// Whose a range is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Issuer,
    Reader,
}

/// What a word comes to.
enum Reading {
    /// A band of a scale.
    Band(Scale, Band, Owner),
    /// The scale, by its name, does not have the word.
    NotAWord(String),
    /// There is no scale.
    Off,
}

/// What a word comes to: on the issuer's scale where it published one for this assessment, else on the reader's.
fn reading(page: &Composer<'_>, likelihood: &Likelihood) -> Reading {
    let assessment = page.bundle.assessment();
    let written = likelihood.as_written.as_deref().unwrap_or_default();
    let published = assessment.and_then(|assessment| page.bundle.scale(&assessment.issuer_scale));
    if let Some(scale) = published
        && let Some(band) = scale.band_of_word(written)
    {
        return Reading::Band(scale.clone(), band.clone(), Owner::Issuer);
    }
    let Some(scale) = page.setting.scale else {
        return published
            .map_or(Reading::Off, |scale| Reading::NotAWord(format!("{}, the issuer's scale", scale.label)));
    };
    let chosen = |assessment: &Assessment| assessment.reader_scale == scale.id;
    let named = assessment.filter(|assessment| chosen(assessment)).and(likelihood.band.as_deref());
    match named.and_then(|band| scale.band(band)).or_else(|| scale.band_of_word(written)) {
        Some(band) => Reading::Band(scale.clone(), band.clone(), Owner::Reader),
        None => Reading::NotAWord(scale.label.clone()),
    }
}

/// The range beside a word, with the name of the scale, and whose it is.
fn bracket(medium: Medium, scale: &Scale, band: &Band, owner: Owner) -> Span {
    let (role, whose) = match owner {
        Owner::Issuer => (Role::Figure, "issuer"),
        Owner::Reader => (Role::ReaderMark, "reader"),
    };
    let text = match medium {
        Medium::Screen => {
            let range = band.range().unwrap_or_else(|| format!("band “{}”, no numbers", band.word()));
            format!("⟨{whose}: {} {range}⟩", scale.label).replace(' ', "\u{a0}")
        }
        Medium::Print => {
            let range = spelt(band).unwrap_or_else(|| format!("band “{}”, no numbers", band.word()));
            format!("[{whose}'s scale, {}: {range}]", scale.label)
        }
    };
    Span::around(&text, role)
}

/// The range in words: `about 55 to 75 percent`.
pub fn spelt(band: &Band) -> Option<String> {
    let ends = band.percents()?;
    let about = if band.approx { "about " } else { "" };
    let over = if band.open_low { "more than " } else { "" };
    let under = if band.open_high { "less than " } else { "" };
    Some(format!("{about}{over}{} to {under}{} percent", ends.low, ends.high))
}

fn bar(scale: &Scale, band: &Band, owner: Owner) -> Option<Bar> {
    let place = scale.bands.iter().position(|other| other.id == band.id).unwrap_or_default();
    let extent =
        |band: &Band, role| band.percents().map(|percents| Extent { low: percents.low, high: percents.high, role });
    let solid = extent(band, Role::of_band(place, scale.bands.len()))?;
    let bands = scale.bands.iter().filter_map(|band| extent(band, Role::ScaleAxis)).collect();
    let owner = match owner {
        Owner::Issuer => None,
        Owner::Reader => Some("reader's".to_owned()),
    };
    Some(Bar { bands, solid, owner })
}
