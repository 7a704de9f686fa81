//! The threads that work: one lane for questions and one for the index, where only the newest counts, and two that
//! read bundles and do the rest in the order in which it was asked.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crate::bundle::Bundle;
use crate::run::inbox::Arrival;
use crate::run::stock::Origin;
use crate::run::work::{World, perform};
use crate::state::message::{Message, Opened};
use crate::state::task::Task;

/// How many threads read bundles at once.
const READERS: usize = 2;

/// The lanes. They end with the program.
#[derive(Debug)]
pub struct Lanes {
    questions: Arc<Newest>,
    index: Arc<Newest>,
    rest: Sender<Job>,
}

/// What the reading threads do.
#[derive(Debug)]
enum Job {
    /// A task of the reader.
    Task(Task),
    /// A bundle of the library that is being opened.
    Open(Origin),
    /// The themes that were not needed for the first frame.
    Themes,
}

impl Lanes {
    /// Lanes that lead to an inbox.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub fn new(world: &Arc<World>, inbox: &Sender<Arrival>) -> io::Result<Self> {
        let (rest, jobs) = mpsc::channel();
        let lanes = Self { questions: Arc::default(), index: Arc::default(), rest };
        for (name, lane) in [("questions", &lanes.questions), ("index", &lanes.index)] {
            let (lane, world, inbox) = (Arc::clone(lane), Arc::clone(world), inbox.clone());
            spawn(name, move || while deliver(&inbox, guarded(&lane.take(), &world)) {})?;
        }
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..READERS {
            let (jobs, world, inbox) = (Arc::clone(&jobs), Arc::clone(world), inbox.clone());
            spawn("reading", move || {
                while let Some(job) = next(&jobs) {
                    if !deliver(&inbox, job.work(&world)) {
                        return;
                    }
                }
            })?;
        }
        Ok(lanes)
    }

    /// Gives a task to its lane.
    pub fn give(&self, task: Task) {
        match task {
            Task::Search(_) => self.questions.put(task),
            Task::Index(_) => self.index.put(task),
            Task::Quit
            | Task::Suspend
            | Task::Redraw
            | Task::Reload
            | Task::Open(_)
            | Task::Copy { .. }
            | Task::Mouse(_)
            | Task::KeepWalks(_)
            | Task::Write { .. }
            | Task::Drive(_)
            | Task::KeepTheme(_) => self.send(Job::Task(task)),
        }
    }

    /// Reads the rest of a library, of which some bundles are open already; what has come can be searched at once.
    pub fn fill(&self, open: Vec<Arc<Bundle>>, rest: Vec<Origin>) {
        self.send(Job::Themes);
        self.index.put(Task::Index(open));
        for origin in rest {
            self.send(Job::Open(origin));
        }
    }

    fn send(&self, job: Job) {
        // The readers end with the program only.
        let _ = self.rest.send(job);
    }
}

impl Job {
    fn work(self, world: &World) -> Vec<Message> {
        match self {
            Self::Task(task) => guarded(&task, world),
            Self::Themes => caught("the themes", || vec![Message::Themed(world.stock.themes().themes)]),
            Self::Open(origin) => {
                let name = origin.to_string();
                let mut messages = caught(&name, || vec![Message::Opened(Box::new(origin.open()))]);
                if !messages.iter().any(|message| matches!(message, Message::Opened(_))) {
                    // It is waited for, and must come, if only as nothing.
                    messages.push(Message::Opened(Box::new(Opened { bundle: None, faults: Vec::new() })));
                }
                messages
            }
        }
    }
}

/// Room for one task: a newer one takes the place of one that nobody has begun.
#[derive(Debug, Default)]
struct Newest {
    task: Mutex<Option<Task>>,
    came: Condvar,
}

impl Newest {
    fn put(&self, task: Task) {
        *self.task.lock().unwrap_or_else(PoisonError::into_inner) = Some(task);
        self.came.notify_one();
    }

    fn take(&self) -> Task {
        let mut room = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match room.take() {
                Some(task) => return task,
                None => room = self.came.wait(room).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

fn next(jobs: &Mutex<Receiver<Job>>) -> Option<Job> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Sends messages; whether anybody still takes them.
fn deliver(inbox: &Sender<Arrival>, messages: Vec<Message>) -> bool {
    messages.into_iter().all(|message| inbox.send(Arrival::Message(message)).is_ok())
}

/// Does a task. A fault of our own in it is a notice, not an end.
fn guarded(task: &Task, world: &World) -> Vec<Message> {
    let what = match task {
        Task::Search(_) => "the search",
        Task::Index(_) => "the index",
        Task::Reload | Task::Open(_) => "reading",
        Task::KeepTheme(_) => "keeping the theme",
        Task::KeepWalks(_) => "keeping your own walk",
        Task::Write { .. } => "writing the file",
        Task::Quit | Task::Suspend | Task::Redraw | Task::Copy { .. } | Task::Mouse(_) => "the terminal",
        Task::Drive(_) => "the line to the slides",
    };
    caught(what, || perform(task, world))
}

fn caught(what: &str, work: impl FnOnce() -> Vec<Message>) -> Vec<Message> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        vec![Message::Said(format!("a fault of our own: {what} broke off ({})", said(panic.as_ref())))]
    })
}

/// What a panic says.
#[must_use]
pub fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_takes_only_the_newest() {
        let lane = Newest::default();
        lane.put(Task::KeepTheme("old".to_owned()));
        lane.put(Task::KeepTheme("new".to_owned()));
        assert!(matches!(lane.take(), Task::KeepTheme(name) if name == "new"));
    }

    #[test]
    fn a_worker_that_breaks_is_a_notice() {
        let messages = caught("the search", || panic!("at the seams"));
        assert!(matches!(&messages[..], [Message::Said(said)] if said.contains("the search broke off (at the seams)")));
    }
}
