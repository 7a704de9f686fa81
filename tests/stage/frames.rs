//! Frames as text that can be kept: a letter for each style, and what it stands for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::stage::{Stage, text};

/// Puts a theme on.
pub fn wear(stage: &mut Stage, name: &str) {
    stage.state.looks.themes.choose(name);
    assert_eq!(stage.state.looks.themes.current().name(), name);
}

/// The words on the screen, which no theme changes, and its styles in each theme.
pub fn in_themes<'a>(stage: &mut Stage, themes: &[&'a str]) -> (String, Vec<(&'a str, String)>) {
    let words = text(&stage.cells());
    let dressed = themes.iter().map(|&name| {
        wear(stage, name);
        let cells = stage.cells();
        assert_eq!(text(&cells), words, "a theme changes how words look, never the words");
        (name, styles(&cells))
    });
    let dressed = dressed.collect();
    (words, dressed)
}

/// A letter for each style, in the order of their coming, and what each letter stands for.
fn styles(cells: &Buffer) -> String {
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').collect();
    let mut legend: BTreeMap<String, char> = BTreeMap::new();
    let mut order = Vec::new();
    let mut grid = String::new();
    for y in 0..cells.area.height {
        for x in 0..cells.area.width {
            let style = named(cells[(x, y)].style());
            let letter = *legend.entry(style.clone()).or_insert_with(|| {
                order.push(style);
                letters.get(order.len() - 1).copied().unwrap_or('?')
            });
            grid.push(letter);
        }
        grid.push('\n');
    }
    for style in order {
        writeln!(grid, "{} {style}", legend[&style]).unwrap();
    }
    grid
}

fn named(style: Style) -> String {
    let colour = |colour: Option<ratatui::style::Color>| colour.map_or_else(|| "-".to_owned(), |c| c.to_string());
    let modifiers = format!("{:?}", style.add_modifier);
    format!("{} on {} {modifiers}", colour(style.fg), colour(style.bg))
}

/// Styles with less to say: what goes on to the end of a row is said once, and so are rows that are alike.
pub fn short(styles: &str) -> String {
    let mut short = String::new();
    let mut before = "";
    for row in styles.lines() {
        if row.contains(' ') {
            writeln!(short, "{row}").unwrap();
            continue;
        }
        let last = row.chars().last().unwrap_or_default();
        let kept = row.trim_end_matches(last);
        if row == before {
            short.push_str("=\n");
        } else {
            writeln!(short, "{kept}{last}").unwrap();
        }
        before = row;
    }
    short
}
