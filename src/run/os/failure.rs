//! Why a command did not do what it was asked for, and with which number it ends.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// Why a command ends early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It was asked in a way that means nothing, or for something that is not there to be read; the sentence says what.
    Usage(String),
    /// It could not do it; the sentence says why.
    Said(String),
    /// It did what it was asked, and the answer is no: faults were found, or nothing was.
    No,
    /// Nobody reads what it writes any more.
    Unheard,
}

impl Failure {
    /// The number that the shell is told.
    pub fn code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Said(_) | Self::No => ExitCode::FAILURE,
            Self::Unheard => ExitCode::SUCCESS,
        }
    }

    /// A failure of the system on the way to something.
    pub fn of(what: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unheard,
            _ => Self::Said(format!("{what}: {error}")),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Said(sentence) => f.write_str(sentence),
            Self::No | Self::Unheard => Ok(()),
        }
    }
}
