//! What the slides tell the speaker's own screen, and what they do when it asks.

use std::time::Duration;

use crate::bundle::{Item, Library, Tlp};
use crate::keymap::Command;
use crate::page::document::element::has_code;
use crate::state::second_screen::peer_message::Drive;
use crate::state::second_screen::scene::{
    HiddenBy, LONGEST_LEAD, LONGEST_NOTES, LONGEST_TITLE, MOST_DETOURS, MOST_STOPS, NextStop, Position, Scene,
    SceneItem, SceneMarkings, SceneNotes, SceneStop, SceneWalk, TimePlan,
};
use crate::state::stage::slide_setup::SlideView;
use crate::state::stage::slides::Slides;
use crate::text::light::bare;
use crate::text::prose;

/// What is on the slides, and for how long there has been anything on them. What lies over them is sent by its name.
pub fn scene(slides: &Slides, over: Option<String>, library: &Library, now: Duration) -> (Duration, Scene) {
    let elapsed = slides.shown_log.began().map_or(Duration::ZERO, |began| now.saturating_sub(began));
    let detour = slides.on_detour();
    if slides.asks().is_some() {
        // Not even the title is sent before it is agreed to.
        let markings = SceneMarkings { asks: slides.asks(), ..SceneMarkings::default() };
        return (elapsed, Scene { markings, position: Position { detour, ..Position::default() }, ..Scene::default() });
    }
    let (number, of) = slides.progress();
    let stops = slides.stops();
    let scene = Scene {
        walk: SceneWalk {
            talk: (clip(slides.home.key().as_str(), LONGEST_TITLE), clip(slides.walk.id.as_str(), LONGEST_TITLE)),
            title: clip(&slides.bundle().cover().title, LONGEST_TITLE),
            walk: clip(&slides.walk.title, LONGEST_TITLE),
            plan: plan(slides, &stops),
            stops: scene_stops(slides, &stops),
            detours: detours(slides),
            next: next(slides),
        },
        markings: markings(slides, &stops, library),
        position: Position {
            now: scene_item(slides.item()),
            stop: (small(number), small(of)),
            step: steps(slides),
            detour,
            hidden_by: hidden_by(slides, over),
            spotlight: slides.spotlight.is_some(),
        },
        notes: notes(slides.stop().notes.as_deref().unwrap_or_default()),
    };
    (elapsed, scene)
}

/// Does what the speaker's screen asks of the slides, over which nothing lies any more. The command that is left to the
/// program, where there is one.
pub fn drive(slides: &mut Slides, drive: Drive) -> Option<Command> {
    let asked = slides.asks().is_some();
    let command = match drive {
        // Only what is meant to agree agrees, and nothing moves before.
        Drive::Agree if asked => Command::Enter,
        Drive::Return if asked && slides.on_detour() => Command::Back,
        _ if asked => return None,
        Drive::Next => Command::NextStep,
        Drive::Previous => Command::PreviousStep,
        Drive::First => Command::Top,
        Drive::Last => Command::Bottom,
        Drive::Go(number) => {
            slides.view = SlideView::Slide;
            slides.notice = None;
            let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            slides.go(place.and_then(|place| slides.stops().get(place).copied()));
            return None;
        }
        Drive::Return if slides.view != SlideView::Slide || slides.on_detour() => Command::Back,
        // Without a detour or another view it would leave, and the slides are left on their own screen only.
        Drive::Return | Drive::Agree => return None,
        Drive::Blank => Command::Blank,
        Drive::Spotlight => Command::Spotlight,
        Drive::Up => Command::Up,
        Drive::Down => Command::Down,
        Drive::Additions => Command::Additions,
        Drive::Covered => Command::Covered,
        Drive::Trail => {
            slides.view = SlideView::Slide;
            return Some(Command::Peek);
        }
    };
    // What the slide has to say of it is said on the slide, to the one who looks there.
    slides.act(command);
    None
}

/// The highest marking of everything that a scene tells of, and whether anything of it states none.
fn markings(slides: &Slides, stops: &[usize], library: &Library) -> SceneMarkings {
    let mut markings = SceneMarkings::default();
    let mut mark = |tlp: Option<Tlp>| {
        markings.marking = markings.marking.max(tlp);
        markings.unmarked |= tlp.is_none();
    };
    mark(slides.bundle().marking(slides.item()).tlp);
    for item in stops.iter().take(MOST_STOPS).filter_map(|&place| slides.item_at(place)) {
        mark(slides.home.marking(item).tlp);
    }
    for (shown, _) in slides.shown_log.lasted() {
        let bundle = library.bundle(shown.address.bundle.as_str());
        if let Some((bundle, item)) = bundle.and_then(|b| Some((b, b.item(shown.address.item.as_str())?))) {
            mark(bundle.marking(item).tlp);
        }
    }
    markings
}

fn hidden_by(slides: &Slides, over: Option<String>) -> HiddenBy {
    match (over, slides.view) {
        (Some(over), _) => HiddenBy::Layer(over),
        (None, SlideView::Slide) => HiddenBy::None,
        (None, SlideView::Blank) => HiddenBy::Blank,
        (None, SlideView::ShownLog) => HiddenBy::Covered,
        (None, SlideView::Notes) => HiddenBy::Notes,
    }
}

/// How many steps of the slide are shown, and how many there are.
fn steps(slides: &Slides) -> (u32, u32) {
    let shown = slides.shown();
    (small(shown.step + 1), small(shown.step + 1 + shown.more))
}

fn next(slides: &Slides) -> Option<NextStop> {
    let place = slides.next_stop()?;
    let item = slides.item_at(place)?;
    let text = bare(item.text.as_deref().unwrap_or_default());
    let minutes = slides.walk.stops.get(place).and_then(|stop| stop.minutes);
    Some(NextStop { item: scene_item(item), lead: clip(&text, LONGEST_LEAD), minutes })
}

fn scene_item(item: &Item) -> SceneItem {
    let code = if has_code(item) { clip(item.id.as_str(), LONGEST_TITLE) } else { String::new() };
    SceneItem { kind: item.kind().word().to_owned(), code, title: clip(&item.title, LONGEST_TITLE) }
}

fn plan(slides: &Slides, stops: &[usize]) -> Option<TimePlan> {
    let minutes = |place: &usize| slides.walk.stops.get(*place).and_then(|stop| stop.minutes);
    stops.iter().find_map(minutes)?;
    let sum = |places: &[usize]| places.iter().filter_map(minutes).fold(0_u32, u32::saturating_add);
    let here = slides.progress().0 - 1;
    let (before, after) = stops.split_at(here.min(stops.len()));
    Some(TimePlan { before: sum(before), here: sum(&after[..after.len().min(1)]), all: sum(stops) })
}

fn scene_stops(slides: &Slides, stops: &[usize]) -> Vec<SceneStop> {
    let stop = |&place: &usize| {
        let item = slides.item_at(place)?;
        let seen = slides.shown_log.has(slides.home.key(), &item.id);
        let minutes = slides.walk.stops.get(place).and_then(|stop| stop.minutes);
        Some(SceneStop { title: clip(&item.title, LONGEST_TITLE), minutes, seen })
    };
    stops.iter().take(MOST_STOPS).filter_map(stop).collect()
}

fn detours(slides: &Slides) -> Vec<String> {
    let titles = slides.shown_log.lasted().into_iter().filter(|(shown, _)| shown.detour);
    let mut titles: Vec<String> = titles.map(|(shown, _)| clip(&shown.title, LONGEST_TITLE)).collect();
    titles.drain(..titles.len().saturating_sub(MOST_DETOURS));
    titles
}

/// The notes, a paragraph each, and how many characters were too many.
fn notes(text: &str) -> SceneNotes {
    let mut left = LONGEST_NOTES;
    let mut left_out = 0;
    let mut paragraphs = Vec::new();
    for paragraph in bare(text).split("\n\n") {
        let paragraph = prose::clean(paragraph);
        let length = paragraph.chars().count();
        if length == 0 {
            continue;
        }
        let part: String = paragraph.chars().take(left).collect();
        left_out += length.saturating_sub(left);
        left = left.saturating_sub(length);
        if !part.is_empty() {
            paragraphs.push(part);
        }
    }
    SceneNotes { paragraphs, left_out: small(left_out) }
}

/// A text without control characters, and not longer than so many characters.
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
