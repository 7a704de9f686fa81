//! The way to a value of a YAML file, step by step.

use std::borrow::Cow;

/// One step of the way from the top of a file to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step<'a> {
    /// Into the value of a key.
    Key(Cow<'a, str>),
    /// Into an element of a list, from 0.
    Index(usize),
}

impl<'a> Step<'a> {
    /// The step into the value of a key.
    pub const fn key(key: &'a str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }

    /// The keys of a way, from the top of the file.
    pub fn keys(way: &'a [Self]) -> Vec<&'a str> {
        let key = |step: &'a Self| match step {
            Self::Key(key) => Some(&**key),
            Self::Index(_) => None,
        };
        way.iter().filter_map(key).collect()
    }

    /// An owned copy of the step.
    pub fn owned(&self) -> Step<'static> {
        match self {
            Self::Key(key) => Step::Key(Cow::Owned(key.clone().into_owned())),
            Self::Index(index) => Step::Index(*index),
        }
    }
}

/// Which part of an entry a fault points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    Key,
    Value,
}
