//! What the program and its line to the other screen leave for each other: what is to be said, and what was heard.

use std::collections::VecDeque;
use std::io::{PipeWriter, Write};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::run::terminal::inbox::Arrival;
use crate::state::scene::Scene;
use crate::state::word::{Drive, Linked, Word};

/// How many keys wait for the other program at most; older ones are worth nothing.
const MOST_DRIVES: usize = 64;

/// How much may wait for the program to look at it.
const MOST_HEARD: usize = 256;

/// The place where both leave things. Neither waits for the other.
#[derive(Debug)]
pub struct Desk {
    papers: Mutex<Papers>,
    bell: PipeWriter,
    inbox: Sender<Arrival>,
}

#[derive(Debug, Default)]
pub struct Papers {
    /// What is on the slides, for how long there has been anything on them, and when that was.
    pub scene: Option<(Scene, Duration, Instant)>,
    /// Whether the other program has been told so.
    pub told: bool,
    /// The keys that the other program is asked to press.
    pub drives: VecDeque<Drive>,
    /// Whether the bell has been rung and nobody has looked yet.
    pub rung: bool,
    /// Whether the program is done with the line.
    pub leaving: bool,
    heard: VecDeque<Linked>,
}

impl Desk {
    /// An empty desk: a bell that wakes the line, and an inbox where the program is told to look.
    pub fn new(bell: PipeWriter, inbox: Sender<Arrival>) -> Self {
        Self { papers: Mutex::default(), bell, inbox }
    }

    /// What lies there, while nobody else looks.
    pub fn papers(&self) -> MutexGuard<'_, Papers> {
        self.papers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves what is on the slides now. Only the newest counts.
    pub fn show(&self, scene: Scene, elapsed: Duration) {
        let mut papers = self.papers();
        let same = papers.scene.as_ref().is_some_and(|(before, began, at)| {
            *before == scene && began.saturating_add(at.elapsed()).abs_diff(elapsed) < Duration::from_secs(1)
        });
        if !same {
            papers.scene = Some((scene, elapsed, Instant::now()));
            papers.told = false;
            self.ring(&mut papers);
        }
    }

    /// Leaves a key for the other program.
    pub fn drive(&self, drive: Drive) {
        let mut papers = self.papers();
        if papers.drives.len() == MOST_DRIVES {
            papers.drives.pop_front();
        }
        papers.drives.push_back(drive);
        self.ring(&mut papers);
    }

    /// Leaves word that the program is done.
    pub fn leave(&self) {
        let mut papers = self.papers();
        papers.leaving = true;
        self.ring(&mut papers);
    }

    /// Takes what was heard.
    pub fn heard(&self) -> Vec<Linked> {
        self.papers().heard.drain(..).collect()
    }

    /// Leaves what was heard, and tells the program to look; whether there was room.
    pub fn tell(&self, linked: Linked) -> bool {
        let mut papers = self.papers();
        let scenes = matches!(linked, Linked::Heard(Word::Scene(..)))
            && matches!(papers.heard.back(), Some(Linked::Heard(Word::Scene(..))));
        if scenes {
            papers.heard.pop_back();
        }
        // Who comes and goes always finds room, and so does why the one who filled the desk was dropped.
        let most = match linked {
            Linked::Heard(_) => MOST_HEARD,
            Linked::Dropped(_) => MOST_HEARD + MOST_HEARD / 4,
            Linked::Met | Linked::Parted | Linked::Replaced | Linked::Refused(_) => usize::MAX,
        };
        if papers.heard.len() >= most {
            return false;
        }
        let first = papers.heard.is_empty();
        papers.heard.push_back(linked);
        drop(papers);
        if first {
            // Whoever has ended listens no more.
            let _ = self.inbox.send(Arrival::Heard);
        }
        true
    }

    /// Wakes the line; once is enough until it has looked.
    fn ring(&self, papers: &mut Papers) {
        if !papers.rung {
            papers.rung = (&self.bell).write_all(&[1]).is_ok();
        }
    }
}
