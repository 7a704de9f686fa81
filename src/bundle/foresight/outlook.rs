//! The direction that things take for a region or sector.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::timeframe::Timeframe;

/// The direction that things take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutlookDirection {
    Up,
    Down,
    Flat,
    Mixed,
    NotStated,
}

impl OutlookDirection {
    /// The words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Up => "rising",
            Self::Down => "falling",
            Self::Flat => "unchanged",
            Self::Mixed => "mixed",
            Self::NotStated => "direction not stated",
        }
    }
}

/// The direction that things take for a region or sector.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outlook {
    pub direction: OutlookDirection,
    pub likelihood: Option<Likelihood>,
    pub timeframe: Option<Timeframe>,
}

impl Fields for Outlook {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const DIRECTION: ItemField =
            ItemField::needed("direction: up # The direction that things take.").found(Found::As("direction"));
        const LIKELIHOOD: ItemField = ItemField::optional(
            "likelihood: {as_written: likely, form: estimative, band: likely} \
             # How likely the issuer holds it to be.",
        );
        const TIMEFRAME: ItemField = ItemField::optional(
            "timeframe: {as_written: this year, from: 2023-01-01, to: 2023-12-31, to_origin: transcriber} \
             # When it is meant to hold.",
        );
        let Self { direction, likelihood, timeframe } = self;
        visit(&DIRECTION, FieldValue::word::<OutlookDirection>(Some(direction.words()), None));
        visit(&LIKELIHOOD, FieldValue::optional(likelihood));
        visit(&TIMEFRAME, FieldValue::optional(timeframe));
    }
}
