//! What a command means in the overview, in a list, on a page and among its links.

use crate::bundle::Id;
use crate::keymap::{Command, SECTION_COMMANDS};
use crate::state::answer::Answer;
use crate::state::reader::links::citing;
use crate::state::reader::overview_areas::OverviewAreas;
use crate::state::reader::reader::Reader;
use crate::state::reader::sections::{SECTIONS, neighbours};
use crate::state::screen::areas::{Areas, Mode, Pane, Zen};
use crate::state::screen::text_input::TextInput;

/// Does what a command means in the pane that has the keys.
pub fn act(reader: &mut Reader, command: Command, areas: &Areas) -> Answer {
    let height = usize::from(areas.content(reader.pane).height);
    match command {
        Command::Return => return ascend(reader, areas),
        Command::Start if reader.mode == Mode::Overview => reader.read(&reader.bundle.id().clone(), areas),
        Command::Start => reader.go_to_overview(areas),
        Command::Cover => reader.read(&reader.bundle.id().clone(), areas),
        Command::PaneList if areas.list.is_empty() => reader.choose(areas),
        Command::PaneList => reader.pane = Pane::List,
        Command::PanePage | Command::PaneLinks => {
            if let Some(id) = reader.pointed().filter(|_| reader.mode != Mode::Read) {
                reader.read(&id, areas);
            }
            reader.mode = Mode::Read;
            reader.pane = if command == Command::PanePage { Pane::Page } else { Pane::Links };
        }
        Command::Zen => {
            reader.zen = match reader.zen {
                Zen::Off => Zen::On,
                Zen::On => Zen::Off,
            }
        }
        Command::NextItem | Command::PreviousItem => {
            let (before, behind) = neighbours(&reader.bundle, &reader.item().id);
            if let Some(id) = if command == Command::NextItem { behind } else { before } {
                reader.browse(&id, areas);
            }
        }
        command if SECTION_COMMANDS.contains(&command) => go_to_section(reader, command, areas),
        Command::NextLink | Command::PreviousLink if reader.mode == Mode::Read => {
            reader.pane = Pane::Page;
            if !reader.view.step_link(command, usize::from(areas.content(Pane::Page).height)) {
                return Answer::Say("no links on this page".to_owned());
            }
        }
        Command::Fold
            if reader.mode == Mode::Read && reader.view.toggle_fold(usize::from(areas.content(Pane::Page).height)) => {}
        Command::FoldAll if reader.mode == Mode::Read && reader.view.toggle_all() => {}
        Command::Fold | Command::FoldAll => return Answer::Say("nothing to open in place here".to_owned()),
        Command::CitedBy => return cited_by(reader),
        command => {
            return match (reader.mode, reader.pane) {
                (Mode::Overview, _) => in_overview(reader, command, areas),
                (Mode::Choose, _) | (Mode::Read, Pane::List) => in_list(reader, command, areas),
                (Mode::Read, Pane::Page) => in_page(reader, command, areas),
                (Mode::Read, Pane::Links) => in_links(reader, command, height),
            };
        }
    }
    Answer::Done
}

/// One step back out: of the links to the page, of the page to where it was opened, of a list to the overview.
fn ascend(reader: &mut Reader, areas: &Areas) -> Answer {
    match (reader.mode, reader.pane) {
        (Mode::Read, Pane::Page) if !reader.view.marks.is_empty() => return Answer::Pass,
        (Mode::Read, Pane::Links) => reader.pane = Pane::Page,
        (Mode::Read, Pane::Page) if reader.beneath == Mode::Overview => reader.go_to_overview(areas),
        (Mode::Read, Pane::Page | Pane::List) => reader.choose(areas),
        (Mode::Choose, _) if reader.list.widen(&reader.bundle) => {}
        (Mode::Choose, _) => reader.go_to_overview(areas),
        (Mode::Overview, _) => {
            reader.overview.release(&reader.bundle);
        }
    }
    Answer::Done
}

fn in_overview(reader: &mut Reader, command: Command, areas: &Areas) -> Answer {
    let heights = OverviewAreas::of(&reader.overview, areas.body).heights();
    let bundle = reader.bundle.clone();
    if reader.overview.act(&bundle, command, &heights) {
        return Answer::Done;
    }
    if command != Command::Enter {
        return Answer::Pass;
    }
    if let Some(id) = reader.overview.current().cloned() {
        reader.read(&id, areas);
    } else if let Some(count) = reader.overview.counts.get(reader.overview.count).cloned() {
        reader.list.enter(&bundle, count.section);
        reader.list.narrow(&bundle, count.only);
        (reader.mode, reader.pane) = (Mode::Choose, Pane::List);
        if let Some(id) = reader.list.current().cloned() {
            reader.browse(&id, areas);
        }
    }
    Answer::Done
}

fn in_list(reader: &mut Reader, command: Command, areas: &Areas) -> Answer {
    let height = usize::from(areas.content(Pane::List).height);
    let bundle = reader.bundle.clone();
    if reader.list.act(command, height) {
        if let Some(id) = reader.list.current().cloned() {
            reader.browse(&id, areas);
        }
        return Answer::Done;
    }
    match command {
        Command::Enter | Command::Right => {
            if let Some(id) = reader.list.current().cloned() {
                reader.read(&id, areas);
            }
        }
        Command::NextSection | Command::PreviousSection => {
            let shown: Vec<usize> = (0..SECTIONS.len()).filter(|place| SECTIONS[*place].is_shown(&bundle)).collect();
            let at = shown.iter().position(|place| *place == reader.list.section).unwrap_or(0);
            let step = if command == Command::NextSection { 1 } else { shown.len() - 1 };
            reader.enter_section(shown[(at + step) % shown.len()], areas);
        }
        Command::Order | Command::Group => return Answer::Say(reader.list.arrange(&bundle, command)),
        Command::Filter => reader.list.filter = Some(TextInput::default()),
        Command::Close => return ascend(reader, areas),
        Command::EraseWord | Command::EraseLine => reader.edit_filter(areas, |filter| match command {
            Command::EraseWord => filter.erase_word(),
            _ => filter.clear(),
        }),
        _ => return Answer::Pass,
    }
    Answer::Done
}

fn in_page(reader: &mut Reader, command: Command, areas: &Areas) -> Answer {
    let height = usize::from(areas.content(Pane::Page).height);
    if reader.view.scroll(command, height) {
        return Answer::Done;
    }
    match command {
        Command::Left if areas.list.is_empty() => reader.choose(areas),
        Command::Left => reader.pane = Pane::List,
        Command::Right => reader.pane = Pane::Links,
        Command::Enter => match reader.pointed() {
            Some(id) => return Answer::Open(reader.address_of(&id)),
            None if reader.view.step_link(Command::NextLink, height) => {}
            None => return Answer::Say("no links on this page".to_owned()),
        },
        _ => return Answer::Pass,
    }
    Answer::Done
}

fn in_links(reader: &mut Reader, command: Command, height: usize) -> Answer {
    let before = reader.links.scroll.cursor;
    if reader.links.scroll.act(command, reader.links.lines.len(), height) {
        reader.links.skip_headings(before, height);
        return Answer::Done;
    }
    match (command, reader.pointed()) {
        (Command::Enter, Some(id)) => Answer::Open(reader.address_of(&id)),
        (Command::Left, _) => {
            reader.pane = Pane::Page;
            Answer::Done
        }
        _ => Answer::Pass,
    }
}

fn go_to_section(reader: &mut Reader, command: Command, areas: &Areas) {
    if let Some(place) = SECTION_COMMANDS.iter().position(|&section| section == command) {
        reader.enter_section(place, areas);
    }
}

fn cited_by(reader: &Reader) -> Answer {
    let id = reader.subject().item;
    let items: Vec<(Id, String)> =
        citing(&reader.bundle, &id).into_iter().map(|(item, tie)| (item.id.clone(), tie)).collect();
    match items.len() {
        0 => Answer::Say(format!("nothing cites {id}")),
        count => Answer::Offer { title: format!("What cites {id} · {count}"), items },
    }
}
