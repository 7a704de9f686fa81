//! The threads that work: one lane for questions and one for the index, where only the newest counts, two or more that
//! read bundles and do the rest in the order in which it was asked, and one that keeps what was read.

use std::any::Any;
use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::bundle::Cleared;
use crate::run::library::batch::{Batch, CacheWrite};
use crate::run::library::bundles::Remaining;
use crate::run::library::origin::BundlePath;
use crate::run::program::work::{Job, Outcome, World, so_far};
use crate::run::terminal::inbox::Arrival;
use crate::state::message::Message;
use crate::state::task::Task;

/// How many threads read bundles at once, at least and at most.
const READERS: (usize, usize) = (2, 4);

/// How often the reader is given time to let go of an index before it is left to be freed with the next.
const LETTING_GO: usize = 100;

/// The lanes. They end with the program.
#[derive(Debug)]
pub struct Lanes {
    questions: Arc<Newest>,
    index: Arc<Newest>,
    rest: Arc<Jobs>,
}

impl Lanes {
    /// Lanes that lead to an inbox.
    pub fn new(world: &Arc<World>, inbox: &Sender<Arrival>) -> io::Result<Self> {
        let lanes = Self { questions: Arc::default(), index: Arc::default(), rest: Arc::default() };
        {
            let (lane, world, inbox) = (Arc::clone(&lanes.questions), Arc::clone(world), inbox.clone());
            spawn("questions", move || while deliver(&inbox, guarded(&Job::of(lane.take()), &world).messages) {})?;
        }
        {
            let (lane, world, inbox) = (Arc::clone(&lanes.index), Arc::clone(world), inbox.clone());
            spawn("index", move || {
                give_way();
                while index(&lane, &world, &inbox) {}
            })?;
        }
        let (keep, keeping) = mpsc::channel();
        {
            let world = Arc::clone(world);
            spawn("keeping", move || {
                give_way();
                keep_all(&keeping, &world);
            })?;
        }
        let (least, most) = READERS;
        for _ in 0..thread::available_parallelism().map_or(least, usize::from).clamp(least, most) {
            let (jobs, world, inbox) = (Arc::clone(&lanes.rest), Arc::clone(world), inbox.clone());
            let keep = keep.clone();
            spawn("reading", move || {
                give_way();
                while deliver(&inbox, work(&jobs.take(), &world, &jobs, &keep)) {}
            })?;
        }
        Ok(lanes)
    }

    /// Gives a task to its lane.
    pub fn give(&self, task: Task) {
        match task {
            Task::Search(_) => self.questions.put(task),
            Task::Index(_) => self.index.put(task),
            Task::Reload
            | Task::Quit
            | Task::Suspend
            | Task::Redraw
            | Task::Copy { .. }
            | Task::Mouse(_)
            | Task::KeepWalks(_)
            | Task::KeepViews(_)
            | Task::Write { .. }
            | Task::Export { .. }
            | Task::Drive(_)
            | Task::KeepTheme(_) => self.rest.put(Job::of(task)),
        }
    }

    /// Reads the rest of a library, of which some bundles are open already; what has come can be searched at once.
    pub fn fill(&self, open: Vec<Cleared>, (read, rest): (Vec<BundlePath>, Remaining)) {
        self.rest.put(Job::Themes);
        self.index.put(Task::Index(open));
        if rest == Remaining::Possible {
            self.rest.put(Job::Count(read));
        }
    }
}

/// Does a job, and hands on what it leads to.
fn work(job: &Job, world: &World, jobs: &Jobs, keep: &Sender<CacheWrite>) -> Vec<Message> {
    let outcome = guarded(job, world);
    for next in outcome.next {
        jobs.put(next);
    }
    // The thread that keeps ends with the program only.
    let _ = outcome.keep.map(|kept| keep.send(kept));
    outcome.messages
}

/// Indexes what there is: what has come first of all, and then, where nothing newer has come meanwhile and nothing more is
/// expected, in the shape in which it is searched most quickly.
fn index(lane: &Newest, world: &World, inbox: &Sender<Arrival>) -> bool {
    let task = lane.take();
    let Task::Index(bundles) = &task else { return true };
    let first =
        caught("the index", || Outcome { messages: vec![so_far(bundles, world)], ..Outcome::default() }).messages;
    let told = deliver(inbox, first)
        && (lane.is_asked() || world.is_filling() || deliver(inbox, guarded(&Job::of(task), world).messages));
    for _ in 0..LETTING_GO {
        if lane.is_asked() || !world.free() {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    told
}

/// Keeps what was read.
fn keep_all(keeping: &Receiver<CacheWrite>, world: &World) {
    let Some(cache) = world.catalog.cache() else { return };
    let mut swept = false;
    while let Ok(keep) = keeping.recv() {
        if !swept {
            cache.sweep();
            swept = true;
        }
        caught("keeping what was read", || {
            keep.write(&cache);
            Outcome::default()
        });
    }
}

/// Lowers the priority of this thread below the one that draws: its work can wait for the time between two keys.
fn give_way() {
    // Elsewhere it would be the whole program that gives way.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(10);
}

/// Jobs in the order in which they were asked, but those of the reader before those of the library.
#[derive(Debug, Default)]
struct Jobs {
    waiting: Mutex<(VecDeque<Job>, VecDeque<Batch>)>,
    came: Condvar,
}

impl Jobs {
    fn put(&self, job: Job) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match job {
            Job::Fill(batch) => waiting.1.push_back(batch),
            Job::Task(_) | Job::Themes | Job::Count(_) => waiting.0.push_back(job),
        }
        self.came.notify_one();
    }

    fn take(&self) -> Job {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(job) = waiting.0.pop_front() {
                return job;
            }
            if let Some(batch) = waiting.1.pop_front() {
                return Job::Fill(batch);
            }
            waiting = self.came.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A queue of one task: a newer one replaces one that was not begun.
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

    fn is_asked(&self) -> bool {
        self.task.lock().unwrap_or_else(PoisonError::into_inner).is_some()
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

/// Sends messages; whether anybody still takes them.
fn deliver(inbox: &Sender<Arrival>, messages: Vec<Message>) -> bool {
    messages.into_iter().all(|message| inbox.send(Arrival::Message(message)).is_ok())
}

/// Does a job. A fault of our own in it is a notice, not an end.
fn guarded(job: &Job, world: &World) -> Outcome {
    let what = match job {
        Job::Task(task) => name(task),
        Job::Themes => "the themes",
        Job::Count(_) => "the library",
        Job::Fill(_) => "reading",
    };
    caught(what, || job.perform(world))
}

const fn name(task: &Task) -> &'static str {
    match task {
        Task::Search(_) => "the search",
        Task::Index(_) => "the index",
        Task::Reload => "reading",
        Task::KeepTheme(_) => "keeping the theme",
        Task::KeepWalks(_) => "keeping your own walk",
        Task::KeepViews(_) => "keeping the named view",
        Task::Write { .. } | Task::Export { .. } => "writing the file",
        Task::Quit | Task::Suspend | Task::Redraw | Task::Copy { .. } | Task::Mouse(_) => "the terminal",
        Task::Drive(_) => "the line to the slides",
    }
}

fn caught(what: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Outcome {
        messages: vec![Message::Said(format!("internal error: {what} failed ({})", said(panic.as_ref())))],
        ..Outcome::default()
    })
}

/// What a panic says.
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
        let messages = caught("the search", || panic!("at the seams")).messages;
        assert!(matches!(&messages[..], [Message::Said(said)] if said.contains("the search failed (at the seams)")));
    }
}
