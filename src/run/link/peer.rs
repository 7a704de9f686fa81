//! One end of a talk: what was heard of it, and what is still to be sent to it. Nothing here waits.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};

use crate::state::word::{LONGEST, Side, Word, Wrong, decode, encode};

/// How much is read at once.
const BITE: usize = 64 * 1024;

/// How long the last word may take: a program that is left must not hang.
pub const FAREWELL: Duration = Duration::from_millis(200);

/// Who somebody new turns out to be.
#[derive(Debug)]
pub enum Guest {
    /// It has not said.
    Silent,
    /// It is of no use; why, where it said something wrong.
    Gone(Option<Wrong>),
    /// It is of this program's own side.
    Twin,
    /// It is of the other side.
    Partner,
}

/// The other end was closed, or is to be: why, where it said something wrong.
#[derive(Debug)]
pub struct Hung(pub Option<Wrong>);

/// One end of a talk: what was heard of it, and what is still to be sent to it.
#[derive(Debug)]
pub struct Peer {
    /// What was heard and not looked at yet.
    pub words: VecDeque<Word>,
    stream: UnixStream,
    heard: Vec<u8>,
    saying: Vec<u8>,
}

impl Peer {
    /// Somebody who has not been talked to yet.
    pub fn new(stream: UnixStream) -> io::Result<Self> {
        stream.set_nonblocking(true)?;
        Ok(Self { words: VecDeque::new(), stream, heard: Vec::new(), saying: Vec::new() })
    }

    /// Whether everything that was said is sent.
    pub const fn is_told(&self) -> bool {
        self.saying.is_empty()
    }

    /// What to wait for at this end.
    pub fn asked(&self) -> PollFd<'_> {
        let flags = if self.saying.is_empty() { PollFlags::IN } else { PollFlags::IN | PollFlags::OUT };
        PollFd::new(&self.stream, flags)
    }

    /// Says something; what is not taken at once is sent later.
    pub fn say(&mut self, word: &Word) {
        self.saying.extend(encode(word));
        // Most of what is said is taken at once; who is gone is noticed when it is listened to.
        let _ = self.send();
    }

    /// Sends what the other end takes now.
    pub fn send(&mut self) -> Result<(), Hung> {
        while !self.saying.is_empty() {
            match self.stream.write(&self.saying) {
                Ok(0) => return Err(Hung(None)),
                Ok(sent) => drop(self.saying.drain(..sent)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => return Err(Hung(None)),
            }
        }
        Ok(())
    }

    /// Takes leave on purpose: of the slides it is said, since a talk that only breaks off can be taken up again.
    pub fn part(&mut self, own: Side) {
        if own == Side::Slides {
            self.say(&Word::Ended);
        }
        self.finish();
    }

    /// Sends the rest, which may take a moment and no more.
    pub fn finish(&mut self) {
        let last =
            |stream: &UnixStream| stream.set_nonblocking(false).and_then(|()| stream.set_write_timeout(Some(FAREWELL)));
        if last(&self.stream).is_ok() {
            // Who does not take it misses it.
            let _ = self.stream.write_all(&self.saying);
        }
    }

    /// Reads what has come, and takes the words of it.
    pub fn listen(&mut self) -> Result<(), Hung> {
        let mut bite = vec![0; BITE];
        let ended = loop {
            match self.stream.read(&mut bite) {
                Ok(0) => break true,
                Ok(read) => {
                    self.heard.extend_from_slice(bite.get(..read).unwrap_or_default());
                    break false;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break false,
                Err(_) => break true,
            }
        };
        while let Some(end) = self.heard.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = self.heard.drain(..=end).collect();
            self.words.push_back(decode(&line).map_err(|wrong| Hung(Some(wrong)))?);
        }
        if self.heard.len() > LONGEST {
            return Err(Hung(Some(Wrong::TooLong)));
        }
        if ended { Err(Hung(None)) } else { Ok(()) }
    }

    /// Hears who somebody new is. What it says after that belongs to the talk.
    pub fn introduce(&mut self, own: Side) -> Guest {
        let listened = self.listen().and_then(|()| self.send());
        match (self.words.pop_front(), listened) {
            (_, Err(Hung(wrong))) => Guest::Gone(wrong),
            (None, Ok(())) => Guest::Silent,
            (Some(Word::Hello(side)), Ok(())) if side == own => Guest::Twin,
            (Some(Word::Hello(_)), Ok(())) => Guest::Partner,
            (Some(Word::Scene(..) | Word::Drive(_) | Word::Ended | Word::Replaced), Ok(())) => {
                Guest::Gone(Some(Wrong::Nonsense))
            }
        }
    }
}
