//! The loop: what arrives is told to the reader, what the reader asks is done, and then one frame is drawn.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io;
use std::panic;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvError, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Zoned;

use crate::run::library::bundles::Remaining;
use crate::run::library::origin::BundlePath;
use crate::run::link::connection::Connection;
use crate::run::link::socket::SocketFolder;
use crate::run::os::failure::Failure;
use crate::run::os::job_control as jobs;
use crate::run::os::output;
use crate::run::program::lanes::{Lanes, said};
use crate::run::program::work::{World, copiable, perform};
use crate::run::terminal::inbox::{Action, Arrival, Inbox, TerminalQuery};
use crate::run::terminal::listen;
use crate::run::terminal::screen::Screen;
use crate::run::terminal::writer::TerminalWriter;
use crate::state::message::Message;
use crate::state::task::Task;
use crate::state::{State, update};

/// How many arrivals make one frame at most: a flood must not keep the screen from changing.
const BATCH: usize = 4096;

/// How long after a frame the next may be drawn that says only how far the reading has come.
const PROGRESS: Duration = Duration::from_millis(100);

/// At the end, input is dropped until nothing came for so long, or for so long in all: reports of the mouse that are on
/// their way must not be typed into the shell.
const QUIET: Duration = Duration::from_millis(12);
const DRAIN: Duration = Duration::from_millis(60);

/// How long the clock shows the same.
const MINUTE: Duration = Duration::from_secs(60);

/// What the loop begins with.
#[derive(Debug)]
pub struct Session {
    pub state: State,
    /// What it is drawn on.
    pub screen: Screen,
    pub world: Arc<World>,
    /// What was read already, and whether there is more to read.
    pub rest: (Vec<BundlePath>, Remaining),
    /// Whether the terminal still owes an answer.
    pub asked: TerminalQuery,
    /// The way to the terminal, and what comes from it.
    pub line: Line,
    /// As if the program had been running for so long already, for a test.
    #[cfg(debug_assertions)]
    pub ago: Duration,
    /// Whether to panic after the first frame, for a test.
    #[cfg(debug_assertions)]
    pub panics: bool,
}

/// The way to the terminal, and where everything arrives.
#[derive(Debug)]
pub struct Line {
    /// The way to the terminal.
    pub writer: TerminalWriter,
    hold: Hold,
    sender: Sender<Arrival>,
    inbox: Receiver<Arrival>,
}

/// Gives the terminal back when it is let go, wherever that is: it may have been asked something and never been taken.
#[derive(Debug)]
struct Hold(TerminalWriter);

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.leave();
    }
}

impl Line {
    /// Gets ready to take the terminal: from now on it is given back whatever happens.
    pub fn new() -> Result<Self, Failure> {
        let (sender, inbox) = mpsc::channel();
        let writer = TerminalWriter::new();
        give_back_on_panic(writer.clone());
        listen::listen_for_signals(writer.clone(), sender.clone()).map_err(|error| unusable(&error))?;
        Ok(Self { hold: Hold(writer.clone()), writer, sender, inbox })
    }
}

/// Whether the loop goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    End,
}

/// The program while it runs.
struct Program {
    state: State,
    screen: Screen,
    lanes: Lanes,
    world: Arc<World>,
    began: Instant,
    inbox: Sender<Arrival>,
    link: Option<Connection>,
}

/// Runs the reader until it is left.
pub fn run(session: Session) -> Result<(), Failure> {
    #[cfg(debug_assertions)]
    let (panics, ago) = (session.panics, session.ago);
    let Session { state, mut screen, world, rest, asked, line, .. } = session;
    let Line { hold: _hold, sender, inbox, .. } = line;
    screen.take().map_err(|error| unusable(&error))?;
    screen.draw(&state).map_err(|error| gone(&error))?;
    // Whatever is not needed for the first frame comes after it. Keys are kept by the terminal meanwhile, and a new size
    // by the thread that hears signals, which was there before the first was asked for.
    listen::listen_to_the_terminal(sender.clone()).map_err(|error| unusable(&error))?;
    let lanes = Lanes::new(&world, &sender).map_err(|error| unusable(&error))?;
    let mut program = Program { state, screen, lanes, world, began: Instant::now(), inbox: sender.clone(), link: None };
    #[cfg(debug_assertions)]
    {
        program.began = program.began.checked_sub(ago).unwrap_or(program.began);
        // For a test of what a panic leaves behind.
        assert!(!panics, "asked for on the command line");
    }
    program.lanes.fill(program.state.contents.library.bundles().to_vec(), rest);
    let ended = program.turn(&inbox, Inbox::new(asked));
    program.screen.stop_reports();
    drain(&inbox);
    drop(program);
    ended
}

impl Program {
    fn turn(&mut self, arrivals: &Receiver<Arrival>, mut inbox: Inbox) -> Result<(), Failure> {
        self.relay()?;
        let mut drawn = Instant::now();
        // When a frame is due that shows only progress: there is none once the library is read.
        let mut due: Option<Instant> = None;
        while let Ok(first) = self.next(arrivals, due) {
            let mut awaited = false;
            let batch = first.into_iter().chain(arrivals.try_iter().take(BATCH));
            for step in inbox.fold(batch) {
                awaited |= !step.is_progress();
                let flow = self.step(step)?;
                if flow == Flow::End {
                    return Ok(());
                }
            }
            let now = Instant::now();
            if awaited || now >= *due.get_or_insert(drawn + PROGRESS) {
                self.screen.draw(&self.state).map_err(|error| gone(&error))?;
                (drawn, due) = (now, None);
            }
            // The audience's screen comes first.
            self.relay()?;
        }
        Ok(())
    }

    /// Restores the terminal and closes the connection to the other screen, which would wait for ever for a stopped program.
    /// Both are taken again when it is continued.
    fn stand_aside(&mut self) {
        self.link = None;
        self.screen.leave();
    }

    /// The next thing that arrives; nothing where a frame is due before anything does. Nothing else is waited for, except on
    /// the speaker's own screen: it shows the time of day, so it wakes when the minute is full, and only then. The talk's
    /// minutes are counted on the same occasions, and whenever something happens; so they are never ahead, and late by less
    /// than a minute. No other screen has a clock, the audience's least of all.
    fn next(&self, arrivals: &Receiver<Arrival>, due: Option<Instant>) -> Result<Option<Arrival>, RecvError> {
        let frame = due.map(|due| due.saturating_duration_since(Instant::now()));
        let minute = self.state.stage.notes().map(|_| {
            let clock = Zoned::now().time();
            let gone =
                Duration::new(u64::from(clock.second().unsigned_abs()), clock.subsec_nanosecond().unsigned_abs());
            MINUTE.saturating_sub(gone)
        });
        let Some(wait) = frame.into_iter().chain(minute).min() else { return arrivals.recv().map(Some) };
        match arrivals.recv_timeout(wait) {
            Ok(arrival) => Ok(Some(arrival)),
            Err(RecvTimeoutError::Timeout) if minute == Some(wait) => Ok(Some(Arrival::Message(Message::Minute))),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(RecvError),
        }
    }

    /// Keeps the line to the other screen for as long as there may be one, and says there what is on the slides.
    fn relay(&mut self) -> Result<(), Failure> {
        let Some(side) = self.state.stage.side() else {
            self.link = None;
            return Ok(());
        };
        let link = match &mut self.link {
            Some(link) => link,
            none => {
                let link = Connection::new(side, self.inbox.clone(), SocketFolder::of_user)
                    .map_err(|error| unusable(&error))?;
                none.insert(link)
            }
        };
        if let Some((elapsed, scene)) = self.state.scene() {
            link.show(scene, elapsed);
        }
        Ok(())
    }

    fn step(&mut self, step: Action) -> Result<Flow, Failure> {
        match step {
            Action::Update(message) => self.tell(message),
            Action::ReadMailbox => {
                for linked in self.link.as_ref().map(Connection::take_received).unwrap_or_default() {
                    self.tell(Message::Linked(linked))?;
                }
                Ok(Flow::On)
            }
            Action::Resize { width, height } => {
                self.screen.resize((width, height).into()).map_err(|error| gone(&error))?;
                self.tell(Message::Resize { width, height })
            }
            Action::Stop => {
                if jobs::has_shell() {
                    self.stand_aside();
                    jobs::stop();
                    return Ok(Flow::On);
                }
                self.tell(Message::Said(
                    "no shell with job control could continue the program, so it was not stopped".to_owned(),
                ))
            }
            Action::Continue => {
                self.screen.reenter().map_err(|error| gone(&error))?;
                let size = self.screen.size();
                self.tell(Message::Resize { width: size.width, height: size.height })
            }
            Action::End(why) => Err(Failure::Failed(why)),
        }
    }

    fn tell(&mut self, message: Message) -> Result<Flow, Failure> {
        self.state.clock.now = self.began.elapsed();
        if self.state.stage.notes().is_some() {
            self.state.clock.time = Zoned::now().time();
        }
        for task in update(&mut self.state, message) {
            if self.act(task)? == Flow::End {
                return Ok(Flow::End);
            }
        }
        Ok(Flow::On)
    }

    fn act(&mut self, task: Task) -> Result<Flow, Failure> {
        match task {
            Task::Quit => return Ok(Flow::End),
            Task::Suspend if jobs::has_shell() => {
                // The terminal is given back before anybody stops, or the shell's prompt would be lost in our screen.
                self.stand_aside();
                jobs::stop_job();
            }
            Task::Suspend => return self.step(Action::Stop),
            Task::Redraw => self.screen.redraw().map_err(|error| gone(&error))?,
            Task::Mouse(capture) => self.screen.set_mouse(capture).map_err(|error| gone(&error))?,
            Task::Copy { .. } => {
                if let Task::Copy { text, .. } = &task
                    && copiable(text).is_ok()
                {
                    self.screen.copy(text).map_err(|error| gone(&error))?;
                }
                for message in perform(&task, &self.world) {
                    self.tell(message)?;
                }
            }
            // Kept at once and in order: the next key may be the one that quits.
            Task::KeepWalks(_) | Task::KeepViews(_) | Task::Write { .. } => {
                for message in perform(&task, &self.world) {
                    self.tell(message)?;
                }
            }
            Task::Drive(drive) => {
                if let Some(link) = &self.link {
                    link.drive(drive);
                }
            }
            Task::Reload | Task::Index(_) | Task::Search(_) | Task::KeepTheme(_) | Task::Export { .. } => {
                self.lanes.give(task);
            }
        }
        Ok(Flow::On)
    }
}

/// What is said of a terminal that cannot be used.
pub fn unusable(error: &io::Error) -> Failure {
    Failure::Failed(format!("the terminal cannot be used: {error}"))
}

fn gone(error: &io::Error) -> Failure {
    Failure::Failed(format!("the terminal is gone: {error}"))
}

/// Drops what still comes in.
fn drain(inbox: &Receiver<Arrival>) {
    let end = Instant::now() + DRAIN;
    while Instant::now() < end && inbox.recv_timeout(QUIET).is_ok() {}
}

/// Gives the terminal back before a panic is told, so that it can be read. Only the thread that draws does so: a worker's
/// panic is caught, and must not tear down the screen of a program that goes on.
fn give_back_on_panic(writer: TerminalWriter) {
    let drawing = thread::current().id();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().id() != drawing {
            return;
        }
        writer.leave();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        output::say(&format!("internal error at {place}: {}", said(panic.payload())));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            output::say_lines(&trace.to_string());
        }
    }));
}
