//! The rows above and below every view of the reader: what this is, how old, how it may be handled, where one is, and what
//! can be done.

use jiff::civil::Date;

use crate::bundle::{Bundle, Marking};
use crate::keymap::hints;
use crate::page::layout::age::{age, in_figures, in_print, is_known};
use crate::page::layout::words::grouped;
use crate::state::reader::reader::Reader;
use crate::state::reader::sections::SECTIONS;
use crate::state::{Area, Mode, Pane, State};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, row_at, rows};

/// From this width on nothing in the first row is shortened.
const WIDE: u16 = 160;
/// Below this width the title leaves the first row to date and marking.
const NARROW: u16 = 60;

/// Draws the rows above: title, date, age and marking; the tabs; a hairline that is heavy under the open one.
pub fn header(state: &State, reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    brush.ground(area, Role::Header);
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    title_row(state, reader, first, brush);
    let Some(second) = lines.next() else { return };
    let open = tabs(reader, second, brush);
    let Some(third) = lines.next() else { return };
    brush.rule(third, "─", Role::Border);
    brush.rule(Area { y: third.y, ..open }.within(third), "━", Role::BorderFocused);
}

fn title_row(state: &State, reader: &Reader, row: Area, brush: &mut Brush<'_>) {
    let mut left = marking(&state.marking(), row, brush);
    if let Some(ceiling) = state.contents.ceiling() {
        left = brush.right(Area { width: left, ..row }, &format!(" {ceiling} "), Role::Header);
    }
    let (day, old) = dated(&reader.bundle, state.clock.today, row.width);
    let between = if row.width < NARROW { "" } else { " ·" };
    left = brush.right(Area { width: left, ..row }, between, Role::Muted);
    left = brush.right(Area { width: left, ..row }, &old, Role::Text);
    left = brush.right(Area { width: left, ..row }, &day, Role::Muted);
    if row.width < NARROW {
        return;
    }
    if reader.bundle.key() != reader.bundle.id() {
        left = brush.right(Area { width: left, ..row }, "not the newest edition · ", Role::Lapsed);
    }
    if row.width >= WIDE {
        let issuer = prose::clean(reader.bundle.issuer()).into_owned();
        left = brush.right(Area { width: left, ..row }, "  ·  ", Role::Muted);
        let room = Area { width: left.min(row.width / 2), x: row.x + left - left.min(row.width / 2), ..row };
        left -= room.width - brush.right(room, &prose::truncate(&issuer, 40), Role::Muted);
    }
    let title = prose::clean(&reader.bundle.cover().title);
    brush.text(
        row_at(row.x + 1, row.y, left),
        &fitting(&title, usize::from(left.saturating_sub(3))),
        Role::HeaderTitle,
    );
}

/// A title in so many cells: without its parenthesis, without what stands behind its colon, and at last without letters.
pub fn fitting(title: &str, cells: usize) -> String {
    if prose::width(title) <= cells {
        return title.to_owned();
    }
    let bare = title.split_once(" (").map_or(title, |(before, _)| before);
    if prose::width(bare) <= cells {
        return bare.to_owned();
    }
    let before = bare.split_once(": ").map_or(bare, |(before, _)| before);
    prose::truncate(if prose::width(before) <= cells { before } else { title }, cells).into_owned()
}

/// The date of issue and the age, as short as the width asks for.
fn dated(bundle: &Bundle, today: Date, width: u16) -> (String, String) {
    let Some(issued) = bundle.assessment().map(|assessment| assessment.issued) else {
        return (String::new(), String::new());
    };
    if !is_known(issued) {
        return (in_figures(issued), String::new());
    }
    if width >= WIDE {
        return (format!("{} · ", in_print(issued)), age(issued, today));
    }
    let day = issued.strftime("%-d %b %Y").to_string();
    let months = issued.until((jiff::Unit::Month, today)).map_or(0, |span| span.get_months());
    let old = match (months / 12, months % 12) {
        (0, 0) => age(issued, today).replace(" days old", " d").replace(" day old", " d"),
        (0, months) => format!("{months} m"),
        (years, 0) => format!("{years} y"),
        (years, months) => format!("{years} y {months} m"),
    };
    if width < NARROW {
        (format!(" {day}, "), old)
    } else {
        (format!("{day} · "), if months == 0 { old } else { format!("{old} old") })
    }
}

/// A tab: its key, its name, how many it holds, and whether it is open.
struct Tab {
    key: String,
    full: &'static str,
    short: &'static str,
    count: Option<usize>,
    open: bool,
}

/// How much a row of tabs says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    Counts,
    Names,
    Short,
    Keys,
}

impl Tab {
    fn name(&self, telling: Telling) -> &'static str {
        match telling {
            Telling::Counts | Telling::Names => self.full,
            Telling::Short | Telling::Keys if self.open => self.full,
            Telling::Short => self.short,
            Telling::Keys => "",
        }
    }

    fn width(&self, telling: Telling) -> usize {
        let count = self.count.filter(|_| telling == Telling::Counts).map_or(0, |count| count.to_string().len() + 1);
        let name = prose::width(self.name(telling));
        self.key.len() + name + usize::from(name > 0 && !self.key.is_empty()) + count
    }
}

fn all_tabs(reader: &Reader) -> Vec<Tab> {
    let open = (reader.mode != Mode::Overview).then_some(reader.list.section);
    let cover = reader.mode == Mode::Read && reader.item().id == *reader.bundle.id();
    let first = Tab {
        key: "0".to_owned(),
        full: if cover { "Cover" } else { "Overview" },
        short: "Over",
        count: None,
        open: open.is_none() || cover,
    };
    let sections = SECTIONS.iter().enumerate().filter(|(_, section)| section.is_shown(&reader.bundle));
    let tabs = sections.map(|(place, section)| Tab {
        key: section.number.map_or_else(String::new, |number| number.to_string()),
        full: section.heading,
        short: section.tab,
        count: Some(section.items(&reader.bundle).count()),
        open: open == Some(place) && !cover,
    });
    std::iter::once(first).chain(tabs).collect()
}

/// Draws the tabs, as telling as there is room for; gives the cells of the open one.
fn tabs(reader: &Reader, row: Area, brush: &mut Brush<'_>) -> Area {
    let tabs = all_tabs(reader);
    let gap = if row.width >= WIDE { 3 } else { 2 };
    let room = usize::from(row.width.saturating_sub(2));
    // What has no key is left out where it costs the names of the others, unless it is open.
    let width = |telling| {
        let counted = tabs.iter().filter(|tab| !tab.key.is_empty() || tab.open);
        counted.map(|tab| tab.width(telling) + gap).sum::<usize>().saturating_sub(gap)
    };
    let telling = [Telling::Counts, Telling::Names, Telling::Short]
        .into_iter()
        .find(|telling| width(*telling) <= room && (*telling != Telling::Counts || row.width >= WIDE))
        .unwrap_or(Telling::Keys);
    let gap = if telling == Telling::Keys { (room.saturating_sub(width(telling) + gap)) / tabs.len() + 1 } else { gap };
    let mut spare = room.saturating_sub(width(telling));
    let mut rest = after(row, 1);
    let mut open = Area::default();
    for tab in &tabs {
        if tab.key.is_empty() && !tab.open {
            if spare < tab.width(telling) + gap {
                continue;
            }
            spare -= tab.width(telling) + gap;
        }
        let from = rest.x;
        let (key, name) =
            if tab.open { (Role::PaneTitleFocused, Role::HeaderTitle) } else { (Role::PaneNumber, Role::Section) };
        rest = after(rest, brush.text(rest, &tab.key, key));
        let said = tab.name(telling);
        if !said.is_empty() {
            rest = after(rest, u16::from(!tab.key.is_empty()));
            rest = after(rest, brush.text(rest, said, name));
        }
        if let Some(count) = tab.count.filter(|_| telling == Telling::Counts) {
            rest = after(after(rest, 1), brush.text(after(rest, 1), &grouped(count), Role::Faint));
        }
        if tab.open {
            open = Area { x: from, width: rest.x - from, ..row };
        }
        rest = after(rest, u16::try_from(gap).unwrap_or(1));
    }
    open
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

/// Draws the row below: what has just happened or what can be done, what is to be known, and the marking again.
pub fn footer(state: &State, reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    brush.ground(area, Role::Footer);
    let Some(row) = rows(area).next() else { return };
    let left = marking(&state.marking(), row, brush);
    let left = brush.right(Area { width: left.saturating_sub(1), ..row }, &status(state, reader), Role::Footer);
    let room = Area { width: left.saturating_sub(1), ..row };
    match &state.notice {
        Some(notice) => {
            brush.fitted(after(room, 1), &prose::clean(notice), Role::Notice);
        }
        None => hint_line(state, room, brush),
    }
}

/// What is to be known: bundles that are still being read, matches, hits, faults.
fn status(state: &State, reader: &Reader) -> String {
    let mut parts = Vec::new();
    if state.contents.loading > 0 {
        let read = state.contents.expected.saturating_sub(state.contents.loading);
        parts.push(format!("{} of {} bundles", grouped(read), grouped(state.contents.expected)));
    }
    if let Some(trail) = state.finding.trail.as_ref().filter(|_| reader.mode == Mode::Read) {
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
    if let Some(percent) = reader.view.percent(height).filter(|_| reader.mode == Mode::Read && height > 0) {
        parts.push(format!("{percent}%"));
    }
    parts.join(" · ")
}

/// Draws what can be done with the keys, as far as there is room.
pub fn hint_line(state: &State, row: Area, brush: &mut Brush<'_>) {
    let mut row = after(row, 1);
    for hint in hints(state.context()) {
        let wanted = prose::width(hint.key) + prose::width(hint.says) + 1;
        if wanted > usize::from(row.width) {
            continue;
        }
        row = after(row, brush.text(row, hint.key, Role::HintKey) + 1);
        row = after(row, brush.text(row, hint.says, Role::HintText) + 3);
    }
}
