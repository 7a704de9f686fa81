//! A kind of fault: its stable name, how much it weighs, what it means, and an example.

use std::fmt;

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something is wrong, and part of the bundle may be missing for it.
    Fault,
    /// Everything was read, and something is probably not meant.
    Warning,
}

impl Severity {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A kind of fault. Its name is stable, so that a script may rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FaultCode {
    pub name: &'static str,
    pub severity: Severity,
    /// What it means, and why it matters.
    pub meaning: &'static str,
    /// A short wrong example, and the right one.
    pub example: [&'static str; 2],
}

impl FaultCode {
    /// A kind of fault that keeps part of a bundle from being read.
    pub const fn fault(name: &'static str, meaning: &'static str, example: [&'static str; 2]) -> Self {
        Self { name, severity: Severity::Fault, meaning, example }
    }

    /// A kind of fault that is probably not meant.
    pub const fn warning(name: &'static str, meaning: &'static str, example: [&'static str; 2]) -> Self {
        Self { name, severity: Severity::Warning, meaning, example }
    }
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
