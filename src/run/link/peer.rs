//! One connected peer: what was received from it, and what is still to be sent. Nothing here blocks but the last send.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};

use crate::state::second_screen::peer_message::{LONGEST, LineError, PeerMessage, Side, decode, encode};

/// How many bytes are read at once.
const READ_SIZE: usize = 64 * 1024;

/// How long the last send may take: a program that is left must not hang.
pub const CLOSE_TIMEOUT: Duration = Duration::from_millis(200);

/// What the handshake with a new peer has come to.
#[derive(Debug)]
pub enum Handshake {
    /// It has not sent its hello yet.
    Pending,
    /// It was closed; why, where it sent something wrong.
    Closed(Option<LineError>),
    /// It is another program of this side.
    Duplicate,
    /// It is of the other side.
    Partner,
}

/// The connection was closed, or is to be: why, where the peer sent something wrong.
#[derive(Debug)]
pub struct ConnectionClosed(pub Option<LineError>);

#[derive(Debug)]
pub struct Peer {
    /// What was received and not handled yet.
    pub words: VecDeque<PeerMessage>,
    stream: UnixStream,
    received: Vec<u8>,
    outgoing: Vec<u8>,
}

impl Peer {
    pub fn new(stream: UnixStream) -> io::Result<Self> {
        stream.set_nonblocking(true)?;
        Ok(Self { words: VecDeque::new(), stream, received: Vec::new(), outgoing: Vec::new() })
    }

    /// Whether everything is sent.
    pub const fn is_flushed(&self) -> bool {
        self.outgoing.is_empty()
    }

    /// What to poll for.
    pub fn poll_fd(&self) -> PollFd<'_> {
        let flags = if self.outgoing.is_empty() { PollFlags::IN } else { PollFlags::IN | PollFlags::OUT };
        PollFd::new(&self.stream, flags)
    }

    /// Sends a word; what does not fit into the socket now is sent later.
    pub fn send(&mut self, word: &PeerMessage) {
        self.outgoing.extend(encode(word));
        // A peer that is gone is noticed when it is read from.
        let _ = self.flush();
    }

    /// Sends what the socket takes now.
    pub fn flush(&mut self) -> Result<(), ConnectionClosed> {
        while !self.outgoing.is_empty() {
            match self.stream.write(&self.outgoing) {
                Ok(0) => return Err(ConnectionClosed(None)),
                Ok(sent) => drop(self.outgoing.drain(..sent)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => return Err(ConnectionClosed(None)),
            }
        }
        Ok(())
    }

    /// Ends the connection on purpose. Slides say so, since a connection that only breaks off can be made again.
    pub fn close(&mut self, own: Side) {
        if own == Side::Slides {
            self.send(&PeerMessage::Ended);
        }
        self.flush_blocking();
    }

    /// Sends the rest, for as long as the timeout allows.
    pub fn flush_blocking(&mut self) {
        let blocking = |stream: &UnixStream| {
            stream.set_nonblocking(false).and_then(|()| stream.set_write_timeout(Some(CLOSE_TIMEOUT)))
        };
        if blocking(&self.stream).is_ok() {
            // A peer that takes too long misses it.
            let _ = self.stream.write_all(&self.outgoing);
        }
    }

    /// Reads what has come, and decodes its words.
    pub fn receive(&mut self) -> Result<(), ConnectionClosed> {
        let mut buffer = vec![0; READ_SIZE];
        let ended = loop {
            match self.stream.read(&mut buffer) {
                Ok(0) => break true,
                Ok(read) => {
                    self.received.extend_from_slice(buffer.get(..read).unwrap_or_default());
                    break false;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break false,
                Err(_) => break true,
            }
        };
        while let Some(end) = self.received.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = self.received.drain(..=end).collect();
            self.words.push_back(decode(&line).map_err(|wrong| ConnectionClosed(Some(wrong)))?);
        }
        if self.received.len() > LONGEST {
            return Err(ConnectionClosed(Some(LineError::TooLong)));
        }
        if ended { Err(ConnectionClosed(None)) } else { Ok(()) }
    }

    /// Reads the hello of a new peer. What it sends after that is left for later.
    pub fn handshake(&mut self, own: Side) -> Handshake {
        let received = self.receive().and_then(|()| self.flush());
        match (self.words.pop_front(), received) {
            (_, Err(ConnectionClosed(wrong))) => Handshake::Closed(wrong),
            (None, Ok(())) => Handshake::Pending,
            (Some(PeerMessage::Hello(side)), Ok(())) if side == own => Handshake::Duplicate,
            (Some(PeerMessage::Hello(_)), Ok(())) => Handshake::Partner,
            (
                Some(PeerMessage::Scene(..) | PeerMessage::Drive(_) | PeerMessage::Ended | PeerMessage::Replaced),
                Ok(()),
            ) => Handshake::Closed(Some(LineError::Nonsense)),
        }
    }
}
