//! When a judgement is meant to hold.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, ItemField, Needed, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::origin::Origin;
use crate::bundle::value::written;

/// The time a judgement speaks of, as written, and what it comes to where that can be said.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Timeframe {
    pub as_written: String,
    #[serde(default, deserialize_with = "written::day")]
    pub from: Option<Date>,
    #[serde(default, deserialize_with = "written::day")]
    pub to: Option<Date>,
    pub to_origin: Option<Origin>,
}

/// Where today stands in the window of a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// It has no stated end.
    Open,
    /// It runs until this day.
    Runs(Date),
    /// It ended on this day.
    Ended(Date),
}

impl Timeframe {
    /// Where a day stands in the window.
    pub fn window(&self, today: Date) -> Window {
        match self.to {
            None => Window::Open,
            Some(end) if end < today => Window::Ended(end),
            Some(end) => Window::Runs(end),
        }
    }

    /// Whether the words say a time at all.
    pub fn is_stated(&self) -> bool {
        self.as_written != Id::NOT_STATED
    }
}

impl Fields for Timeframe {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const AS_WRITTEN: ItemField =
            ItemField::needed("as_written: this year # The issuer's words; `not_stated` where there are none.");
        const FROM: ItemField = ItemField::optional("from: 2023-01-01 # The first day, where known.");
        const TO: ItemField = ItemField::optional("to: 2023-12-31 # The last day, where known.");
        const TO_ORIGIN: ItemField =
            ItemField::needed_if(Needed::With("to"), "to_origin: transcriber # Who put the end into a date.");
        let Self { as_written, from, to, to_origin } = self;
        visit(&AS_WRITTEN, FieldValue::text(as_written));
        visit(&FROM, FieldValue::day(*from));
        visit(&TO, FieldValue::day(*to));
        visit(&TO_ORIGIN, FieldValue::word::<Origin>(to_origin.map(Origin::word), None));
    }
}
