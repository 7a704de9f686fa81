//! Where a statement comes from.

use serde::{Deserialize, Serialize};

use crate::bundle::item::evidence::Grade;
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
}

impl Fields for Source {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { source_kind, publisher, date, url, grade, access } = self;
        visit(
            &ItemField::needed("source_kind", "What sort of source it is.", "press").found(Found::As("kind of source")),
            FieldValue::text(source_kind),
        );
        visit(
            &ItemField::new("publisher", "Who published it: a name, or the id of an organisation.", "org.office")
                .found(Found::As("publisher")),
            FieldValue::Name(publisher.as_mut(), Some(Relation::PublishedBy)),
        );
        visit(
            &ItemField::new("date", "When, as written.", "March 2023").found(Found::As("date")),
            FieldValue::Prose(date),
        );
        visit(
            &ItemField::new("url", "Where; shown, and never opened.", "https://example.org/log")
                .found(Found::As("address")),
            FieldValue::Prose(url),
        );
        visit(
            &ItemField::new(
                "grade",
                "How it is graded; left out where that is not stated.",
                "{reliability: B, credibility: \"2\"}",
            ),
            FieldValue::optional(grade),
        );
        visit(
            &ItemField::new("access", "How it can be reached.", "On request.").found(Found::As("access")),
            FieldValue::Prose(access),
        );
    }
}
