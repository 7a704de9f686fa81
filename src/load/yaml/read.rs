//! Any YAML file of the program into a Rust value, through the same check and with the same faults.

use serde::de::DeserializeOwned;

use crate::load::fault::fault::{Fault, MOST, in_reading_order};
use crate::load::fault::files;
use crate::load::yaml::guard::guard;
use crate::load::yaml::shape::read_at;
use crate::load::yaml::spans::Spans;
use crate::load::yaml::yaml::{Tree, parse};

/// Reads one file, such as a theme. Every fault is told; a value comes back wherever what is wrong could be left out.
/// Structs should refuse no key themselves: an unknown key is a fault here already, with the nearest right one. Words
/// and lists may be `Option`s; a mapping, an enum of plain words, text, numbers and booleans are understood.
pub fn read<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> (Option<T>, Vec<Fault>, Spans) {
    let (tree, mut faults, spans) = tree(name, bytes);
    let value = match tree {
        None => None,
        Some(Tree::Null) => {
            faults.push(Fault::of_file(name, files::empty_file()));
            None
        }
        Some(tree) => {
            let (value, told) = read_at(&spans, &[], &tree, None, MOST);
            faults.extend(told);
            value
        }
    };
    in_reading_order(&mut faults);
    (value, faults, spans)
}

/// The tree of a file, where it has one.
pub fn tree(name: &str, bytes: &[u8]) -> (Option<Tree>, Vec<Fault>, Spans) {
    let mut guarded = guard(name, bytes);
    let tree = guarded.sound.and_then(|end| parse(&guarded, end).map_err(|fault| guarded.faults.push(*fault)).ok());
    (tree, guarded.faults, guarded.spans)
}
