//! The line between the slides and the speaker's own screen: one thread that meets the other program, listens, and talks.
//!
//! The thread sleeps until something comes, from the other program or from this one. What goes out is kept in one place
//! for the newest scene and a short queue of keys, so that neither drawing nor a key ever waits for a slow program. What
//! comes in is kept in a short queue too; who says more than it holds, or anything but words, is dropped. Of two programs
//! of one side the newest wins: the other is told, and does not come back by itself.

use std::io::{self, PipeReader, Read};
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use crate::run::link::outbox::Desk;
use crate::run::link::peer::{FAREWELL, Guest, Hung, Peer};
use crate::run::link::socket::{Door, Knocked, Meeting, is_own};
use crate::run::terminal::inbox::Arrival;
use crate::state::scene::Scene;
use crate::state::word::{Drive, Linked, Side, Word, Wrong, millis};
use crate::text::prose;

/// How many may be at the door without having said who they are.
const MOST_GUESTS: usize = 4;

/// How often in a row somebody may hang up without a word before nobody is called any more.
const MOST_HANG_UPS: usize = 16;

/// The line, as the program has it. It hangs up when it is dropped.
#[derive(Debug)]
pub struct Link {
    desk: Arc<Desk>,
    done: Receiver<()>,
}

impl Link {
    /// Begins to meet the other side. What is heard rings at the inbox, and is fetched by `heard`.
    pub fn new(
        side: Side,
        inbox: Sender<Arrival>,
        place: impl FnOnce() -> Result<Meeting, String> + Send + 'static,
    ) -> io::Result<Self> {
        let (ringing, bell) = io::pipe()?;
        let desk = Arc::new(Desk::new(bell, inbox));
        let (ended, done) = mpsc::channel();
        let line = Line { side, ringing, desk: Arc::clone(&desk) };
        thread::Builder::new().name("link".to_owned()).spawn(move || {
            let desk = Arc::clone(&line.desk);
            if catch_unwind(AssertUnwindSafe(|| line.run(place))).is_err() {
                let why = "a fault of our own: the line to the other screen broke off".to_owned();
                desk.tell(Linked::Refused(why));
            }
            let _ = ended.send(());
        })?;
        Ok(Self { desk, done })
    }

    /// Says what is on the slides now. Only the newest counts.
    pub fn show(&self, scene: Scene, elapsed: Duration) {
        self.desk.show(scene, elapsed);
    }

    /// Asks the slides to do something.
    pub fn drive(&self, drive: Drive) {
        self.desk.drive(drive);
    }

    /// What was heard since this was asked last.
    pub fn heard(&self) -> Vec<Linked> {
        self.desk.heard()
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.desk.leave();
        let _ = self.done.recv_timeout(FAREWELL + FAREWELL);
    }
}

/// Why the thread stops talking to somebody, or altogether.
#[derive(Debug)]
enum End {
    /// The program is done with it.
    Left,
    /// The other program is gone.
    Parted(Heard),
    /// A newer program has the place.
    Replaced,
    /// Nobody can be talked to; why.
    Refused(String),
}

/// Whether the one who is gone had said who it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    Somebody,
    Nobody,
}

struct Line {
    side: Side,
    ringing: PipeReader,
    desk: Arc<Desk>,
}

impl Line {
    fn run(mut self, place: impl FnOnce() -> Result<Meeting, String>) {
        let last = match place() {
            Ok(meeting) => self.meet(&meeting),
            Err(why) => End::Refused(why),
        };
        match last {
            End::Left | End::Parted(_) => {}
            End::Replaced => drop(self.tell(Linked::Replaced)),
            End::Refused(why) => drop(self.tell(Linked::Refused(why))),
        }
    }

    /// Meets whoever comes, one after the other.
    fn meet(&mut self, meeting: &Meeting) -> End {
        let mut hang_ups = 0;
        while hang_ups <= MOST_HANG_UPS {
            let end = match meeting.knock() {
                Ok(Knocked::Waiting(door)) => self.talk(Some(door), Vec::new()),
                Ok(Knocked::Answered(stream)) => {
                    let host = self.greet(stream);
                    self.talk(None, host.into_iter().collect())
                }
                Err(why) => return End::Refused(why),
            };
            match end {
                End::Parted(Heard::Somebody) => hang_ups = 0,
                End::Parted(Heard::Nobody) => hang_ups += 1,
                End::Left | End::Replaced | End::Refused(_) => return end,
            }
        }
        End::Refused(format!(
            "whoever waits in {} hangs up at once",
            prose::clean(&meeting.path().display().to_string())
        ))
    }

    fn tell(&self, linked: Linked) -> bool {
        self.desk.tell(linked)
    }

    /// Says who this is to somebody new.
    fn greet(&self, stream: UnixStream) -> Option<Peer> {
        let mut peer = Peer::new(stream).ok()?;
        peer.say(&Word::Hello(self.side));
        Some(peer)
    }

    /// Talks until there is nobody to talk to, or no more to say.
    fn talk(&mut self, door: Option<Door>, mut guests: Vec<Peer>) -> End {
        let mut partner: Option<Peer> = None;
        let mut met = Heard::Nobody;
        loop {
            if self.answer(partner.as_mut()) == Leaving::Yes {
                if let Some(mut partner) = partner {
                    partner.part(self.side);
                }
                return End::Left;
            }
            if partner.is_none() && guests.is_empty() && door.is_none() {
                return End::Parted(met);
            }
            if partner.as_ref().is_none_or(|partner| partner.words.is_empty())
                && let Err(error) = self.sleep(door.as_ref(), partner.as_ref(), &guests)
            {
                return End::Refused(format!("the other screen cannot be waited for: {error}"));
            }
            if let Some(door) = &door
                && let Err(error) = self.admit(door, &mut guests)
            {
                return End::Refused(format!("the other screen cannot be let in: {error}"));
            }
            if let Some(peer) = &mut partner {
                match self.hear_partner(peer) {
                    Ok(()) => {}
                    Err(End::Replaced) => return End::Replaced,
                    Err(_) => {
                        partner = None;
                        self.tell(Linked::Parted);
                    }
                }
            }
            let mut silent = Vec::new();
            for mut guest in guests {
                match guest.introduce(self.side) {
                    // A newer program of this side has come. It finds nobody here now, and waits in this place.
                    Guest::Twin if door.is_some() => {
                        drop(door);
                        if let Some(mut partner) = partner {
                            partner.part(self.side);
                        }
                        return End::Replaced;
                    }
                    // An older program of this side waits there. It hangs up once it has heard of this one.
                    Guest::Silent | Guest::Twin => silent.push(guest),
                    // Whoever waits at the door and means nothing would mean nothing the next time.
                    Guest::Gone(Some(wrong)) if door.is_none() => return End::Refused(wrong.to_string()),
                    Guest::Gone(Some(wrong)) => drop(self.tell(Linked::Dropped(wrong.to_string()))),
                    Guest::Gone(None) => {}
                    Guest::Partner => {
                        if let Some(mut before) = partner.replace(guest) {
                            before.say(&Word::Replaced);
                            before.finish();
                        }
                        met = Heard::Somebody;
                        self.begin();
                    }
                }
            }
            guests = silent;
        }
    }

    /// Begins with somebody who knows nothing yet.
    fn begin(&self) {
        let mut papers = self.desk.papers();
        papers.told = false;
        // Keys that were meant for somebody else.
        papers.drives.clear();
        drop(papers);
        self.tell(Linked::Met);
    }

    /// Lets in whoever knocks, if it is the same user.
    fn admit(&self, door: &Door, guests: &mut Vec<Peer>) -> io::Result<()> {
        loop {
            match door.listener.accept() {
                Ok((stream, _)) if is_own(&stream) => {
                    guests.extend(self.greet(stream));
                    if guests.len() > MOST_GUESTS {
                        guests.remove(0);
                    }
                }
                Ok(_) => drop(self.tell(Linked::Dropped("somebody else knocked, and was not let in".to_owned()))),
                Err(error) => match error.kind() {
                    io::ErrorKind::WouldBlock => return Ok(()),
                    io::ErrorKind::Interrupted | io::ErrorKind::ConnectionAborted => {}
                    _ => return Err(error),
                },
            }
        }
    }

    /// Gives the partner what there is to say, once it has taken what was said before.
    fn answer(&mut self, partner: Option<&mut Peer>) -> Leaving {
        let mut papers = self.desk.papers();
        if papers.rung {
            // There is a byte in the pipe, so this does not wait.
            let _ = self.ringing.read(&mut [0; 8]);
            papers.rung = false;
        }
        if papers.leaving {
            return Leaving::Yes;
        }
        let Some(peer) = partner.filter(|peer| peer.is_told()) else { return Leaving::No };
        for drive in papers.drives.drain(..) {
            peer.say(&Word::Drive(drive));
        }
        if let (false, Some((scene, elapsed, at))) = (papers.told, &papers.scene) {
            peer.say(&Word::Scene(millis(elapsed.saturating_add(at.elapsed())), Box::new(scene.clone())));
        }
        papers.told = true;
        Leaving::No
    }

    /// Sleeps until something can be done. What can be is found out by trying.
    fn sleep(&self, door: Option<&Door>, partner: Option<&Peer>, guests: &[Peer]) -> io::Result<()> {
        let mut asked = vec![PollFd::new(&self.ringing, PollFlags::IN)];
        asked.extend(door.map(|door| PollFd::new(&door.listener, PollFlags::IN)));
        asked.extend(partner.into_iter().chain(guests).map(Peer::asked));
        match poll(&mut asked, None) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Hears what the partner says, and sends what it takes.
    fn hear_partner(&self, peer: &mut Peer) -> Result<(), End> {
        let gone = Err(End::Parted(Heard::Somebody));
        let listened = peer.listen();
        while let Some(word) = peer.words.pop_front() {
            let fits = match (&word, self.side) {
                (Word::Replaced, _) => return Err(End::Replaced),
                (Word::Scene(..) | Word::Ended, Side::Notes) | (Word::Drive(_), Side::Slides) => true,
                (Word::Hello(_), _) | (Word::Scene(..) | Word::Ended, Side::Slides) | (Word::Drive(_), Side::Notes) => {
                    false
                }
            };
            let wrong = if fits { Wrong::TooMuch } else { Wrong::Nonsense };
            if !fits || !self.tell(Linked::Heard(word)) {
                self.tell(Linked::Dropped(wrong.to_string()));
                return gone;
            }
        }
        match listened {
            Ok(()) => peer.send().or(gone),
            Err(Hung(wrong)) => {
                if let Some(wrong) = wrong {
                    self.tell(Linked::Dropped(wrong.to_string()));
                }
                gone
            }
        }
    }
}

/// Whether the program is done with the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    Yes,
    No,
}
