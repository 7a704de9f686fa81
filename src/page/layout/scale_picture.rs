//! A likelihood as a picture, in plain values: the bands of a scale, the band of a word, and whose they are.

use crate::bundle::{Band, Percents, Scale};
use crate::theme::Role;

/// Whose a range or a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleOwner {
    Issuer,
    /// Somebody else's, whoever that is.
    Other,
}

impl ScaleOwner {
    /// How what is theirs is drawn: the issuer's in the hue of its words, everything else in a hue of its own.
    pub const fn role(self) -> Role {
        match self {
            Self::Issuer => Role::Band,
            Self::Other => Role::ReaderMark,
        }
    }

    /// Whose a scale is, in words.
    pub const fn of_scale(self) -> &'static str {
        match self {
            Self::Issuer => "the issuer's own scale",
            Self::Other => "not the issuer's",
        }
    }
}

/// A part of the way from 0 to 100 percent, and which of its ends do not belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureBand {
    pub low: f64,
    pub high: f64,
    pub open_low: bool,
    pub open_high: bool,
}

/// What is drawn of a likelihood. It has no middle, and nothing within a band is darker than the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct ScalePicture {
    /// Every band that has numbers. Where none lies the axis has a gap; without any band it has none.
    pub bands: Vec<PictureBand>,
    /// The band of the word, or the numbers that stand in its place.
    pub chosen: PictureBand,
    pub whose: ScaleOwner,
    /// Whose it is and the range in signs: `not the issuer's: PHIA 2025 ≈55–75%`.
    pub caption: String,
}

impl PictureBand {
    /// Nothing where the scale gives the band no numbers.
    pub fn of(band: &Band) -> Option<Self> {
        let Percents { low, high } = band.percents()?;
        Some(Self { low, high, open_low: band.open_low, open_high: band.open_high })
    }

    /// Both ends in digits, those that are open with their sign: `>0` and `5`.
    pub fn ends(self) -> (String, String) {
        let sign = |open, sign| if open { sign } else { "" };
        (format!("{}{}", sign(self.open_low, ">"), self.low), format!("{}{}", sign(self.open_high, "<"), self.high))
    }
}

impl ScalePicture {
    /// The band of a word on its scale.
    pub fn of_band(scale: &Scale, band: &Band, whose: ScaleOwner) -> Option<Self> {
        let chosen = PictureBand::of(band)?;
        let signs = band.range()?;
        let caption = format!("{}: {}", whose.of_scale(), together(&format!("{} {signs}", scale.label)));
        Some(Self { bands: scale.bands.iter().filter_map(PictureBand::of).collect(), chosen, whose, caption })
    }

    /// Numbers that stand in the item itself, without a scale.
    pub fn of_figures(percents: Percents, whose: ScaleOwner, signs: &str) -> Self {
        let Percents { low, high } = percents;
        let chosen = PictureBand { low, high, open_low: false, open_high: false };
        let of_figures = match whose {
            ScaleOwner::Issuer => "the issuer's own figures",
            ScaleOwner::Other => "not the issuer's figures",
        };
        Self { bands: Vec::new(), chosen, whose, caption: format!("{of_figures}: {}", together(signs)) }
    }
}

/// Words that a line should not part.
fn together(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}
