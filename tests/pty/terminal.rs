//! A program in a pseudo-terminal: started, typed to, watched until it shows what it should, and seen out.

use std::env;
use std::fs::File;
use std::io::{self, PipeWriter, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, Signal, ioctl_tiocsctty, kill_process, setsid};
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

use super::model::{Answers, Model};

/// The variable that makes this executable become a program.
const LAUNCH: &str = "BRIEFING_PTY_LAUNCH";

/// What stands between its words: a character that is in none of them.
const BETWEEN: &str = "\u{1f}";

/// How long a program may take before it is held to be stuck. It is never waited for in vain.
const PATIENCE: Duration = Duration::from_secs(20);

/// Into how many slices a slow terminal cuts a second.
const SLICES: usize = 20;

/// A program to start, and the terminal to start it in.
pub struct Start {
    pub program: String,
    pub args: Vec<String>,
    /// The whole environment beside `TERM` and the like, which a terminal sets.
    pub env: Vec<(String, String)>,
    pub columns: u16,
    pub rows: u16,
    pub answers: Answers,
    /// Whether standard input is the terminal.
    pub stdin: Input,
    pub folder: std::path::PathBuf,
    /// How many bytes the terminal takes in a second; as many as come where nothing is said.
    pub pace: Option<usize>,
}

/// What standard input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Terminal,
    Closed,
}

impl Start {
    /// A program in a terminal of 80x24 with true colour, in the folder for temporary files.
    pub fn new(program: impl Into<String>) -> Self {
        let env =
            [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")];
        Self {
            program: program.into(),
            args: Vec::new(),
            env: env.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            columns: 80,
            rows: 24,
            answers: Answers::Dark,
            stdin: Input::Terminal,
            folder: env::temp_dir(),
            pace: None,
        }
    }

    pub fn args<A: Into<String>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub fn answers(mut self, answers: Answers) -> Self {
        self.answers = answers;
        self
    }

    pub fn stdin(mut self, stdin: Input) -> Self {
        self.stdin = stdin;
        self
    }

    pub fn pace(mut self, bytes: usize) -> Self {
        self.pace = Some(bytes);
        self
    }

    pub fn folder(mut self, folder: &std::path::Path) -> Self {
        folder.clone_into(&mut self.folder);
        self
    }
}

/// Becomes the program that a pseudo-terminal asked for; returns at once where none did.
pub fn launch() {
    let Some(launch) = env::var_os(LAUNCH) else { return };
    setsid().unwrap();
    // The launcher is given the terminal as its standard error, since its own output must not be seen there.
    ioctl_tiocsctty(io::stderr()).unwrap();
    let terminal = || Stdio::from(io::stderr().as_fd().try_clone_to_owned().unwrap());
    let launch = launch.into_string().unwrap();
    let mut words = launch.split(BETWEEN);
    let stdin = if words.next() == Some("closed") { Stdio::null() } else { terminal() };
    let mut command = Command::new(words.next().unwrap());
    command.args(words).stdin(stdin).stdout(terminal()).stderr(terminal()).env_remove(LAUNCH);
    // One byte says that the program begins now: what it takes is measured from here.
    io::stdout().write_all(b"\x02").unwrap();
    io::stdout().flush().unwrap();
    let refused = command.exec();
    panic!("{} does not start: {refused}", command.get_program().display());
}

/// What the reading thread and the tests share.
struct Shared {
    model: Mutex<(Model, Traffic)>,
    changed: Condvar,
}

/// How much came, and when.
#[derive(Debug, Clone, Copy)]
pub struct Traffic {
    pub bytes: usize,
    pub last: Instant,
}

/// A program in its terminal. What is left of it is killed when it is dropped.
pub struct Pty {
    shared: Arc<Shared>,
    line: Option<(File, PipeWriter, JoinHandle<()>)>,
    slave: OwnedFd,
    before: Termios,
    child: Child,
    status: Option<ExitStatus>,
    pub started: Instant,
    fences: usize,
}

impl Pty {
    pub fn start(start: &Start) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let slave = ioctl_tiocgptpeer(&master, flags).unwrap();
        tcsetwinsize(&slave, window(start.columns, start.rows)).unwrap();
        let before = tcgetattr(&slave).unwrap();
        let mut launcher = Command::new(env::current_exe().unwrap());
        launcher.args(["--exact", "launcher", "--nocapture", "--quiet"]).current_dir(&start.folder);
        launcher.env_clear().envs(start.env.iter().map(|(name, value)| (name, value)));
        let stdin = if start.stdin == Input::Closed { "closed" } else { "open" };
        let words = [stdin.to_owned(), start.program.clone()].into_iter().chain(start.args.iter().cloned());
        launcher.env(LAUNCH, words.collect::<Vec<_>>().join(BETWEEN));
        launcher.stdin(Stdio::null()).stdout(Stdio::piped());
        launcher.stderr(Stdio::from(slave.try_clone().unwrap()));
        let mut child = launcher.spawn().unwrap();
        let mut said = child.stdout.take().unwrap();
        let mut byte = [0];
        while byte != *b"\x02" {
            said.read_exact(&mut byte).unwrap();
        }
        let started = Instant::now();
        let (columns, rows) = (start.columns, start.rows);
        let (columns, rows) = if columns == 0 || rows == 0 { (80, 24) } else { (columns, rows) };
        let model = Model::new(columns, rows, start.answers);
        let traffic = Traffic { bytes: 0, last: started };
        let shared = Arc::new(Shared { model: Mutex::new((model, traffic)), changed: Condvar::new() });
        let keys = File::from(master);
        let (ended, reading) = io::pipe().unwrap();
        let reader = read(keys.try_clone().unwrap(), ended.into(), &shared, start.pace);
        Self { shared, line: Some((keys, reading, reader)), slave, before, child, status: None, started, fences: 0 }
    }

    /// Types, as bytes.
    pub fn send(&mut self, keys: &str) {
        self.line.as_mut().unwrap().0.write_all(keys.as_bytes()).unwrap();
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        // Both at once: a frame of one size must not reach a screen of another.
        let mut model = self.shared.model.lock().unwrap();
        model.0.resize(columns, rows);
        tcsetwinsize(&self.slave, window(columns, rows)).unwrap();
    }

    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits until the terminal is as it should be, and says what it should have been where it never is.
    #[track_caller]
    pub fn wait(&self, what: &str, is: impl Fn(&Model) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut model = self.shared.model.lock().unwrap();
        while model.0.in_frame() || !is(&model.0) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "{what}: never; the screen is\n{}\n{:?}", model.0.text(), model.0.left_on());
            model = self.shared.changed.wait_timeout(model, left).unwrap().0;
        }
    }

    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |model| model.shows(text));
    }

    /// Waits until nothing came for so long; says what came since the beginning, and when.
    pub fn quiet(&self, quiet: Duration) -> Traffic {
        let mut model = self.shared.model.lock().unwrap();
        loop {
            let left = (model.1.last + quiet).saturating_duration_since(Instant::now());
            if left.is_zero() {
                return model.1;
            }
            model = self.shared.changed.wait_timeout(model, left).unwrap().0;
        }
    }

    /// Waits until more came than before, up to a limit.
    pub fn more_than(&self, bytes: usize, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        let mut model = self.shared.model.lock().unwrap();
        while model.1.bytes <= bytes {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            model = self.shared.changed.wait_timeout(model, left).unwrap().0;
        }
        true
    }

    pub fn model(&self) -> Locked<'_> {
        Locked(self.shared.model.lock().unwrap())
    }

    pub fn traffic(&self) -> Traffic {
        self.shared.model.lock().unwrap().1
    }

    /// Takes the terminal away, as when its window is closed, and waits for the end of the program.
    pub fn hang_up(&mut self) -> ExitStatus {
        let (keys, reading, reader) = self.line.take().unwrap();
        drop((keys, reading));
        reader.join().unwrap();
        self.seen_out()
    }

    /// Waits for the end of the program, and for everything it wrote.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        let status = self.seen_out();
        self.fence();
        status
    }

    #[track_caller]
    fn seen_out(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        while self.status.is_none() {
            self.status = self.child.try_wait().unwrap();
            assert!(Instant::now() < end, "the program does not end; the screen is\n{}", self.model().text());
            // The end of a process cannot be waited for together with a limit; this is the one place that asks again.
            thread::sleep(Duration::from_millis(1));
        }
        self.status.unwrap()
    }

    /// Waits until the terminal has taken everything that was written up to now.
    #[track_caller]
    pub fn fence(&mut self) {
        self.fences += 1;
        let word = format!("fence {}", self.fences);
        let mut slave = File::from(self.slave.try_clone().unwrap());
        slave.write_all(format!("\x1b]7777;{word}\x07").as_bytes()).unwrap();
        self.wait("the fence", |model| model.fence() == word);
    }

    /// The terminal is as it was before the program: modes, line discipline, title.
    #[track_caller]
    pub fn is_as_before(&mut self) {
        self.fence();
        assert_eq!(self.model().left_on(), Vec::<String>::new(), "what is left on");
        let now = tcgetattr(&self.slave).unwrap();
        assert_eq!(now.local_modes, self.before.local_modes, "local modes");
        assert_eq!(now.input_modes, self.before.input_modes, "input modes");
        assert_eq!(now.output_modes, self.before.output_modes, "output modes");
    }

    /// What is on that a program turned on, and nothing else is.
    #[track_caller]
    pub fn is_left_on(&mut self, modes: &[&str]) {
        self.fence();
        assert_eq!(self.model().left_on(), modes);
    }

    /// Whether the line discipline hands over each key at once.
    pub fn is_raw(&self) -> bool {
        !tcgetattr(&self.slave).unwrap().local_modes.contains(rustix::termios::LocalModes::ICANON)
    }
}

/// The model, while nothing changes it.
pub struct Locked<'a>(MutexGuard<'a, (Model, Traffic)>);

impl std::ops::Deref for Locked<'_> {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0.0
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.status.is_none() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// By which signal a program ended.
pub fn killed_by(status: ExitStatus) -> Option<i32> {
    status.signal()
}

fn window(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

/// Reads what the program writes, until the terminal is taken away.
fn read(mut output: File, ended: OwnedFd, shared: &Arc<Shared>, pace: Option<usize>) -> JoinHandle<()> {
    let shared = Arc::clone(shared);
    thread::spawn(move || {
        let mut bytes = vec![0; pace.map_or(64 * 1024, |pace| pace / SLICES)];
        loop {
            let mut ready = [PollFd::new(&output, PollFlags::IN), PollFd::new(&ended, PollFlags::IN)];
            poll(&mut ready, None).unwrap();
            if !ready[1].revents().is_empty() {
                return;
            }
            let Ok(count) = output.read(&mut bytes) else { return };
            let now = Instant::now();
            let mut model = shared.model.lock().unwrap();
            let answers = model.0.take(&bytes[..count]);
            model.1 = Traffic { bytes: model.1.bytes + count, last: now };
            drop(model);
            shared.changed.notify_all();
            if count == 0 || output.write_all(&answers).is_err() {
                return;
            }
            if pace.is_some() {
                thread::sleep(Duration::from_secs(1) / u32::try_from(SLICES).unwrap());
            }
        }
    })
}
