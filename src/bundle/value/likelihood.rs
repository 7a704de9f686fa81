//! How likely the issuer holds something to be: word, form, band and number are four things.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, ItemField, Needed, Visit};
use crate::bundle::value::figure::QuantityRange;

/// How a statement is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A word of probability; the only form that may carry a band.
    Estimative,
    /// A rank among several ("most likely to"); no probability.
    Comparative,
    /// A hedge on the evidence ("suggests"); not graded.
    Evidential,
    /// How often ("frequently"); no probability.
    Frequency,
    /// How much of a whole ("the majority"); no probability.
    Quantity,
    /// Stated without a hedge; this is not the same as certain.
    Unhedged,
    /// The issuer printed a number.
    Numeric,
    /// Several, each with its part of the statement; none of the whole.
    InParts,
}

impl Form {
    pub const ALL: [Self; 8] = [
        Self::Estimative,
        Self::Comparative,
        Self::Evidential,
        Self::Frequency,
        Self::Quantity,
        Self::Unhedged,
        Self::Numeric,
        Self::InParts,
    ];

    /// The word for it, as it stands in a bundle.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Estimative => "estimative",
            Self::Comparative => "comparative",
            Self::Evidential => "evidential",
            Self::Frequency => "frequency",
            Self::Quantity => "quantity",
            Self::Unhedged => "unhedged",
            Self::Numeric => "numeric",
            Self::InParts => "in_parts",
        }
    }

    /// What the form means for whoever reads the word.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Estimative => "an estimate of probability",
            Self::Comparative => "a rank, no probability",
            Self::Evidential => "hedged on the evidence, not graded",
            Self::Frequency => "how often, not how probable",
            Self::Quantity => "how much, not how probable",
            Self::Unhedged => "stated without a hedge; this is not 100%",
            Self::Numeric => "a number printed by the issuer",
            Self::InParts => "one for each part of the statement",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A range of percent, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Percents {
    pub low: f64,
    pub high: f64,
}

/// The likelihood of one statement.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Likelihood {
    pub as_written: Option<String>,
    pub form: Form,
    #[serde(default, deserialize_with = "percents")]
    pub issuer: Option<Percents>,
    pub band: Option<String>,
    /// The range of a quantity that it is the likelihood of, where the statement gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<QuantityRange>,
}

/// Percentages that are numbers; what is none has been told, and nothing is put in its place.
fn percents<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Percents>, D::Error> {
    let written = Option::<Percents>::deserialize(deserializer)?;
    Ok(written.filter(|percents| !percents.low.is_nan() && !percents.high.is_nan()))
}

impl Fields for Percents {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const LOW: ItemField = ItemField::needed("low: 60 # The lower end, 0 to 100.");
        const HIGH: ItemField = ItemField::needed("high: 80 # The upper end, 0 to 100.");
        let Self { low: _, high: _ } = self;
        visit(&LOW, FieldValue::number());
        visit(&HIGH, FieldValue::number());
    }
}

impl Fields for Likelihood {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const AS_WRITTEN: ItemField = ItemField::needed_if(
            Needed::Unless("form", &["unhedged", "in_parts"]),
            "as_written: likely # The issuer's word, verbatim.",
        );
        const FORM: ItemField = ItemField::needed("form: estimative # How the statement is hedged.");
        const ISSUER: ItemField = ItemField::needed_if(
            Needed::Where("form", "numeric"),
            "issuer: {low: 60, high: 80} # Percentages, only where the issuer printed them.",
        );
        const BAND: ItemField = ItemField::optional(
            "band: likely # The band into which an estimative word falls, on the scale of `reader_scale`, or on the issuer's own where that is `none`.",
        );
        const RANGE: ItemField = ItemField::optional(
            "range: {quantity: ships in a night, low: 2, high: 5, unit: ships} \
             # The range of a quantity that it is the likelihood of, where the statement gives one.",
        );
        let Self { as_written, form, issuer, band, range } = self;
        visit(&AS_WRITTEN, FieldValue::Text(as_written.as_mut()));
        visit(&FORM, FieldValue::word::<Form>(Some(form.word()), None));
        visit(&ISSUER, FieldValue::optional(issuer));
        visit(&BAND, FieldValue::Text(band.as_mut()));
        visit(&RANGE, FieldValue::optional(range));
    }
}
