//! The name by which one item is opened, cited and remembered.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The stable slug of one item, unique in its bundle: `J-04`, `actor.mss`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

impl Id {
    /// The word by which any reference may name the assessment as a whole.
    pub const ASSESSMENT: &'static str = "assessment";
    /// The word by which a caveat says that what it applies to is not clear.
    pub const UNCERTAIN: &'static str = "uncertain";
    /// The word by which an attribution says that the text names nobody.
    pub const NOT_STATED: &'static str = "not_stated";

    /// An id as it is written.
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the text is a slug: letters, digits, `.`, `_` and `-`, at most 80 of them, beginning with a letter or digit.
    pub fn is_slug(text: &str) -> bool {
        text.len() <= 80
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
    }

    /// The id as written where it is one, and otherwise the id that it was probably meant to be.
    pub fn usable(text: &str) -> Option<Self> {
        if Self::is_slug(text) {
            return Some(Self::new(text));
        }
        let mended: String = text
            .trim()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' })
            .collect();
        let mended: String = mended.trim_matches(['-', '.', '_']).chars().take(80).collect();
        Self::is_slug(&mended).then(|| Self::new(&mended))
    }

    /// The bundle and the item of a reference into another bundle, written `bundle#item` or `bundle@edition#item`; in the
    /// first release the sign between them was `/`.
    pub fn abroad(&self) -> Option<(&str, &str)> {
        self.0.split_once(['#', '/'])
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

/// An item anywhere in a library, written `bundle#item` on the command line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    pub bundle: Id,
    /// The item's id in that bundle.
    pub item: Id,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.bundle, self.item)
    }
}
