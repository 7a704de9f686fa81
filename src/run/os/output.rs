//! What commands write to standard output and standard error, without control characters.

use std::io::{self, IsTerminal, Write};

use crate::export::json::escaped;
use crate::load::Paint;
use crate::run::os::failure::Failure;
use crate::text::prose;
use crate::theme::Depth;

/// The width of text for a pipe or a file.
const PIPE_WIDTH: u16 = 80;

/// The longest sentence on standard error, in characters.
const LONGEST: usize = 1_000;

/// Writes text, each line cleaned of control characters.
pub fn write(text: &str) -> Result<(), Failure> {
    let mut clean = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        clean.push_str(&prose::clean(line));
        clean.push('\n');
    }
    write_clean(&clean)
}

/// Writes text that was cleaned before, with colour sequences of this program.
pub fn write_clean(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    written.map_err(|error| Failure::of("the output cannot be written", &error))
}

/// Writes JSON and a line end. Control characters are written as JSON escapes, which mean the same.
pub fn write_json(json: &str) -> Result<(), Failure> {
    let mut safe = escaped(json);
    safe.push('\n');
    write_clean(&safe)
}

/// Writes one line to standard error.
pub fn say(sentence: &str) {
    let sentence = shortened(&sentence.replace(['\n', '\r'], " "));
    // If standard error is closed, there is no place to report that.
    let _ = writeln!(io::stderr(), "briefing: {}", prose::clean(&sentence));
}

/// A sentence without the middle of what is too long in it, such as an argument of a hundred kilobytes.
fn shortened(sentence: &str) -> String {
    let count = sentence.chars().count();
    if count <= LONGEST {
        return sentence.to_owned();
    }
    let start: String = sentence.chars().take(LONGEST / 2).collect();
    let end: String = sentence.chars().skip(count - LONGEST / 2).collect();
    format!("{start} … {end}")
}

/// Writes several lines to standard error.
pub fn say_lines(text: &str) {
    for line in text.lines() {
        let _ = writeln!(io::stderr(), "{}", prose::clean(line));
    }
}

/// The width of text: as asked, or of the terminal, or of a page.
pub fn width(asked: Option<u16>) -> u16 {
    asked.unwrap_or_else(|| match crossterm::terminal::size() {
        Ok((columns, _)) if columns > 0 && is_terminal() => columns,
        _ => PIPE_WIDTH,
    })
}

pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether a report is coloured: on a terminal that shows colour.
pub fn paint(depth: Depth) -> Paint {
    if depth != Depth::None && is_terminal() { Paint::Coloured } else { Paint::Plain }
}

/// Rows of columns, each as wide as its widest cell; the last is as long as it is.
pub fn columns(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| prose::clean(cell).into_owned()).collect()).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| prose::width(cell)).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            line.push_str(cell);
            if column + 1 < row.len() {
                let blank = widths[column].saturating_sub(prose::width(cell)) + 2;
                line.extend(std::iter::repeat_n(' ', blank));
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_cells_and_hold_no_control_characters() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let text = columns(&[row(["漢", "one"]), row(["abc\u{1b}", "two"])]);
        assert_eq!(text, "漢    one\nabc␛  two\n");
    }
}
