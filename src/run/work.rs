//! The tasks that the reader asks of the outside world, each done by one call.

use std::collections::{BTreeMap, VecDeque};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::bundle::{Bundle, Id, Walk};
use crate::page::prose;
use crate::run::own_walks;
use crate::run::stock::{self, Stock};
use crate::search::{Ask, Index, Query, Record, find};
use crate::state::message::Message;
use crate::state::task::{Search, Task};
use crate::state::{State, update};

/// The longest text that is sent to the clipboard: what terminals take, before base64 makes four bytes of three.
const CLIPBOARD: usize = 74_994 / 4 * 3;

/// The outside world, as far as tasks need it.
#[derive(Debug)]
pub struct World {
    /// Where bundles, themes and what is kept stand.
    pub stock: Stock,
    /// The day.
    pub today: Date,
    hand: Hand,
    indexed: Mutex<Indexed>,
    walks: Mutex<BTreeMap<Id, Walk>>,
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
    bundles: Vec<Arc<Bundle>>,
    index: Index,
}

impl World {
    /// A world in which nothing has been done yet.
    #[must_use]
    pub fn new(stock: Stock, today: Date) -> Self {
        let walks = Mutex::new(own_walks::kept());
        Self { stock, today, hand: Hand::Writes, indexed: Mutex::default(), walks }
    }

    /// A world in which nothing is ever written, and that knows nothing of what was.
    #[must_use]
    pub fn still(stock: Stock, today: Date) -> Self {
        Self { stock, today, hand: Hand::Still, indexed: Mutex::default(), walks: Mutex::default() }
    }
}

/// Does one task, and says what came of it. What only the terminal can do (end, stop, draw, the mouse), or only the line to
/// the slides, comes to nothing here; of a copy only the notice.
#[must_use]
pub fn perform(task: &Task, world: &World) -> Vec<Message> {
    match task {
        Task::Quit | Task::Suspend | Task::Redraw | Task::Mouse(_) | Task::Drive(_) => Vec::new(),
        Task::Write { .. } | Task::KeepWalks(_) | Task::KeepTheme(_) if world.hand == Hand::Still => Vec::new(),
        Task::Reload => world.stock.origins().iter().map(|origin| Message::Opened(Box::new(origin.open()))).collect(),
        Task::Open(path) => open(path, world),
        Task::Index(bundles) => vec![Message::Indexed { index: index(bundles, world), bundles: bundles.clone() }],
        Task::Search(search) => vec![answer(search)],
        Task::Copy { text, what } => vec![Message::Said(match copiable(text) {
            Ok(()) => format!("sent to the clipboard: {what}"),
            Err(sentence) => sentence,
        })],
        Task::Write { path, text } => vec![Message::Said(write(path, text))],
        Task::KeepWalks(walks) => keep_walks(walks, world),
        Task::KeepTheme(name) => match world.stock.keep_theme(name) {
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
        Err(error) => format!("{shown} cannot be written: {error}"),
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
///
/// # Errors
/// The sentence that says why not.
pub fn copiable(text: &str) -> Result<(), String> {
    if text.len() <= CLIPBOARD {
        return Ok(());
    }
    Err(format!("{} bytes are more than terminals take into the clipboard ({CLIPBOARD})", text.len()))
}

fn open(path: &Path, world: &World) -> Vec<Message> {
    match stock::origins_at(path) {
        Ok(origins) => {
            world.stock.add(&origins);
            origins.iter().map(|origin| Message::Opened(Box::new(origin.open()))).collect()
        }
        Err(sentence) => vec![Message::Said(sentence)],
    }
}

/// The index of these bundles; what was indexed before and stands at their head is not indexed again.
fn index(bundles: &[Arc<Bundle>], world: &World) -> Arc<Index> {
    let mut indexed = world.indexed.lock().unwrap_or_else(PoisonError::into_inner);
    let grows = bundles.len() >= indexed.bundles.len()
        && indexed.bundles.iter().zip(bundles).all(|(before, now)| Arc::ptr_eq(before, now));
    if !grows {
        *indexed = Indexed::default();
    }
    let known = indexed.bundles.len();
    for bundle in bundles.iter().skip(known) {
        let records = bundle.items().iter().map(|item| Record::of(bundle, item, world.today)).collect();
        indexed.index.add(records);
    }
    indexed.index.settle();
    indexed.bundles = bundles.to_vec();
    Arc::new(indexed.index.clone())
}

fn answer(search: &Search) -> Message {
    let query = Query::parse(&search.text);
    let ask = Ask { query: &query, scope: &search.scope, whose: search.whose, kind: search.kind, limit: search.limit };
    let findings = find(&search.index, &ask);
    Message::Found { asked: search.asked, findings: Box::new(findings) }
}
