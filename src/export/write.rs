//! A selection in a format, as the text of a file or of the files of a folder.

use crate::export::format::ExportFormat;
use crate::export::selection::Selection;
use crate::export::stix::file::Extension;
use crate::export::{argdown, bibtex, csl, csv, html, json, markdown, stix};
use crate::text::prose;

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    File(String),
    /// The files of a folder: their paths in it, with `/`, and their texts.
    Folder(Vec<(String, String)>),
}

/// Writes a selection. Nothing in what comes of it steers a terminal or hides, whatever a format lets through.
pub fn write(selection: &Selection, format: ExportFormat) -> Exported {
    match format {
        ExportFormat::Html => Exported::File(html::file::file(selection)),
        ExportFormat::Markdown => Exported::File(markdown::file::file(selection)),
        ExportFormat::Vault => Exported::Folder(markdown::vault::files(selection)),
        ExportFormat::Json => Exported::File(json::file(selection)),
        ExportFormat::Csv => Exported::File(csv::file(selection)),
        ExportFormat::Csl => Exported::File(csl::file(selection)),
        ExportFormat::Bibtex => Exported::File(bibtex::file(selection)),
        ExportFormat::Argdown => Exported::File(argdown::file(selection)),
        ExportFormat::Stix => Exported::File(stix::file::file(selection, Extension::Used)),
        ExportFormat::PlainStix => Exported::File(stix::file::file(selection, Extension::Absent)),
    }
    .harmless()
}

impl Exported {
    fn harmless(self) -> Self {
        match self {
            Self::File(text) => Self::File(harmless(&text)),
            Self::Folder(files) => {
                Self::Folder(files.into_iter().map(|(path, text)| (path, harmless(&text))).collect())
            }
        }
    }
}

fn harmless(text: &str) -> String {
    let mut clean = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        clean.push_str(&prose::clean(line));
        clean.push('\n');
    }
    clean
}
