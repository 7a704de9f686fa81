//! Where a statement comes from.

use serde::{Deserialize, Serialize};

use crate::bundle::item::evidence::{AddedGrade, Grade};
use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::link::Relation;

/// What a source says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub source_kind: String,
    pub publisher: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    pub grade: Option<Grade>,
    pub access: Option<String>,
    pub added: Option<AddedGrade>,
}

impl Fields for Source {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const SOURCE_KIND: ItemField =
            ItemField::needed("source_kind: press # What sort of source it is.").found(Found::As("kind of source"));
        const PUBLISHER: ItemField =
            ItemField::optional("publisher: org.office # Who published it: a name, or the id of an organisation.")
                .found(Found::As("publisher"));
        const DATE: ItemField = ItemField::optional("date: March 2023 # When, as written.").found(Found::As("date"));
        const URL: ItemField = ItemField::optional("url: https://example.org/log # Where; shown, and never opened.")
            .found(Found::As("address"));
        const GRADE: ItemField = ItemField::optional(
            "grade: {reliability: B, credibility: \"2\"} # How it is graded; left out where that is not stated.",
        );
        const ACCESS: ItemField =
            ItemField::optional("access: On request. # How it can be reached.").found(Found::As("access"));
        let Self { source_kind, publisher, date, url, grade, access, added } = self;
        visit(&SOURCE_KIND, FieldValue::text(source_kind));
        visit(&PUBLISHER, FieldValue::Name(publisher.as_mut(), Some(Relation::PublishedBy)));
        visit(&DATE, FieldValue::Prose(date));
        visit(&URL, FieldValue::Prose(url));
        visit(&GRADE, FieldValue::optional(grade));
        visit(&ACCESS, FieldValue::Prose(access));
        visit(&AddedGrade::FIELD, FieldValue::optional(added));
    }
}
