//! The formats in which something can leave.

use std::fmt;

/// A format of files that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    Html,
    Markdown,
    Vault,
    Json,
    Csv,
    Csl,
    Bibtex,
    Argdown,
    Stix,
    /// Without the extension, for tools that refuse what they do not know.
    PlainStix,
}

/// The words of a format.
struct FormatWords {
    word: &'static str,
    /// The ending of its files; of a folder nothing.
    ending: &'static str,
    says: &'static str,
}

impl ExportFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Html,
        Self::Markdown,
        Self::Vault,
        Self::Json,
        Self::Csv,
        Self::Csl,
        Self::Bibtex,
        Self::Argdown,
        Self::Stix,
        Self::PlainStix,
    ];

    const fn words(self) -> FormatWords {
        let (word, ending, says) = match self {
            Self::Html => ("html", "html", "one file for any browser, to read, print and hand on"),
            Self::Markdown => ("markdown", "md", "one file of Markdown"),
            Self::Vault => ("vault", "", "a folder of Markdown, a file an item: OKF 0.2, and for Obsidian"),
            Self::Json => ("json", "json", "every field of every item, for programs"),
            Self::Csv => ("csv", "csv", "a row an item, for spreadsheets"),
            Self::Csl => ("csl", "csl.json", "CSL-JSON: the assessment and its sources, to be cited"),
            Self::Bibtex => ("bibtex", "bib", "BibTeX: the same for LaTeX"),
            Self::Argdown => ("argdown", "argdown", "which statements support which, for maps of arguments"),
            Self::Stix => {
                ("stix", "stix.json", "STIX 2.1, for platforms of threat intelligence; it is read back whole")
            }
            Self::PlainStix => ("stix-plain", "stix.json", "STIX 2.1 without the extension, for tools that refuse it"),
        };
        FormatWords { word, ending, says }
    }

    /// The word by which it is asked for.
    pub const fn word(self) -> &'static str {
        self.words().word
    }

    /// The ending of its file; nothing where it is a folder.
    pub fn ending(self) -> Option<&'static str> {
        Some(self.words().ending).filter(|ending| !ending.is_empty())
    }

    /// What it is, in a few words.
    pub const fn says(self) -> &'static str {
        self.words().says
    }

    /// The format of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// The format that a file of that name is probably meant to have: that of the longest ending.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let fits = |format: &Self| format.ending().is_some_and(|ending| name.ends_with(&format!(".{ending}")));
        // Of `csl.json` and `json` the longer one is meant, and of two that are as long the first.
        Self::ALL.into_iter().filter(fits).rev().max_by_key(|format| format.ending().map(str::len))
    }
}

impl fmt::Display for ExportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
