//! A place, as the issuer delimits it.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};

/// What a region says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    #[serde(default)]
    pub places: Vec<String>,
    pub scope: Option<String>,
}

impl Fields for Region {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { places, scope } = self;
        visit(
            &ItemField::new("places", "Places that it covers, as written.", "[the quay, the shore]")
                .found(Found::As("places")),
            FieldValue::Terms(places),
        );
        visit(
            &ItemField::new("scope", "How the issuer delimits it.", "As far as the bridge.").found(Found::As("scope")),
            FieldValue::Prose(scope),
        );
    }
}
