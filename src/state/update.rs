//! One message, one change: the only place where the state changes.

use std::sync::Arc;

use crate::bundle::Address;
use crate::keymap::{Code, Command, Key, Meaning, resolve};
use crate::load::Severity;
use crate::state::answer::Answer;
use crate::state::areas::Areas;
use crate::state::faults::FaultsLayer;
use crate::state::grid::GridLayer;
use crate::state::layer::Layer;
use crate::state::message::{Focus, Message, Opened};
use crate::state::palette::PaletteLayer;
use crate::state::present::Begun;
use crate::state::room;
use crate::state::state::State;
use crate::state::task::{Capture, Task};

/// Changes the state by one message, and says what is to be done outside.
pub fn update(state: &mut State, message: Message) -> Vec<Task> {
    let tasks = match message {
        Message::Key(key) => state.key(key),
        Message::Paste(text) => {
            let answer = state.edit_layer(&Edit::Paste(&text));
            state.take(answer)
        }
        Message::Mouse(mouse) => {
            state.notice = None;
            let answer = state.mouse(mouse);
            state.take(answer)
        }
        Message::Resize { width, height } => {
            state.size = (width, height);
            state.settle();
            state.renew_cards();
            Vec::new()
        }
        // Of another minute, what is drawn next tells the time.
        Message::Focus(Focus::Gained | Focus::Lost) | Message::Minute => Vec::new(),
        Message::Arrived(all) => state.arrived(all),
        Message::Expected { total, left } => {
            (state.expected, state.loading) = (total, left);
            Vec::new()
        }
        // An index of what may no longer be shown would still find it.
        Message::Indexed { bundles, .. } if !state.shows(&bundles) => Vec::new(),
        Message::Indexed { index, .. } => {
            state.index = Arc::clone(&index);
            let answer = state.searched_mut().map_or(Answer::Done, |search| search.renew(index));
            state.take(answer)
        }
        Message::Found { asked, findings } => {
            let height = room::hits_in_view(&state.areas());
            if let Some(search) = state.searched_mut() {
                search.found(asked, *findings, height);
            }
            Vec::new()
        }
        Message::Themed(themes) => {
            state.themes.replace(themes);
            state.renew_themes();
            Vec::new()
        }
        Message::Linked(linked) => {
            state.link(linked);
            Vec::new()
        }
        Message::Said(sentence) => {
            state.notice = Some(sentence);
            Vec::new()
        }
    };
    let asked = state.searched_mut().map_or(0, |search| search.asked);
    state.asked = state.asked.max(asked);
    state.settle();
    tasks
}

/// What changes a line that is typed into.
enum Edit<'a> {
    Type(char),
    Key(Code),
    Paste(&'a str),
}

impl State {
    fn key(&mut self, key: Key) -> Vec<Task> {
        self.notice = None;
        match resolve(self.context(), key) {
            Meaning::Command(command) => self.command(command),
            Meaning::Typed(c) => {
                let answer = self.edit_layer(&Edit::Type(c));
                self.take(answer)
            }
            Meaning::Edit(code) => {
                let answer = self.edit_layer(&Edit::Key(code));
                self.take(answer)
            }
            Meaning::Nothing => Vec::new(),
        }
    }

    /// Gives a command to the layer on top, and what it passes to the reader, and what that passes to the program.
    fn command(&mut self, command: Command) -> Vec<Task> {
        let areas = self.areas();
        let answer = if self.layers.is_empty() { Answer::Pass } else { self.act_on_layer(command, &areas) };
        let answer = match answer {
            Answer::Pass if self.layers.is_empty() => self.reader.act(command, &areas),
            answer => answer,
        };
        match answer {
            Answer::Pass => self.program(command),
            answer => self.take(answer),
        }
    }

    /// Gives a command to the layer on top.
    pub fn act_on_layer(&mut self, command: Command, areas: &Areas) -> Answer {
        let faults = self.faults.len();
        match self.layers.last_mut() {
            None => Answer::Pass,
            Some(Layer::Search(search)) => search.act(command, room::hits_in_view(areas)),
            Some(Layer::Palette(palette)) => palette.act(command, room::lines_in_view(areas, palette.offers.len())),
            Some(Layer::Peek(peek)) => {
                let height = usize::from(room::peek(areas, peek.page.rows.len(), peek.spared).1.height);
                peek.act(command, height)
            }
            Some(Layer::Grid(grid)) => {
                let (rows, columns) = room::grid_in_view(areas, grid.heads());
                grid.act(command, rows, columns)
            }
            Some(Layer::Choice(choice)) => choice.act(command, room::lines_in_view(areas, choice.candidates.len())),
            Some(Layer::Faults(layer)) => layer.act(command, faults, usize::from(room::faults(areas).1.height)),
            Some(Layer::Hints(hints)) => hints.act(command),
            Some(Layer::Present(present)) => present.act(command),
            Some(Layer::Notes(notes)) => notes.act(command),
        }
    }

    fn edit_layer(&mut self, edit: &Edit<'_>) -> Answer {
        match (self.layers.last_mut(), edit) {
            (Some(Layer::Search(search)), Edit::Type(c)) => search.type_char(*c),
            (Some(Layer::Search(search)), Edit::Key(code)) => search.edit(*code),
            (Some(Layer::Search(search)), Edit::Paste(text)) => search.paste(text),
            (Some(Layer::Palette(palette)), Edit::Type(c)) => palette.type_char(*c),
            (Some(Layer::Palette(palette)), Edit::Key(code)) => palette.edit(*code),
            (Some(Layer::Palette(palette)), Edit::Paste(text)) => palette.paste(text),
            (Some(Layer::Choice(choice)), Edit::Type(c)) => choice.type_char(*c),
            (Some(Layer::Choice(choice)), Edit::Key(code)) => choice.edit(*code),
            (Some(Layer::Choice(choice)), Edit::Paste(text)) => choice.paste(text),
            (Some(Layer::Hints(hints)), Edit::Type(c)) => hints.type_char(*c),
            (Some(Layer::Present(present)), Edit::Type(c)) => present.type_char(*c),
            (Some(Layer::Notes(notes)), Edit::Type(c)) => notes.type_char(*c),
            (Some(Layer::Hints(_)), Edit::Key(_)) => Answer::Close,
            // A paste with nothing to paste into is dropped: its letters are no commands.
            (
                Some(
                    Layer::Hints(_)
                    | Layer::Peek(_)
                    | Layer::Grid(_)
                    | Layer::Faults(_)
                    | Layer::Present(_)
                    | Layer::Notes(_),
                )
                | None,
                _,
            ) => Answer::Done,
        }
    }

    /// Acts on an answer.
    pub fn take(&mut self, answer: Answer) -> Vec<Task> {
        match answer {
            Answer::Done | Answer::Pass => {}
            Answer::Close => {
                self.layers.pop();
            }
            Answer::Open(address) => self.open(&address),
            Answer::Item(id) => {
                let address = self.reader.address_of(&id);
                self.open(&address);
            }
            Answer::Hit(at) => self.open_hit(at),
            Answer::Offer { title, items } => self.offer(title, items),
            Answer::Run(command) => {
                self.layers.pop();
                return self.command(command);
            }
            Answer::Cross(rows, columns) => {
                self.layers.pop();
                self.open_grid(rows, columns);
            }
            Answer::Try(name) => self.themes.choose(&name),
            Answer::Keep(name) => {
                self.themes.choose(&name);
                let before = self.layers.pop();
                let changed = !matches!(before, Some(Layer::Choice(choice)) if choice.keeps(&name));
                if changed {
                    return vec![Task::KeepTheme(name)];
                }
            }
            Answer::Leave(address) => self.leave(&address),
            Answer::Stop(place) if self.notes().is_some() => return self.ask_for_stop(place),
            Answer::Stop(place) => self.go_to_stop(place),
            Answer::Minutes(name) => return self.write_minutes(&name),
            Answer::Rename(title) => return self.rename_walk(&title),
            Answer::View(name) => return self.open_view(&name),
            Answer::NameView { name, query } => return self.name_view(&name, &query),
            Answer::Walk(id) => self.present(Some(&id), None, Begun::Reader),
            Answer::Ceiling(value) => return self.choose_ceiling(&value),
            Answer::Ask(tasks) => return tasks,
            Answer::Say(sentence) => self.notice = Some(sentence),
        }
        Vec::new()
    }

    /// Does what no layer and no pane made its own.
    fn program(&mut self, command: Command) -> Vec<Task> {
        let areas = self.areas();
        match command {
            Command::Quit => return vec![Task::Quit],
            Command::Suspend => return vec![Task::Suspend],
            Command::Redraw => return vec![Task::Redraw],
            Command::Reload => return vec![Task::Reload],
            Command::Mouse => return self.pass_mouse(),
            Command::Palette => {
                let context = self.context();
                let views = self.offered_views();
                self.layers.push(Layer::Palette(Box::new(PaletteLayer::new(context, &views))));
            }
            Command::Search => self.open_search(),
            Command::KeepView => self.open_naming(),
            Command::Views => self.open_views(),
            Command::RemoveView => return self.remove_view(),
            Command::NextMatch | Command::PreviousMatch => self.step_match(command),
            Command::ClearMatches => self.clear_matches(),
            Command::Hints => self.open_hints(),
            Command::Back | Command::Forward => {
                let library = self.library.clone();
                let answer = self.reader.walk(command, |id| library.bundle(id.as_str()).map(Arc::clone), &areas);
                return self.take(answer);
            }
            Command::Grid => self.open_grid(GridLayer::FIRST.0, GridLayer::FIRST.1),
            Command::Library => self.open_library(),
            Command::Faults => self.layers.push(Layer::Faults(FaultsLayer::default())),
            Command::Scale => self.next_scale(),
            Command::Themes => self.open_themes(),
            Command::Ceiling => self.open_ceilings(),
            Command::Walks => self.open_walks(),
            Command::AddStop => return self.add_stop(),
            Command::StopEarlier | Command::StopLater => return self.move_stop(command),
            Command::Minutes => self.open_minutes(),
            Command::RenameWalk => self.open_rename(),
            Command::Overview => self.open_overview(),
            Command::Present => {
                // From the cover a walk begins at its beginning, whether it stops at the cover or not.
                let item = self.reader.item().id.clone();
                let from = (item != *self.reader.bundle.id()).then_some(&item);
                self.present(None, from, Begun::Reader);
            }
            Command::Peek if self.presented().is_some() => self.open_trail(),
            Command::Peek => self.open_peek(),
            Command::Copy => return self.copy(),
            Command::CopyLink => return self.copy_link(),
            // The rest belongs to a pane or a layer, which had nothing to do for it here.
            _ => {}
        }
        Vec::new()
    }

    fn pass_mouse(&mut self) -> Vec<Task> {
        let (next, says) = match self.mouse {
            Capture::Program => (Capture::Terminal, "the terminal has the mouse: select and copy as you like"),
            Capture::Terminal => (Capture::Program, "the mouse clicks and scrolls here again"),
        };
        self.mouse = next;
        self.notice = Some(says.to_owned());
        self.say_to_speaker(says);
        vec![Task::Mouse(next)]
    }

    /// Takes in what came of some bundles; they are indexed together.
    fn arrived(&mut self, all: Vec<Opened>) -> Vec<Task> {
        let any = all.iter().any(|opened| opened.bundle.is_some());
        for opened in all {
            self.opened(opened);
        }
        if any { vec![Task::Index(self.library.bundles().to_vec())] } else { Vec::new() }
    }

    fn opened(&mut self, opened: Opened) {
        self.loading = self.loading.saturating_sub(1);
        let faults = opened.faults.iter().filter(|fault| fault.severity == Severity::Fault).count();
        self.take_faults(opened.faults);
        let Some(bundle) = opened.bundle else { return };
        let nothing_yet = self.library.bundles().is_empty();
        let Some(bundle) = self.put(bundle) else { return };
        let areas = self.areas();
        if nothing_yet {
            let id = bundle.id().clone();
            self.open(&Address { bundle: id.clone(), item: id });
        } else if self.reader.bundle.id() == bundle.id() {
            self.reader.renew(&bundle, &areas);
            if faults > 0 && self.notice.is_none() && self.ceiling.is_none() {
                self.notice = Some(format!("{faults} faults in {}", bundle.id()));
            }
        }
    }
}
