//! What a word of likelihood comes to on a scale, as words, as a picture and as a table, and whose that scale is.

use crate::bundle::{Band, Bundle, Form, Likelihood, Origin, Scale};
use crate::page::document::beside::in_print;
use crate::page::document::composer::Composer;
use crate::page::document::element::{Element, ScaleRow};
use crate::page::layout::age;
use crate::page::layout::block::{BandColumns, BandRow};
use crate::page::layout::scale_picture::{PictureBand, ScaleOwner, ScalePicture};
use crate::page::layout::span::Span;
use crate::text::prose;
use crate::theme::Role;

/// The words of a scale take no more than so many cells of a row of its table.
const WORDS: usize = 24;

/// What a word comes to.
#[derive(Debug, Clone, Copy)]
pub enum WordReading<'a> {
    /// A band of a scale.
    Band(&'a Scale, &'a Band, ScaleOwner),
    /// The scale does not have the word.
    NotAWord(&'a Scale, ScaleOwner),
    /// There is no scale.
    Off,
}

/// What a word comes to: on the issuer's scale where it published one for this assessment, else on the one in use here.
pub fn reading<'a>(bundle: &'a Bundle, in_use: Option<&'a Scale>, likelihood: &Likelihood) -> WordReading<'a> {
    let Some(assessment) = bundle.assessment() else { return WordReading::Off };
    let written = likelihood.as_written.as_deref().unwrap_or_default();
    let published = bundle.scale(&assessment.issuer_scale);
    // A band is named on the scale in use, or on the issuer's where the bundle has no other.
    let named = |scale: &'a Scale| {
        let its = assessment.band_scale() == Some(scale.id.as_str());
        likelihood.band.as_deref().filter(|_| its).and_then(|band| scale.band(band))
    };
    if let Some(scale) = published
        && let Some(band) = named(scale).filter(|band| band.has_word(written)).or_else(|| scale.band_of_word(written))
    {
        return WordReading::Band(scale, band, ScaleOwner::Issuer);
    }
    match (in_use, published) {
        (Some(scale), _) => match named(scale).or_else(|| scale.band_of_word(written)) {
            // Where a band was named that lacks the word, also the issuer's own scale does not say so.
            Some(band) => WordReading::Band(scale, band, ScaleOwner::Other),
            None if scale.id == assessment.issuer_scale => WordReading::NotAWord(scale, ScaleOwner::Issuer),
            None => WordReading::NotAWord(scale, ScaleOwner::Other),
        },
        (None, Some(published)) => WordReading::NotAWord(published, ScaleOwner::Issuer),
        (None, None) => WordReading::Off,
    }
}

/// The picture of a likelihood, where it is one of probability: of the numbers that stand beside it, else of its band.
pub fn picture(
    bundle: &Bundle,
    in_use: Option<&Scale>,
    likelihood: &Likelihood,
    origin: Origin,
) -> Option<ScalePicture> {
    match (likelihood.form, likelihood.issuer) {
        (Form::Estimative | Form::Numeric, Some(percents)) => {
            let whose = if origin == Origin::Issuer { ScaleOwner::Issuer } else { ScaleOwner::Other };
            Some(ScalePicture::of_figures(percents, whose, &in_print(percents.low, percents.high)))
        }
        (Form::Estimative, None) => match reading(bundle, in_use, likelihood) {
            WordReading::Band(scale, band, whose) => ScalePicture::of_band(scale, band, whose),
            WordReading::NotAWord(..) | WordReading::Off => None,
        },
        (
            Form::Comparative | Form::Evidential | Form::Frequency | Form::Quantity | Form::Unhedged | Form::InParts,
            _,
        )
        | (Form::Numeric, None) => None,
    }
}

/// The word of the page's item, and every scale that it is read on: the issuer's own, and the one in use beside it.
pub fn scales(page: &mut Composer<'_>) {
    let (bundle, item) = (page.bundle, page.item);
    let likelihood = item.likelihood();
    if let Some(likelihood) = likelihood {
        word(page, likelihood);
    }
    let estimate = likelihood.filter(|likelihood| likelihood.form == Form::Estimative);
    let read = estimate.map_or(WordReading::Off, |likelihood| reading(bundle, page.setting.scale, likelihood));
    let published = bundle.assessment().and_then(|assessment| bundle.scale(&assessment.issuer_scale));
    let other = page.setting.scale.filter(|scale| published.is_none_or(|own| own.id != scale.id));
    let both = [(published, ScaleOwner::Issuer), (other, ScaleOwner::Other)];
    for (scale, owner) in both.into_iter().filter_map(|(scale, owner)| Some((scale?, owner))) {
        let (band, hue) = match read {
            WordReading::Band(of, band, hue) if of.id == scale.id => (Some(band), hue),
            WordReading::Band(..) | WordReading::NotAWord(..) | WordReading::Off => (None, owner),
        };
        page.gap();
        headline(page, scale, owner);
        table(page, scale, hue, band);
        if band.is_none() && estimate.is_some() {
            page.remark("The word is not on this scale.", Role::NotStated);
        }
    }
    if published.is_none() && other.is_none() {
        page.gap();
        let told = "The issuer states no scale in this bundle, and ranges of other scales are off.";
        page.remark(told, Role::NotStated);
    }
}

/// The word and whose it is; of what is no probability, that no scale has it.
fn word(page: &mut Composer<'_>, likelihood: &Likelihood) {
    let whose = match page.item.origin {
        Origin::Issuer => "the issuer's word",
        Origin::Transcriber => "the transcriber's word",
        Origin::Import => "imported",
    };
    let mut spans = Vec::new();
    if let Some(written) = &likelihood.as_written {
        spans.push(Span::said(written, Role::of_form(likelihood.form)));
        spans.push(Span::around(&format!("  {whose}; "), Role::Muted));
    }
    spans.push(Span::around(likelihood.form.meaning(), Role::Muted));
    if !matches!(likelihood.form, Form::Estimative | Form::Numeric) {
        spans.push(Span::around("; it has no place on a scale", Role::Muted));
    }
    page.say(spans);
}

/// A scale by its name, whose it is, and its version.
pub fn headline(page: &mut Composer<'_>, scale: &Scale, owner: ScaleOwner) {
    let mut spans =
        vec![Span::around(&scale.label, Role::Strong), Span::around(&format!(": {}", owner.of_scale()), owner.role())];
    if !scale.version.is_empty() {
        spans.push(Span::around(&format!(" ({})", scale.version), Role::Muted));
    }
    page.say(spans);
    let issued = page.bundle.assessment().map(|assessment| assessment.issued);
    if issued.is_some_and(|issued| age::is_known(issued) && scale.is_younger_than(issued)) {
        page.remark("This version was published after the assessment was issued.", owner.role());
    }
}

/// A scale as a table, a row for each band from the most likely; `word` is the band of the word in hand.
pub fn table(page: &mut Composer<'_>, scale: &Scale, whose: ScaleOwner, word: Option<&Band>) {
    if let Some(layout) = scale.layout() {
        page.remark(layout, Role::Muted);
    }
    let columns = columns(scale);
    let row = |band: &Band| {
        let in_hand = word.is_some_and(|word| word.id == band.id);
        let (name, number) = if in_hand { (Role::Strong, whose.role()) } else { (Role::Text, Role::Muted) };
        let row = BandRow {
            words: Span::around(&band.terms.join(", "), name),
            range: Span::around(&signs(band), number),
            band: PictureBand::of(band),
            chosen: in_hand.then(|| whose.role()),
            columns,
        };
        ScaleRow { row, spelt: band.spelt() }
    };
    page.put(Element::Scale(scale.bands.iter().rev().map(row).collect()));
}

/// Room for the longest word of a scale and for its longest range.
fn columns(scale: &Scale) -> BandColumns {
    let longest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
    let words = longest(&mut scale.bands.iter().flat_map(|band| &band.terms).map(|term| prose::width(term)));
    let ranges = longest(&mut scale.bands.iter().map(|band| prose::width(&signs(band))));
    BandColumns { words: words.clamp(1, WORDS), ranges }
}

fn signs(band: &Band) -> String {
    band.range().unwrap_or_else(|| "no numbers".to_owned())
}
