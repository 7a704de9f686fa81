//! Where lines of text may end, by grapheme and cell.

use std::ops::Range;

/// A grapheme of a text, and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Atom<'a> {
    pub text: &'a str,
    /// How many cells it takes.
    pub cells: usize,
    /// Which run it belongs to.
    pub run: usize,
    /// How many characters stand before it.
    pub offset: usize,
}

/// How willingly a line ends before an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    Never,
    AtNoBreakSpace,
    Freely,
}

impl Atom<'_> {
    /// Whether it is a space, breakable or not.
    pub fn is_space(&self) -> bool {
        matches!(self.text, " " | "\u{a0}")
    }

    fn is_letter(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }
}

/// Where the lines of a text begin and end: the first with room for so many cells, the others for so many. Lines break
/// at spaces, after dashes inside long words, and between ideographs; at a no-break space only when there is nothing
/// better; and inside a word, between graphemes, only when it is longer than a line. No line is empty.
pub fn lines(atoms: &[Atom<'_>], first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        start += atoms[start..].iter().take_while(|atom| atom.is_space()).count();
        let cells = if lines.is_empty() { first } else { rest };
        let end = line_end(atoms, start, cells.max(1));
        if end == start {
            return lines;
        }
        let trailing = atoms[start..end].iter().rev().take_while(|atom| atom.is_space()).count();
        lines.push(start..end - trailing);
        start = end;
    }
}

/// Where the line that begins at `start` ends.
fn line_end(atoms: &[Atom<'_>], start: usize, cells: usize) -> usize {
    let mut used = 0;
    for place in start..atoms.len() {
        if atoms[place].is_space() && used <= cells {
            used += 1;
            continue;
        }
        used += atoms[place].cells;
        if used > cells {
            // Something always goes onto the line, or it would never end: a grapheme wider than the line goes alone.
            return last_break(atoms, start, place).unwrap_or(place).max(start + 1);
        }
    }
    atoms.len()
}

/// The last place up to `full` where the line that begins at `start` ends freely, or else reluctantly.
fn last_break(atoms: &[Atom<'_>], start: usize, full: usize) -> Option<usize> {
    let mut reluctant = None;
    for place in (start..=full).rev() {
        match before(atoms, start, place) {
            Break::Freely => return Some(place),
            Break::AtNoBreakSpace => reluctant = reluctant.or(Some(place)),
            Break::Never => {}
        }
    }
    reluctant
}

/// How willingly the line that begins at `start` ends before the atom at `place`.
fn before(atoms: &[Atom<'_>], start: usize, place: usize) -> Break {
    if place == start {
        return Break::Never;
    }
    let (left, right) = (atoms[place - 1], atoms[place]);
    match (left.text, right.text) {
        (_, " " | "\u{a0}") => Break::Never,
        (" " | "—", _) => Break::Freely,
        ("\u{a0}", _) => Break::AtNoBreakSpace,
        ("-" | "‐" | "/", _) => {
            let before = place.checked_sub(3).filter(|&first| first >= start);
            let inside = before.is_some_and(|first| atoms[first].is_letter() && atoms[first + 1].is_letter());
            if inside && right.is_letter() { Break::Freely } else { Break::Never }
        }
        (_, closing) if is_closing(closing) => Break::Never,
        (opening, _) if is_opening(opening) => Break::Never,
        _ if left.cells == 2 || right.cells == 2 => Break::Freely,
        _ => Break::Never,
    }
}

/// Marks that no line may begin with.
fn is_closing(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        if c.is_ascii() {
            return c.is_ascii_punctuation() && !matches!(c, '(' | '[' | '{');
        }
        "、。，．：；！？）」』】〕〉》”’…⟩»ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".contains(c)
    })
}

/// Marks that no line may end with.
fn is_opening(text: &str) -> bool {
    text.chars().next().is_some_and(|c| match c {
        '(' | '[' | '{' => true,
        _ => !c.is_ascii() && "（「『【〔〈《“‘⟨«".contains(c),
    })
}
