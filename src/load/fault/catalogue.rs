//! Every kind of fault, found by its name.

use crate::load::fault::code::FaultCode;
use crate::load::fault::{confidence, files, items, keys, likelihood, scales, statements, yaml};

/// Every kind of fault: files first, then YAML, then keys, then meaning.
pub fn codes() -> impl Iterator<Item = FaultCode> {
    let meaning = [likelihood::ALL, confidence::ALL, statements::ALL, scales::ALL];
    [files::ALL, yaml::ALL, keys::ALL, items::ALL].into_iter().chain(meaning).flatten().copied()
}

/// The kind of fault of that name.
pub fn named(name: &str) -> Option<FaultCode> {
    codes().find(|code| code.name == name)
}

/// Where a kind of fault stands among them all.
pub fn rank(code: FaultCode) -> Option<usize> {
    codes().position(|other| other.name == code.name)
}
