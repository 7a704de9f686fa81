//! The one way to the terminal: everything that is written to it, frames and modes alike, passes here, whole.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use crate::state::task::Capture;

/// What a frame takes at most without growing the buffer: a screen of 200x50 in colour.
const FRAME: usize = 64 * 1024;

/// How long a signal waits for a frame that is being written before it goes on without the writer.
const PATIENCE: Duration = Duration::from_millis(300);

/// What is sent to take the terminal, in order: keep the title, another screen, no cursor, pastes told apart, focus
/// told. Mouse and cursor have sequences of their own. The kitty keyboard is left alone: no key here needs it.
const TAKE: &str = "\x1b[22;2t\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h";
/// What gives it back, in the reverse order, from the end of a synchronized frame on.
const GIVE: &str = "\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l\x1b[23;2t";
/// Clicks and the wheel, as numbers of any size; not every movement, which would flood a slow line.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
/// No reports of the mouse, of focus, of pastes.
const HUSH: &str = "\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l";
/// The frame between these two is shown at once, where the terminal knows how.
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// The way to the terminal, shared by the drawing thread, the signals and the panic hook.
#[derive(Debug, Clone)]
pub struct Wire(Arc<Mutex<Line>>);

/// What is about to be written, and whether the terminal is ours.
#[derive(Debug)]
struct Line {
    frame: Vec<u8>,
    ours: bool,
    asking: Option<Termios>,
}

impl Wire {
    /// A way to a terminal that is not ours yet.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(Line { frame: Vec::with_capacity(FRAME), ours: false, asking: None })))
    }

    /// Asks the terminal something by way of a package that takes its line for that time. The line stays raw from then on,
    /// or an answer that comes late would be shown as if it had been typed; `enter` takes the rest of the terminal, and
    /// `leave` gives the line back.
    pub fn ask<T>(&self, question: impl FnOnce() -> T) -> T {
        if let Ok(before) = tcgetattr(io::stdin()) {
            self.line().asking = Some(before);
            let _ = enable_raw_mode();
        }
        question()
    }

    /// Takes the terminal: raw mode, then every mode that we use. Does nothing to a terminal that is ours.
    pub fn enter(&self, mouse: Capture) -> io::Result<()> {
        let mut line = self.line();
        if line.ours {
            return Ok(());
        }
        // First of all, since it stops a program in the background before it has written into somebody's screen.
        enable_raw_mode()?;
        line.asking = None;
        line.ours = true;
        line.frame.clear();
        write(&[TAKE.as_bytes(), pointer(mouse).as_bytes()])
    }

    /// Takes the terminal again after somebody else had it, whatever was done to it.
    pub fn reenter(&self, mouse: Capture) -> io::Result<()> {
        {
            let mut line = self.line();
            if line.ours {
                line.ours = false;
                let _ = disable_raw_mode();
                // The title that was kept is still kept: taking it again would keep ours in its place.
                write(&[b"\x1b[23;2t"])?;
            }
        }
        self.enter(mouse)
    }

    /// Asks the terminal for no more reports, while it is still ours: those on their way can be read and dropped.
    pub fn hush(&self) {
        let line = self.line();
        if line.ours {
            let _ = write(&[HUSH.as_bytes()]);
        }
    }

    /// Gives the terminal back. May be called at any time, from any thread, and again.
    pub fn leave(&self) {
        match self.line_in_time() {
            Some(mut line) if line.ours => {
                line.ours = false;
                line.frame.clear();
                // Nobody is left to be told when the terminal is gone.
                let _ = write(&[GIVE.as_bytes()]);
                let _ = disable_raw_mode();
            }
            Some(mut line) => {
                if let Some(before) = line.asking.take() {
                    let _ = disable_raw_mode();
                    // What the terminal still says is nothing that the shell should read.
                    let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &before);
                }
            }
            // The terminal takes nothing at the moment; its line discipline can be mended all the same.
            None => drop(disable_raw_mode()),
        }
    }

    /// Whether the terminal is ours.
    pub fn is_ours(&self) -> bool {
        self.line().ours
    }

    /// Takes the mouse, or gives it back to the terminal.
    pub fn point(&self, mouse: Capture) -> io::Result<()> {
        let line = self.line();
        if line.ours { write(&[pointer(mouse).as_bytes()]) } else { Ok(()) }
    }

    /// Sends what was gathered, as one synchronized frame; nothing where nothing changed.
    pub fn present(&self) -> io::Result<()> {
        let mut line = self.line();
        if line.ours && !line.frame.is_empty() {
            let written = write(&[FRAME_BEGINS, &line.frame, FRAME_ENDS]);
            line.frame.clear();
            written
        } else {
            line.frame.clear();
            Ok(())
        }
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The line, unless a frame is stuck in it.
    fn line_in_time(&self) -> Option<MutexGuard<'_, Line>> {
        let start = Instant::now();
        loop {
            match self.0.try_lock() {
                Ok(line) => return Some(line),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(2)),
            }
        }
    }
}

impl Default for Wire {
    fn default() -> Self {
        Self::new()
    }
}

/// Gathers a frame: nothing reaches the terminal before `present`.
impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line().frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const fn pointer(mouse: Capture) -> &'static str {
    match mouse {
        Capture::Program => MOUSE_ON,
        Capture::Terminal => MOUSE_OFF,
    }
}

/// Parts joined, so that they leave in one piece.
fn write(parts: &[&[u8]]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(&parts.concat())?;
    stdout.flush()
}
