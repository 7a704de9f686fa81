//! `briefing schema`: the schema of a bundle's files, for editors.

use clap::Args;

use crate::format::schema::schema;
use crate::run::os::failure::Failure;
use crate::run::os::output;

/// Print the JSON schema of a bundle's files, for editors
#[derive(Debug, Args)]
#[command(after_help = "\
`briefing new` writes it beside the bundle. An editor that knows YAML schemas then offers keys and words, when a file begins with
  # yaml-language-server: $schema=schema.json

Examples:
  briefing schema > schema.json")]
pub struct SchemaArgs {}

/// Prints the schema.
pub fn print() -> Result<(), Failure> {
    output::write_json(&format!("{:#}", schema()))
}
