//! Where every key and every value of one YAML file stands.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::bundle::Id;
use crate::load::fault::advice;
use crate::load::fault::fault::{Fault, MOST};
use crate::load::fault::file_text::FileText;
use crate::load::fault::wrong::Wrong;
use crate::load::fault::yaml;
use crate::load::yaml::events::EventReader;
use crate::load::yaml::node::{MapEntry, Node, NodeId, NodeKind, ScalarForm};
use crate::load::yaml::step::{Focus, Step};
use crate::load::yaml::yaml::Tree;
use crate::text::character::shown;

/// The most steps that are put into words; the schema has 7.
const DEEPEST_WORDS: usize = 12;

/// The places of all keys and values of one file, and its text.
#[derive(Debug)]
pub struct Spans {
    source: Arc<FileText>,
    /// Made when the first of them is asked for, since only faults have places.
    nodes: OnceLock<Vec<Node>>,
    /// What the file says, where it was found sound without its places.
    tree: Option<Arc<Tree>>,
}

/// What stands somewhere in a file, as far as that is known without its places.
enum Unplaced<'s> {
    Known(Option<&'s Tree>),
    /// The places are known, and tell it.
    Placed,
}

impl Spans {
    /// The places of the values of a file.
    pub fn new(source: Arc<FileText>, nodes: Vec<Node>) -> Self {
        Self { source, nodes: OnceLock::from(nodes), tree: None }
    }

    /// The places of a sound file, which are not made until the first is asked for.
    pub fn of_sound(source: Arc<FileText>, tree: Arc<Tree>) -> Self {
        Self { source, nodes: OnceLock::new(), tree: Some(tree) }
    }

    /// The text of the file.
    pub const fn source(&self) -> &Arc<FileText> {
        &self.source
    }

    /// Whether any place has been asked for.
    pub fn are_made(&self) -> bool {
        self.nodes.get().is_some()
    }

    /// The places, made now if they were not made before.
    pub fn nodes(&self) -> &[Node] {
        self.nodes.get_or_init(|| {
            let mut events = EventReader::default();
            // The file is sound; where the two parsers disagree on that, the places end there.
            let _ = events.all(self.source.text());
            events.nodes
        })
    }

    /// What stands at the end of a way, while no place has been asked for.
    fn unplaced<'s>(&'s self, path: &[Step<'_>], below: &[Step<'_>]) -> Unplaced<'s> {
        match self.tree.as_deref().filter(|_| !self.are_made()) {
            Some(tree) => Unplaced::Known(path.iter().chain(below).try_fold(tree, step_of_tree)),
            None => Unplaced::Placed,
        }
    }

    /// The value that the whole file is.
    pub fn root(&self) -> Option<NodeId> {
        if self.nodes().is_empty() { None } else { Some(NodeId(0)) }
    }

    /// The value of a key.
    pub fn get(&self, node: NodeId, key: &str) -> Option<NodeId> {
        self.entry(node, key).map(|entry| entry.node)
    }

    /// The value of a key that is expected as the n-th of its mapping.
    pub fn get_near(&self, node: NodeId, key: &str, place: usize) -> Option<NodeId> {
        match &self.node(node)?.kind {
            NodeKind::Map(entries) => match entries.get(place) {
                Some(entry) if *entry.key == *key => Some(entry.node),
                _ => self.get(node, key),
            },
            NodeKind::Scalar(_) | NodeKind::List(_) => None,
        }
    }

    /// An element of a list.
    pub fn nth(&self, node: NodeId, index: usize) -> Option<NodeId> {
        match &self.node(node)?.kind {
            NodeKind::List(nodes) => nodes.get(index).copied(),
            NodeKind::Scalar(_) | NodeKind::Map(_) => None,
        }
    }

    /// The value at the end of a way from the top.
    pub fn at(&self, path: &[Step<'_>]) -> Option<NodeId> {
        self.below(path, &[])
    }

    /// A plain scalar as it is written, whatever YAML makes of it: `1.10`, `2023-03-29`, `no`.
    pub fn plain(&self, node: NodeId) -> Option<&str> {
        let node = self.node(node)?;
        match node.kind {
            NodeKind::Scalar(ScalarForm::Plain) => self.source.text().get(node.bytes.clone()),
            NodeKind::Scalar(ScalarForm::Text) | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// Whether a word is written at the end of a way and the steps below it: a scalar that is not empty, `~` or `null`.
    pub fn says(&self, path: &[Step<'_>], below: &[Step<'_>]) -> bool {
        if let Unplaced::Known(tree) = self.unplaced(path, below) {
            return match tree {
                Some(Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_)) => true,
                Some(Tree::Null | Tree::List(_) | Tree::Map(_)) | None => false,
            };
        }
        let Some(id) = self.below(path, below) else { return false };
        match self.node(id).map(|node| &node.kind) {
            Some(NodeKind::Scalar(ScalarForm::Plain)) => self.plain(id).is_some_and(|text| !is_null(text)),
            Some(NodeKind::Scalar(ScalarForm::Text)) => true,
            Some(NodeKind::List(_) | NodeKind::Map(_)) | None => false,
        }
    }

    /// The word at the end of a way and the steps below it, as it is written.
    pub fn word_at(&self, path: &[Step<'_>], below: &[Step<'_>]) -> Option<&str> {
        match self.unplaced(path, below) {
            Unplaced::Known(Some(Tree::Text(text))) => Some(text),
            Unplaced::Known(_) => None,
            Unplaced::Placed => self.word(self.below(path, below)?),
        }
    }

    /// A scalar without its quotes, as far as it is written in one piece.
    pub fn word(&self, node: NodeId) -> Option<&str> {
        let node = self.node(node)?;
        match node.kind {
            NodeKind::Scalar(_) => Some(self.source.text().get(node.bytes.clone())?.trim_matches(['"', '\''])),
            NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// Whether there is a mapping at the end of a way.
    pub fn is_mapping(&self, path: &[Step<'_>]) -> bool {
        match self.unplaced(path, &[]) {
            Unplaced::Known(tree) => matches!(tree, Some(Tree::Map(_))),
            Unplaced::Placed => {
                matches!(self.at(path).and_then(|id| self.node(id)).map(|node| &node.kind), Some(NodeKind::Map(_)))
            }
        }
    }

    /// The way to the innermost value that holds a byte.
    pub fn way_to_byte(&self, at: usize) -> Vec<Step<'_>> {
        let mut way = Vec::new();
        let mut node = self.root();
        let holds = |id: NodeId| self.node(id).is_some_and(|node| node.bytes.contains(&at));
        while let Some(held) = node.and_then(|id| self.node(id)) {
            node = match &held.kind {
                NodeKind::Scalar(_) => None,
                NodeKind::List(nodes) => nodes.iter().position(|&id| holds(id)).map(|index| {
                    way.push(Step::Index(index));
                    nodes[index]
                }),
                NodeKind::Map(entries) => entries.iter().find(|entry| holds(entry.node)).map(|entry| {
                    way.push(Step::key(&entry.key));
                    entry.node
                }),
            };
        }
        way
    }

    /// Whether there is anything at the end of a way and the steps below it.
    pub fn has(&self, path: &[Step<'_>], below: &[Step<'_>]) -> bool {
        match self.unplaced(path, below) {
            Unplaced::Known(tree) => tree.is_some(),
            Unplaced::Placed => self.below(path, below).is_some(),
        }
    }

    fn below(&self, path: &[Step<'_>], below: &[Step<'_>]) -> Option<NodeId> {
        path.iter().chain(below).try_fold(self.root()?, |node, step| self.step(node, step))
    }

    /// The value at the end of a way, where its place is known already.
    pub fn at_if_made(&self, path: &[Step<'_>]) -> Option<NodeId> {
        if self.are_made() { self.at(path) } else { None }
    }

    /// The way to a word of a list, from a place on; the list itself where it is written as its only word.
    pub fn way_to_word(&self, list: &[Step<'_>], word: &str, from: usize) -> Vec<Step<'static>> {
        let mut way: Vec<Step<'static>> = list.iter().map(Step::owned).collect();
        if let Some(node) = self.at(list)
            && let Some(NodeKind::List(nodes)) = self.node(node).map(|node| &node.kind)
        {
            let place = (from..nodes.len()).find(|&place| self.word(nodes[place]) == Some(word)).unwrap_or(from);
            way.push(Step::Index(place));
        }
        way
    }

    /// Where some words stand inside the value at the end of a way, letter for letter.
    pub fn bytes_of(&self, path: &[Step<'_>], words: &str) -> Option<Range<usize>> {
        let bytes = self.node(self.at(path)?)?.bytes.clone();
        let at = bytes.start + self.source.text().get(bytes)?.find(words)?;
        Some(at..at + words.len())
    }

    /// A fault for every list of the file that is empty.
    pub fn empty_lists(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.each(&mut |path, node| {
            if matches!(&node.kind, NodeKind::List(nodes) if nodes.is_empty()) && faults.len() <= MOST {
                faults.push(self.fault(path, Focus::Value, advice::empty_list(&Step::keys(path))));
            }
        });
        faults
    }

    /// A fault for every key that stands twice in its mapping.
    pub fn repeated_keys(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.each(&mut |path, node| {
            let NodeKind::Map(entries) = &node.kind else { return };
            let mut seen: HashMap<&str, &MapEntry> = HashMap::with_capacity(entries.len());
            for entry in entries {
                if faults.len() > MOST {
                    return;
                }
                if let Some(first) = seen.get(&*entry.key) {
                    let first = self.source.spot(first.bytes.clone()).line;
                    let wrong = yaml::duplicate_key(&entry.key, first);
                    let mut path = path.to_vec();
                    path.push(Step::key(&entry.key));
                    faults.push(self.fault_at(entry.bytes.clone(), &path, wrong));
                } else {
                    seen.insert(&entry.key, entry);
                }
            }
        });
        faults
    }

    /// A fault at the end of a way from the top; where the way does not exist, as near to its end as it goes.
    pub fn fault(&self, path: &[Step<'_>], focus: Focus, wrong: Wrong) -> Fault {
        let spot =
            self.bytes(path, focus).map_or(crate::load::fault::file_text::Spot::START, |bytes| self.source.spot(bytes));
        Fault::new(self.source.name(), spot, self.words(path), wrong)
    }

    /// A fault at some bytes of the file, below the place that a way leads to.
    pub fn fault_at(&self, bytes: Range<usize>, path: &[Step<'_>], wrong: Wrong) -> Fault {
        Fault::new(self.source.name(), self.source.spot(bytes), self.words(path), wrong)
    }

    /// The way in words: `judgements › J-04 › about[1]`. An element with an id is named by it, any other by its number
    /// from 0.
    pub fn words(&self, path: &[Step<'_>]) -> String {
        let mut words = String::new();
        let mut node = self.root();
        for (depth, step) in path.iter().enumerate() {
            if depth == DEEPEST_WORDS {
                words.push_str(" › …");
                break;
            }
            node = node.and_then(|node| self.step(node, step));
            match step {
                Step::Key(key) => {
                    let gap = if words.is_empty() { "" } else { " › " };
                    let _ = write!(words, "{gap}{}", shown(key).chars().take(60).collect::<String>());
                }
                Step::Index(index) => {
                    let _ = match node.and_then(|node| self.id_of(node)) {
                        Some(id) => write!(words, " › {id}"),
                        None => write!(words, "[{index}]"),
                    };
                }
            }
        }
        words
    }

    fn id_of(&self, node: NodeId) -> Option<&str> {
        self.word(self.get(node, "id")?).filter(|text| Id::is_slug(text))
    }

    fn bytes(&self, path: &[Step<'_>], focus: Focus) -> Option<Range<usize>> {
        let mut node = self.root()?;
        let mut bytes = self.node(node)?.bytes.clone();
        for (place, step) in path.iter().enumerate() {
            if let (Focus::Key, Step::Key(key), true) = (focus, step, place + 1 == path.len())
                && let Some(entry) = self.entry(node, key)
            {
                return Some(entry.bytes.clone());
            }
            let Some(next) = self.step(node, step) else { break };
            node = next;
            let found = self.node(node)?.bytes.clone();
            // A key without a value has no bytes of its own; then the key is what there is to see.
            bytes = match step {
                Step::Key(_) if found.is_empty() => bytes,
                Step::Key(_) | Step::Index(_) => found,
            };
            if let (Step::Key(key), Some(parent)) = (step, path.get(..place))
                && self.node(node)?.bytes.is_empty()
                && let Some(entry) = self.at(parent).and_then(|parent| self.entry(parent, key))
            {
                bytes = entry.bytes.clone();
            }
        }
        Some(bytes)
    }

    fn each<'s>(&'s self, visit: &mut impl FnMut(&[Step<'s>], &'s Node)) {
        if let Some(root) = self.root() {
            self.each_below(root, &mut Vec::new(), visit);
        }
    }

    fn each_below<'s>(&'s self, id: NodeId, path: &mut Vec<Step<'s>>, visit: &mut impl FnMut(&[Step<'s>], &'s Node)) {
        let Some(node) = self.node(id) else { return };
        visit(path, node);
        match &node.kind {
            NodeKind::List(nodes) => {
                for (index, &node) in nodes.iter().enumerate() {
                    path.push(Step::Index(index));
                    self.each_below(node, path, visit);
                    path.pop();
                }
            }
            NodeKind::Map(entries) => {
                for entry in entries {
                    path.push(Step::key(&entry.key));
                    self.each_below(entry.node, path, visit);
                    path.pop();
                }
            }
            NodeKind::Scalar(_) => {}
        }
    }

    fn step(&self, node: NodeId, step: &Step<'_>) -> Option<NodeId> {
        match step {
            Step::Key(key) => self.get(node, key),
            Step::Index(index) => self.nth(node, *index),
        }
    }

    fn entry(&self, node: NodeId, key: &str) -> Option<&MapEntry> {
        match &self.node(node)?.kind {
            NodeKind::Map(entries) => entries.iter().find(|entry| *entry.key == *key),
            NodeKind::Scalar(_) | NodeKind::List(_) => None,
        }
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes().get(id.0)
    }
}

/// What lies one step further in a tree of values.
fn step_of_tree<'t>(tree: &'t Tree, step: &Step<'_>) -> Option<&'t Tree> {
    match (tree, step) {
        (Tree::Map(entries), Step::Key(key)) => entries.iter().find(|(held, _)| held == key).map(|(_, tree)| tree),
        (Tree::List(trees), Step::Index(index)) => trees.get(*index),
        (
            Tree::Null | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_) | Tree::List(_) | Tree::Map(_),
            _,
        ) => None,
    }
}

/// Whether a plain scalar says nothing.
pub fn is_null(text: &str) -> bool {
    matches!(text.trim(), "" | "~" | "null" | "Null" | "NULL")
}
