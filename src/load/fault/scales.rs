//! What can be wrong with scales and documents, with figures and the ranges of quantities, and with tables.

use jiff::civil::Date;

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::Wrong;
use crate::text::character::Quoted as Q;

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[
    DUPLICATE_SCALE,
    BANDS_OUT_OF_ORDER,
    TERM_IN_TWO_BANDS,
    SCALE_AFTER_ISSUE,
    BAD_HASH,
    QUANTITY_WITHOUT_END,
    HALF_RANGE,
    RANGE_WITHOUT_MEANING,
    VALUE_OUTSIDE_RANGE,
    TABLE_ROW_LENGTH,
];

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

pub const QUANTITY_WITHOUT_END: FaultCode = FaultCode::fault(
    "quantity-without-end",
    "A range of a quantity has a lower end, an upper end, or both; without either there is no range.",
    ["range: {quantity: ships in a night}", "range: {quantity: ships in a night, low: 2, high: 5}"],
);

pub fn quantity_without_end(quantity: &str) -> Wrong {
    Wrong::new(QUANTITY_WITHOUT_END, format!("the range of {} has neither a lower nor an upper end", Q(quantity)))
        .help("add `low:`, `high:` or both, as the issuer writes them")
}

pub const HALF_RANGE: FaultCode = FaultCode::fault(
    "half-range",
    "The range of a figure has two ends. A figure that is itself a lower or an upper bound says so with `bound`.",
    ["figure: {value: 40, low: 35}", "figure: {value: 40, low: 35, high: 44, range: very likely range}"],
);

pub fn half_range(has: &str, lacks: &str) -> Wrong {
    Wrong::new(HALF_RANGE, format!("the figure has `{has}` and no `{lacks}`")).help(format!(
        "add `{lacks}:`, or take `{has}` away; a value that is a bound says `bound: at-least` or `at-most`"
    ))
}

pub const RANGE_WITHOUT_MEANING: FaultCode = FaultCode::fault(
    "range-without-meaning",
    "A figure has a range, and it is not said what that is: an interval of confidence, a likely range, the least and the most.",
    ["figure: {value: 40, low: 35, high: 44}", "figure: {value: 40, low: 35, high: 44, range: very likely range}"],
);

pub fn range_without_meaning() -> Wrong {
    Wrong::new(RANGE_WITHOUT_MEANING, "the figure has a range, and it is not said what the range means")
        .help("add `range:` with the issuer's words for it, or `range: not_stated` where it does not say")
}

pub const VALUE_OUTSIDE_RANGE: FaultCode = FaultCode::warning(
    "value-outside-range",
    "A value lies outside the range that is given with it: one of the three numbers is probably a slip.",
    ["{value: 40, low: 41, high: 44}", "{value: 40, low: 35, high: 44}"],
);

pub fn value_outside_range(value: &str, (low, high): (&str, &str)) -> Wrong {
    Wrong::new(VALUE_OUTSIDE_RANGE, format!("{} does not lie between {} and {}", Q(value), Q(low), Q(high)))
        .help("compare the three with the original")
}

pub const TABLE_ROW_LENGTH: FaultCode = FaultCode::fault(
    "table-row-length",
    "A row of a table has a cell for each column; with fewer or more it cannot be told what a cell belongs to.",
    ["columns: [Night, Ships]\nrows: [[first]]", "columns: [Night, Ships]\nrows: [[first, 12]]"],
);

pub fn table_row_length(cells: usize, columns: usize) -> Wrong {
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let told = format!("this row has {cells} cell{}, and the table has {columns} column{}", s(cells), s(columns));
    Wrong::new(TABLE_ROW_LENGTH, told).help("a cell that is empty in the original is written `–`")
}
