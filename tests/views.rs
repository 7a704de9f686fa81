//! Every view at every size, as text and as styles: what a person would see, kept in `tests/frames/`.
//!
//! `UPDATE=1 cargo test views::` draws the files anew; look at what changed before keeping it.

use std::fmt::Write as _;

use crate::snapshot::{self, Snapshots};
use crate::stage::Stage;
use crate::stage::frames::{in_themes, wear};
use crate::stage::pair::Pair;

/// Every view, and the keys that lead to it.
const VIEWS: [(&str, &str); 19] = [
    ("overview", ""),
    ("overview-actor", "Tab Tab j j"),
    ("overview-held", "Tab Tab j j Space Tab"),
    ("overview-counts", "Shift-Tab Right Right"),
    ("cover", "0"),
    ("choose", "1 j j j"),
    ("choose-grouped", "1 g"),
    ("choose-gaps", "9"),
    ("judgement", "1 j j j Enter"),
    ("judgement-foot", "1 j j j j j j j j j j Enter End"),
    ("evidence", "5 j j Enter"),
    ("actor", "3 j j Enter"),
    ("links", "1 j j j Alt-3 j"),
    ("search", "/ text:likely_asia"),
    ("matches", "/ text:universities Enter n"),
    ("palette", "?"),
    ("peek", "1 Enter Tab K"),
    ("grid", "x Down Down Right Right Right"),
    ("themes", "t"),
];

const SIZES: [(u16, u16); 4] = [(200, 60), (120, 40), (80, 24), (40, 12)];
/// The speaker's own screen: a name, the keys pressed on the slides, and the minutes that have passed.
const NOTES: [(&str, &str, u64); 4] = [
    ("notes", "2 Enter 3 Enter 6 Enter Space", 12),
    ("notes-blank", "6 Enter b", 15),
    ("notes-detour", "2 Enter 3 Enter 4 Enter 14 Enter / text:blackmail Enter", 34),
    ("notes-waiting", "", 0),
];

/// The sizes that people give a second terminal.
const NOTES_SIZES: [(u16, u16); 4] = [(200, 50), (120, 36), (80, 24), (60, 18)];
const THEMES: [&str; 3] = ["dark", "light", "mono"];

#[test]
fn every_view_is_as_it_was_looked_at() {
    let mut snapshots = Snapshots::of("frames");
    let of_views = VIEWS.iter().flat_map(|&(view, keys)| SIZES.map(|size| (view, size, on_stage(keys, size))));
    let of_notes = NOTES.iter().flat_map(|&notes| NOTES_SIZES.map(|size| (notes.0, size, speaker(notes, size))));
    for (view, (width, height), mut stage) in of_views.chain(of_notes) {
        let (mut frame, dressed) = in_themes(&mut stage, &THEMES);
        for (theme, styles) in dressed {
            write!(frame, "\n{theme}\n{styles}").unwrap();
        }
        frame.push('\n');
        snapshots.check(&format!("{view}-{width}x{height}"), &frame);
    }
    snapshots.end();
}

fn on_stage(keys: &str, (width, height): (u16, u16)) -> Stage {
    let mut stage = Stage::new(width, height);
    stage.press(keys);
    stage
}

/// The speaker's own screen, at two minutes past two.
fn speaker((view, keys, minutes): (&str, &str, u64), (width, height): (u16, u16)) -> Stage {
    let mut pair = Pair::met(width, height);
    if view == "notes-waiting" {
        pair = Pair::new(Stage::new(width, height), width, height, None);
    } else {
        for key in keys.split_whitespace() {
            // A number of two figures is typed as two keys.
            match key.parse::<u32>() {
                Ok(_) => {
                    for figure in key.chars() {
                        pair.slides(&figure.to_string());
                    }
                }
                Err(_) => {
                    pair.slides(key);
                }
            }
        }
        pair.at(minutes, 20);
    }
    pair.notes.state.clock.time = jiff::civil::time(14, 2, 0, 0);
    pair.notes
}

#[test]
fn the_picture_of_the_notes_is_what_they_look_like() {
    let stage = speaker(NOTES[0], (120, 36));
    let drawn = briefing::run::cli::svg::svg(
        &stage.cells(),
        briefing::run::cli::svg::Background::Dark,
        &stage.state.stage.title(),
    );
    snapshot::check("tests/pictures/notes.svg", &drawn);
}

#[test]
fn without_colour_no_cell_has_one_and_every_selection_is_still_told() {
    let of_views = VIEWS.iter().map(|&(view, keys)| (view, on_stage(keys, (100, 30))));
    let of_notes = NOTES.iter().map(|&notes| (notes.0, speaker(notes, (100, 30))));
    for (view, mut stage) in of_views.chain(of_notes) {
        wear(&mut stage, "mono");
        let cells = stage.cells();
        for cell in &cells.content {
            let style = cell.style();
            let plain =
                |colour: Option<ratatui::style::Color>| matches!(colour, None | Some(ratatui::style::Color::Reset));
            assert!(plain(style.fg) && plain(style.bg), "{view} has a coloured cell: {style:?}");
        }
    }
}

#[test]
fn the_marking_stands_at_the_top_and_at_the_bottom_of_every_view() {
    for (view, keys) in VIEWS {
        for (width, height) in SIZES {
            let mut stage = Stage::new(width, height);
            stage.press(keys);
            let screen = stage.text();
            let rows: Vec<&str> = screen.lines().collect();
            for row in [rows[0], rows[rows.len() - 1]] {
                assert!(row.trim_end().ends_with("no marking stated"), "{view} at {width}x{height}:\n{screen}");
            }
        }
    }
}

#[test]
fn the_marking_stands_at_the_top_and_at_the_bottom_of_the_notes() {
    for notes in NOTES {
        for size in NOTES_SIZES {
            let screen = speaker(notes, size).text();
            let rows: Vec<&str> = screen.lines().collect();
            for row in [rows[0], rows[rows.len() - 1]] {
                assert!(row.trim_end().ends_with("no marking stated"), "{} at {size:?}:\n{screen}", notes.0);
            }
        }
    }
}

#[test]
fn the_date_of_issue_and_the_age_stand_in_every_view() {
    for (view, keys) in VIEWS {
        for (width, height) in SIZES {
            let mut stage = Stage::new(width, height);
            stage.press(keys);
            let screen = stage.text();
            let head: String = screen.lines().take(2).collect();
            let told = head.contains("29 March 2023 · 3 years 7 months old")
                || head.contains("29 Mar 2023 · 3 y 7 m old")
                || head.contains("29 Mar 2023, 3 y 7 m");
            assert!(told, "{view} at {width}x{height}:\n{screen}");
        }
    }
}

#[test]
fn no_frame_of_any_size_leaves_a_pane_or_panics() {
    for (view, keys) in VIEWS {
        let mut stage = Stage::new(100, 30);
        stage.press(keys);
        for (width, height) in
            [(0, 0), (1, 1), (2, 200), (300, 1), (11, 3), (12, 4), (13, 5), (30, 16), (71, 17), (72, 9), (300, 100)]
        {
            stage.resize(width, height);
            let rows = stage.text().lines().count();
            assert_eq!(rows, usize::from(height), "{view}");
        }
    }
}
