//! What is wrong at one place of a file, in words.

use std::fmt;

use crate::bundle::Id;
use crate::load::fault::code::FaultCode;
use crate::text::character::{Quoted, shown};

/// How many words are listed before the rest is left to the manual.
const LISTED: usize = 14;

/// What is wrong at one place of a file. Its sentence is its `Display`: lower case, names the thing, fit for one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    pub code: FaultCode,
    sentence: String,
    /// What to do about it, the nearest right word first, where there is more to say than the sentence does.
    pub help: Option<String>,
    /// The item of another bundle that must be there for nothing to be wrong.
    pub refers: Option<Id>,
}

impl Wrong {
    /// Something wrong, and no advice.
    pub fn new(code: FaultCode, sentence: impl Into<String>) -> Self {
        Self { code, sentence: sentence.into(), help: None, refers: None }
    }

    /// The same, unless this item of another bundle is there.
    pub fn unless(self, refers: Option<Id>) -> Self {
        Self { refers, ..self }
    }

    /// The same with what to do about it.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.help_if(Some(help))
    }

    /// The same with what to do about it, where that is known.
    pub fn help_if(self, help: Option<impl Into<String>>) -> Self {
        Self { help: help.map(Into::into), ..self }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// The advice that names a word which is near.
pub fn meant(nearest: &str) -> String {
    format!("did you mean {}?", Quoted(nearest))
}

/// Words in a row, all of them.
pub fn all(words: &[impl AsRef<str>]) -> String {
    let words: Vec<String> = words.iter().map(|word| shown(word.as_ref())).collect();
    words.join(", ")
}

/// Words in a row, as many as one looks through.
pub fn list(words: &[impl AsRef<str>]) -> String {
    let mut text = all(&words[..words.len().min(LISTED)]);
    if words.len() > LISTED {
        text.push_str(", …");
    }
    text
}
