//! The items of a bundle with their places, by id, and what has been found wrong with them.

use std::collections::HashMap;

use crate::bundle::{Assessment, ConfidenceScale, Detail, Id, Item, Kind, Scale};
use crate::load::fault::fault::{Fault, MOST};
use crate::load::fault::nearest::nearest;
use crate::load::fault::wrong::Wrong;
use crate::load::fault::yaml;
use crate::load::shape::bundle_file::{BundleFile, ReadItem};
use crate::load::yaml::spans::Spans;
use crate::load::yaml::step::{Focus, Step};

/// For how many faults of a file the nearest id is looked for.
const SUGGESTED: usize = 64;

/// One item with its place.
#[derive(Debug, Clone, Copy)]
pub struct TableItem<'a> {
    /// The file, by its number.
    pub file: usize,
    /// The item and the way to it.
    pub held: &'a ReadItem,
}

impl TableItem<'_> {
    pub const fn item(&self) -> &Item {
        &self.held.item
    }

    /// The way to something below the item.
    pub fn way(&self, below: &[Step<'_>]) -> Vec<Step<'static>> {
        self.held.way.iter().chain(below).map(Step::owned).collect()
    }
}

/// Everything that the checks of meaning look things up in.
#[derive(Debug)]
pub struct ItemTable<'a> {
    pub files: &'a [BundleFile],
    /// The items: the manifest first, where there is one, then in the order of the files.
    pub entries: Vec<TableItem<'a>>,
    /// The scales: the bundle's own, then those that come with the program.
    pub scales: Vec<Scale>,
    by_id: HashMap<&'a str, usize>,
    manifest: Option<TableItem<'a>>,
}

impl<'a> ItemTable<'a> {
    /// Enters the items of some files. Of two items with one id the first is found by it.
    pub fn new(files: &'a [BundleFile]) -> Self {
        let numbered = || files.iter().enumerate();
        let manifest = numbered().find_map(|(file, read)| read.manifest.as_ref().map(|held| TableItem { file, held }));
        let items = numbered().flat_map(|(file, read)| read.items.iter().map(move |held| TableItem { file, held }));
        let entries: Vec<TableItem<'a>> = manifest.into_iter().chain(items).collect();
        let mut by_id = HashMap::with_capacity(entries.len());
        for (place, entry) in entries.iter().enumerate() {
            by_id.entry(entry.held.item.id.as_str()).or_insert(place);
        }
        let mut scales = match manifest.map(|entry| &entry.held.item.detail) {
            Some(Detail::Assessment(assessment)) => assessment.scales.clone(),
            Some(_) | None => Vec::new(),
        };
        for scale in Scale::builtin() {
            if !scales.iter().any(|held| held.id == scale.id) {
                scales.push(scale);
            }
        }
        Self { files, entries, scales, by_id, manifest }
    }

    /// The item of that id; `assessment` names the manifest.
    pub fn find(&self, id: &str) -> Option<&TableItem<'a>> {
        match self.by_id.get(id) {
            Some(&place) => self.entries.get(place),
            None if id == Id::ASSESSMENT => self.manifest.as_ref(),
            None => None,
        }
    }

    pub const fn manifest(&self) -> Option<&TableItem<'a>> {
        self.manifest.as_ref()
    }

    /// The scale that the bands of the bundle are on; nothing where none is named, or one that is not known.
    pub fn band_scale(&self) -> Option<&Scale> {
        let id = self.assessment()?.band_scale()?;
        self.scales.iter().find(|scale| scale.id == id)
    }

    pub const fn assessment(&self) -> Option<&'a Assessment> {
        match &self.manifest {
            Some(TableItem {
                held: ReadItem { item: Item { detail: Detail::Assessment(assessment), .. }, .. },
                ..
            }) => Some(assessment),
            Some(_) | None => None,
        }
    }

    /// The issuer's levels of confidence, where the manifest gives them.
    pub fn confidence_scale_written(&self) -> Option<&'a ConfidenceScale> {
        self.assessment()?.confidence_scale.as_ref()
    }

    /// The places of the file that holds an item.
    pub fn spans(&self, entry: &TableItem<'_>) -> &'a Spans {
        &self.files[entry.file].spans
    }

    /// Whether a word is written below an item; nothing is said twice of what is missing or no word.
    pub fn says(&self, entry: &TableItem<'_>, below: &[Step<'_>]) -> bool {
        self.spans(entry).says(&entry.held.way, below)
    }

    /// Whether there is anything below an item.
    pub fn has(&self, entry: &TableItem<'_>, below: &[Step<'_>]) -> bool {
        self.spans(entry).has(&entry.held.way, below)
    }

    /// The word below an item, as it is written.
    pub fn word(&self, entry: &TableItem<'_>, below: &[Step<'_>]) -> Option<&'a str> {
        self.spans(entry).word_at(&entry.held.way, below)
    }

    /// Whether an item is a mapping at all; of what is not, that has been told and nothing else need be.
    pub fn is_mapping(&self, entry: &TableItem<'_>) -> bool {
        self.spans(entry).is_mapping(&entry.held.way)
    }

    /// Where an item stands, as `file:line`.
    pub fn location(&self, entry: &TableItem<'_>) -> String {
        let fault = self.spans(entry).fault(&entry.way(&[Step::key("id")]), Focus::Value, yaml::not_yaml());
        format!("{}:{}", fault.file, fault.line)
    }

    /// The id that was probably meant: one of the kinds that may stand there before all others.
    pub fn nearest_id(&self, wrong: &str, own: &Id, kinds: Option<&[Kind]>) -> Option<String> {
        let allowed = |entry: &&TableItem<'a>| kinds.is_none_or(|kinds| kinds.contains(&entry.item().kind()));
        let ids = |wanted: bool| {
            let others = self.entries.iter().filter(|entry| entry.held.item.id != *own);
            others.filter(move |entry| allowed(entry) == wanted).map(|entry| entry.held.item.id.as_str())
        };
        nearest(wrong, ids(true).chain(ids(false)))
    }

    /// A file that could not be parsed, so that it may hold what is missing.
    pub fn lost(&self) -> Option<&'a str> {
        self.files.iter().find(|file| file.lost).map(|file| file.source().name())
    }
}

/// What has been found wrong, file by file.
#[derive(Debug)]
pub struct JoinFaults {
    by_file: Vec<Vec<Fault>>,
}

impl JoinFaults {
    /// Nothing yet, of so many files.
    pub fn of(files: usize) -> Self {
        Self { by_file: (0..files).map(|_| Vec::new()).collect() }
    }

    /// Whether enough has been told of the file of an item.
    pub fn enough(&self, entry: &TableItem<'_>) -> bool {
        self.by_file.get(entry.file).is_none_or(|told| told.len() > MOST)
    }

    /// Tells what is wrong below an item.
    pub fn tell(&mut self, table: &ItemTable<'_>, entry: &TableItem<'_>, below: &[Step<'_>], wrong: Wrong) {
        if !self.enough(entry) {
            self.add(entry, table.spans(entry).fault(&entry.way(below), Focus::Value, wrong));
        }
    }

    /// Whether so much has been told of the file of an item that the nearest ids are no longer looked for: in a large
    /// bundle with an error in every line that would take longer than everything else.
    pub fn plenty(&self, entry: &TableItem<'_>) -> bool {
        self.by_file.get(entry.file).is_none_or(|told| told.len() > SUGGESTED)
    }

    /// Adds a fault of the file of an item.
    pub fn add(&mut self, entry: &TableItem<'_>, fault: Fault) {
        if let Some(told) = self.by_file.get_mut(entry.file) {
            told.push(fault);
        }
    }

    /// All of it, file by file.
    pub fn into_files(self) -> Vec<Vec<Fault>> {
        self.by_file
    }
}
