//! Taking something out of the reader: into a file, or onto the clipboard.

use std::path::PathBuf;

use crate::bundle::{Address, Cleared, Id, Item, Stop};
use crate::export::{ExportFormat, Exported, Portion, Selection, Share, Talk, html, write};
use crate::page::layout::setting::PageRoom;
use crate::page::surface::citation;
use crate::page::{Setting, plain};
use crate::state::actions::open::subject;
use crate::state::outgoing::{CopyForm, Outgoing, OutgoingPart};
use crate::state::state::State;
use crate::state::task::Task;

/// Plain text on the clipboard is so wide.
const WIDTH: u16 = 80;

/// Writes something into a file of that name, where one is given.
pub fn export(state: &State, outgoing: &Outgoing, name: &str) -> Vec<Task> {
    let name = name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    let Some(portions) = portions(state, &outgoing.of) else { return Vec::new() };
    let selection = Box::new(Selection { portions, today: state.clock.today });
    vec![Task::Export { selection, format: outgoing.format, path: PathBuf::from(name) }]
}

fn portions(state: &State, of: &OutgoingPart) -> Option<Vec<Portion>> {
    if *of == OutgoingPart::Presented {
        return Some(presented(state));
    }
    let reader = state.stage.reader()?;
    let bundle = reader.bundle.clone();
    let share = match of {
        OutgoingPart::Item => Share::Items(vec![reader.item().id.clone()]),
        OutgoingPart::Assessment | OutgoingPart::Presented => Share::Whole,
        OutgoingPart::Walk(id) => Share::Talk(Talk::of_walk(bundle.every_walk().iter().find(|walk| walk.id == *id)?)),
        OutgoingPart::OwnWalk => Share::Talk(Talk::of_own_walk(&state.own().walk(&bundle)?)),
    };
    Some(vec![Portion::of(bundle, share)])
}

/// What was presented last, by the assessments it was of; what of it may be shown now.
fn presented(state: &State) -> Vec<Portion> {
    let mut parts: Vec<(Cleared, Vec<Stop>, Vec<Id>)> = Vec::new();
    for (shown, _) in state.own().presented().lasted() {
        let Address { bundle, item } = &shown.address;
        let Some(bundle) = state.contents.library.bundle(bundle.as_str()) else { continue };
        let place = parts.iter().position(|(held, ..)| held.key() == bundle.key()).unwrap_or_else(|| {
            parts.push((bundle.clone(), Vec::new(), Vec::new()));
            parts.len() - 1
        });
        let (_, stops, asked) = &mut parts[place];
        if shown.detour {
            asked.push(item.clone());
        } else {
            stops.push(Stop { show: shown.show.clone(), ..Stop::at(item) });
        }
    }
    let talk = |(bundle, stops, asked): (Cleared, Vec<Stop>, Vec<Id>)| {
        Portion::of(bundle, Share::Talk(Talk::of_briefing(&stops, asked)))
    };
    parts.into_iter().map(talk).collect()
}

/// Copies what is open in one of the forms.
pub fn copy_as(state: &State, form: CopyForm) -> Vec<Task> {
    let copied = subject(state).and_then(|address| {
        let bundle = state.contents.library.bundle(address.bundle.as_str())?;
        let item = bundle.item(address.item.as_str())?;
        let text = match form {
            CopyForm::Citation => citation::citation(bundle, item, state.clock.today),
            CopyForm::Text => text(state, bundle, item),
            CopyForm::Markdown => file(&one(state, bundle, item), ExportFormat::Markdown),
            CopyForm::Html => html::file::fragment(&one(state, bundle, item)),
            CopyForm::Link => address.to_string(),
        };
        let what = match form {
            CopyForm::Link => format!("link to {address}"),
            CopyForm::Citation | CopyForm::Text | CopyForm::Markdown | CopyForm::Html => {
                format!("{} of {}", form.word(), item.id)
            }
        };
        Some(Task::Copy { text, what })
    });
    copied.into_iter().collect()
}

fn one(state: &State, bundle: &Cleared, item: &Item) -> Selection {
    let portion = Portion::of(bundle.clone(), Share::Items(vec![item.id.clone()]));
    Selection { portions: vec![portion], today: state.clock.today }
}

fn file(selection: &Selection, format: ExportFormat) -> String {
    match write(selection, format) {
        Exported::File(text) => text,
        Exported::Folder(_) => String::new(),
    }
}

fn text(state: &State, bundle: &Cleared, item: &Item) -> String {
    let scale = state.surroundings().scale_of(bundle);
    let toggled = std::collections::BTreeSet::new();
    let room = PageRoom::default();
    let setting = Setting { width: WIDTH, room, today: state.clock.today, scale, toggled: &toggled, elsewhere: None };
    plain(bundle, item, &setting)
}
