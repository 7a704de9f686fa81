//! The two threads that read from outside: the terminal, and signals.

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
use crate::run::terminal::writer::TerminalWriter;

/// How long the next event of a burst is waited for. Crossterm does not look for it at all where this is zero; below a
/// millisecond it does not sleep but spins, which takes the processor from the thread that draws.
const BURST_WAIT: Duration = Duration::from_micros(100);

/// Listens for signals. Those that end the program restore the terminal first, whatever the other threads are doing, and
/// then end it by their default handler, so that its parent sees which signal it was.
pub fn listen_for_signals(writer: TerminalWriter, inbox: Sender<Arrival>) -> io::Result<()> {
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
                    writer.leave();
                    // It does not return; should it ever, the loop ends.
                    let _ = signal_hook::low_level::emulate_default_handler(ending);
                    Arrival::Ended("a signal asked the program to end".to_owned())
                }
            };
            if inbox.send(arrival).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Reads the terminal on a thread that sleeps while nothing comes.
pub fn listen_to_the_terminal(inbox: Sender<Arrival>) -> io::Result<()> {
    let terminal = terminal()?;
    // The first poll sets crossterm up, and fails here where it cannot.
    crossterm::event::poll(Duration::ZERO)?;
    thread::Builder::new().name("terminal".to_owned()).spawn(move || {
        let ended = catch_unwind(AssertUnwindSafe(|| forward_events(&terminal, &inbox)));
        let why = ended.unwrap_or_else(|_| "internal error: the thread that reads the terminal failed".to_owned());
        let _ = inbox.send(Arrival::Ended(why));
    })?;
    Ok(())
}

/// Sends the events of the terminal until it ends; returns why.
fn forward_events(terminal: &OwnedFd, inbox: &Sender<Arrival>) -> String {
    loop {
        // Crossterm would spin for ever on a terminal that is gone, so it is polled here first.
        let mut ready = [PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut ready, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return io::Error::from(error).to_string(),
        }
        let came = ready[0].revents();
        if came.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return "the terminal is gone".to_owned();
        }
        // What was read may hold several events; the last is known by the next not coming.
        loop {
            match crossterm::event::poll(BURST_WAIT) {
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

/// Where keys come from: standard input, or the controlling terminal where that is something else.
fn terminal() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned();
    }
    let terminal: File = OpenOptions::new().read(true).open("/dev/tty")?;
    Ok(terminal.into())
}
