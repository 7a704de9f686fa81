//! The only writer to the terminal: frames and modes alike pass here, each in one write.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use crate::state::task::MouseOwner;

/// The size of the frame buffer at first: enough for a screen of 200x50 in colour.
const FRAME_CAPACITY: usize = 64 * 1024;

/// How long a signal waits for a frame that is being written before it goes on without the lock.
const LOCK_TIMEOUT: Duration = Duration::from_millis(300);

/// Takes the terminal, in this order: save the title, alternate screen, hide the cursor, bracketed paste, focus reports.
/// Mouse and cursor have sequences of their own. The kitty keyboard protocol is not used: no key here needs it.
const ENTER: &str = "\x1b[22;2t\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h";
/// Restores it, in the reverse order, after the end of a synchronized frame.
const LEAVE: &str = "\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l\x1b[23;2t";
/// Clicks and the wheel, in the SGR encoding; not every movement, which would flood a slow line.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
/// No reports of the mouse, of focus, of pastes.
const REPORTS_OFF: &str = "\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l";
/// The frame between these two is shown at once, where the terminal supports synchronized output.
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// The writer, shared by the drawing thread, the signal thread and the panic hook.
#[derive(Debug, Clone)]
pub struct TerminalWriter(Arc<Mutex<WriterState>>);

#[derive(Debug)]
struct WriterState {
    frame: Vec<u8>,
    /// Whether the terminal was taken and not restored yet.
    entered: bool,
    /// The mode of the terminal before it was queried.
    mode_before_query: Option<Termios>,
}

impl TerminalWriter {
    /// A writer to a terminal that was not taken yet.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(WriterState {
            frame: Vec::with_capacity(FRAME_CAPACITY),
            entered: false,
            mode_before_query: None,
        })))
    }

    /// Runs a query of the terminal. Raw mode stays on from then on, or an answer that comes late would be echoed as if it had
    /// been typed; `enter` takes the rest of the terminal, and `leave` restores the mode.
    pub fn query<T>(&self, query: impl FnOnce() -> T) -> T {
        if let Ok(before) = tcgetattr(io::stdin()) {
            self.state().mode_before_query = Some(before);
            let _ = enable_raw_mode();
        }
        query()
    }

    /// Takes the terminal: raw mode, then every mode that is used. Does nothing to a terminal that was taken already.
    pub fn enter(&self, mouse: MouseOwner) -> io::Result<()> {
        let mut state = self.state();
        if state.entered {
            return Ok(());
        }
        // First, since it stops a program in the background before it writes to a terminal that another one uses.
        enable_raw_mode()?;
        state.mode_before_query = None;
        state.entered = true;
        state.frame.clear();
        write(&[ENTER.as_bytes(), mouse_sequence(mouse).as_bytes()])
    }

    /// Takes the terminal again after another program had it, whatever was done to it.
    pub fn reenter(&self, mouse: MouseOwner) -> io::Result<()> {
        {
            let mut state = self.state();
            if state.entered {
                state.entered = false;
                let _ = disable_raw_mode();
                // The title that was saved is still saved: to save it again would replace it by this program's.
                write(&[b"\x1b[23;2t"])?;
            }
        }
        self.enter(mouse)
    }

    /// Turns reports off before the terminal is left: those on their way can be read and dropped.
    pub fn stop_reports(&self) {
        let state = self.state();
        if state.entered {
            let _ = write(&[REPORTS_OFF.as_bytes()]);
        }
    }

    /// Restores the terminal. May be called at any time, from any thread, and again.
    pub fn leave(&self) {
        match self.state_in_time() {
            Some(mut state) if state.entered => {
                state.entered = false;
                state.frame.clear();
                // An error means that the terminal is gone, and then there is no place to report it.
                let _ = write(&[LEAVE.as_bytes()]);
                let _ = disable_raw_mode();
            }
            Some(mut state) => {
                if let Some(before) = state.mode_before_query.take() {
                    let _ = disable_raw_mode();
                    // A late answer of the terminal must not be read by the shell.
                    let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &before);
                }
            }
            // A frame blocks the terminal; its mode can be restored all the same.
            None => drop(disable_raw_mode()),
        }
    }

    pub fn is_entered(&self) -> bool {
        self.state().entered
    }

    /// Turns mouse reports on or off.
    pub fn set_mouse(&self, mouse: MouseOwner) -> io::Result<()> {
        let state = self.state();
        if state.entered { write(&[mouse_sequence(mouse).as_bytes()]) } else { Ok(()) }
    }

    /// Sends the buffer as one synchronized frame; nothing where it is empty.
    pub fn present(&self) -> io::Result<()> {
        let mut state = self.state();
        if state.entered && !state.frame.is_empty() {
            let written = write(&[FRAME_BEGINS, &state.frame, FRAME_ENDS]);
            state.frame.clear();
            written
        } else {
            state.frame.clear();
            Ok(())
        }
    }

    fn state(&self) -> MutexGuard<'_, WriterState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, unless a frame that is being written holds the lock for too long.
    fn state_in_time(&self) -> Option<MutexGuard<'_, WriterState>> {
        let start = Instant::now();
        loop {
            match self.0.try_lock() {
                Ok(state) => return Some(state),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if start.elapsed() > LOCK_TIMEOUT => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(2)),
            }
        }
    }
}

impl Default for TerminalWriter {
    fn default() -> Self {
        Self::new()
    }
}

/// Buffers a frame: nothing reaches the terminal before `present`.
impl Write for TerminalWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.state().frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const fn mouse_sequence(mouse: MouseOwner) -> &'static str {
    match mouse {
        MouseOwner::Program => MOUSE_ON,
        MouseOwner::Terminal => MOUSE_OFF,
    }
}

/// Writes parts in one call, so that no other output comes between them.
fn write(parts: &[&[u8]]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(&parts.concat())?;
    stdout.flush()
}
