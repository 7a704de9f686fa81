//! A line that is typed into, with its cursor in view.

use unicode_segmentation::UnicodeSegmentation;

use crate::state::Area;
use crate::state::screen::text_input::TextInput;
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after};

/// Draws a line: a prompt, the text around its cursor, and what stands there while it is empty.
pub fn text_input(input: &TextInput, prompt: &str, placeholder: &str, row: Area, brush: &mut Brush<'_>) {
    brush.tint(row, Role::Input);
    let row = after(row, brush.text(row, prompt, Role::HintKey));
    if row.width == 0 {
        return;
    }
    let (before, behind) = input.split();
    // The end of what stands before the cursor is what must be in view.
    let room = usize::from(row.width - 1);
    let mut shown: Vec<&str> = Vec::new();
    let mut cells = 0;
    for grapheme in before.graphemes(true).rev() {
        cells += prose::width(grapheme);
        if cells > room {
            break;
        }
        shown.push(grapheme);
    }
    let shown: String = shown.into_iter().rev().collect();
    let rest = after(row, brush.text(row, &shown, Role::Input));
    let under = behind.graphemes(true).next().unwrap_or(" ");
    let used = brush.text(rest, under, Role::Input).max(1);
    brush.tint(Area { width: used.min(rest.width), ..rest }, Role::Cursor);
    let rest = after(rest, used);
    let tail: String = behind.graphemes(true).skip(1).collect();
    brush.text(rest, &tail, Role::Input);
    if input.is_empty() {
        brush.fitted(rest, placeholder, Role::Placeholder);
    }
}
