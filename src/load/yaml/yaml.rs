//! Text to a tree of values: the only place that knows the parser of YAML.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Among so few keys of a mapping each is compared with each.
pub const FEW: usize = 24;

/// A value of a YAML file. A key may stand in a mapping twice; the first is read.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// Nothing, `~` or `null`.
    Null,
    Bool(bool),
    Whole(i128),
    Real(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl fmt::Display for Tree {
    /// A scalar as YAML would have it; a list or a mapping by its sort.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("nothing"),
            Self::Bool(value) => value.fmt(f),
            Self::Whole(value) => value.fmt(f),
            Self::Real(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::List(_) => f.write_str("a list"),
            Self::Map(_) => f.write_str("a mapping"),
        }
    }
}

/// Parses a text; where it is no YAML, the line and the column of the error, from 1, as far as they are known.
pub fn parse(text: &str) -> Result<Tree, Option<(usize, usize)>> {
    serde_yaml::from_str(text).map_err(|error| error.location().map(|location| (location.line(), location.column())))
}

impl Tree {
    /// Whether a mapping in it has a key twice, or a list has no elements: both are faults with a place.
    pub fn is_doubtful(&self) -> bool {
        match self {
            Self::Null | Self::Bool(_) | Self::Whole(_) | Self::Real(_) | Self::Text(_) => false,
            Self::List(trees) => trees.is_empty() || trees.iter().any(Self::is_doubtful),
            Self::Map(entries) => has_key_twice(entries) || entries.iter().any(|(_, tree)| tree.is_doubtful()),
        }
    }
}

fn has_key_twice(entries: &[(String, Tree)]) -> bool {
    if entries.len() > FEW {
        let mut seen = HashSet::with_capacity(entries.len());
        return !entries.iter().all(|(key, _)| seen.insert(key.as_str()));
    }
    entries.iter().enumerate().any(|(place, (key, _))| entries[..place].iter().any(|(before, _)| before == key))
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Whole(i128::from(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Whole(i128::from(value)))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Tree, E> {
        Ok(Tree::Whole(value))
    }

    #[allow(clippy::cast_precision_loss, reason = "a whole number beyond 128 bits is a rough number")]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Tree, E> {
        Ok(i128::try_from(value).map_or(Tree::Real(value as f64), Tree::Whole))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Real(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Tree, E> {
        Ok(Tree::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut trees = Vec::new();
        while let Some(tree) = list.next_element()? {
            trees.push(tree);
        }
        // Many lists of one value each would else cost four times as much.
        trees.shrink_to_fit();
        Ok(Tree::List(trees))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        entries.shrink_to_fit();
        Ok(Tree::Map(entries))
    }
}
