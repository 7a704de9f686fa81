//! A course that things may take, under which judgements are made.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::timeframe::Timeframe;

/// A course that things may take. That judgements are made under it says nothing of how likely it is.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    #[serde(default)]
    pub aliases: Vec<String>,
    pub likelihood: Option<Likelihood>,
    pub timeframe: Option<Timeframe>,
}

impl Fields for Scenario {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ALIASES: ItemField =
            ItemField::optional("aliases: [calm seas] # Other names of it.").found(Found::Alias("alias"));
        const LIKELIHOOD: ItemField = ItemField::optional(
            "likelihood: {as_written: likely, form: estimative, band: likely} \
             # How likely the issuer holds it to be; left out where it does not say.",
        );
        const TIMEFRAME: ItemField = ItemField::optional("timeframe: {as_written: this year} # The time it covers.");
        let Self { aliases, likelihood, timeframe } = self;
        visit(&ALIASES, FieldValue::Terms(aliases));
        visit(&LIKELIHOOD, FieldValue::optional(likelihood));
        visit(&TIMEFRAME, FieldValue::optional(timeframe));
    }
}
