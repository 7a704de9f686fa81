//! Who says it: the issuer, the transcriber, or an import.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Who a statement comes from. It drives a visible mark, and is never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The issuer of the assessment said it.
    Issuer,
    /// The transcriber, who made the bundle from the original, added it.
    Transcriber,
    /// It came from another file, by import.
    Import,
}

impl Origin {
    pub const ALL: [Self; 3] = [Self::Issuer, Self::Transcriber, Self::Import];

    /// What the transcriber was called in the first release; a file may still say so.
    pub const FORMER: &'static str = "reader";

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Transcriber => "transcriber",
            Self::Import => "import",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
