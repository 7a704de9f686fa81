//! One message, one change: the only place where the state changes.

use std::sync::Arc;

use crate::bundle::{Address, Id};
use crate::keymap::{Command, Key, Meaning, resolve};
use crate::state::actions::contents::{set_ceiling, take_count, take_opened};
use crate::state::actions::link::take_event;
use crate::state::actions::open::{clear_matches, follow, open, other_edition, step_match};
use crate::state::actions::present::{leave, present};
use crate::state::actions::{export, own};
use crate::state::answer::{Answer, Chosen, Prompt};
use crate::state::layers::choices::{self, file_name};
use crate::state::layers::grid::GridLayer;
use crate::state::layers::layer::Layer;
use crate::state::layers::overlay::Edit;
use crate::state::layers::prompt::PromptLayer;
use crate::state::message::{Message, Mouse};
use crate::state::outgoing::CopyForm;
use crate::state::screen::areas::{Mode, Pane};
use crate::state::stage::slide_setup::StartedFrom;
use crate::state::stage::stage::Stage;
use crate::state::state::State;
use crate::state::task::Task;

/// Changes the state by one message, and says what is to be done outside.
pub fn update(state: &mut State, message: Message) -> Vec<Task> {
    let tasks = match message {
        Message::Key(key) => press(state, key),
        Message::Paste(text) => type_in(state, Edit::Paste(&text)),
        Message::Mouse(mouse) => {
            state.notice = None;
            let answer = point(state, mouse);
            take(state, answer)
        }
        Message::Resize { width, height } => {
            state.looks.size = (width, height);
            state.layout();
            state.renew_layers();
            Vec::new()
        }
        // Of another minute, what is drawn next tells the time.
        Message::Focus(_) | Message::Minute => Vec::new(),
        Message::Arrived(all) => take_opened(state, all),
        Message::Expected { paths, left } => take_count(state, paths, left),
        // An index of what may no longer be shown would still find it.
        Message::Indexed { bundles, .. } if !state.contents.shows(&bundles) => Vec::new(),
        Message::Indexed { index, .. } => {
            state.finding.index = Arc::clone(&index);
            let answer = state.layers.search_mut().map_or(Answer::Done, |search| search.take_index(index));
            take(state, answer)
        }
        Message::Found { asked, findings } => {
            let areas = state.areas();
            if let Some(search) = state.layers.search_mut() {
                search.found(asked, *findings, &areas);
            }
            Vec::new()
        }
        Message::Themed(themes) => {
            state.looks.themes.replace(themes);
            state.renew_layers();
            Vec::new()
        }
        Message::Linked(event) => {
            take_event(state, event);
            Vec::new()
        }
        Message::Said(sentence) => {
            state.notice = Some(sentence);
            Vec::new()
        }
    };
    let asked = state.layers.search_mut().map_or(0, |search| search.asked);
    state.finding.asked = state.finding.asked.max(asked);
    state.layout();
    tasks
}

fn press(state: &mut State, key: Key) -> Vec<Task> {
    state.notice = None;
    match resolve(state.context(), key) {
        Meaning::Command(command) => run(state, command),
        Meaning::Typed(c) => type_in(state, Edit::Type(c)),
        Meaning::Edit(code) => type_in(state, Edit::Key(code)),
        Meaning::Nothing => Vec::new(),
    }
}

fn type_in(state: &mut State, edit: Edit<'_>) -> Vec<Task> {
    let areas = state.areas();
    let answer = match (state.layers.edit(edit), edit) {
        (Some(answer), _) => answer,
        (None, Edit::Type(c)) => state.stage.type_char(c, &areas),
        (None, Edit::Key(code)) => {
            state.stage.edit_line(&areas, |line| line.edit(code));
            Answer::Done
        }
        // A paste with nothing to paste into is dropped: its letters are no commands.
        (None, Edit::Paste(text)) => {
            state.stage.edit_line(&areas, |line| line.paste(text));
            Answer::Done
        }
    };
    take(state, answer)
}

fn point(state: &mut State, mouse: Mouse) -> Answer {
    let answer = state.on_layers(|layers, around| layers.mouse(mouse, around));
    let areas = state.areas();
    answer.unwrap_or_else(|| state.stage.mouse(mouse, &areas, state.looks.measure))
}

/// Gives a command to the layer on top, or to the stage where there is none, and what that passes to the program.
fn run(state: &mut State, command: Command) -> Vec<Task> {
    let answer = state.on_layers(|layers, around| layers.act(command, around));
    let areas = state.areas();
    match answer.unwrap_or_else(|| state.stage.act(command, &areas)) {
        Answer::Pass => program(state, command),
        answer => take(state, answer),
    }
}

/// Acts on an answer.
fn take(state: &mut State, answer: Answer) -> Vec<Task> {
    match answer {
        Answer::Done | Answer::Pass => {}
        Answer::Close => state.layers.close(),
        Answer::Open(address) => open(state, &address),
        Answer::Item(id) => open_here(state, &id),
        Answer::Follow(trail) => follow(state, *trail),
        Answer::Offer { title, items } => {
            if let Some(reader) = state.stage.reader() {
                let layer = choices::items(&reader.bundle, title, items);
                state.layers.push(Layer::Choice(Box::new(layer)));
            }
        }
        Answer::Run(command) => {
            state.layers.close();
            return run(state, command);
        }
        Answer::Cross(rows, columns) => {
            state.layers.close();
            if let Some(reader) = state.stage.reader() {
                state.layers.push(Layer::Grid(Box::new(GridLayer::new(&reader.bundle, rows, columns))));
            }
        }
        Answer::Try(name) => state.looks.themes.choose(&name),
        Answer::Revert(name) => {
            state.looks.themes.choose(&name);
            state.layers.close();
        }
        Answer::Chosen(choice) => return choose(state, choice),
        Answer::RemoveView(name) => return own::remove_view(state, &name),
        Answer::Ask(prompt, text) => state.layers.push(Layer::Prompt(Box::new(PromptLayer::new(prompt, &text)))),
        Answer::Typed(prompt, text) => return take_typed(state, prompt, &text),
        Answer::Leave(address) => leave(state, &address),
        Answer::Decline => state.stage.end_slides(),
        Answer::Tasks(tasks) => return tasks,
        Answer::Say(sentence) => state.notice = Some(sentence),
    }
    Vec::new()
}

fn open_here(state: &mut State, id: &Id) {
    if let Some(address) = state.stage.reader().map(|reader| reader.address_of(id)) {
        open(state, &address);
    }
}

/// Acts on what was chosen in a list.
fn choose(state: &mut State, choice: Chosen) -> Vec<Task> {
    match choice {
        Chosen::Item(id) => open_here(state, &id),
        Chosen::Bundle(key) => open(state, &Address { bundle: key, item: Id::new(Id::ASSESSMENT) }),
        Chosen::Ceiling(ceiling) => {
            let tasks = set_ceiling(state, ceiling);
            state.notice = Some(state.contents.ceiling_sentence());
            return tasks;
        }
        Chosen::Stop(place) => {
            state.layers.clear();
            match &mut state.stage {
                Stage::Reader(_) => {}
                Stage::Slides(slides, _) => slides.go(Some(place)),
                Stage::Notes(notes) => return notes.ask_for_stop(place),
            }
        }
        Chosen::Walk(id) => present(state, Some(&id), None, StartedFrom::Reader),
        Chosen::Export(outgoing) => {
            let name = state.stage.reader().map(|reader| file_name(&outgoing, reader)).unwrap_or_default();
            state.layers.close();
            let prompt = PromptLayer::new(Prompt::ExportFile(outgoing), &name);
            state.layers.push(Layer::Prompt(Box::new(prompt)));
        }
        Chosen::CopyAs(form) => {
            state.layers.close();
            return export::copy_as(state, form);
        }
        Chosen::View(name) => return open_view(state, &name),
        Chosen::Theme(name) => {
            state.looks.themes.choose(&name);
            state.layers.close();
            return vec![Task::KeepTheme(name)];
        }
    }
    Vec::new()
}

/// Asks the query of that name, in the search that lies open or in a new one.
fn open_view(state: &mut State, name: &str) -> Vec<Task> {
    state.layers.close();
    let Some(query) = state.own().views().ok().and_then(|views| views.get(name)).cloned() else { return Vec::new() };
    if !matches!(state.layers.top(), Some(Layer::Search(_))) {
        open_layer(state, Command::Search);
    }
    let answer = state.layers.search_mut().map_or(Answer::Done, |search| search.hold(&query));
    take(state, answer)
}

/// Acts on what was typed where a name was asked for.
fn take_typed(state: &mut State, prompt: Prompt, text: &str) -> Vec<Task> {
    state.layers.close();
    match prompt {
        Prompt::WalkName => own::rename_walk(state, text),
        Prompt::ExportFile(outgoing) => export::export(state, &outgoing, text),
        Prompt::MinutesFile => own::write_minutes(state, text),
        Prompt::ViewName { query } => own::name_view(state, text, &query),
    }
}

/// Opens the layer of a command, or says why there is nothing to open.
fn open_layer(state: &mut State, command: Command) {
    match Layer::opened_by(command, state.context(), &state.surroundings()) {
        Some(Ok(layer)) => state.layers.push(layer),
        Some(Err(why)) => state.notice = Some(why),
        // The rest belongs to a pane or a layer, which had nothing to do for it here.
        None => {}
    }
}

/// Does what no layer and no pane made its own.
fn program(state: &mut State, command: Command) -> Vec<Task> {
    let areas = state.areas();
    match command {
        Command::Quit => return vec![Task::Quit],
        Command::Suspend => return vec![Task::Suspend],
        Command::Redraw => return vec![Task::Redraw],
        Command::Reload => return vec![Task::Reload],
        Command::Mouse => {
            let sentence = state.looks.pass_mouse();
            state.notice = Some(sentence.to_owned());
            if let Some(slides) = state.stage.slides_mut() {
                slides.notice = Some(sentence.to_owned());
            }
            return vec![Task::Mouse(state.looks.mouse)];
        }
        Command::OtherEdition => other_edition(state),
        Command::NextMatch | Command::PreviousMatch => step_match(state, command),
        Command::Return => clear_matches(state),
        Command::Back | Command::Forward => {
            if let Some(reader) = state.stage.reader_mut() {
                let end = reader.travel(command, &state.contents.library, &areas);
                state.notice = end.map(str::to_owned).or_else(|| state.notice.take());
            }
        }
        // The first press shows the scale; while it is shown, each takes the next.
        Command::Scale if matches!(state.layers.top(), Some(Layer::Scale(_))) => {
            if let Some(bundle) = state.stage.reader().map(|reader| reader.bundle.clone()) {
                let now = state.surroundings().scale_of(&bundle);
                state.notice = Some(state.looks.next_scale(&bundle, now));
                state.renew_layers();
            }
        }
        Command::AddStop => return own::toggle_stop(state),
        Command::StopEarlier | Command::StopLater => return own::move_stop(state, command),
        Command::Present => {
            // From the cover a walk begins at its beginning, whether it stops at the cover or not.
            let open = state.stage.reader().map(|reader| (reader.item().id.clone(), reader.bundle.id().clone()));
            let from = open.filter(|(item, cover)| item != cover).map(|(item, _)| item);
            present(state, None, from.as_ref(), StartedFrom::Reader);
        }
        Command::Copy => return export::copy_as(state, CopyForm::Citation),
        Command::Hints | Command::Peek => {
            ready_page(state, command);
            open_layer(state, command);
        }
        command => open_layer(state, command),
    }
    Vec::new()
}

/// Gets the page ready for a layer over its links: the page has the keys, or a link is selected where it has them.
fn ready_page(state: &mut State, command: Command) {
    let height = usize::from(state.areas().content(Pane::Page).height);
    let Stage::Reader(reader) = &mut state.stage else { return };
    if reader.mode != Mode::Read {
        return;
    }
    if command == Command::Hints {
        reader.pane = Pane::Page;
        state.layout();
    } else if reader.pane == Pane::Page && reader.view.held().is_none() {
        reader.view.step_link(Command::NextLink, height);
    }
}
