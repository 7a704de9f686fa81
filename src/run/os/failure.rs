//! Why a command did not do what it was asked for, and its exit code.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// Why a command ends early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The command line means nothing, or names something that cannot be read; the sentence says what.
    Usage(String),
    /// It could not be done; the sentence says why.
    Failed(String),
    /// It was done, and the answer is no: faults were found, or nothing was.
    Negative,
    /// It was done with a part of what was asked for; what is lacking has been said.
    Incomplete,
    /// The reader of the output closed it, as `head` does.
    OutputClosed,
}

impl Failure {
    pub fn code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Failed(_) | Self::Negative => ExitCode::FAILURE,
            Self::Incomplete => ExitCode::from(3),
            Self::OutputClosed => ExitCode::SUCCESS,
        }
    }

    /// The failure of a system call on the way to something.
    pub fn of(what: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::OutputClosed,
            _ => Self::Failed(format!("{what}: {}", reason(error))),
        }
    }
}

/// An error of the system in words, without its number.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Failed(sentence) => f.write_str(sentence),
            Self::Negative | Self::Incomplete | Self::OutputClosed => Ok(()),
        }
    }
}
