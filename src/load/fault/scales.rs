//! What can be wrong with the scales and documents of a manifest.

use jiff::civil::Date;

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::Wrong;
use crate::text::character::Quoted as Q;

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[DUPLICATE_SCALE, BANDS_OUT_OF_ORDER, TERM_IN_TWO_BANDS, SCALE_AFTER_ISSUE, BAD_HASH];

pub const DUPLICATE_SCALE: FaultCode = FaultCode::fault(
    "duplicate-scale-id",
    "Two scales, two bands of a scale, or two levels of confidence have one id.",
    ["bands: [{id: likely, …}, {id: likely, …}]", "bands: [{id: unlikely, …}, {id: likely, …}]"],
);

pub fn duplicate_scale(what: &str, id: &str) -> Wrong {
    Wrong::new(DUPLICATE_SCALE, format!("the id {} is taken by another {what}", Q(id)))
        .help("give one of the two another id")
}

pub const BANDS_OUT_OF_ORDER: FaultCode = FaultCode::warning(
    "bands-out-of-order",
    "The bands of a scale stand from the least likely to the most likely, and this one begins and ends below the one before it. Bands may overlap, and lie within one another.",
    ["bands: [{low: 55, …}, {low: 10, …}]", "bands: [{low: 10, …}, {low: 55, …}]"],
);

pub fn bands_out_of_order(band: &str, before: &str) -> Wrong {
    Wrong::new(BANDS_OUT_OF_ORDER, format!("the band {} lies below {}, which stands before it", Q(band), Q(before)))
        .help("order the bands from the least likely to the most likely")
}

pub const TERM_IN_TWO_BANDS: FaultCode = FaultCode::warning(
    "term-in-two-bands",
    "One word names two bands of a scale, or two levels of confidence, so that it says nothing.",
    ["terms: [likely] in two bands", "terms: [likely] in one"],
);

pub fn term_in_two_bands(term: &str, other: &str) -> Wrong {
    Wrong::new(TERM_IN_TWO_BANDS, format!("the word {} names the band {} too", Q(term), Q(other)))
        .help("keep the word in one band")
}

pub fn term_in_two_levels(term: &str, other: &str) -> Wrong {
    Wrong::new(TERM_IN_TWO_BANDS, format!("the word {} names the level {} too", Q(term), Q(other)))
        .help("keep the word in one level")
}

pub const SCALE_AFTER_ISSUE: FaultCode = FaultCode::warning(
    "scale-after-issue",
    "The scale that is called the issuer's was published after the assessment was issued, so that the issuer cannot have used it.",
    [
        "issued: 2023-03-29\nissuer_scale: phia-2025",
        "issued: 2023-03-29\nissuer_scale: not_stated\nreader_scale: phia-2025",
    ],
);

pub fn scale_after_issue(scale: &str, published: Date, issued: Date) -> Wrong {
    Wrong::new(
        SCALE_AFTER_ISSUE,
        format!("the scale {} was published on {published}, and the assessment was issued on {issued}", Q(scale)),
    )
    .help("say `issuer_scale: not_stated`, and name the scale in `reader_scale`; or give the edition that the issuer used")
}

pub const BAD_HASH: FaultCode = FaultCode::fault(
    "bad-hash",
    "A SHA-256 is 64 hexadecimal digits.",
    ["sha256: 1ac1", "sha256: (64 digits, as `sha256sum` prints them)"],
);

pub fn bad_hash(length: usize) -> Wrong {
    Wrong::new(BAD_HASH, format!("a SHA-256 has 64 hexadecimal digits, and this has {length} characters"))
        .help("copy it from `sha256sum FILE`")
}
