//! An item without anything that names what may not be shown, if it can stand without it.

use crate::bundle::item::item::Item;
use crate::bundle::library::mention::Mentions;
use crate::bundle::library::walk::Walk;
use crate::bundle::value::field::{Falls, FieldValue, Fields, ItemField};

/// What is left of something when what may not be shown is taken out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Left {
    /// It can be shown.
    Stands,
    /// It cannot.
    Falls,
    /// Nor can the item that it is a part of.
    ItemFalls,
}

/// The item as it may be shown; nothing where it may not be shown at all: its id, its title, or a word that it cannot do without,
/// names what is hidden; nothing is left of its text; it is derived from what is hidden; it would be shown without a
/// caveat that limits it, as if it rested on nothing, or as if nobody were named who is.
pub fn redacted(item: &Item, hidden: &Mentions) -> Option<Item> {
    let mut item = item.clone();
    (cut(&mut item, hidden) == Left::Stands).then_some(item)
}

/// A walk without the stops at what is hidden; nothing where its id or title names it, or no stop is left.
pub fn redacted_walk(walk: &Walk, hidden: &Mentions) -> Option<Walk> {
    let mut walk = walk.clone();
    (cut(&mut walk, hidden) == Left::Stands && !hidden.are_in_slug(walk.id.as_str())).then_some(walk)
}

/// Cuts every field of something.
fn cut(holder: &mut dyn Fields, hidden: &Mentions) -> Left {
    let mut left = Left::Stands;
    holder.each_field(&mut |field, value| left = left.max(cut_field(field, value, hidden)));
    left
}

fn cut_field(field: &ItemField, value: FieldValue<'_>, hidden: &Mentions) -> Left {
    let named = |word: &str| hidden.are_in(word) || hidden.is_id(word);
    match value {
        FieldValue::OwnId(id) if hidden.are_in(id.as_str()) => Left::Falls,
        FieldValue::OwnId(_) | FieldValue::Closed(_) => Left::Stands,
        FieldValue::Text(text) | FieldValue::Name(text, _) => {
            if text.is_some_and(|text| named(text)) {
                Left::Falls
            } else {
                Left::Stands
            }
        }
        FieldValue::Prose(text) => {
            let before = usize::from(text.is_some());
            *text = text.take().and_then(|text| hidden.cut(&text));
            without(field, before, usize::from(text.is_some()))
        }
        FieldValue::Place(place) => {
            place.take_if(|place| hidden.are_in(&place.0));
            Left::Stands
        }
        FieldValue::Terms(terms) => {
            let before = terms.len();
            terms.retain(|term| !named(term));
            without(field, before, terms.len())
        }
        FieldValue::Rows(rows) => {
            // A row without one of its cells would say something else.
            let before = rows.len();
            rows.retain(|cells| !cells.iter().any(|cell| named(cell)));
            without(field, before, rows.len())
        }
        FieldValue::Ids(mut ids, tie) => {
            let before = ids.as_slice().len();
            let is_hidden = |id: &_| tie.is_id(id) && hidden.names(id);
            let kept = ids.as_slice().iter().filter(|id| !is_hidden(id)).count();
            let said = ids.as_slice().iter().filter(|id| tie.is_id(id) && !is_hidden(id)).count();
            ids.retain(|id| !is_hidden(id));
            // A word in the place of an id says nothing once the ids beside it are gone.
            without(field, before, if kept == before { kept } else { said })
        }
        FieldValue::Part(part) => part.map_or(Left::Stands, |part| cut(part, hidden)),
        FieldValue::Parts(parts) => {
            let (mut before, mut after, mut worst) = (0, 0, Left::Stands);
            parts.keep(&mut |part| {
                let left = cut(part, hidden);
                (before, worst) = (before + 1, worst.max(left));
                after += usize::from(left == Left::Stands);
                left == Left::Stands
            });
            if worst == Left::ItemFalls { worst } else { without(field, before, after) }
        }
    }
}

/// What is left of the holder of a field in which there were so many things, and are so many now.
const fn without(field: &ItemField, before: usize, after: usize) -> Left {
    let cut = after < before;
    match field.falls {
        Falls::WhenEmptied if cut && after == 0 => Left::Falls,
        Falls::WhenCut if cut => Left::Falls,
        Falls::WithItsItem if cut => Left::ItemFalls,
        Falls::Never | Falls::WhenEmptied | Falls::WhenCut | Falls::WithItsItem => Left::Stands,
    }
}
