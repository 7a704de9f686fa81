//! What the program and its connection thread leave for each other: what is to be sent, and what was received.

use std::collections::VecDeque;
use std::io::{PipeWriter, Write};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::run::terminal::inbox::Arrival;
use crate::state::second_screen::peer_message::{Drive, LinkEvent, PeerMessage};
use crate::state::second_screen::scene::Scene;

/// How many keys wait for the other program at most; older ones mean nothing to it any more.
const MOST_DRIVES: usize = 64;

/// How many received words may wait for the program.
const MOST_RECEIVED: usize = 256;

/// The mailbox between the program and its connection thread. Neither waits for the other.
#[derive(Debug)]
pub struct Mailbox {
    contents: Mutex<MailboxContents>,
    wake_pipe: PipeWriter,
    inbox: Sender<Arrival>,
}

#[derive(Debug, Default)]
pub struct MailboxContents {
    /// What is on the slides, for how long there has been anything on them, and when that was measured.
    pub scene: Option<(Scene, Duration, Instant)>,
    /// Whether the scene was sent to the other program.
    pub scene_sent: bool,
    /// The keys that the other program is asked to press.
    pub drives: VecDeque<Drive>,
    /// Whether a byte lies in the wake pipe.
    pub woken: bool,
    /// Whether the program closes the connection.
    pub closing: bool,
    received: VecDeque<LinkEvent>,
}

impl Mailbox {
    /// An empty mailbox. The wake pipe wakes the connection thread, and the inbox tells the program that something was
    /// received.
    pub fn new(wake_pipe: PipeWriter, inbox: Sender<Arrival>) -> Self {
        Self { contents: Mutex::default(), wake_pipe, inbox }
    }

    pub fn lock(&self) -> MutexGuard<'_, MailboxContents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves what is on the slides now. Only the newest counts.
    pub fn show(&self, scene: Scene, elapsed: Duration) {
        let mut contents = self.lock();
        let same = contents.scene.as_ref().is_some_and(|(before, began, at)| {
            *before == scene && began.saturating_add(at.elapsed()).abs_diff(elapsed) < Duration::from_secs(1)
        });
        if !same {
            contents.scene = Some((scene, elapsed, Instant::now()));
            contents.scene_sent = false;
            self.wake(&mut contents);
        }
    }

    /// Leaves a key for the other program.
    pub fn drive(&self, drive: Drive) {
        let mut contents = self.lock();
        if contents.drives.len() == MOST_DRIVES {
            contents.drives.pop_front();
        }
        contents.drives.push_back(drive);
        self.wake(&mut contents);
    }

    /// Asks the connection thread to end.
    pub fn close(&self) {
        let mut contents = self.lock();
        contents.closing = true;
        self.wake(&mut contents);
    }

    pub fn take_received(&self) -> Vec<LinkEvent> {
        self.lock().received.drain(..).collect()
    }

    /// Leaves what was received, and tells the program; whether there was room.
    pub fn put_received(&self, linked: LinkEvent) -> bool {
        let mut contents = self.lock();
        let scenes = matches!(linked, LinkEvent::Received(PeerMessage::Scene(..)))
            && matches!(contents.received.back(), Some(LinkEvent::Received(PeerMessage::Scene(..))));
        if scenes {
            contents.received.pop_back();
        }
        // A change of the connection always finds room, and so does the reason why a peer that sent too much was dropped.
        let most = match linked {
            LinkEvent::Received(_) => MOST_RECEIVED,
            LinkEvent::Dropped(_) => MOST_RECEIVED + MOST_RECEIVED / 4,
            LinkEvent::Connected | LinkEvent::Disconnected | LinkEvent::Replaced | LinkEvent::Refused(_) => usize::MAX,
        };
        if contents.received.len() >= most {
            return false;
        }
        let first = contents.received.is_empty();
        contents.received.push_back(linked);
        drop(contents);
        if first {
            // A program that has ended receives nothing any more.
            let _ = self.inbox.send(Arrival::MailboxReady);
        }
        true
    }

    /// Wakes the connection thread; one byte is enough until it was read.
    fn wake(&self, contents: &mut MailboxContents) {
        if !contents.woken {
            contents.woken = (&self.wake_pipe).write_all(&[1]).is_ok();
        }
    }
}
