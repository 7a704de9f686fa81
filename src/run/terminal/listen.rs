//! The two threads that listen: to the terminal, and to signals.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::run::terminal::inbox::Arrival;
use crate::run::terminal::screen;
use crate::run::terminal::writer::Wire;

/// How long the next event of a burst is waited for. Crossterm does not look for it at all where this is nothing; below a
/// millisecond it does not sleep meanwhile but turns round, which keeps whoever answers the key from its processor.
const NEXT: Duration = Duration::from_micros(100);

/// Listens for signals. Those that end the program give the terminal back first, whatever the other threads are doing,
/// and then end it as they would have: who started it is told which signal it was.
pub fn listen_for_signals(wire: Wire, inbox: Sender<Arrival>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let arrival = match signal {
                SIGTSTP => Arrival::Stop,
                SIGCONT => Arrival::Continued,
                SIGWINCH => {
                    let size = screen::size();
                    Arrival::Resized { width: size.width, height: size.height }
                }
                ending => {
                    wire.leave();
                    // It does not return; should it ever, the terminal is given back and the loop is told.
                    let _ = signal_hook::low_level::emulate_default_handler(ending);
                    Arrival::Ended("told to end".to_owned())
                }
            };
            if inbox.send(arrival).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Listens to the terminal, and sleeps while nothing comes.
pub fn listen_to_the_terminal(inbox: Sender<Arrival>) -> io::Result<()> {
    let terminal = terminal()?;
    // The first question makes crossterm ready, and says now what it cannot do.
    crossterm::event::poll(Duration::ZERO)?;
    thread::Builder::new().name("terminal".to_owned()).spawn(move || {
        let heard = catch_unwind(AssertUnwindSafe(|| hear(&terminal, &inbox)));
        let end = heard.unwrap_or_else(|_| "a fault of our own: listening to the terminal broke off".to_owned());
        let _ = inbox.send(Arrival::Ended(end));
    })?;
    Ok(())
}

/// Sends what the terminal reports, until it reports no more; says why.
fn hear(terminal: &OwnedFd, inbox: &Sender<Arrival>) -> String {
    loop {
        // Crossterm would turn round for ever on a terminal that is gone, so this asks before it does.
        let mut ready = [PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut ready, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return io::Error::from(error).to_string(),
        }
        let came = ready[0].revents();
        if came.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return "the terminal is gone".to_owned();
        }
        // What was read makes several events at times; the last of them is known by the next not being there.
        loop {
            match crossterm::event::poll(NEXT) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return error.to_string(),
            }
            match crossterm::event::read() {
                Ok(event) => {
                    if inbox.send(Arrival::Event(event, Instant::now())).is_err() {
                        return String::new();
                    }
                }
                Err(error) => return error.to_string(),
            }
        }
    }
}

/// Where keys come from: standard input, or the terminal itself where that is something else.
fn terminal() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned();
    }
    let terminal: File = OpenOptions::new().read(true).open("/dev/tty")?;
    Ok(terminal.into())
}
