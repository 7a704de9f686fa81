//! How likely: the issuer's word, whose it is, what sort of word, and whose range stands beside it.

use crate::bundle::{Form, Likelihood, Origin};
use crate::page::document::beside::in_print;
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, LikelihoodLine};
use crate::page::item::scale::{WordReading, picture, reading};
use crate::page::layout::scale_picture::ScaleOwner;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What is said of a word that is called unhedged.
const UNREAD: &str = "not read as a hedge; this is not 100%";

/// The likelihood of the page's item. It never shares a row with confidence.
pub fn likelihood(page: &mut Composer<'_>, likelihood: &Likelihood) {
    let line = LikelihoodLine {
        word: written(page, likelihood),
        whose: whose(page, likelihood),
        remark: remark(page, likelihood).into_iter().collect(),
        picture: picture(page.bundle, page.setting.scale, likelihood, page.item.origin),
        spelt: spelt(page, likelihood),
        note: note(page, likelihood),
    };
    page.put(Element::Likelihood(line));
    if let Some(range) = &likelihood.range {
        page.field("Of the range", vec![Span::said(&range.in_words(), Role::Figure)]);
    }
}

/// The word as it is written, or the number; where neither is, that it is not stated.
fn written(page: &Composer<'_>, likelihood: &Likelihood) -> Vec<Span> {
    let word = likelihood.as_written.as_deref();
    let issuers = page.item.origin == Origin::Issuer;
    let role = match likelihood.form {
        Form::Estimative => Role::LikelihoodWord,
        Form::Comparative => Role::RankWord,
        Form::Evidential | Form::Frequency | Form::Quantity | Form::Unhedged => Role::HedgeWord,
        Form::Numeric if issuers => Role::Figure,
        Form::Numeric => Role::ReaderMark,
        Form::InParts => Role::Muted,
    };
    let figures = likelihood.issuer.map(|percents| in_print(percents.low, percents.high));
    match (word, likelihood.form, figures) {
        (Some(word), _, _) => vec![Span::said(word, role)],
        (None, Form::Numeric, Some(figures)) => vec![Span::said(&figures, role)],
        (None, Form::Numeric, None) => vec![Span::around("number not given", Role::NotStated)],
        (None, Form::Unhedged | Form::InParts, _) => Vec::new(),
        (None, Form::Estimative | Form::Comparative | Form::Evidential | Form::Frequency | Form::Quantity, _) => {
            vec![Span::around("word not stated", Role::NotStated)]
        }
    }
}

/// Whose word or number it is.
fn whose(page: &Composer<'_>, likelihood: &Likelihood) -> String {
    let what = match (&likelihood.as_written, likelihood.form) {
        (None, Form::Numeric) => "figures",
        (None, _) => return String::new(),
        (Some(word), _) if word.trim().contains(char::is_whitespace) => "words",
        (Some(_), _) => "word",
    };
    match page.item.origin {
        Origin::Issuer => format!("the issuer's {what}"),
        Origin::Transcriber => format!("the transcriber's {what}"),
        Origin::Import => format!("imported {what}"),
    }
}

/// What sort of word it is, where it is no probability or no range stands beside it.
fn remark(page: &Composer<'_>, likelihood: &Likelihood) -> Option<Span> {
    let meaning = likelihood.form.meaning();
    let muted = |text: &str| Some(Span::around(text, Role::Muted));
    match likelihood.form {
        Form::Comparative | Form::Evidential | Form::Frequency | Form::Quantity | Form::InParts => muted(meaning),
        // A word without a form may be one whose form could not be read, so that no more is said of it.
        Form::Unhedged if likelihood.as_written.is_some() => Some(Span::around(UNREAD, Role::Unhedged)),
        Form::Unhedged => Some(Span::around(meaning, Role::Unhedged)),
        Form::Numeric => None,
        Form::Estimative if likelihood.issuer.is_some() => None,
        Form::Estimative => match reading(page.bundle, page.setting.scale, likelihood) {
            WordReading::Band(_, band, _) if band.percents().is_some() => None,
            WordReading::Band(scale, band, whose) => {
                let text = format!("{}: {} band “{}”, no numbers", whose.of_scale(), scale.label, band.word());
                Some(Span::around(&text, whose.role()))
            }
            WordReading::NotAWord(scale, whose) => {
                let owner = if whose == ScaleOwner::Issuer { ", the issuer's own scale" } else { "" };
                muted(&format!("{meaning}; not a word of {}{owner}", scale.label))
            }
            WordReading::Off => muted("without a number"),
        },
    }
}

/// Why a range is not the issuer's, and who took the scale for it.
fn note(page: &Composer<'_>, likelihood: &Likelihood) -> Option<&'static str> {
    let read = (likelihood.form == Form::Estimative && likelihood.issuer.is_none())
        .then(|| reading(page.bundle, page.setting.scale, likelihood))?;
    let WordReading::Band(scale, _, ScaleOwner::Other) = read else { return None };
    let assessment = page.bundle.assessment();
    Some(if assessment.is_some_and(|held| held.issuer_scale == scale.id) {
        "The word is not on the issuer's scale; that it falls into this band is the transcriber's mapping."
    } else if assessment.is_some_and(|held| held.reader_scale == scale.id) {
        "The range is that of a scale that the transcriber took for it."
    } else {
        "The range is that of a scale that was chosen while reading."
    })
}

/// The range in words: `not the issuer's: PHIA 2025, about 55 to 75 percent`.
fn spelt(page: &Composer<'_>, likelihood: &Likelihood) -> Option<String> {
    if likelihood.issuer.is_some() || likelihood.form != Form::Estimative {
        return None;
    }
    match reading(page.bundle, page.setting.scale, likelihood) {
        WordReading::Band(scale, band, whose) => {
            Some(format!("{}: {}, {}", whose.of_scale(), scale.label, band.spelt()?))
        }
        WordReading::NotAWord(..) | WordReading::Off => None,
    }
}
