//! Plain text broken into lines of so many cells.

use crate::page::layout::span::Span;
use crate::page::layout::wrap::{Room, wrap};
use crate::theme::Role;

/// The lines of a text, none wider than so many cells. The text is cleaned on the way.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let span = Span::around(text, Role::Text);
    let room = Room { first: width.max(1), rest: width.max(1) };
    wrap(&[(0, &span)], room)
        .into_iter()
        .map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect())
        .collect()
}
