//! The tasks that the reader asks of the outside world, each done by one call.

use std::collections::{BTreeMap, VecDeque};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::bundle::{Cleared, Id, Walk};
use crate::export::{self, ExportFormat, Selection};
use crate::run::kept::own_views;
use crate::run::kept::own_walks;
use crate::run::library::batch::{Batch, CacheWrite, IndexedBundles, ReadMode, read_batch};
use crate::run::library::catalog::{Caching, Catalog};
use crate::run::library::origin::BundlePath;
use crate::run::library::source_digest::with_digests;
use crate::run::os::deliver::{Existing, Readers, deliver};
use crate::run::os::failure::reason;
use crate::search::index::build_segment::build_segment;
use crate::search::index::entries::IndexedItem;
use crate::search::index::segment::Segment;
use crate::search::{Index, Request, find, parse};
use crate::state::message::Message;
use crate::state::task::{SearchRequest, Task};
use crate::state::{State, update};
use crate::text::prose;

/// The longest text that is sent to the clipboard: what terminals take, before base64 makes four bytes of three.
const CLIPBOARD: usize = 74_994 / 4 * 3;

/// The outside world, as far as tasks need it.
#[derive(Debug)]
pub struct World {
    /// Where bundles, themes and what is kept stand.
    pub catalog: Catalog,
    pub today: Date,
    hand: Hand,
    indexed: Mutex<Indexed>,
    /// What was indexed while it was read, and is not yet in the index.
    ready: Mutex<Vec<IndexedBundles>>,
    /// How many stretches of the library are still to be read.
    filling: AtomicUsize,
    walks: Mutex<BTreeMap<Id, Walk>>,
    views: Mutex<BTreeMap<String, String>>,
}

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    /// What is asked for.
    Writes,
    /// Nothing, whatever is asked for.
    Still,
}

/// What was indexed last, so that a library that grows is not indexed from the beginning each time.
#[derive(Debug, Default)]
struct Indexed {
    bundles: Vec<Cleared>,
    index: Index,
    /// The indexes that were sent to the state and may still be in use. To free a large one takes as long as to draw a frame,
    /// so the drawing thread must not be the one that frees it.
    told: Vec<Arc<Index>>,
}

impl World {
    /// A world in which nothing has been done yet.
    pub fn new(catalog: Catalog, today: Date) -> Self {
        Self {
            catalog,
            today,
            hand: Hand::Writes,
            indexed: Mutex::default(),
            ready: Mutex::default(),
            filling: AtomicUsize::new(0),
            walks: Mutex::new(own_walks::kept()),
            views: Mutex::new(own_views::kept()),
        }
    }

    /// A world in which nothing is ever written, and that knows nothing of what was.
    pub fn still(catalog: Catalog, today: Date) -> Self {
        Self {
            catalog: catalog.with_caching(Caching::Off),
            today,
            hand: Hand::Still,
            indexed: Mutex::default(),
            ready: Mutex::default(),
            filling: AtomicUsize::new(0),
            walks: Mutex::default(),
            views: Mutex::default(),
        }
    }

    /// The walks of one's own that are known to be kept.
    pub fn walks(&self) -> BTreeMap<Id, Walk> {
        self.walks.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The named views that are known to be kept.
    pub fn views(&self) -> BTreeMap<String, String> {
        self.views.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Counts the bundles of the library: the stretches to read, without what was read already, and the message that says
    /// how many there are.
    pub fn count(&self, read: &[BundlePath]) -> (Vec<Batch>, Message) {
        if read.is_empty() {
            self.catalog.renew();
            self.ready.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        let origins = self.catalog.origins();
        let paths = origins.iter().map(BundlePath::to_string).collect();
        let rest: Vec<BundlePath> = origins.into_iter().filter(|origin| !read.contains(origin)).collect();
        let left = rest.len();
        let batches = Batch::split(rest);
        self.filling.fetch_add(batches.len(), Ordering::SeqCst);
        (batches, Message::Expected { paths, left })
    }

    /// Reads a stretch of the library: what to tell the reader, and what to keep.
    pub fn fill(&self, batch: &Batch) -> (Vec<Message>, Option<CacheWrite>) {
        // Under a ceiling what may be shown is made anew of what was read, and only that is indexed.
        let wanted =
            if self.catalog.ceiling().is_some() { ReadMode::BundlesOnly } else { ReadMode::WithWords(self.today) };
        let filled = read_batch(batch, self.catalog.cache().as_ref(), wanted);
        self.ready.lock().unwrap_or_else(PoisonError::into_inner).extend(filled.indexed);
        self.filling.fetch_sub(1, Ordering::SeqCst);
        let said = filled.said.into_iter().map(Message::Said);
        (std::iter::once(Message::Arrived(filled.opened)).chain(said).collect(), filled.cache_write)
    }

    /// The words of the bundles at the head of these, where they were indexed together when they were read, and the others.
    fn take_ready<'b>(&self, bundles: &'b [Cleared]) -> Option<(Arc<Segment>, &'b [Cleared])> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |ready: &IndexedBundles| {
            ready.bundles.len() <= bundles.len() && ready.bundles.iter().zip(bundles).all(|(one, two)| one.is(two))
        };
        let place = ready.iter().position(same)?;
        let taken = ready.swap_remove(place);
        Some((taken.segment, &bundles[taken.bundles.len()..]))
    }

    /// Frees what was told of an index before the newest, as soon as the reader has let go of it. Whether there is any left.
    pub fn free(&self) -> bool {
        self.indexed.lock().unwrap_or_else(PoisonError::into_inner).free()
    }

    /// Whether there is still something to read.
    pub fn is_filling(&self) -> bool {
        self.filling.load(Ordering::SeqCst) > 0
    }
}

/// A piece of work outside: a task of the reader, or a part of what a task leads to.
#[derive(Debug)]
pub enum Job {
    Task(Task),
    /// The themes that were not needed for the first frame.
    Themes,
    /// The bundles of the library are to be counted, and read but for these.
    Count(Vec<BundlePath>),
    /// Some bundles of the library.
    Fill(Batch),
}

/// What came of a job.
#[derive(Debug, Default)]
pub struct Outcome {
    pub messages: Vec<Message>,
    /// The jobs that it leads to.
    pub next: Vec<Job>,
    /// What is to be kept for the next start.
    pub keep: Option<CacheWrite>,
}

impl Job {
    /// The job that a task begins with.
    pub fn of(task: Task) -> Self {
        match task {
            Task::Reload => Self::Count(Vec::new()),
            task => Self::Task(task),
        }
    }

    pub fn perform(&self, world: &World) -> Outcome {
        match self {
            Self::Task(task) => Outcome { messages: answers(task, world), ..Outcome::default() },
            Self::Themes => {
                Outcome { messages: vec![Message::Themed(world.catalog.themes().themes)], ..Outcome::default() }
            }
            Self::Count(read) => {
                let (batches, message) = world.count(read);
                let next = batches.into_iter().map(Self::Fill).collect();
                Outcome { messages: vec![message], next, keep: None }
            }
            Self::Fill(batch) => {
                let (messages, keep) = world.fill(batch);
                Outcome { messages, next: Vec::new(), keep }
            }
        }
    }
}

/// Does one task and everything that it leads to, and says what came of it: what the threads of the program do, in a row.
pub fn perform(task: &Task, world: &World) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut jobs = VecDeque::from([Job::of(task.clone())]);
    while let Some(job) = jobs.pop_front() {
        let outcome = job.perform(world);
        messages.extend(outcome.messages);
        jobs.extend(outcome.next);
    }
    messages
}

/// What comes of a task. What only the terminal can do (end, stop, draw, the mouse), or only the line to the slides, comes to
/// nothing here; of a copy only the notice.
fn answers(task: &Task, world: &World) -> Vec<Message> {
    match task {
        Task::Reload | Task::Quit | Task::Suspend | Task::Redraw | Task::Mouse(_) | Task::Drive(_) => Vec::new(),
        Task::Export { .. } | Task::Write { .. } | Task::KeepWalks(_) | Task::KeepViews(_) | Task::KeepTheme(_)
            if world.hand == Hand::Still =>
        {
            Vec::new()
        }
        Task::Index(bundles) => vec![settled(bundles, world)],
        Task::Search(search) => vec![answer(search)],
        Task::Copy { text, what } => vec![Message::Said(match copiable(text) {
            Ok(()) => format!("sent to the clipboard: {what}"),
            Err(sentence) => sentence,
        })],
        Task::Export { selection, format, path } => vec![Message::Said(export(selection, *format, path))],
        Task::Write { path, text } => vec![Message::Said(write(path, text))],
        Task::KeepWalks(walks) => keep_walks(walks, world),
        Task::KeepViews(views) => keep_views(views, world),
        Task::KeepTheme(name) => match world.catalog.keep_theme(name) {
            Ok(said) => said.map(Message::Said).into_iter().collect(),
            Err(sentence) => vec![Message::Said(sentence)],
        },
    }
}

/// Keeps the walks of one's own, and remembers them as those that are known to be kept.
fn keep_walks(walks: &BTreeMap<Id, Walk>, world: &World) -> Vec<Message> {
    let mut known = world.walks.lock().unwrap_or_else(PoisonError::into_inner);
    let said = match own_walks::keep(walks, &known) {
        Ok(said) => {
            known.clone_from(walks);
            said
        }
        Err(sentence) => Some(sentence),
    };
    said.map(Message::Said).into_iter().collect()
}

/// Keeps the named views, and remembers them as those that are known to be kept.
fn keep_views(views: &BTreeMap<String, String>, world: &World) -> Vec<Message> {
    let mut known = world.views.lock().unwrap_or_else(PoisonError::into_inner);
    let said = match own_views::keep(views, &known) {
        Ok(said) => {
            known.clone_from(views);
            said
        }
        Err(sentence) => Some(sentence),
    };
    said.map(Message::Said).into_iter().collect()
}

/// Writes a new file; what came of it, in words.
fn write(path: &Path, text: &str) -> String {
    let shown = prose::clean(&path.display().to_string()).into_owned();
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    match written {
        Ok(()) => format!("saved in {shown}"),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            format!("{shown} is there already, and was left alone: choose another name")
        }
        Err(error) => format!("{shown} cannot be written: {}", reason(&error)),
    }
}

/// Writes what leaves; what came of it, in words.
fn export(selection: &Selection, format: ExportFormat, path: &Path) -> String {
    let readers = Readers::of(selection);
    let exported = export::write(&with_digests(selection.clone()), format);
    match deliver(&exported, path, readers, Existing::Kept) {
        Ok(()) => {
            let shown = prose::clean(&path.display().to_string()).into_owned();
            let marking = selection.marking();
            let whose = if readers == Readers::Owner { ", readable by you alone" } else { "" };
            format!("saved in {shown}: {}{whose}", marking.words())
        }
        Err(sentence) => sentence,
    }
}

/// Does tasks and tells the reader what came of them, until it asks for nothing more: the program without its threads.
pub fn carry_out(state: &mut State, tasks: Vec<Task>, world: &World) {
    let mut tasks = VecDeque::from(tasks);
    while let Some(task) = tasks.pop_front() {
        for message in perform(&task, world) {
            tasks.extend(update(state, message));
        }
    }
}

/// Whether a text can be sent to the clipboard.
pub fn copiable(text: &str) -> Result<(), String> {
    if text.len() <= CLIPBOARD {
        return Ok(());
    }
    Err(format!("{} bytes are more than terminals take into the clipboard ({CLIPBOARD})", text.len()))
}

/// The index of these bundles, as quickly as it can be had.
pub fn so_far(bundles: &[Cleared], world: &World) -> Message {
    let mut indexed = world.indexed.lock().unwrap_or_else(PoisonError::into_inner);
    indexed.grow(bundles, world);
    indexed.tell()
}

/// The index of these bundles, in one part.
fn settled(bundles: &[Cleared], world: &World) -> Message {
    let mut indexed = world.indexed.lock().unwrap_or_else(PoisonError::into_inner);
    indexed.grow(bundles, world);
    indexed.index.merge_all();
    indexed.tell()
}

impl Indexed {
    /// The message that tells the reader of the index.
    fn tell(&mut self) -> Message {
        let index = Arc::new(self.index.clone());
        self.told.push(Arc::clone(&index));
        self.free();
        Message::Indexed { index, bundles: self.bundles.clone() }
    }

    /// Frees what the reader has let go of. Whether it still holds anything but the newest.
    fn free(&mut self) -> bool {
        let newest = self.told.pop();
        self.told.retain(|told| Arc::strong_count(told) > 1);
        let held = !self.told.is_empty();
        self.told.extend(newest);
        held
    }

    /// Takes in these bundles; what was indexed before and stands at their head is not indexed again, and neither is what
    /// was indexed when it was read.
    fn grow(&mut self, bundles: &[Cleared], world: &World) {
        let grows =
            bundles.len() >= self.bundles.len() && self.bundles.iter().zip(bundles).all(|(before, now)| before.is(now));
        if !grows {
            (self.bundles, self.index) = (Vec::new(), Index::new());
        }
        let mut fresh = bundles.get(self.bundles.len()..).unwrap_or_default();
        let mut plain: Vec<IndexedItem> = Vec::new();
        while let Some((first, others)) = fresh.split_first() {
            if let Some((segment, rest)) = world.take_ready(fresh) {
                self.index.join(segment);
                fresh = rest;
            } else {
                plain.extend(IndexedItem::of_bundle(first, world.today));
                fresh = others;
            }
        }
        if !plain.is_empty() {
            self.index.join(Arc::new(build_segment(plain)));
        }
        self.bundles = bundles.to_vec();
    }
}

fn answer(search: &SearchRequest) -> Message {
    let query = parse(&search.text);
    let ask =
        Request { query: &query, scope: &search.scope, whose: search.whose, kind: search.kind, limit: search.limit };
    let findings = find(&search.index, &ask);
    Message::Found { asked: search.asked, findings: Box::new(findings) }
}
