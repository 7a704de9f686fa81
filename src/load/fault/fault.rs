//! One fault: where it is, what is wrong, and what to do about it.

use std::fmt;

use crate::load::fault::catalogue::rank;
use crate::load::fault::code::{FaultCode, Severity};
use crate::load::fault::file_text::Spot;
use crate::load::fault::wrong::Wrong;

/// One fault of a file or of a bundle, with everything that a report needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub code: FaultCode,
    /// How much it weighs.
    pub severity: Severity,
    /// The file, as it is shown.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters of that line it covers; 0 where it is about the file as a whole.
    pub length: usize,
    /// The place in words: `judgements › J-04 › about[1]`; empty where it is about the file as a whole.
    pub place: String,
    pub wrong: Wrong,
}

impl Fault {
    /// A fault at a spot of a file.
    pub fn new(file: &str, spot: Spot, place: String, wrong: Wrong) -> Self {
        let code = wrong.code;
        Self {
            code,
            severity: code.severity,
            file: file.to_owned(),
            line: spot.line,
            column: spot.column,
            length: spot.length,
            place,
            wrong,
        }
    }

    /// A fault of a file or folder as a whole.
    pub fn of_file(file: &str, wrong: Wrong) -> Self {
        Self::new(file, Spot::START, String::new(), wrong)
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> String {
        self.wrong.to_string()
    }

    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        self.wrong.help.clone()
    }

    /// Whether it is more than a warning.
    pub const fn is_fault(&self) -> bool {
        matches!(self.severity, Severity::Fault)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}", self.wrong)?;
        self.help().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

/// The most faults of one file that are told: the rest is seen once the first ones are mended.
pub const MOST: usize = 256;

/// Puts faults in the order in which one reads the files.
pub fn in_reading_order(faults: &mut [Fault]) {
    faults.sort_by(|a, b| {
        let places = (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column));
        places.then_with(|| rank(a.code).cmp(&rank(b.code)))
    });
}
