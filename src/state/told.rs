//! What the slides tell the speaker's own screen, and what they do when it asks.

use std::time::Duration;

use crate::bundle::{Item, Tlp};
use crate::keymap::Command;
use crate::page::document::element::has_code;
use crate::state::choice::Purpose;
use crate::state::layer::Layer;
use crate::state::notes::{NOBODY, NotesLayer, Tie};
use crate::state::present::{Curtain, PresentLayer};
use crate::state::scene::{
    LONGEST_LEAD, LONGEST_NOTES, LONGEST_TITLE, Leg, MOST_DETOURS, MOST_STOPS, Next, Plan, Scene, Spot, Veil,
};
use crate::state::state::State;
use crate::state::task::Task;
use crate::state::word::{Drive, Linked, Side, Word};
use crate::text::light::bare;
use crate::text::prose;

impl State {
    /// Which side of a talk this program is, where it is one.
    pub fn side(&self) -> Option<Side> {
        match (self.presented(), self.notes()) {
            (Some(_), _) => Some(Side::Slides),
            (None, Some(_)) => Some(Side::Notes),
            (None, None) => None,
        }
    }

    /// What is on the slides, and for how long there has been anything on them; nothing where nothing is presented.
    pub fn scene(&self) -> Option<(Duration, Scene)> {
        let layer = self.presented()?;
        let elapsed = layer.covered.began().map_or(Duration::ZERO, |began| self.now.saturating_sub(began));
        if layer.question.is_some() {
            // Not even the title is told before it is agreed to.
            let detour = layer.on_detour();
            return Some((elapsed, Scene { asks: layer.question, detour, ..Scene::default() }));
        }
        let (number, of) = layer.progress();
        let stops = layer.stops();
        let stop = layer.stop();
        let (notes, untold) = notes(stop.notes.as_deref().unwrap_or_default());
        let mut scene = Scene {
            talk: (clip(layer.home.id().as_str(), LONGEST_TITLE), clip(layer.walk.id.as_str(), LONGEST_TITLE)),
            title: clip(&layer.bundle().cover().title, LONGEST_TITLE),
            walk: clip(&layer.walk.title, LONGEST_TITLE),
            asks: None,
            now: spot(layer.item()),
            stop: (small(number), small(of)),
            step: reveal(layer),
            detour: layer.on_detour(),
            notes,
            untold,
            next: next(layer),
            plan: plan(layer, &stops),
            veil: self.veil(layer),
            lit: layer.light.is_some(),
            stops: legs(layer, &stops),
            detours: detours(layer),
            ..Scene::default()
        };
        let mut mark = |tlp: Option<Tlp>| {
            scene.marking = scene.marking.max(tlp);
            scene.unmarked |= tlp.is_none();
        };
        mark(layer.bundle().marking(layer.item()).tlp);
        let home = &layer.home;
        stops
            .iter()
            .take(MOST_STOPS)
            .filter_map(|&place| layer.item_at(place))
            .for_each(|item| mark(home.marking(item).tlp));
        for (shown, _) in layer.covered.lasted() {
            let bundle = self.library.bundle(shown.address.bundle.as_str());
            if let Some((bundle, item)) = bundle.and_then(|b| Some((b, b.item(shown.address.item.as_str())?))) {
                mark(bundle.marking(item).tlp);
            }
        }
        Some((elapsed, scene))
    }

    /// Takes in what the line to the other program tells.
    pub fn link(&mut self, linked: Linked) {
        match (self.side(), linked) {
            (Some(Side::Notes), linked) => {
                let now = self.now;
                if let Some(notes) = self.notes_mut() {
                    notes.follow(linked, now);
                }
            }
            (Some(Side::Slides), Linked::Heard(Word::Drive(drive))) => self.drive(drive),
            (Some(Side::Slides), Linked::Replaced) => {
                self.unmet = Some("another talk has the speaker's notes since".to_owned());
            }
            (Some(Side::Slides), Linked::Refused(why)) => self.unmet = Some(why),
            // The audience's screen says nothing of it: it is shared. What cannot be is said once it is left.
            (Some(Side::Slides), Linked::Met | Linked::Heard(_) | Linked::Parted | Linked::Dropped(_)) | (None, _) => {}
        }
    }

    /// Asks the slides for the stop of that place.
    pub fn ask_for_stop(&mut self, place: usize) -> Vec<Task> {
        self.layers.truncate(1);
        let number = small(place.saturating_add(1));
        if let Some(notes) = self.notes_mut() {
            notes.resume = None;
            if notes.tie != Tie::Met {
                notes.said = Some(NOBODY.to_owned());
                return Vec::new();
            }
        }
        vec![Task::Drive(Drive::Go(number))]
    }

    /// Sets the speaker's own screen again, where this is it.
    pub fn settle_notes(&mut self) {
        let areas = self.areas();
        if let Some(notes) = self.notes_mut() {
            notes.settle(&areas);
        }
    }

    fn notes_mut(&mut self) -> Option<&mut NotesLayer> {
        self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Notes(notes) => Some(&mut **notes),
            _ => None,
        })
    }

    /// Does what the speaker's screen asks. What lies over the slide is put away first, as by a key there.
    fn drive(&mut self, drive: Drive) {
        let Some(place) = self.layers.iter().position(|layer| matches!(layer, Layer::Present(_))) else { return };
        let over = self.layers.len() > place + 1;
        self.layers.truncate(place + 1);
        let stop = |number: u32, layer: &PresentLayer| {
            layer.stops().get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
        };
        let Some(Layer::Present(layer)) = self.layers.last_mut() else { return };
        let asked = layer.question.is_some();
        let veiled = layer.curtain != Curtain::Open;
        let command = match drive {
            Drive::Next | Drive::Previous | Drive::Return | Drive::Trail if over => return,
            // Only what is meant to agree agrees, and nothing moves before.
            Drive::Agree if asked => Command::Enter,
            Drive::Return if asked && layer.on_detour() => Command::Back,
            _ if asked => return,
            Drive::Next => Command::NextStep,
            Drive::Previous => Command::PreviousStep,
            Drive::First => Command::Top,
            Drive::Last => Command::Bottom,
            Drive::Go(number) => {
                layer.curtain = Curtain::Open;
                layer.said = None;
                return layer.go(stop(number, layer));
            }
            Drive::Return if veiled || layer.on_detour() => Command::Back,
            // Without a detour or a curtain it would leave, and the slides are left on their own screen only.
            Drive::Return | Drive::Agree => return,
            Drive::Blank => Command::Blank,
            Drive::Spotlight => Command::Spotlight,
            Drive::Up => Command::Up,
            Drive::Down => Command::Down,
            Drive::Additions => Command::Additions,
            Drive::Covered => Command::Covered,
            Drive::Trail => {
                layer.curtain = Curtain::Open;
                return self.open_trail();
            }
        };
        // Whatever the slide has to say of it is said on the slide, to the one who looks there.
        layer.act(command);
    }

    fn veil(&self, layer: &PresentLayer) -> Veil {
        let over = match self.layers.last() {
            Some(Layer::Present(_)) | None => None,
            Some(Layer::Search(_)) => Some("a search".to_owned()),
            Some(Layer::Peek(_)) => Some("the evidence".to_owned()),
            Some(Layer::Palette(_)) => Some("the list of commands".to_owned()),
            Some(Layer::Choice(choice)) if choice.purpose == Purpose::Stop => Some("all stops".to_owned()),
            Some(over) => Some(over.context().word().to_lowercase()),
        };
        match (over, layer.curtain) {
            (Some(over), _) => Veil::Layer(over),
            (None, Curtain::Open) => Veil::None,
            (None, Curtain::Drawn) => Veil::Blank,
            (None, Curtain::Covered) => Veil::Covered,
            (None, Curtain::Notes) => Veil::Notes,
        }
    }
}

/// How many steps of the slide are shown, and how many there are.
fn reveal(layer: &PresentLayer) -> (u32, u32) {
    let steps = layer.slide.steps.len();
    (small(steps.saturating_sub(layer.shown().more)), small(steps))
}

fn next(layer: &PresentLayer) -> Option<Next> {
    let place = layer.next_stop()?;
    let item = layer.item_at(place)?;
    let text = bare(item.text.as_deref().unwrap_or_default());
    let minutes = layer.walk.stops.get(place).and_then(|stop| stop.minutes);
    Some(Next { spot: spot(item), lead: clip(&text, LONGEST_LEAD), minutes })
}

fn spot(item: &Item) -> Spot {
    let code = if has_code(item) { clip(item.id.as_str(), LONGEST_TITLE) } else { String::new() };
    Spot { kind: item.kind().word().to_owned(), code, title: clip(&item.title, LONGEST_TITLE) }
}

fn plan(layer: &PresentLayer, stops: &[usize]) -> Option<Plan> {
    let minutes = |place: &usize| layer.walk.stops.get(*place).and_then(|stop| stop.minutes);
    stops.iter().find_map(minutes)?;
    let sum = |places: &[usize]| places.iter().filter_map(minutes).fold(0_u32, u32::saturating_add);
    let here = layer.progress().0 - 1;
    let (before, after) = stops.split_at(here.min(stops.len()));
    Some(Plan { before: sum(before), here: sum(&after[..after.len().min(1)]), all: sum(stops) })
}

fn legs(layer: &PresentLayer, stops: &[usize]) -> Vec<Leg> {
    let leg = |&place: &usize| {
        let item = layer.item_at(place)?;
        let seen = layer.covered.has(layer.home.id(), &item.id);
        let minutes = layer.walk.stops.get(place).and_then(|stop| stop.minutes);
        Some(Leg { title: clip(&item.title, LONGEST_TITLE), minutes, seen })
    };
    stops.iter().take(MOST_STOPS).filter_map(leg).collect()
}

fn detours(layer: &PresentLayer) -> Vec<String> {
    let titles = layer.covered.lasted().into_iter().filter(|(shown, _)| shown.detour);
    let mut titles: Vec<String> = titles.map(|(shown, _)| clip(&shown.title, LONGEST_TITLE)).collect();
    titles.drain(..titles.len().saturating_sub(MOST_DETOURS));
    titles
}

/// The notes, a paragraph each, and how many characters were too many.
fn notes(text: &str) -> (Vec<String>, u32) {
    let mut left = LONGEST_NOTES;
    let mut untold = 0;
    let mut told = Vec::new();
    for paragraph in bare(text).split("\n\n") {
        let paragraph = prose::clean(paragraph);
        let length = paragraph.chars().count();
        if length == 0 {
            continue;
        }
        let part: String = paragraph.chars().take(left).collect();
        untold += length.saturating_sub(left);
        left = left.saturating_sub(length);
        if !part.is_empty() {
            told.push(part);
        }
    }
    (told, small(untold))
}

/// A text as it is told: clean, and not longer than so many characters.
fn clip(text: &str, most: usize) -> String {
    let text = prose::clean(text);
    if text.chars().count() <= most {
        return text.into_owned();
    }
    let mut clipped: String = text.chars().take(most - 1).collect();
    clipped.push_str(prose::ELLIPSIS);
    clipped
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
