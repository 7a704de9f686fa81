//! Where in the original a statement stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in the original: `p4.s2a` (line, sentence, clause), or a page or section in the issuer's own words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Locator(pub String);

impl Locator {
    /// The place in words: `paragraph 4, sentence 2, clause a`; what is not of that form is said as written.
    pub fn in_words(&self) -> String {
        self.parts().map_or_else(
            || self.0.clone(),
            |(paragraph, sentence, clause)| match clause {
                "" => format!("paragraph {paragraph}, sentence {sentence}"),
                clause => format!("paragraph {paragraph}, sentence {sentence}, clause {clause}"),
            },
        )
    }

    fn parts(&self) -> Option<(&str, &str, &str)> {
        let (paragraph, rest) = self.0.strip_prefix('p')?.split_once(".s")?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (sentence, clause) = rest.split_at(digits);
        let numeric = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        (numeric(paragraph) && numeric(sentence) && clause.len() <= 1).then_some((paragraph, sentence, clause))
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
