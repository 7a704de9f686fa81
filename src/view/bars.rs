//! The bars at the top and the bottom of every view: what this is, how old, how it may be handled, and what can be done.

use jiff::civil::Date;

use crate::bundle::{Bundle, Kind, Marking, Sight};
use crate::keymap::hints;
use crate::page::layout::age::{age, in_figures, in_print, is_known};
use crate::page::layout::words::grouped;
use crate::state::reader::reader::Reader;
use crate::state::{Area, Pane, State};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, row_at, rows};

/// Draws the header: the title and the marking; then issuer, date of issue and age, and what is not reproduced.
pub fn header(state: &State, reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    brush.ground(area, Role::Header);
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    let cover = reader.bundle.cover();
    let mut left = marking(&state.marking(), first, brush);
    if let Some(ceiling) = state.contents.ceiling() {
        left = brush.right(Area { width: left, ..first }, &format!(" {ceiling} "), Role::Header);
    }
    let title = prose::clean(&cover.title);
    let room = left.saturating_sub(2);
    let Some(second) = lines.next() else {
        // One row only: the date comes first, since an assessment is never shown without it.
        let line = format!("{} · {title}", dated(reader, state.clock.today));
        brush.fitted(row_at(first.x + 1, first.y, room), &line, Role::HeaderTitle);
        return;
    };
    brush.fitted(row_at(first.x + 1, first.y, room), &title, Role::HeaderTitle);
    let issued = issued(reader, state.clock.today);
    let missing = missing(&reader.bundle, usize::from(second.width).saturating_sub(prose::width(&issued) + 3));
    let left = brush.right(second, &missing, Role::Banner);
    brush.fitted(row_at(second.x + 1, second.y, left.saturating_sub(2)), &issued, Role::Header);
}

/// How many parts of the original are not reproduced, as long as there is room for.
fn missing(bundle: &Bundle, room: usize) -> String {
    let long = match bundle.of_kind(Kind::Omission).count() {
        0 => return String::new(),
        // How many they are in all is not said under a ceiling.
        _ if bundle.sight() == Sight::Ceiled => "parts of the original not reproduced ".to_owned(),
        1 => "1 part of the original not reproduced ".to_owned(),
        count => format!("{count} parts of the original not reproduced "),
    };
    if prose::width(&long) <= room { long } else { long.replace(" of the original", "") }
}

/// The date of issue and the age in years, as short as they can be said.
fn dated(reader: &Reader, today: Date) -> String {
    reader.bundle.assessment().map_or_else(String::new, |assessment| {
        if !is_known(assessment.issued) {
            return in_figures(assessment.issued);
        }
        let months = assessment.issued.until((jiff::Unit::Month, today)).map_or(0, |span| span.get_months());
        match months {
            ..1 => assessment.issued.to_string(),
            1..12 => format!("{} {months} mo", assessment.issued),
            _ => format!("{} {} yr", assessment.issued, months / 12),
        }
    })
}

fn issued(reader: &Reader, today: Date) -> String {
    let bundle = &reader.bundle;
    let Some(assessment) = bundle.assessment() else { return String::new() };
    let mut issuer = prose::clean(bundle.issuer()).into_owned();
    if bundle.key() != bundle.id() {
        issuer.push_str(" · not the newest edition in the library");
    }
    let day = in_print(assessment.issued);
    if !is_known(assessment.issued) {
        return format!("{day} · {issuer}");
    }
    format!("issued {day} · {} · {issuer}", age(assessment.issued, today))
}

/// Draws a marking at the right end of a row, and returns the width that is left before it.
pub fn marking(marking: &Marking, row: Area, brush: &mut Brush<'_>) -> u16 {
    let mut words = format!(" {} ", marking.words());
    if let Some(restrictions) = &marking.restrictions {
        let longer = format!(" {} · {} ", marking.words(), prose::clean(restrictions));
        if prose::width(&longer) * 2 < usize::from(row.width) {
            words = longer;
        }
    }
    brush.right(row, &words, Role::of_marking(marking.tlp))
}

/// Draws the footer: where one is and what is to be known; then what can be done here, and the marking again.
pub fn footer(state: &State, reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    brush.ground(area, Role::Footer);
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    let last = lines.next();
    if let Some(last) = last {
        let left = brush.right(first, &status(state, reader), Role::Footer);
        let room = Area { width: left.saturating_sub(1), ..first };
        match &state.notice {
            Some(notice) => {
                let notice = prose::clean(notice);
                brush.fitted(row_at(room.x + 1, room.y, room.width.saturating_sub(1)), &notice, Role::Notice);
            }
            None => crumbs(state, reader, room, brush),
        }
        let left = marking(&state.marking(), last, brush);
        hint_line(state, Area { width: left, ..last }, brush);
    } else {
        let left = marking(&state.marking(), first, brush);
        let room = Area { width: left, ..first };
        match &state.notice {
            Some(notice) => {
                let notice = prose::clean(notice);
                brush.fitted(room, &notice, Role::Notice);
            }
            None => hint_line(state, room, brush),
        }
    }
}

/// What is to be known beside where one is: matches, hits, faults, bundles that are still being read.
fn status(state: &State, reader: &Reader) -> String {
    let mut parts = Vec::new();
    if state.contents.loading > 0 {
        let read = state.contents.expected.saturating_sub(state.contents.loading);
        parts.push(format!("{} of {} bundles", grouped(read), grouped(state.contents.expected)));
    }
    if let Some(trail) = &state.finding.trail {
        let query = prose::clean(&trail.text).into_owned();
        let (at, of) = reader.view.matches();
        let query = prose::truncate(&query, 20).into_owned();
        parts.push(match (at, of) {
            (Some(at), of) => {
                format!("“{query}” match {} of {of}, hit {} of {}", at + 1, trail.at + 1, trail.hits.len())
            }
            (None, _) => format!("“{query}” hit {} of {}", trail.at + 1, trail.hits.len()),
        });
    }
    let (faults, warnings) = state.contents.fault_counts();
    let counted = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        count => Some(format!("{count} {word}s")),
    };
    parts.extend(counted(faults, "fault"));
    parts.extend(counted(warnings, "warning"));
    let height = usize::from(state.areas().content(Pane::Page).height);
    if let Some(percent) = reader.view.percent(height) {
        parts.push(format!("{percent}%"));
    }
    let line = parts.join(" · ");
    if line.is_empty() { line } else { format!("{line} ") }
}

/// The way here: the last items that were open.
fn crumbs(state: &State, reader: &Reader, row: Area, brush: &mut Brush<'_>) {
    let most = match row.width {
        0..30 => 1,
        30..60 => 3,
        _ => 5,
    };
    let crumbs = reader.history.crumbs(most);
    let mut row = after(row, 1);
    let last = crumbs.len().saturating_sub(1);
    for (place, address) in crumbs.into_iter().enumerate() {
        let bundle = state.contents.library.bundle(address.bundle.as_str());
        let item = bundle.and_then(|bundle| bundle.item(address.item.as_str()));
        let name = item.map_or_else(
            || address.item.to_string(),
            |item| match item.kind() {
                Kind::Assessment => "Cover".to_owned(),
                _ if item.id.as_str().len() <= 6 => item.id.to_string(),
                _ => prose::clean(&item.title).into_owned(),
            },
        );
        let role = if place == last { Role::Breadcrumb } else { Role::Footer };
        let name = prose::truncate(&name, 28).into_owned();
        row = after(row, brush.fitted(row, &name, role));
        if place != last {
            row = after(row, brush.text(row, " › ", Role::Footer));
        }
    }
}

/// Draws what can be done with the keys, as far as there is room.
pub fn hint_line(state: &State, row: Area, brush: &mut Brush<'_>) {
    let mut row = after(row, 1);
    for hint in hints(state.context()) {
        let wanted = prose::width(hint.key) + prose::width(hint.says) + 3;
        if wanted > usize::from(row.width) {
            continue;
        }
        row = after(row, brush.text(row, hint.key, Role::HintKey) + 1);
        row = after(row, brush.text(row, hint.says, Role::HintText) + 2);
    }
}
