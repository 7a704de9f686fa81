//! The speaker's own screen: the notes large and calm, what comes next under them, and the time in one line.

use crate::page::layout::lines::lines;
use crate::state::second_screen::scene::{HiddenBy, NextStop, Scene, SceneItem};
use crate::state::stage::notes_screen::{NotesScreen, SlidesStatus};
use crate::state::{Area, Areas, State};
use crate::text::prose;
use crate::theme::Role;
use crate::view::bars::{hint_line, marking};
use crate::view::brush::{Brush, after, row_at, rows};

/// Draws the speaker's screen.
pub fn notes(state: &State, notes: &NotesScreen, areas: &Areas, brush: &mut Brush<'_>) {
    brush.ground(areas.screen, Role::Slide);
    header(state, notes, areas.header, brush);
    let room = notes.areas(areas);
    match &notes.scene {
        Some(scene) if scene.markings.asks.is_none() => {
            banner(notes, scene, room.banner, brush);
            head(notes, scene, room.head, brush);
            paragraphs(notes, scene, room.notes, brush);
            next(scene, room.next, brush);
            shown(scene, room.shown, brush);
            stops(scene, room.stops, brush);
        }
        Some(_) | None => nothing(notes, areas.body, brush),
    }
    footer(state, notes, areas.footer, brush);
}

/// The assessment and its marking; the time in one line: the talk, its pace, the clock on the wall.
fn header(state: &State, notes: &NotesScreen, area: Area, brush: &mut Brush<'_>) {
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    let Some(second) = lines.next() else { return times(state, notes, first, brush) };
    brush.ground(first, Role::Header);
    let left = marking(&state.marking(), first, brush);
    let title = notes.scene.as_ref().map_or("", |scene| scene.walk.title.as_str());
    let title = if title.is_empty() { "Notes".to_owned() } else { format!("Notes · {}", prose::clean(title)) };
    brush.fitted(row_at(first.x + 1, first.y, left.saturating_sub(2)), &title, Role::HeaderTitle);
    times(state, notes, second, brush);
}

fn times(state: &State, notes: &NotesScreen, row: Area, brush: &mut Brush<'_>) {
    let clock = format!(" {:02}:{:02} ", state.clock.time.hour(), state.clock.time.minute());
    let left = brush.right(row, &clock, Role::SlideTitle);
    let agreed = notes.scene.as_ref().is_some_and(|scene| scene.markings.asks.is_none());
    if !agreed {
        return;
    }
    let mut row = after(Area { width: left, ..row }, 1);
    let schedule = notes.schedule(state.clock.now);
    for (text, role) in [
        (notes.time(state.clock.now), Role::SlideTitle),
        (" · ".to_owned(), Role::Muted),
        (schedule.words(), schedule.role()),
    ] {
        row = after(row, brush.fitted(row, &text, role));
    }
}

/// What there is to know before all else.
fn banner(notes: &NotesScreen, scene: &Scene, area: Area, brush: &mut Brush<'_>) {
    let line = match (&notes.status, notes.resume, &scene.position.hidden_by) {
        (SlidesStatus::Gone, ..) => "the slides are gone: start them again, and they meet by themselves".to_owned(),
        (SlidesStatus::Replaced, ..) => {
            "another screen has these notes since; start this one again to have them here".to_owned()
        }
        (SlidesStatus::Refused(why), ..) => prose::clean(why).into_owned(),
        (
            SlidesStatus::Waiting | SlidesStatus::Connected | SlidesStatus::Ended | SlidesStatus::Above,
            Some(stop),
            _,
        ) => {
            format!("the slides were started again: Enter takes up stop {stop}")
        }
        (_, None, HiddenBy::None) => return,
        (_, None, HiddenBy::Blank) => "the audience sees a blank screen: b brings the slide back".to_owned(),
        (_, None, HiddenBy::Covered) => "the audience sees what was covered: Space brings the slide back".to_owned(),
        (_, None, HiddenBy::Notes) => "the audience sees these notes: Space puts them away there".to_owned(),
        (_, None, HiddenBy::Layer(what)) => format!("over the slide: {}; Esc puts it away", prose::clean(what)),
    };
    let line = format!(" {line} ");
    // A row above stays free where there is one to spare.
    let Some(row) = rows(area).last() else { return };
    let wide = u16::try_from(prose::width(&line)).unwrap_or(u16::MAX).min(row.width);
    brush.ground(Area { width: wide, ..row }, Role::Banner);
    brush.fitted(Area { width: wide, ..row }, &line, Role::Banner);
}

/// Which stop it is and how far; then its title.
fn head(notes: &NotesScreen, scene: &Scene, area: Area, brush: &mut Brush<'_>) {
    let mut lines_left = rows(area);
    let Some(row) = lines_left.next() else { return };
    let (number, of) = scene.position.stop;
    let mut where_at = if scene.position.detour {
        format!("Detour from stop {number} of {of}: Esc returns")
    } else {
        format!("Stop {number} of {of}")
    };
    let minutes =
        scene.walk.plan.filter(|_| !scene.position.detour).map(|plan| plan.here).filter(|&minutes| minutes > 0);
    if let Some(minutes) = minutes {
        where_at = format!("{where_at} · {minutes} min");
    }
    let step = match scene.position.step {
        (_, 0 | 1) => String::new(),
        (step, of) => format!("step {step} of {of}"),
    };
    let left = brush.right(row, &step, Role::Muted);
    let used = brush.fitted(Area { width: left.saturating_sub(1), ..row }, &where_at, Role::Label);
    let rest = Area { width: left.saturating_sub(1), ..row };
    let rest = after(rest, used);
    brush.fitted(rest, &format!(" · {}", what(&scene.position.now)), Role::Muted);
    // The last row stays free.
    let room = usize::from(area.height.saturating_sub(2)).min(2);
    write(&notes.title, room, lines_left, Role::Heading, brush);
}

/// Lines in so many rows; where there are more, the last ends in `…`.
fn write(lines: &[String], room: usize, rows: impl Iterator<Item = Area>, role: Role, brush: &mut Brush<'_>) {
    for (place, (line, row)) in lines.iter().zip(rows.take(room)).enumerate() {
        let cut = place + 1 == room && lines.len() > room;
        let line = if cut { format!("{line} …") } else { line.clone() };
        brush.fitted(row, &line, role);
    }
}

/// The word for what it is, and its code.
fn what(spot: &SceneItem) -> String {
    let kind = prose::clean(&spot.kind);
    if spot.code.is_empty() { kind.into_owned() } else { format!("{kind} {}", prose::clean(&spot.code)) }
}

/// The notes: with a row between lines where all of them have room so, and closer where not. What does not fit is said.
fn paragraphs(notes: &NotesScreen, scene: &Scene, area: Area, brush: &mut Brush<'_>) {
    if notes.lines.is_empty() {
        let none = if scene.position.detour { "No notes on a detour." } else { "No notes for this stop." };
        brush.fitted(Area { width: if area.height > 0 { area.width } else { 0 }, ..area }, none, Role::Muted);
        return;
    }
    let height = usize::from(area.height);
    let apart = notes.lines.len() * 2 <= height;
    let more = notes.lines.len().saturating_sub(notes.top + height);
    // Of one row, all is for the notes; that they go on is said at its end, where no word is lost by it.
    let shown = if more > 0 && height > 1 { height - 1 } else { height };
    let step = if apart { 2 } else { 1 };
    for (row, line) in rows(area).step_by(step).take(shown).zip(notes.lines.iter().skip(notes.top)) {
        let room = prose::width(line) + 2 <= usize::from(row.width);
        let line = if more > 0 && height == 1 && room { format!("{line} …") } else { line.clone() };
        brush.fitted(row, &line, Role::Strong);
    }
    if more > 0 && height > 1 {
        let y = area.y + area.height - 1;
        let line = format!("… {} more lines: Down", more + 1);
        brush.fitted(row_at(area.x, y, area.width), &line, Role::Muted);
    }
}

/// What comes next: its title, and how its text begins.
fn next(scene: &Scene, area: Area, brush: &mut Brush<'_>) {
    let mut left = rows(area);
    if area.height > 2
        && let Some(row) = left.next()
    {
        brush.rule(row, "─", Role::Rule);
    }
    let Some(row) = left.next() else { return };
    let row = after(row, brush.text(row, "Next  ", Role::Label));
    let Some(NextStop { item, lead, minutes }) = &scene.walk.next else {
        brush.fitted(row, "this is the last stop", Role::Muted);
        return;
    };
    let minutes = minutes.map_or_else(String::new, |minutes| format!("{minutes} min"));
    let room = brush.right(row, &minutes, Role::Muted);
    let row = Area { width: room.saturating_sub(1), ..row };
    let mut left = std::iter::once(row).chain(left.map(|below| Area { y: below.y, ..row }));
    // The title may take a second row where the beginning of the text has rows to spare.
    let most = if area.height > 4 { 2 } else { 1 };
    write(&lines(&item.title, usize::from(row.width)), most, left.by_ref(), Role::Strong, brush);
    let left: Vec<Area> = left.collect();
    // Room for what says that the text goes on.
    let width = usize::from(row.width).saturating_sub(2);
    write(&lines(lead, width), left.len(), left.into_iter(), Role::Muted, brush);
}

/// What was shown, in one line: the stops as numbers, then the detours, the newest first.
fn shown(scene: &Scene, area: Area, brush: &mut Brush<'_>) {
    let Some(row) = rows(area).last() else { return };
    let row = after(row, brush.text(row, "Shown ", Role::Label));
    let seen = scene.walk.stops.iter().filter(|stop| stop.seen).count();
    let mut line = format!("{} {}", if seen == 1 { "stop" } else { "stops" }, ranges(scene));
    if !scene.walk.detours.is_empty() {
        let titles: Vec<String> =
            scene.walk.detours.iter().rev().map(|title| prose::clean(title).into_owned()).collect();
        line = format!("{line} · {}: {}", detours(titles.len()), titles.join(", "));
    }
    brush.fitted(row, &line, Role::Muted);
}

fn detours(count: usize) -> String {
    if count == 1 { "1 detour".to_owned() } else { format!("{count} detours") }
}

/// The numbers of the stops that were shown: `1–3, 6`.
fn ranges(scene: &Scene) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for number in scene.walk.stops.iter().enumerate().filter(|(_, stop)| stop.seen).map(|(place, _)| place + 1) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let words = ranges.iter().map(|&(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The stops of the walk beside the notes: shown, present, to come.
fn stops(scene: &Scene, area: Area, brush: &mut Brush<'_>) {
    if area.is_empty() || scene.walk.stops.is_empty() {
        return;
    }
    for row in rows(area) {
        brush.text(Area { width: 1, ..row }, "│", Role::Rule);
    }
    let area = after(area, 2).inner(0, 1);
    let mut left = rows(Area { width: area.width.saturating_sub(1), ..area });
    if let Some(row) = left.next() {
        brush.fitted(row, &prose::clean(&scene.walk.walk), Role::Heading);
        left.next();
    }
    let left: Vec<Area> = left.collect();
    let now = usize::try_from(scene.position.stop.0).unwrap_or(usize::MAX).saturating_sub(1);
    // The present stop stays in view, with what comes after it.
    let over = scene.walk.stops.len().saturating_sub(left.len());
    let top = now.saturating_sub(left.len() / 3).min(over);
    for (row, (place, stop)) in left.into_iter().zip(scene.walk.stops.iter().enumerate().skip(top)) {
        let here = place == now;
        let (mark, role) = match (here, stop.seen) {
            (true, _) => ("▸", Role::BorderFocused),
            (false, true) => ("✓", Role::Success),
            (false, false) => (" ", Role::Muted),
        };
        brush.text(Area { width: 1, ..row }, mark, role);
        let row = after(row, 2);
        let minutes = stop.minutes.map_or_else(String::new, |minutes| format!("{minutes} min"));
        let room = brush.right(row, &minutes, Role::Muted);
        let role = if here { Role::Strong } else { Role::Muted };
        let number = format!("{:>2}  ", place + 1);
        let used = brush.text(Area { width: room, ..row }, &number, role);
        let room = room.saturating_sub(used + 1);
        brush.fitted(row_at(row.x + used, row.y, room), &prose::clean(&stop.title), role);
    }
}

/// Why there is nothing to show yet, and what to do about it.
fn nothing(notes: &NotesScreen, body: Area, brush: &mut Brush<'_>) {
    let asks = notes.scene.as_ref().and_then(|scene| scene.markings.asks);
    let (first, more) = match (&notes.status, asks) {
        (SlidesStatus::Connected, Some(tlp)) => (
            format!("The slides ask before they show what is marked {tlp}"),
            "Enter shows it on the audience's screen. To share a screen is to disclose what is on it.".to_owned(),
        ),
        (SlidesStatus::Waiting | SlidesStatus::Gone | SlidesStatus::Connected, _) => (
            "Waiting for the slides".to_owned(),
            format!("`briefing present` in another terminal, or p in the reader there. They meet in {}", notes.place),
        ),
        (SlidesStatus::Ended, _) => (
            "The slides were left".to_owned(),
            "When something is presented again, its notes come here by themselves.".to_owned(),
        ),
        (SlidesStatus::Replaced, _) => (
            "The notes are on another screen".to_owned(),
            "A newer one was started. Start this one again to have them here.".to_owned(),
        ),
        (SlidesStatus::Above, _) => (
            "The slides show what is above the ceiling of this screen".to_owned(),
            "Give both programs the same --ceiling.".to_owned(),
        ),
        (SlidesStatus::Refused(why), _) => ("The slides cannot be met".to_owned(), why.clone()),
    };
    let width = body.width.saturating_sub(4).min(64);
    let room = Area {
        x: body.x + (body.width - width) / 2,
        y: body.y + body.height / 3,
        width,
        height: body.height - body.height / 3,
    };
    let mut left = rows(room);
    for line in lines(&first, usize::from(width)) {
        let Some(row) = left.next() else { return };
        brush.fitted(row, &line, Role::SlideTitle);
    }
    left.next();
    for line in lines(&more, usize::from(width)) {
        let Some(row) = left.next() else { return };
        brush.fitted(row, &line, Role::Slide);
    }
}

/// What is typed or to be known; then what can be done, and the marking again.
fn footer(state: &State, notes: &NotesScreen, area: Area, brush: &mut Brush<'_>) {
    brush.ground(area, Role::Footer);
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    let last = lines.next();
    let said = if notes.number.is_empty() {
        notes.notice.clone().or_else(|| state.notice.clone())
    } else {
        Some(format!("go to {}: Enter", notes.number))
    };
    let last = last.unwrap_or(first);
    let left = marking(&state.marking(), last, brush);
    let room = Area { width: left.saturating_sub(1), ..last };
    match said {
        Some(said) if last == first => {
            brush.fitted(row_at(room.x + 1, room.y, room.width.saturating_sub(1)), &prose::clean(&said), Role::Notice);
        }
        Some(said) => {
            brush.fitted(
                row_at(first.x + 1, first.y, first.width.saturating_sub(2)),
                &prose::clean(&said),
                Role::Notice,
            );
            hint_line(state, room, brush);
        }
        None => hint_line(state, room, brush),
    }
}
