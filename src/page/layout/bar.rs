//! A likelihood drawn on its scale: one thin axis with the gaps of the scale, the band of the word thick on it.

use crate::page::layout::lines::lines;
use crate::page::layout::row::Piece;
use crate::page::layout::scale_picture::{PictureBand, ScalePicture};
use crate::theme::Role;

/// The axis is never longer than this.
const WIDEST: usize = 60;
/// Axes are so long, or twice or three times: the ends of nearly all bands are then ends of cells.
const STEP: usize = 20;

const AXIS: char = '▁';
/// The band of a word, and the one row of a scale's table that has it.
const BAND: char = '▅';
/// Any other band in a scale's table.
const OTHER_BAND: char = '▂';

/// What stands for a stroke of a picture on a terminal that lacks it: `#` for the band, `-` for the axis and its gaps as
/// they are. Thick and thin stay apart, so that the picture says the same.
pub fn in_ascii(stroke: &str) -> Option<&'static str> {
    match stroke.chars().next()? {
        AXIS => Some("-"),
        BAND => Some("#"),
        OTHER_BAND => Some("="),
        _ => None,
    }
}

/// The picture in so many cells: the axis with the band on it, its ends beneath, and whose it is in words.
pub fn rows(picture: &ScalePicture, room: usize) -> Vec<Vec<Piece>> {
    let cells = axis_cells(room);
    let mut rows = vec![track(picture, cells), pieces(&ends(picture, cells))];
    let caption = |text| vec![Piece { text, role: picture.whose.role(), link: None, from: None }];
    rows.extend(lines(&picture.caption, room).into_iter().map(caption));
    rows
}

/// The axis alone, with the band on it: one row of so many cells, for a list.
pub fn track(picture: &ScalePicture, cells: usize) -> Vec<Piece> {
    let ground = if picture.bands.is_empty() { AXIS } else { ' ' };
    let mut drawn = vec![(ground, Role::ScaleAxis); cells];
    for band in &picture.bands {
        fill(&mut drawn, *band, (AXIS, Role::ScaleAxis));
    }
    fill(&mut drawn, picture.chosen, (BAND, picture.whose.role()));
    pieces(&drawn)
}

/// One band among so many cells, for a row of a scale's table; `chosen` is the role of the band of the word in hand.
pub fn strip(band: PictureBand, chosen: Option<Role>, cells: usize) -> Vec<Piece> {
    let mut drawn = vec![(' ', Role::ScaleAxis); cells];
    fill(&mut drawn, band, chosen.map_or((OTHER_BAND, Role::ScaleAxis), |role| (BAND, role)));
    pieces(&drawn)
}

/// What stands under the strips of a scale's table.
pub fn percents(cells: usize) -> Vec<Piece> {
    let mut drawn = vec![(' ', Role::ScaleAxis); cells];
    put(&mut drawn, 0, "0", Role::ScaleAxis);
    put(&mut drawn, cells.saturating_sub(3), "100", Role::ScaleAxis);
    put(&mut drawn, (cells / 2).saturating_sub(1), "50", Role::ScaleAxis);
    pieces(&drawn)
}

/// How long an axis is in so much room.
pub fn axis_cells(room: usize) -> usize {
    match room {
        0 => 1,
        1..STEP => room,
        STEP.. => (room / STEP * STEP).min(WIDEST),
    }
}

type Cell = (char, Role);

fn fill(drawn: &mut [Cell], band: PictureBand, with: Cell) {
    let (start, end) = span(band, drawn.len());
    drawn[start..end].fill(with);
}

/// The cells of a band, one at least.
fn span(band: PictureBand, cells: usize) -> (usize, usize) {
    let start = cell(band.low, cells).min(cells.saturating_sub(1));
    let end = cell(band.high, cells).clamp((start + 1).min(cells), cells);
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

/// The ends of the band beneath it, side by side where it is too short for both; 0 and 100 where there is room.
fn ends(picture: &ScalePicture, cells: usize) -> Vec<Cell> {
    let (start, end) = span(picture.chosen, cells);
    let role = picture.whose.role();
    let (low, high) = picture.chosen.ends();
    let mut drawn = vec![(' ', Role::ScaleAxis); cells];
    if low.len() + high.len() < end - start {
        put(&mut drawn, start, &low, role);
        put(&mut drawn, end - high.len(), &high, role);
    } else {
        let both = if low == high { low } else { format!("{low}–{high}") };
        let length = both.chars().count();
        let before = length.saturating_sub(end - start) / 2;
        put(&mut drawn, start.saturating_sub(before).min(cells.saturating_sub(length)), &both, role);
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

/// Cells as pieces; those at the end that are empty go.
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
    use crate::bundle::{Percents, Scale};
    use crate::page::layout::scale_picture::ScaleOwner;
    use crate::text::prose;

    fn picture(scale: &str, word: &str, whose: ScaleOwner) -> ScalePicture {
        let scales = Scale::builtin();
        let known = scales.iter().find(|known| known.id == scale);
        let drawn = known.and_then(|scale| ScalePicture::of_band(scale, scale.band(word)?, whose));
        let Some(drawn) = drawn else { panic!("{scale} has no band {word}") };
        drawn
    }

    fn drawn(picture: &ScalePicture, room: usize) -> Vec<String> {
        let text = |row: &Vec<Piece>| row.iter().map(|piece| piece.text.as_str()).collect::<String>();
        rows(picture, room).iter().map(|row| text(row).trim_end().to_owned()).collect()
    }

    #[track_caller]
    fn check(picture: &ScalePicture, room: usize, expected: &[&str]) {
        assert_eq!(drawn(picture, room), expected);
    }

    #[test]
    fn a_band_lies_on_an_axis_that_has_the_gaps_of_its_scale() {
        check(
            &picture("phia-2025", "likely", ScaleOwner::Other),
            40,
            &[
                "▁▁  ▁▁▁▁  ▁▁▁▁  ▁▁▁▁  ▅▅▅▅▅▅▅▅  ▁▁▁▁  ▁▁",
                "0                     55    75       100",
                "not the issuer's: PHIA 2025 ≈55–75%",
            ],
        );
    }

    #[test]
    fn a_scale_without_gaps_has_an_axis_without_gaps() {
        check(
            &picture("icd203-row1", "likely", ScaleOwner::Issuer),
            57,
            &[
                "▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▅▅▅▅▅▅▅▅▅▅▁▁▁▁▁▁▁▁",
                "0                     55      80     100",
                "the issuer's own scale: ICD 203 row 1 55–80%",
            ],
        );
    }

    #[test]
    fn open_ends_are_written_and_no_end_hides_another() {
        check(
            &picture("phia-2025", "remote-chance", ScaleOwner::Other),
            20,
            &["▅ ▁▁ ▁▁ ▁▁ ▁▁▁▁ ▁▁ ▁", ">0–5             100", "not the issuer's:", "PHIA 2025 >0–≈5%"],
        );
        check(
            &picture("phia-2025", "realistic-possibility", ScaleOwner::Other),
            20,
            &["▁ ▁▁ ▁▁ ▅▅ ▁▁▁▁ ▁▁ ▁", "0     40–<50     100", "not the issuer's:", "PHIA 2025 ≈40–<50%"],
        );
        check(
            &picture("phia-2025", "almost-certain", ScaleOwner::Other),
            20,
            &["▁ ▁▁ ▁▁ ▁▁ ▁▁▁▁ ▁▁ ▅", "0            95–<100", "not the issuer's:", "PHIA 2025 ≈95–<100%"],
        );
    }

    #[test]
    fn numbers_without_a_scale_lie_on_a_whole_axis_and_one_number_is_no_point() {
        check(
            &ScalePicture::of_figures(Percents { low: 70.0, high: 70.0 }, ScaleOwner::Issuer, "70%"),
            20,
            &["▁▁▁▁▁▁▁▁▁▁▁▁▁▁▅▁▁▁▁▁", "0             70 100", "the issuer's own", "figures: 70%"],
        );
    }

    #[test]
    fn no_room_is_too_small_and_no_number_too_large() {
        let numbers = Percents { low: -1e300, high: 1e300 };
        let pictures = [
            picture("phia-2025", "remote-chance", ScaleOwner::Other),
            ScalePicture::of_figures(numbers, ScaleOwner::Other, "?"),
        ];
        for picture in pictures {
            for room in 1..80 {
                for row in drawn(&picture, room) {
                    assert!(prose::width(&row) <= room, "{row:?} in {room}");
                }
            }
        }
    }
}
