//! A list that is filtered as one types, drawn: its frame, the line that is typed, and the lines that are left.

use crate::search::rank::pick::Picked;
use crate::state::layers::filtered_list::{FilteredList, list_areas};
use crate::state::{Area, Areas};
use crate::theme::Role;
use crate::view::brush::{Brush, last_column, rows};
use crate::view::text_input::text_input;

/// What stands around a list.
pub struct ListFrame<'a> {
    pub title: &'a str,
    /// What stands in the line while nothing is typed.
    pub placeholder: &'a str,
    /// What is said where no line is left.
    pub none_left: &'a str,
    /// How many lines there are in all.
    pub lines: usize,
}

/// Draws a list, each line by `line`.
pub fn list(
    list: &FilteredList,
    frame: &ListFrame<'_>,
    areas: &Areas,
    brush: &mut Brush<'_>,
    line: impl Fn(&Picked, Area, &mut Brush<'_>),
) {
    let lies = list_areas(areas, frame.lines);
    brush.frame(lies.frame, frame.title);
    text_input(&list.input, "› ", frame.placeholder, lies.input, brush);
    if list.left.is_empty() {
        brush.fitted(lies.list, frame.none_left, Role::Muted);
    }
    let body = Area { width: lies.list.width.saturating_sub(1), ..lies.list };
    for (row, (place, picked)) in rows(body).zip(list.left.iter().enumerate().skip(list.scroll.top)) {
        line(picked, row, brush);
        if place == list.scroll.cursor {
            brush.selected(row);
        }
    }
    brush.scrollbar(last_column(lies.list), list.scroll.top, list.left.len());
}
