//! The connection between the slides and the speaker's own screen: one thread that connects, receives and sends.
//!
//! The thread sleeps until something comes, from the other program or from this one. What goes out waits in a mailbox that
//! holds the newest scene and a short queue of keys, so that neither drawing nor a key ever waits for a slow program. What
//! comes in waits in a short queue too; a peer that sends more than it holds, or anything but words, is dropped. Of two
//! programs of one side the newer replaces the older, which is told so and does not reconnect.

use std::io::{self, PipeReader, Read};
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use crate::run::link::mailbox::Mailbox;
use crate::run::link::peer::{CLOSE_TIMEOUT, ConnectionClosed, Handshake, Peer};
use crate::run::link::socket::{Connected, Listener, SocketFolder, is_same_user};
use crate::run::terminal::inbox::Arrival;
use crate::state::second_screen::peer_message::{Drive, LineError, LinkEvent, PeerMessage, Side, millis};
use crate::state::second_screen::scene::Scene;
use crate::text::prose;

/// How many new peers may wait for their handshake at once.
const MOST_PENDING: usize = 4;

/// How many connections in a row may be closed before the handshake until no more are tried.
const MOST_FAILED_HANDSHAKES: usize = 16;

/// The connection, as the program has it. It is closed when it is dropped.
#[derive(Debug)]
pub struct Connection {
    mailbox: Arc<Mailbox>,
    ended: Receiver<()>,
}

impl Connection {
    /// Begins to connect to the other side. What is received is announced in the inbox, and taken with `take_received`.
    pub fn new(
        side: Side,
        inbox: Sender<Arrival>,
        folder: impl FnOnce() -> Result<SocketFolder, String> + Send + 'static,
    ) -> io::Result<Self> {
        let (wake_pipe, waker) = io::pipe()?;
        let mailbox = Arc::new(Mailbox::new(waker, inbox));
        let (end, ended) = mpsc::channel();
        let worker = Worker { side, wake_pipe, mailbox: Arc::clone(&mailbox) };
        thread::Builder::new().name("link".to_owned()).spawn(move || {
            let mailbox = Arc::clone(&worker.mailbox);
            if catch_unwind(AssertUnwindSafe(|| worker.run(folder))).is_err() {
                let why = "internal error: the connection to the other screen failed".to_owned();
                mailbox.put_received(LinkEvent::Refused(why));
            }
            let _ = end.send(());
        })?;
        Ok(Self { mailbox, ended })
    }

    /// Sends what is on the slides now. Only the newest counts.
    pub fn show(&self, scene: Scene, elapsed: Duration) {
        self.mailbox.show(scene, elapsed);
    }

    /// Asks the slides to do something.
    pub fn drive(&self, drive: Drive) {
        self.mailbox.drive(drive);
    }

    /// What was received since the last call.
    pub fn take_received(&self) -> Vec<LinkEvent> {
        self.mailbox.take_received()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.mailbox.close();
        let _ = self.ended.recv_timeout(CLOSE_TIMEOUT + CLOSE_TIMEOUT);
    }
}

/// Why one connection ended, or the thread.
#[derive(Debug)]
enum Ended {
    /// The program closed it.
    Closed,
    /// The other program is gone.
    Disconnected(Met),
    /// A newer program of this side took its place.
    Replaced,
    /// No connection is possible; why.
    Refused(String),
}

/// Whether a peer that is gone had completed its handshake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    Yes,
    No,
}

/// Whether the program closes the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closing {
    Yes,
    No,
}

/// The connection thread.
struct Worker {
    side: Side,
    wake_pipe: PipeReader,
    mailbox: Arc<Mailbox>,
}

impl Worker {
    fn run(mut self, folder: impl FnOnce() -> Result<SocketFolder, String>) {
        let ended = match folder() {
            Ok(folder) => self.connect(&folder),
            Err(why) => Ended::Refused(why),
        };
        match ended {
            Ended::Closed | Ended::Disconnected(_) => {}
            Ended::Replaced => self.report(LinkEvent::Replaced),
            Ended::Refused(why) => self.report(LinkEvent::Refused(why)),
        }
    }

    /// Connects to one peer after the other.
    fn connect(&mut self, folder: &SocketFolder) -> Ended {
        let mut failed = 0;
        while failed <= MOST_FAILED_HANDSHAKES {
            let ended = match folder.connect_or_listen() {
                Ok(Connected::Listening(listener)) => self.talk(Some(listener), Vec::new()),
                Ok(Connected::Stream(stream)) => {
                    let host = self.greet(stream);
                    self.talk(None, host.into_iter().collect())
                }
                Err(why) => return Ended::Refused(why),
            };
            match ended {
                Ended::Disconnected(Met::Yes) => failed = 0,
                Ended::Disconnected(Met::No) => failed += 1,
                Ended::Closed | Ended::Replaced | Ended::Refused(_) => return ended,
            }
        }
        Ended::Refused(format!(
            "the program that listens in {} closes every connection: end it, and start again",
            prose::clean(&folder.path().display().to_string())
        ))
    }

    fn report(&self, linked: LinkEvent) {
        self.mailbox.put_received(linked);
    }

    /// Sends the hello to a new peer.
    fn greet(&self, stream: UnixStream) -> Option<Peer> {
        let mut peer = Peer::new(stream).ok()?;
        peer.send(&PeerMessage::Hello(self.side));
        Some(peer)
    }

    /// Serves a listener or one outgoing connection until no peer is left, or the program closes it.
    fn talk(&mut self, listener: Option<Listener>, mut pending: Vec<Peer>) -> Ended {
        let mut partner: Option<Peer> = None;
        let mut met = Met::No;
        loop {
            if self.send_waiting(partner.as_mut()) == Closing::Yes {
                if let Some(mut partner) = partner {
                    partner.close(self.side);
                }
                return Ended::Closed;
            }
            if partner.is_none() && pending.is_empty() && listener.is_none() {
                return Ended::Disconnected(met);
            }
            if partner.as_ref().is_none_or(|partner| partner.words.is_empty())
                && let Err(error) = self.sleep(listener.as_ref(), partner.as_ref(), &pending)
            {
                return Ended::Refused(format!("the connection to the other screen failed: {error}"));
            }
            if let Some(listener) = &listener
                && let Err(error) = self.accept(listener, &mut pending)
            {
                return Ended::Refused(format!("a connection of the other screen cannot be accepted: {error}"));
            }
            if let Some(peer) = &mut partner {
                match self.receive(peer, listener.as_ref()) {
                    Ok(()) => {}
                    Err(Ended::Replaced) => return Ended::Replaced,
                    Err(_) => {
                        partner = None;
                        self.report(LinkEvent::Disconnected);
                    }
                }
            }
            match self.handshakes(listener.as_ref(), &mut pending, &mut partner) {
                Ok(Met::Yes) => met = Met::Yes,
                Ok(Met::No) => {}
                Err(ended) => {
                    // The socket goes first: a newer program of this side that finds none listens itself.
                    drop(listener);
                    if let Some(mut partner) = partner.filter(|_| matches!(ended, Ended::Replaced)) {
                        partner.close(self.side);
                    }
                    return ended;
                }
            }
        }
    }

    /// Reads the hellos of new peers; whether a partner was among them.
    fn handshakes(
        &self,
        listener: Option<&Listener>,
        pending: &mut Vec<Peer>,
        partner: &mut Option<Peer>,
    ) -> Result<Met, Ended> {
        let mut met = Met::No;
        for mut peer in std::mem::take(pending) {
            match peer.handshake(self.side) {
                // A newer program of this side has connected.
                Handshake::Duplicate if listener.is_some() => return Err(Ended::Replaced),
                // This program is the newer one: the other closes the connection once it has read the hello.
                Handshake::Pending | Handshake::Duplicate => pending.push(peer),
                // A program that listens there and sends nonsense would send it the next time too.
                Handshake::Closed(Some(wrong)) if listener.is_none() => return Err(Ended::Refused(wrong.to_string())),
                Handshake::Closed(Some(wrong)) => self.report(LinkEvent::Dropped(wrong.to_string())),
                Handshake::Closed(None) => {}
                Handshake::Partner => {
                    if let Some(mut before) = partner.replace(peer) {
                        before.send(&PeerMessage::Replaced);
                        before.flush_blocking();
                    }
                    met = Met::Yes;
                    self.begin();
                }
            }
        }
        Ok(met)
    }

    /// Begins with a new partner, which has seen nothing yet. Keys that were meant for the partner before it are dropped.
    fn begin(&self) {
        let mut contents = self.mailbox.lock();
        contents.scene_sent = false;
        contents.drives.clear();
        drop(contents);
        self.report(LinkEvent::Connected);
    }

    /// Accepts connections of the same user.
    fn accept(&self, listener: &Listener, pending: &mut Vec<Peer>) -> io::Result<()> {
        loop {
            match listener.socket.accept() {
                Ok((stream, _)) if is_same_user(&stream) => {
                    pending.extend(self.greet(stream));
                    if pending.len() > MOST_PENDING {
                        pending.remove(0);
                    }
                }
                Ok(_) => self.report(LinkEvent::Dropped(
                    "a program of another user tried to connect, and was refused".to_owned(),
                )),
                Err(error) => match error.kind() {
                    io::ErrorKind::WouldBlock => return Ok(()),
                    io::ErrorKind::Interrupted | io::ErrorKind::ConnectionAborted => {}
                    _ => return Err(error),
                },
            }
        }
    }

    /// Sends the partner what waits for it, once it has taken what was sent before.
    fn send_waiting(&mut self, partner: Option<&mut Peer>) -> Closing {
        let mut contents = self.mailbox.lock();
        if contents.woken {
            // There is a byte in the pipe, so this does not block.
            let _ = self.wake_pipe.read(&mut [0; 8]);
            contents.woken = false;
        }
        if contents.closing {
            return Closing::Yes;
        }
        let Some(peer) = partner.filter(|peer| peer.is_flushed()) else { return Closing::No };
        for drive in contents.drives.drain(..) {
            peer.send(&PeerMessage::Drive(drive));
        }
        if let (false, Some((scene, elapsed, at))) = (contents.scene_sent, &contents.scene) {
            peer.send(&PeerMessage::Scene(millis(elapsed.saturating_add(at.elapsed())), Box::new(scene.clone())));
        }
        contents.scene_sent = true;
        Closing::No
    }

    /// Sleeps until a peer, the listener or the program has something. Which of them it was is found out by trying each.
    fn sleep(&self, listener: Option<&Listener>, partner: Option<&Peer>, pending: &[Peer]) -> io::Result<()> {
        let mut polled = vec![PollFd::new(&self.wake_pipe, PollFlags::IN)];
        polled.extend(listener.map(|listener| PollFd::new(&listener.socket, PollFlags::IN)));
        polled.extend(partner.into_iter().chain(pending).map(Peer::poll_fd));
        match poll(&mut polled, None) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Receives what the partner sends, and sends it what its socket takes.
    fn receive(&self, peer: &mut Peer, listener: Option<&Listener>) -> Result<(), Ended> {
        let gone = Err(Ended::Disconnected(Met::Yes));
        let received = peer.receive();
        while let Some(word) = peer.words.pop_front() {
            // Only the program that listens knows of a newer one: from one that has connected it is no reason to end.
            if matches!(word, PeerMessage::Replaced) && listener.is_none() {
                return Err(Ended::Replaced);
            }
            let fits = match self.side {
                Side::Notes => matches!(word, PeerMessage::Scene(..) | PeerMessage::Ended),
                Side::Slides => matches!(word, PeerMessage::Drive(_)),
            };
            let wrong = if fits { LineError::TooMuch } else { LineError::Nonsense };
            if !fits || !self.mailbox.put_received(LinkEvent::Received(word)) {
                self.report(LinkEvent::Dropped(wrong.to_string()));
                return gone;
            }
        }
        match received {
            Ok(()) => peer.flush().or(gone),
            Err(ConnectionClosed(wrong)) => {
                if let Some(wrong) = wrong {
                    self.report(LinkEvent::Dropped(wrong.to_string()));
                }
                gone
            }
        }
    }
}
