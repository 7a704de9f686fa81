//! Any YAML file of the program into a Rust value, through the same check and with the same faults.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::load::fault::fault::{Fault, MOST, in_reading_order};
use crate::load::fault::file_text::{FileText, Spot};
use crate::load::fault::files;
use crate::load::fault::yaml;
use crate::load::yaml::guard::{Guarded, guard};
use crate::load::yaml::plain_subset::plain_text;
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

/// The tree of a file, where it has one, and the places of its values.
pub fn tree(name: &str, bytes: &[u8]) -> (Option<Tree>, Vec<Fault>, Spans) {
    let Guarded { spans, mut faults, sound } = guard(name, bytes);
    let tree = sound.and_then(|end| parsed(&spans, end).map_err(|fault| faults.push(*fault)).ok());
    (tree, faults, spans)
}

/// Parses what the guard has let through.
fn parsed(spans: &Spans, end: usize) -> Result<Tree, Box<Fault>> {
    if spans.root().is_none() {
        return Ok(Tree::Null);
    }
    let source = spans.source();
    parse(source.text().get(..end).unwrap_or("")).map_err(|place| {
        let (line, column) = place.unwrap_or((1, 1));
        let line = line.clamp(1, source.lines());
        let column = column.clamp(1, source.line(line).map_or(0, |text| text.chars().count()) + 1);
        Box::new(Fault::new(source.name(), Spot { line, column, length: 0 }, String::new(), yaml::not_yaml()))
    })
}

/// The tree of a file that is written plainly and has nothing that would be told at a place by itself: the check of every
/// event and the places of its values are spared. Nothing comes back where any of that is in doubt.
pub fn sound_tree(name: &str, bytes: &[u8]) -> Option<(Arc<Tree>, Spans)> {
    let text = plain_text(bytes)?;
    let tree = Arc::new(parse(text).ok().filter(|tree| !tree.is_doubtful())?);
    let spans = Spans::of_sound(Arc::new(FileText::new(name, text)), Arc::clone(&tree));
    Some((tree, spans))
}
