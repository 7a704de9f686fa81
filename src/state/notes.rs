//! The speaker's own screen: notes, what comes next, the time, and keys that drive the slides.

use std::time::Duration;

use crate::bundle::Ceiling;
use crate::keymap::Command;
use crate::page::layout::lines::lines;
use crate::state::answer::Answer;
use crate::state::areas::Areas;
use crate::state::pace::Pace;
use crate::state::room::{self, NotesRoom};
use crate::state::scene::{Scene, Veil};
use crate::state::task::Task;
use crate::state::word::{Drive, Linked, Word};

/// The notes are set this wide at most: they are read at a glance, between two sentences to somebody's face.
const MEASURE: u16 = 64;

/// What is said where a key would drive slides that are not there.
pub const NOBODY: &str = "no slides are there to drive";

/// How it stands with the slides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Tie {
    /// They have not been there yet.
    #[default]
    Waiting,
    Met,
    /// They were there, and are gone without a word; what they showed last stands on the screen.
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

/// A talk that broke off, as the slides were killed or their window was closed. Whoever presents the same walk next takes it
/// up again: it began when it began, and what was shown was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Broken {
    scene: Scene,
    elapsed: Duration,
    at: Duration,
}

/// What an earlier program showed of the talk that is being told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Earlier {
    talk: (String, String),
    lasted: Duration,
    seen: Vec<bool>,
    detours: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct NotesLayer {
    /// What is on the slides.
    pub scene: Option<Scene>,
    /// How it stands with them.
    pub tie: Tie,
    /// The number of a stop that is being typed.
    pub number: String,
    /// What there is to say, until the next key.
    pub said: Option<String>,
    /// The title of what is shown, in lines, set by `settle`.
    pub title: Vec<String>,
    /// The notes in lines, set by `settle`.
    pub lines: Vec<String>,
    /// The first line of them that is in view.
    pub top: usize,
    /// The stop at which a talk broke off that has been taken up again elsewhere.
    pub resume: Option<u32>,
    /// Where the two programs meet, in words.
    pub place: String,
    ceiling: Option<Ceiling>,
    elapsed: Duration,
    at: Duration,
    broken: Option<Broken>,
    earlier: Earlier,
    /// The width that the lines are set for.
    set: Option<u16>,
}

impl NotesLayer {
    /// A screen that waits for the slides, and shows nothing above a ceiling.
    pub fn new(place: String, ceiling: Option<Ceiling>) -> Self {
        Self { place, ceiling, ..Self::default() }
    }

    /// How long the talk has gone on.
    pub fn elapsed(&self, now: Duration) -> Duration {
        self.elapsed.saturating_add(now.saturating_sub(self.at))
    }

    /// How the talk stands against its plan.
    pub fn pace(&self, now: Duration) -> Pace {
        Pace::of(self.elapsed(now), self.scene.as_ref().and_then(|scene| scene.plan))
    }

    /// The time of the talk in words: `12 of 30 min`.
    pub fn time(&self, now: Duration) -> String {
        let minutes = self.elapsed(now).as_secs() / 60;
        match self.scene.as_ref().and_then(|scene| scene.plan) {
            Some(plan) => format!("{minutes} of {} min", plan.all),
            None => format!("{minutes} min"),
        }
    }

    /// Takes in what the line to the slides tells.
    pub fn follow(&mut self, linked: Linked, now: Duration) {
        match linked {
            Linked::Met => {
                if self.tie == Tie::Met && self.scene.is_some() {
                    self.said = Some("other slides have taken over: they were started later".to_owned());
                }
                self.tie = Tie::Met;
            }
            Linked::Heard(Word::Scene(elapsed, scene)) => self.take(*scene, Duration::from_millis(elapsed), now),
            Linked::Heard(Word::Ended) => {
                self.tie = Tie::Ended;
                self.forget();
            }
            Linked::Heard(Word::Hello(_) | Word::Drive(_) | Word::Replaced) => {}
            Linked::Parted => {
                // Who left on purpose has said so before.
                if matches!(self.tie, Tie::Met | Tie::Above) {
                    self.tie = if self.scene.is_some() { Tie::Gone } else { Tie::Waiting };
                    self.broken = self.scene.as_ref().filter(|scene| scene.asks.is_none()).map(|scene| Broken {
                        scene: scene.clone(),
                        elapsed: self.elapsed(now),
                        at: now,
                    });
                }
            }
            Linked::Replaced => self.tie = Tie::Replaced,
            Linked::Dropped(why) => self.said = Some(why),
            Linked::Refused(why) => self.tie = Tie::Refused(why),
        }
    }

    /// Nothing of a talk that is over stands on the screen, or counts for the next.
    fn forget(&mut self) {
        (self.scene, self.broken, self.resume, self.set) = (None, None, None, None);
        self.earlier = Earlier::default();
        self.lines.clear();
        self.title.clear();
    }

    fn take(&mut self, mut scene: Scene, elapsed: Duration, now: Duration) {
        if self.ceiling.is_some_and(|ceiling| !scene.under(ceiling)) {
            self.tie = Tie::Above;
            return self.forget();
        }
        self.tie = Tie::Met;
        if scene.asks.is_none() {
            if let Some(broken) = self.broken.take().filter(|broken| broken.scene.talk == scene.talk) {
                self.resume = Some(broken.scene.stop.0).filter(|&stop| stop != scene.stop.0);
                let before = broken.elapsed.saturating_add(now.saturating_sub(broken.at));
                self.earlier = Earlier {
                    talk: broken.scene.talk,
                    lasted: before.saturating_sub(elapsed),
                    seen: broken.scene.stops.iter().map(|leg| leg.seen).collect(),
                    detours: broken.scene.detours,
                };
            }
            if self.earlier.talk != scene.talk {
                self.earlier = Earlier::default();
            }
        }
        if self.scene.as_ref().is_some_and(|before| before.stop != scene.stop && before.talk == scene.talk)
            && self.resume == Some(scene.stop.0)
        {
            self.resume = None;
        }
        for (leg, seen) in scene.stops.iter_mut().zip(&self.earlier.seen) {
            leg.seen |= seen;
        }
        scene.detours.splice(0..0, self.earlier.detours.iter().cloned());
        if self.scene.as_ref().is_none_or(|before| before.stop != scene.stop || before.now != scene.now) {
            self.top = 0;
        }
        (self.elapsed, self.at) = (elapsed.saturating_add(self.earlier.lasted), now);
        let told = |scene: &Scene| (scene.now.title.clone(), scene.notes.clone(), scene.untold);
        if self.scene.as_ref().map(told) != Some(told(&scene)) {
            self.set = None;
        }
        self.scene = Some(scene);
    }

    /// Sets the notes again, for the room that there is.
    pub fn settle(&mut self, areas: &Areas) {
        let width = room::notes(areas, 1).notes.width;
        if self.set != Some(width) {
            self.set = Some(width);
            self.title = self.scene.iter().flat_map(|scene| lines(&scene.now.title, usize::from(width))).collect();
            self.set_lines(usize::from(width.min(MEASURE)));
        }
        let room = self.room(areas).notes;
        self.top = self.top.min(self.lines.len().saturating_sub(usize::from(room.height)));
    }

    /// Where the parts of the screen lie.
    pub fn room(&self, areas: &Areas) -> NotesRoom {
        room::notes(areas, u16::try_from(self.title.len()).unwrap_or(u16::MAX))
    }

    fn set_lines(&mut self, width: usize) {
        self.lines.clear();
        for paragraph in self.scene.iter().flat_map(|scene| &scene.notes) {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            self.lines.extend(lines(paragraph, width));
        }
        if let Some(untold) = self.scene.as_ref().map(|scene| scene.untold).filter(|&untold| untold > 0) {
            self.lines.push(format!("(and {untold} more characters, which are too many for this screen)"));
        }
    }

    /// Does what a command means here; what the slides are asked goes out as a task.
    pub fn act(&mut self, command: Command) -> Answer {
        self.said = None;
        if command != Command::Enter && command != Command::Back {
            self.number.clear();
        }
        match command {
            Command::Quit | Command::Suspend | Command::Redraw | Command::Mouse | Command::Palette => {
                return Answer::Pass;
            }
            Command::Overview if self.scene.as_ref().is_some_and(|scene| !scene.stops.is_empty()) => {
                return Answer::Pass;
            }
            Command::Back if !self.number.is_empty() => {
                self.number.pop();
                return Answer::Done;
            }
            Command::Up | Command::Down if !self.lit() => {
                self.scroll(command);
                return Answer::Done;
            }
            _ => {}
        }
        match self.asked(command) {
            Some(drive) if self.tie == Tie::Met => Answer::Ask(vec![Task::Drive(drive)]),
            Some(_) => {
                self.said = Some(NOBODY.to_owned());
                Answer::Done
            }
            None => Answer::Done,
        }
    }

    /// What a command asks of the slides.
    fn asked(&mut self, command: Command) -> Option<Drive> {
        let scene = self.scene.as_ref();
        let asks = scene.is_some_and(|scene| scene.asks.is_some());
        let returns = scene.is_some_and(|scene| scene.detour || scene.veil != Veil::None);
        Some(match command {
            Command::Enter if !self.number.is_empty() => return self.typed(),
            Command::Enter if asks => Drive::Agree,
            Command::Enter => self.resume.take().map_or(Drive::Next, Drive::Go),
            Command::NextStep => Drive::Next,
            Command::Back | Command::Close if returns => Drive::Return,
            Command::PreviousStep | Command::Back => Drive::Previous,
            Command::Top => Drive::First,
            Command::Bottom => Drive::Last,
            Command::Close => {
                self.said = Some("Ctrl-c ends this screen; the slides stay".to_owned());
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
        let stops = self.scene.as_ref().map_or(0, |scene| scene.stop.1);
        if (1..=stops).contains(&number) {
            self.resume = None;
            return Some(Drive::Go(number));
        }
        self.said = Some(format!("there are {stops} stops"));
        None
    }

    /// Types a figure of the number of a stop.
    pub fn type_char(&mut self, c: char) -> Answer {
        self.said = None;
        if c.is_ascii_digit() && self.number.len() < 4 {
            self.number.push(c);
        }
        Answer::Done
    }

    fn lit(&self) -> bool {
        self.scene.as_ref().is_some_and(|scene| scene.lit)
    }

    /// The notes a line up or down; `settle` knows how far they go.
    fn scroll(&mut self, command: Command) {
        self.top = match command {
            Command::Up => self.top.saturating_sub(1),
            _ => self.top.saturating_add(1),
        };
    }
}
