//! A place, as the issuer delimits it.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, SHORT, Visit};

/// What a region says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Its name in lists, where its title is too long for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    #[serde(default)]
    pub places: Vec<String>,
    pub scope: Option<String>,
}

impl Fields for Region {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const PLACES: ItemField =
            ItemField::optional("places: [the quay, the shore] # Places that it covers, as written.")
                .found(Found::As("places"));
        const SCOPE: ItemField =
            ItemField::optional("scope: As far as the bridge. # How the issuer delimits it.").found(Found::As("scope"));
        let Self { short, places, scope } = self;
        visit(&SHORT, FieldValue::Text(short.as_mut()));
        visit(&PLACES, FieldValue::Terms(places));
        visit(&SCOPE, FieldValue::Prose(scope));
    }
}
