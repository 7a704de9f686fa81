//! What can be wrong with what an item says of likelihood and time.

use std::fmt;

use jiff::civil::Date;

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::{Wrong, list, meant};
use crate::text::character::{Quoted as Q, shown};

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[
    UNKNOWN_SCALE,
    BAND_WITHOUT_SCALE,
    BAND_ON_COMPARATIVE,
    UNKNOWN_BAND,
    WORD_NOT_IN_SCALE,
    ESTIMATIVE_WITHOUT_BAND,
    LIKELIHOOD_WITHOUT_WORD,
    PARAPHRASE_DROPS_WORD,
    NUMERIC_WITHOUT_NUMBER,
    PERCENT_OUT_OF_RANGE,
    RANGE_REVERSED,
    PARTS_MISSING,
    TIMEFRAME_REVERSED,
    END_WITHOUT_ORIGIN,
];

pub const UNKNOWN_SCALE: FaultCode = FaultCode::fault(
    "unknown-scale",
    "No scale of that id comes with the program or with the bundle.",
    ["reader_scale: phia", "reader_scale: phia-2025"],
);

pub fn unknown_scale(found: &str, nearest: Option<&str>, known: &[impl AsRef<str>]) -> Wrong {
    Wrong::new(UNKNOWN_SCALE, format!("there is no scale {}", Q(found)))
        .help(nearest.map_or_else(|| format!("the scales here are {}", list(known)), meant))
}

pub const BAND_WITHOUT_SCALE: FaultCode = FaultCode::fault(
    "band-without-scale",
    "A band is a place on a scale: on that of `reader_scale`, or where that is `none` on the issuer's own. Here neither is named.",
    [
        "issuer_scale: not_stated\nreader_scale: none\nband: likely",
        "issuer_scale: house-2023\nreader_scale: none\nband: likely",
    ],
);

pub fn band_without_scale(band: &str) -> Wrong {
    Wrong::new(
        BAND_WITHOUT_SCALE,
        format!(
            "the band {} stands on no scale: `reader_scale` is `none`, and `issuer_scale` is `not_stated`",
            Q(band)
        ),
    )
    .help("name the issuer's scale in `issuer_scale` or another in `reader_scale`, or take the band away")
}

pub const BAND_ON_COMPARATIVE: FaultCode = FaultCode::fault(
    "band-on-comparative",
    "Only a word of probability may carry a band. A rank, a frequency, a quantity, a hedge on the evidence and a plain statement are no probabilities, and must not be given the look of one.",
    ["form: comparative\nband: likely", "form: comparative"],
);

pub fn band_on_comparative(form: &str) -> Wrong {
    Wrong::new(BAND_ON_COMPARATIVE, format!("a band stands on a likelihood of the form `{form}`"))
        .help("take the band away: only the form `estimative` is a probability")
}

pub const UNKNOWN_BAND: FaultCode = FaultCode::fault(
    "unknown-band",
    "The scale has no band of that id: that of `reader_scale`, or the issuer's own where that is `none`.",
    ["band: probabel", "band: likely"],
);

pub fn unknown_band((band, scale): (&str, &str), nearest: Option<&str>, known: &[impl AsRef<str>]) -> Wrong {
    Wrong::new(UNKNOWN_BAND, format!("the scale {} has no band {}", Q(scale), Q(band)))
        .help(nearest.map_or_else(|| format!("its bands are {}", list(known)), meant))
}

pub const WORD_NOT_IN_SCALE: FaultCode = FaultCode::fault(
    "word-not-in-scale",
    "The issuer's word is not one of the words of this band, so that the band would put a range on a word that the scale does not define.",
    ["as_written: chances are good\nband: likely", "as_written: likely\nband: likely"],
);

/// `right` is the band that has the word.
pub fn word_not_in_scale((word, band): (&str, &str), terms: &[impl AsRef<str>], right: Option<&str>) -> Wrong {
    Wrong::new(WORD_NOT_IN_SCALE, format!("{} is not a word of the band {}", Q(word), Q(band))).help(match right {
        Some(right) => format!("the word belongs to the band {}", Q(right)),
        None if terms.is_empty() => {
            "this band has no words: give it `terms: [likely]` with those of the scale, or leave the band out"
                .to_owned()
        }
        None => format!("the words of this band are {}; without one of them, leave the band out", list(terms)),
    })
}

pub const ESTIMATIVE_WITHOUT_BAND: FaultCode = FaultCode::warning(
    "estimative-without-band",
    "A word of probability has no band on the scale in use, so that no range is shown.",
    ["as_written: likely\nform: estimative", "as_written: likely\nform: estimative\nband: likely"],
);

pub fn estimative_without_band(word: &str, scale: &str, right: Option<&str>) -> Wrong {
    Wrong::new(
        ESTIMATIVE_WITHOUT_BAND,
        format!("{} is a word of probability and has no band on the scale {}", Q(word), Q(scale)),
    )
    .help(right.map_or_else(
        || "the scale does not have the word: leave it so, or give the bundle a scale that has it".to_owned(),
        |right| format!("add `band: {}`", shown(right)),
    ))
}

pub const LIKELIHOOD_WITHOUT_WORD: FaultCode = FaultCode::fault(
    "likelihood-without-word",
    "A likelihood gives the issuer's word, verbatim. Only an unhedged statement has none.",
    ["likelihood: {form: estimative}", "likelihood: {as_written: likely, form: estimative}"],
);

pub fn likelihood_without_word(form: &str) -> Wrong {
    Wrong::new(
        LIKELIHOOD_WITHOUT_WORD,
        format!("a likelihood of the form `{form}` gives the issuer's word, and this one has none"),
    )
    .help("add `as_written:` with the word, verbatim; a statement without one is `form: unhedged`")
}

pub const PARAPHRASE_DROPS_WORD: FaultCode = FaultCode::fault(
    "paraphrase-drops-word",
    "The issuer's word of likelihood does not stand in the item's text: a paraphrase must keep it.",
    ["as_written: likely\ntext: They will go abroad.", "as_written: likely\ntext: They will likely go abroad."],
);

pub fn paraphrase_drops_word(word: &str) -> Wrong {
    Wrong::new(PARAPHRASE_DROPS_WORD, format!("the issuer's word {} does not stand in the text", Q(word)))
        .help("use the word in the text, as the issuer does")
}

pub const NUMERIC_WITHOUT_NUMBER: FaultCode = FaultCode::fault(
    "numeric-without-number",
    "The form `numeric` says that the issuer printed a number, and the number is not there.",
    ["form: numeric", "form: numeric\nissuer: {low: 60, high: 80}"],
);

pub fn numeric_without_number() -> Wrong {
    Wrong::new(NUMERIC_WITHOUT_NUMBER, "the form is `numeric`, and the issuer's number is missing")
        .help("add `issuer: {low: …, high: …}`")
}

pub const PERCENT_OUT_OF_RANGE: FaultCode =
    FaultCode::fault("percent-out-of-range", "A percentage is a number from 0 to 100.", ["high: 140", "high: 100"]);

pub fn percent_out_of_range(found: f64) -> Wrong {
    Wrong::new(PERCENT_OUT_OF_RANGE, format!("{} is not a percentage from 0 to 100", Number(found)))
}

pub const RANGE_REVERSED: FaultCode = FaultCode::fault(
    "range-reversed",
    "The lower end of a range is above its upper end.",
    ["{low: 80, high: 60}", "{low: 60, high: 80}"],
);

pub fn range_reversed(low: f64, high: f64) -> Wrong {
    Wrong::new(RANGE_REVERSED, format!("the range begins at {} and ends at {}", Number(low), Number(high)))
        .help("the lower end comes first")
}

pub const PARTS_MISSING: FaultCode = FaultCode::fault(
    "parts-missing",
    "The form `in_parts` says that each part of the statement has a likelihood of its own, and there are no parts.",
    [
        "likelihood: {form: in_parts}",
        "likelihood: {form: in_parts}\nparts: [{of: this year, likelihood: {as_written: likely, form: estimative}}, …]",
    ],
);

pub fn parts_missing() -> Wrong {
    Wrong::new(PARTS_MISSING, "the form is `in_parts`, and there are no parts")
        .help("add `parts: [{of: …, likelihood: {as_written: …, form: …}}, …]`")
}

pub const TIMEFRAME_REVERSED: FaultCode = FaultCode::fault(
    "timeframe-reversed",
    "A timeframe ends before it begins.",
    ["from: 2023-12-31\nto: 2023-01-01", "from: 2023-01-01\nto: 2023-12-31"],
);

pub fn timeframe_reversed(from: Date, to: Date) -> Wrong {
    Wrong::new(TIMEFRAME_REVERSED, format!("the timeframe ends on {to}, before it begins on {from}"))
}

pub const END_WITHOUT_ORIGIN: FaultCode = FaultCode::fault(
    "end-without-origin",
    "The issuer's words were turned into a last day, and it must be said by whom: `issuer` or `transcriber`.",
    ["as_written: this year\nto: 2023-12-31", "as_written: this year\nto: 2023-12-31\nto_origin: transcriber"],
);

pub fn end_without_origin() -> Wrong {
    Wrong::new(END_WITHOUT_ORIGIN, "the timeframe has a last day, and it is not said who set it")
        .help("add `to_origin: transcriber` (or issuer, if the original has the date)")
}

/// A number as it is written, unless it has hundreds of digits.
struct Number(f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.abs() < 1e9 && (self.0 == 0.0 || self.0.abs() > 1e-9) {
            write!(f, "{}", self.0)
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}
