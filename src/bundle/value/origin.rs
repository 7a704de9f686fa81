//! Who says it: the issuer, the reader, or an import.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Who a statement comes from. It drives a visible mark, and is never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The issuer of the assessment said it.
    Issuer,
    /// The reader, or whoever wrote the bundle, added it.
    Reader,
    /// It came from another file, by import.
    Import,
}

impl Origin {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Reader => "reader",
            Self::Import => "import",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
