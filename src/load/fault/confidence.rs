//! What can be wrong with what a bundle says of confidence.

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::{Wrong, list, meant};
use crate::text::character::Quoted as Q;

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[UNKNOWN_LEVEL, LEVELS_REVERSED, CONFIDENCE_CONTRADICTED, MIXED_VOCABULARY];

pub const UNKNOWN_LEVEL: FaultCode = FaultCode::fault(
    "unknown-level",
    "The issuer's levels of confidence have none of that name. They stand in `confidence_scale` of the assessment; where it is left out they are low, moderate and high.",
    ["level: middling", "level: moderate"],
);

pub fn unknown_level(found: &str, nearest: Option<&str>, known: &[&str]) -> Wrong {
    let levels = || format!("the levels are {}; those of the issuer stand in `confidence_scale`", list(known));
    Wrong::new(UNKNOWN_LEVEL, format!("there is no level of confidence {}", Q(found)))
        .help(nearest.map_or_else(levels, meant))
}

pub const LEVELS_REVERSED: FaultCode = FaultCode::fault(
    "levels-reversed",
    "A range of levels of confidence goes from a lower one to a higher one.",
    ["from: high\nto: moderate", "from: moderate\nto: high"],
);

pub fn levels_reversed(from: &str, to: &str) -> Wrong {
    Wrong::new(LEVELS_REVERSED, format!("the range goes from {} to {}, which is not above it", Q(from), Q(to)))
        .help("the lower level comes first; a single one is `level:`")
}

pub const CONFIDENCE_CONTRADICTED: FaultCode = FaultCode::warning(
    "confidence-contradicted",
    "The confidence is said not to be stated, and somebody who holds the judgement states one.",
    [
        "confidence: {as_written: not_stated}\nholders: [{who: the office, confidence: {as_written: high}}]",
        "confidence: {as_written: \"the office: high\"}\nholders: [{who: the office, confidence: {as_written: high}}]",
    ],
);

pub fn confidence_contradicted(who: &str) -> Wrong {
    Wrong::new(CONFIDENCE_CONTRADICTED, format!("the confidence is not stated here, and {} states one below", Q(who)))
        .help(
            "write what is stated in the issuer's words, such as `as_written: \"the office high, the port moderate\"`",
        )
}

pub const MIXED_VOCABULARY: FaultCode = FaultCode::warning(
    "mixed-likelihood-confidence",
    "One sentence holds words of likelihood and of confidence. They are two things, and readers take one for the other. Where the issuer joins them by its method, say so: `confidence_scale: {joins_likelihood: true}`.",
    ["It is likely, with high confidence.", "It is likely. Confidence is high."],
);

pub fn mixed_vocabulary(likelihood: &str, confidence: &str) -> Wrong {
    Wrong::new(
        MIXED_VOCABULARY,
        format!("one sentence holds the likelihood {} and the confidence {}", Q(likelihood), Q(confidence)),
    )
    .help(
        "make two sentences of it; where the issuer joins them by method, `confidence_scale: {joins_likelihood: true}`",
    )
}
