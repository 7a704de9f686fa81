//! What an item was made of in a file of another format, as far as its own fields do not hold it.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};

/// A format that is not the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExchangeFormat {
    Stix,
    Misp,
    Markdown,
    Csv,
}

impl ExchangeFormat {
    /// What people call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stix => "STIX",
            Self::Misp => "MISP",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
        }
    }
}

/// One object of such a file. What the fields of its item hold word for word is not held a second time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedObject {
    pub format: ExchangeFormat,
    /// What the file calls its type.
    #[serde(rename = "type")]
    pub object_type: String,
    pub id: String,
    /// The names of the properties that fields of the item hold word for word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<String>,
    /// The other properties, each `name: value` with the value in JSON.
    #[serde(default)]
    pub properties: Vec<String>,
}

impl Fields for ImportedObject {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const FORMAT: ItemField = ItemField::needed("format: stix # The format of the file that it came in.");
        const TYPE: ItemField = ItemField::needed("type: tool # What that format calls its type.");
        const ID: ItemField = ItemField::needed("id: tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f # Its id there.")
            .found(Found::Alias("alias"));
        const HELD: ItemField =
            ItemField::optional("held: [name] # Its properties that fields of the item hold word for word.");
        const PROPERTIES: ItemField = ItemField::optional(
            "properties: ['x_colour: \"red\"'] \
             # What else it says, each property with its value in JSON; it is exported again as it came.",
        );
        let Self { format, object_type, id, held, properties } = self;
        visit(&FORMAT, FieldValue::word::<ExchangeFormat>(Some(format.word()), None));
        visit(&TYPE, FieldValue::text(object_type));
        visit(&ID, FieldValue::text(id));
        visit(&HELD, FieldValue::Terms(held));
        visit(&PROPERTIES, FieldValue::Terms(properties));
    }
}
