//! A likelihood drawn as a range on its scale: bands faint, the range solid, gaps empty, no middle.

use crate::page::layout::block::{Bar, BarExtent};
use crate::page::layout::row::Piece;
use crate::text::prose;
use crate::theme::Role;

/// The bar is never wider than this.
const WIDEST: usize = 60;

/// The rows of a bar in so many cells: the range, its ends in numbers, and whose they are.
pub fn rows(bar: &Bar, room: usize) -> Vec<Vec<Piece>> {
    let note = bar.owner.as_ref().map(|owner| format!(" {owner}"));
    let beside = note.as_ref().map(|note| prose::width(note)).filter(|cells| cells + 24 <= room);
    let cells = (room - beside.unwrap_or_default()).clamp(1, WIDEST);
    let numbers = numbers(bar, cells);
    let used = numbers.iter().rposition(|(c, _)| *c != ' ').map_or(0, |last| last + 1);
    let mut numbers = pieces(&numbers[..if beside.is_some() { cells } else { used }]);
    let mut below = None;
    if let Some(note) = note {
        let mark = |text: &str| Piece { text: text.to_owned(), role: Role::ReaderMark, link: None, from: None };
        match beside {
            Some(_) => numbers.push(mark(&note)),
            None => below = Some(vec![mark(&prose::truncate(note.trim_start(), room))]),
        }
    }
    [pieces(&axis(bar, cells)), numbers].into_iter().chain(below).collect()
}

/// One range among so many cells, and nothing else: a row of a scale's table.
pub fn strip(extent: BarExtent, cells: usize) -> Vec<Piece> {
    let mut drawn = vec![('·', Role::ScaleAxis); cells];
    solid(&mut drawn, extent);
    pieces(&drawn)
}

type Cell = (char, Role);

fn axis(bar: &Bar, cells: usize) -> Vec<Cell> {
    let ground = if bar.bands.is_empty() { '·' } else { ' ' };
    let mut drawn = vec![(ground, Role::ScaleAxis); cells];
    for band in &bar.bands {
        let (start, end) = span(*band, cells);
        for cell in &mut drawn[start..end] {
            *cell = ('─', Role::ScaleAxis);
        }
        // Half strokes at both ends keep neighbours apart on a scale without gaps.
        if end - start >= 2 {
            drawn[start].0 = '╶';
            drawn[end - 1].0 = '╴';
        }
    }
    solid(&mut drawn, bar.solid);
    drawn
}

fn solid(drawn: &mut [Cell], extent: BarExtent) {
    let (start, end) = span(extent, drawn.len());
    for cell in &mut drawn[start..end] {
        *cell = ('▆', extent.role);
    }
}

/// The cells of a range, one at least.
fn span(extent: BarExtent, cells: usize) -> (usize, usize) {
    let start = cell(extent.low, cells).min(cells.saturating_sub(1));
    let end = cell(extent.high, cells).clamp(start + 1, cells.max(start + 1));
    (start, end)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the percentage is clamped to 0..=100 and the cells are a few dozen"
)]
fn cell(percent: f64, cells: usize) -> usize {
    let percent = if percent.is_finite() { percent.clamp(0.0, 100.0) } else { 0.0 };
    (percent * cells as f64 / 100.0).round() as usize
}

fn numbers(bar: &Bar, cells: usize) -> Vec<Cell> {
    let (start, end) = span(bar.solid, cells);
    let role = if bar.owner.is_some() { Role::ReaderMark } else { Role::Figure };
    let (low, high) = (bar.solid.low.to_string(), bar.solid.high.to_string());
    let mut drawn = vec![(' ', Role::ScaleAxis); cells];
    if low.len() + high.len() < end - start {
        put(&mut drawn, start, &low, role);
        put(&mut drawn, end - high.len(), &high, role);
    } else {
        let both = format!("{low}–{high}");
        let length = both.chars().count();
        let middle = usize::midpoint(start, end);
        put(&mut drawn, middle.saturating_sub(length / 2).min(cells.saturating_sub(length)), &both, role);
    }
    put(&mut drawn, 0, "0", Role::ScaleAxis);
    put(&mut drawn, cells.saturating_sub(3), "100", Role::ScaleAxis);
    drawn
}

/// Writes a number where there is room for all of it and an empty cell at either side.
fn put(drawn: &mut [Cell], at: usize, number: &str, role: Role) {
    let length = number.chars().count();
    let around = at.saturating_sub(1)..(at + length + 1).min(drawn.len());
    if at + length > drawn.len() || drawn[around].iter().any(|(c, _)| *c != ' ') {
        return;
    }
    for (cell, digit) in drawn[at..].iter_mut().zip(number.chars()) {
        *cell = (digit, role);
    }
}

fn pieces(drawn: &[Cell]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for &(c, role) in drawn {
        match pieces.last_mut() {
            Some(piece) if piece.role == role => piece.text.push(c),
            _ => pieces.push(Piece { text: c.to_string(), role, link: None, from: None }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Band, Scale};

    fn drawn(scale: &str, word: &str, owner: Option<&str>, room: usize) -> Vec<String> {
        let scales = Scale::builtin();
        let bands = scales.iter().filter(|known| known.id == scale).flat_map(|scale| &scale.bands);
        let extent = |band: &Band| {
            let ends = band.percents()?;
            Some(BarExtent { low: ends.low, high: ends.high, role: Role::Band })
        };
        let solid = bands.clone().filter(|band| band.id == word).find_map(extent);
        let Some(solid) = solid else { panic!("{scale} has no band {word}") };
        let bar = Bar { bands: bands.filter_map(extent).collect(), solid, owner: owner.map(str::to_owned) };
        rows(&bar, room).iter().map(|row| row.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[track_caller]
    fn check(shown: &[String], expected: &[&str]) {
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_range_lies_between_its_ends_and_gaps_stay_empty() {
        check(
            &drawn("phia-2025", "likely", None, 50),
            &[
                "╶─╴  ╶───╴   ╶───╴  ╶───╴   ▆▆▆▆▆▆▆▆▆▆  ╶───╴   ╶╴",
                "0                           55      75         100",
            ],
        );
    }

    #[test]
    fn a_range_that_is_not_the_issuers_says_so_beside_its_numbers_or_below_them() {
        check(
            &drawn("phia-2025", "likely", Some("not the issuer's"), 50),
            &["╶╴  ╶──╴  ╶──╴  ╶───╴  ▆▆▆▆▆▆▆▆  ╶──╴  ╶╴", "0                      55    75       100 reader's"],
        );
        check(
            &drawn("phia-2025", "likely", Some("not the issuer's"), 12),
            &["── ─ ─ ▆▆ ──", "0     55–75", "reader's"],
        );
    }

    #[test]
    fn neighbours_on_a_scale_without_gaps_stay_apart() {
        check(
            &drawn("icd203-row1", "almost-no-chance", None, 40),
            &["▆▆╶────╴╶────────╴╶──╴╶────────╴╶────╴╶╴", "1–5                                  100"],
        );
    }

    #[test]
    fn no_room_is_too_small() {
        for room in 1..80 {
            for row in drawn("phia-2025", "remote-chance", Some("not the issuer's"), room) {
                assert!(prose::width(&row) <= room, "{row:?} in {room}");
            }
        }
    }
}
