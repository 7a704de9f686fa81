//! The speaker's own screen: notes, what comes next, the time, and keys that drive the slides.

use std::time::Duration;

use crate::bundle::{Ceiling, Tlp};
use crate::keymap::Command;
use crate::page::layout::lines::lines;
use crate::state::answer::Answer;
use crate::state::screen::areas::Areas;
use crate::state::second_screen::peer_message::{Drive, LinkEvent, PeerMessage};
use crate::state::second_screen::scene::{HiddenBy, Scene};
use crate::state::second_screen::schedule::ScheduleStatus;
use crate::state::stage::notes_areas::{NotesAreas, notes_areas};
use crate::state::task::Task;

/// The notes are set this wide at most: they are read at a glance, between two sentences to the audience.
const MEASURE: u16 = 64;

/// What is notice where a key would drive slides that are not there.
const NO_SLIDES: &str = "no slides are there to drive";

/// Whether the slides are connected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SlidesStatus {
    /// They have not been there yet.
    #[default]
    Waiting,
    Connected,
    /// They were there, and are gone without having said so; what they showed last stands on the screen.
    Gone,
    /// They were left on purpose.
    Ended,
    /// Another screen of notes has taken the place of this one.
    Replaced,
    /// They show what is above the ceiling of this screen.
    Above,
    /// There can be none; why.
    Refused(String),
}

/// A talk that was interrupted, as the slides were killed or their window was closed. Slides that present the same walk next
/// continue it: its time goes on, and what was shown stays shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Interrupted {
    scene: Scene,
    elapsed: Duration,
    at: Duration,
}

/// What an earlier program showed of the same talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Earlier {
    talk: (String, String),
    lasted: Duration,
    seen: Vec<bool>,
    detours: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct NotesScreen {
    /// What is on the slides.
    pub scene: Option<Scene>,
    /// Whether they are connected.
    pub status: SlidesStatus,
    /// The number of a stop that is being typed.
    pub number: String,
    /// What there is to say, until the next key.
    pub notice: Option<String>,
    /// The title of what is shown, in lines, set by `layout`.
    pub title: Vec<String>,
    /// The notes in lines, set by `layout`.
    pub lines: Vec<String>,
    /// The first line of them that is in view.
    pub top: usize,
    /// The stop at which a talk was interrupted that was continued at another.
    pub resume: Option<u32>,
    /// The folder of the socket, in words.
    pub place: String,
    ceiling: Option<Ceiling>,
    elapsed: Duration,
    at: Duration,
    interrupted: Option<Interrupted>,
    earlier: Earlier,
    /// The width that the lines are set for.
    laid_out_for: Option<u16>,
}

impl NotesScreen {
    /// A screen that waits for the slides, and shows nothing above a ceiling.
    pub fn new(place: String, ceiling: Option<Ceiling>) -> Self {
        Self { place, ceiling, ..Self::default() }
    }

    /// How long the talk has gone on.
    pub fn elapsed(&self, now: Duration) -> Duration {
        self.elapsed.saturating_add(now.saturating_sub(self.at))
    }

    /// How the talk stands against its plan.
    pub fn schedule(&self, now: Duration) -> ScheduleStatus {
        ScheduleStatus::of(self.elapsed(now), self.scene.as_ref().and_then(|scene| scene.walk.plan))
    }

    /// The time of the talk in words: `12 of 30 min`.
    pub fn time(&self, now: Duration) -> String {
        let minutes = self.elapsed(now).as_secs() / 60;
        match self.scene.as_ref().and_then(|scene| scene.walk.plan) {
            Some(plan) => format!("{minutes} of {} min", plan.all),
            None => format!("{minutes} min"),
        }
    }

    /// Takes in what happened on the connection to the slides.
    pub fn follow(&mut self, event: LinkEvent, now: Duration) {
        match event {
            LinkEvent::Connected => {
                if self.status == SlidesStatus::Connected && self.scene.is_some() {
                    self.notice = Some("other slides have taken over: they were started later".to_owned());
                }
                self.status = SlidesStatus::Connected;
            }
            LinkEvent::Received(PeerMessage::Scene(elapsed, scene)) => {
                self.take(*scene, Duration::from_millis(elapsed), now);
            }
            LinkEvent::Received(PeerMessage::Ended) => {
                self.status = SlidesStatus::Ended;
                self.forget();
            }
            LinkEvent::Received(PeerMessage::Hello(_) | PeerMessage::Drive(_) | PeerMessage::Replaced) => {}
            LinkEvent::Disconnected => {
                // Who left on purpose has notice so before.
                if matches!(self.status, SlidesStatus::Connected | SlidesStatus::Above) {
                    self.status = if self.scene.is_some() { SlidesStatus::Gone } else { SlidesStatus::Waiting };
                    self.interrupted = self
                        .scene
                        .as_ref()
                        .filter(|scene| scene.markings.asks.is_none())
                        .map(|scene| Interrupted { scene: scene.clone(), elapsed: self.elapsed(now), at: now });
                }
            }
            LinkEvent::Replaced => self.status = SlidesStatus::Replaced,
            LinkEvent::Dropped(why) => self.notice = Some(why),
            LinkEvent::Refused(why) => self.status = SlidesStatus::Refused(why),
        }
    }

    /// Nothing of a talk that is over stands on the screen, or counts for the next.
    fn forget(&mut self) {
        (self.scene, self.interrupted, self.resume, self.laid_out_for) = (None, None, None, None);
        self.earlier = Earlier::default();
        self.lines.clear();
        self.title.clear();
    }

    fn take(&mut self, mut scene: Scene, elapsed: Duration, now: Duration) {
        if self.ceiling.is_some_and(|ceiling| !scene.under(ceiling)) {
            self.status = SlidesStatus::Above;
            return self.forget();
        }
        self.status = SlidesStatus::Connected;
        if scene.markings.asks.is_none() {
            if let Some(interrupted) =
                self.interrupted.take().filter(|interrupted| interrupted.scene.walk.talk == scene.walk.talk)
            {
                self.resume = Some(interrupted.scene.position.stop.0).filter(|&stop| stop != scene.position.stop.0);
                let before = interrupted.elapsed.saturating_add(now.saturating_sub(interrupted.at));
                self.earlier = Earlier {
                    talk: interrupted.scene.walk.talk,
                    lasted: before.saturating_sub(elapsed),
                    seen: interrupted.scene.walk.stops.iter().map(|stop| stop.seen).collect(),
                    detours: interrupted.scene.walk.detours,
                };
            }
            if self.earlier.talk != scene.walk.talk {
                self.earlier = Earlier::default();
            }
        }
        if self
            .scene
            .as_ref()
            .is_some_and(|before| before.position.stop != scene.position.stop && before.walk.talk == scene.walk.talk)
            && self.resume == Some(scene.position.stop.0)
        {
            self.resume = None;
        }
        for (stop, seen) in scene.walk.stops.iter_mut().zip(&self.earlier.seen) {
            stop.seen |= seen;
        }
        scene.walk.detours.splice(0..0, self.earlier.detours.iter().cloned());
        if self.scene.as_ref().is_none_or(|before| {
            before.position.stop != scene.position.stop || before.position.now != scene.position.now
        }) {
            self.top = 0;
        }
        (self.elapsed, self.at) = (elapsed.saturating_add(self.earlier.lasted), now);
        let lines = |scene: &Scene| (scene.position.now.title.clone(), scene.notes.clone());
        if self.scene.as_ref().map(lines) != Some(lines(&scene)) {
            self.laid_out_for = None;
        }
        self.scene = Some(scene);
    }

    /// Asks the slides for the stop of that place.
    pub fn ask_for_stop(&mut self, place: usize) -> Vec<Task> {
        self.resume = None;
        if self.status != SlidesStatus::Connected {
            self.notice = Some(NO_SLIDES.to_owned());
            return Vec::new();
        }
        vec![Task::Drive(Drive::Go(u32::try_from(place.saturating_add(1)).unwrap_or(u32::MAX)))]
    }

    /// How what is on the screen may be handled.
    pub fn marking(&self) -> Option<Tlp> {
        let markings = &self.scene.as_ref()?.markings;
        markings.asks.max(markings.marking)
    }

    /// Sets the notes again, for the room that there is.
    pub fn layout(&mut self, areas: &Areas) {
        let width = notes_areas(areas, 1).notes.width;
        if self.laid_out_for != Some(width) {
            self.laid_out_for = Some(width);
            self.title =
                self.scene.iter().flat_map(|scene| lines(&scene.position.now.title, usize::from(width))).collect();
            self.set_lines(usize::from(width.min(MEASURE)));
        }
        let room = self.areas(areas).notes;
        self.top = self.top.min(self.lines.len().saturating_sub(usize::from(room.height)));
    }

    /// Where the parts of the screen lie.
    pub fn areas(&self, areas: &Areas) -> NotesAreas {
        notes_areas(areas, u16::try_from(self.title.len()).unwrap_or(u16::MAX))
    }

    fn set_lines(&mut self, width: usize) {
        self.lines.clear();
        for paragraph in self.scene.iter().flat_map(|scene| &scene.notes.paragraphs) {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            self.lines.extend(lines(paragraph, width));
        }
        if let Some(left_out) = self.scene.as_ref().map(|scene| scene.notes.left_out).filter(|&left_out| left_out > 0) {
            self.lines.push(format!("(and {left_out} more characters, which are too many for this screen)"));
        }
    }

    /// Does what a command means here; what the slides are asked goes out as a task.
    pub fn act(&mut self, command: Command) -> Answer {
        self.notice = None;
        if command != Command::Enter && command != Command::Back {
            self.number.clear();
        }
        match command {
            Command::Quit | Command::Suspend | Command::Redraw | Command::Mouse | Command::Palette => {
                return Answer::Pass;
            }
            Command::Overview if self.scene.as_ref().is_some_and(|scene| !scene.walk.stops.is_empty()) => {
                return Answer::Pass;
            }
            Command::Back if !self.number.is_empty() => {
                self.number.pop();
                return Answer::Done;
            }
            Command::Up | Command::Down if !self.has_spotlight() => {
                self.scroll(command);
                return Answer::Done;
            }
            _ => {}
        }
        match self.asked(command) {
            Some(drive) if self.status == SlidesStatus::Connected => Answer::Tasks(vec![Task::Drive(drive)]),
            Some(_) => {
                self.notice = Some(NO_SLIDES.to_owned());
                Answer::Done
            }
            None => Answer::Done,
        }
    }

    /// What a command asks of the slides.
    fn asked(&mut self, command: Command) -> Option<Drive> {
        let scene = self.scene.as_ref();
        let asks = scene.is_some_and(|scene| scene.markings.asks.is_some());
        let returns = scene.is_some_and(|scene| scene.position.detour || scene.position.hidden_by != HiddenBy::None);
        Some(match command {
            Command::Enter if !self.number.is_empty() => return self.typed(),
            Command::Enter if asks => Drive::Agree,
            Command::Enter => self.resume.take().map_or(Drive::Next, Drive::Go),
            Command::NextStep => Drive::Next,
            Command::Back | Command::Close if returns => Drive::Return,
            Command::PreviousStep | Command::Back => Drive::Previous,
            Command::NextStop | Command::PreviousStop => {
                let (stop, of) = scene.map_or((1, 1), |scene| scene.position.stop);
                let to = if command == Command::NextStop { stop.saturating_add(1) } else { stop.saturating_sub(1) };
                Drive::Go(to.clamp(1, of.max(1)))
            }
            Command::Top => Drive::First,
            Command::Bottom => Drive::Last,
            Command::Close => {
                self.notice = Some("Ctrl-c ends this screen; the slides stay".to_owned());
                return None;
            }
            Command::Blank => Drive::Blank,
            Command::Spotlight => Drive::Spotlight,
            Command::Up => Drive::Up,
            Command::Down => Drive::Down,
            Command::Additions => Drive::Additions,
            Command::Covered => Drive::Covered,
            Command::Peek => Drive::Trail,
            _ => return None,
        })
    }

    /// The stop whose number was typed.
    fn typed(&mut self) -> Option<Drive> {
        let number: u32 = std::mem::take(&mut self.number).parse().ok()?;
        let stops = self.scene.as_ref().map_or(0, |scene| scene.position.stop.1);
        if (1..=stops).contains(&number) {
            self.resume = None;
            return Some(Drive::Go(number));
        }
        self.notice = Some(format!("there are {stops} stops"));
        None
    }

    /// Types a figure of the number of a stop.
    pub fn type_char(&mut self, c: char) -> Answer {
        self.notice = None;
        if c.is_ascii_digit() && self.number.len() < 4 {
            self.number.push(c);
        }
        Answer::Done
    }

    fn has_spotlight(&self) -> bool {
        self.scene.as_ref().is_some_and(|scene| scene.position.spotlight)
    }

    /// The notes a line up or down; `layout` knows how far they go.
    fn scroll(&mut self, command: Command) {
        self.top = match command {
            Command::Up => self.top.saturating_sub(1),
            _ => self.top.saturating_add(1),
        };
    }
}
