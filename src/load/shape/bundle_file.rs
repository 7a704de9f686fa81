//! One file of a bundle: its lists of items, each item read by itself, so that what is wrong costs only itself.

use std::sync::Arc;

use crate::bundle::value::field::Fields as _;
use crate::bundle::{Assessment, Detail, Id, Imprint, Item, Kind, Marking, Origin, Scale, Walk};
use crate::load::fault::fault::{Fault, MOST};
use crate::load::fault::file_text::FileText;
use crate::load::fault::files;
use crate::load::fault::items;
use crate::load::fault::keys;
use crate::load::fault::keys::{FoundType, WantedType};
use crate::load::fault::nearest::nearest;
use crate::load::fault::statements;
use crate::load::fault::wrong::Wrong;
use crate::load::fault::yaml;
use crate::load::shape::handling::{self, MARKING};
use crate::load::yaml::read::{sound_tree, tree};
use crate::load::yaml::shape::read_at;
use crate::load::yaml::spans::Spans;
use crate::load::yaml::step::{Focus, Step};
use crate::load::yaml::yaml::Tree;

/// The version of the schema that this reader knows.
pub const VERSION: i128 = 1;
/// The key of the version.
pub const BRIEFING: &str = "briefing";

/// An item, and where it stands in its file.
#[derive(Debug)]
pub struct ReadItem {
    pub item: Item,
    /// The way to it from the top of the file.
    pub way: Vec<Step<'static>>,
}

/// A walk, and where it stands in its file.
#[derive(Debug)]
pub struct ReadWalk {
    pub walk: Walk,
    /// The way to it from the top of the file.
    pub way: Vec<Step<'static>>,
}

/// One file of a bundle, as far as it could be read.
#[derive(Debug)]
pub struct BundleFile {
    /// The places of its values.
    pub spans: Spans,
    /// What is wrong with it by itself.
    pub faults: Vec<Fault>,
    /// The manifest, where it stands in this file.
    pub manifest: Option<ReadItem>,
    pub items: Vec<ReadItem>,
    pub walks: Vec<ReadWalk>,
    /// Whether the file could not be parsed, so that there may be more in it.
    pub lost: bool,
    /// A key that was probably meant to be `assessment`.
    pub nearly_assessment: Option<String>,
    /// What else the file says of the marking of the whole: in a second manifest, or beside the first.
    pub other_marking: Option<Marking>,
    /// The markings of items in a list that stands there twice, whose items are not read.
    pub repeated: Vec<(Id, Option<Marking>)>,
}

impl BundleFile {
    /// Reads one file. The fallback is the id of an assessment that has none.
    pub fn read(name: &str, bytes: &[u8], fallback: &str) -> Self {
        let sound = sound_tree(name, bytes).map(|(tree, spans)| {
            let mut file = Self::new(spans, Vec::new());
            file.tree(Some(&tree), fallback);
            file
        });
        // A fault has a place, and with the places known the file is read anew, so that all of it is told in one way.
        sound.filter(|file| file.faults.is_empty() && !file.spans.are_made()).unwrap_or_else(|| {
            let (tree, faults, spans) = tree(name, bytes);
            let mut file = Self::new(spans, faults);
            file.tree(tree.as_ref(), fallback);
            file
        })
    }

    fn new(spans: Spans, faults: Vec<Fault>) -> Self {
        Self {
            spans,
            faults,
            manifest: None,
            items: Vec::new(),
            walks: Vec::new(),
            lost: false,
            nearly_assessment: None,
            other_marking: None,
            repeated: Vec::new(),
        }
    }

    fn tree(&mut self, tree: Option<&Tree>, fallback: &str) {
        match tree {
            None => self.lost = true,
            Some(Tree::Null) => self.faults.push(Fault::of_file(self.source().name(), files::empty_file())),
            Some(Tree::Map(entries)) => {
                // Of a file whose places are not known yet it is known that it has none.
                if self.spans.are_made() {
                    self.faults.extend(self.spans.empty_lists());
                }
                self.keys(entries, fallback);
            }
            Some(Tree::List(_)) => self.tell(&[], Focus::Value, yaml::not_a_mapping("a list")),
            Some(Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_)) => {
                self.tell(&[], Focus::Value, yaml::not_a_mapping("text"));
            }
        }
    }

    fn keys(&mut self, entries: &[(String, Tree)], fallback: &str) {
        let mut seen = Vec::new();
        for (key, tree) in entries {
            if seen.contains(&key.as_str()) {
                self.repeated(key, tree);
                continue;
            }
            let way = [Step::key(key)];
            match Kind::ALL.into_iter().find(|kind| kind.key() == key) {
                Some(kind) => {
                    seen.push(kind.key());
                    if kind == Kind::Assessment {
                        self.manifest(tree, fallback);
                        continue;
                    }
                    match tree {
                        Tree::List(trees) => self.items(kind, trees),
                        Tree::Null => self.tell(&way, Focus::Key, keys::empty_value()),
                        Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_) | Tree::Map(_) => {
                            let found = found(tree);
                            self.tell(&way, Focus::Value, keys::wrong_type(WantedType::List, &found));
                        }
                    }
                }
                None if key == Walk::KEY => {
                    seen.push(Walk::KEY);
                    self.walks(tree, &way);
                }
                None if key == BRIEFING => {
                    seen.push(BRIEFING);
                    self.version(tree, &way);
                }
                None => {
                    let known =
                        || [BRIEFING].into_iter().chain(Kind::ALL.into_iter().map(Kind::key)).chain([Walk::KEY]);
                    let near = nearest(key, known());
                    if near.as_deref() == Some(Kind::Assessment.key()) {
                        self.nearly_assessment = Some(key.clone());
                    }
                    if handling::looks_like_marking(key, &Tree::Null) {
                        self.other_marking = Marking::both(self.other_marking.take(), Some(Marking::unreadable()));
                    }
                    let known: Vec<&str> = known().collect();
                    self.tell(&way, Focus::Key, keys::unknown_key(key, near.as_deref(), &known));
                }
            }
        }
        if self.manifest.is_some() && !seen.contains(&BRIEFING) {
            self.tell(&[Step::key(Kind::Assessment.key())], Focus::Key, keys::missing_key(BRIEFING));
        }
    }

    /// Notes the markings in what stands under a key that was there before.
    fn repeated(&mut self, key: &str, tree: &Tree) {
        if key == Kind::Assessment.key() {
            let marking = if let Tree::Map(entries) = tree { handling::marking(entries, &[]) } else { None };
            self.other_marking = Marking::both(self.other_marking.take(), marking);
        }
        let trees = if let Tree::List(trees) = tree { trees.as_slice() } else { &[] };
        for entries in trees.iter().filter_map(|tree| if let Tree::Map(entries) = tree { Some(entries) } else { None })
        {
            let id = entries.iter().find(|(key, _)| key == "id").and_then(|(_, id)| Id::usable(&id.to_string()));
            self.repeated.extend(id.map(|id| (id, handling::marking(entries, &[MARKING]))));
        }
    }

    fn version(&mut self, tree: &Tree, way: &[Step<'_>]) {
        let known = match tree {
            Tree::Whole(version) => *version == VERSION,
            Tree::Text(version) => version.trim() == VERSION.to_string(),
            Tree::Null | Tree::Bool(_) | Tree::Real(_) | Tree::List(_) | Tree::Map(_) => false,
        };
        if !known {
            let written = self.spans.at(way).and_then(|node| self.spans.plain(node)).map(str::to_owned);
            let found = written.unwrap_or_else(|| tree.to_string());
            self.tell(way, Focus::Value, keys::unsupported_version(&found));
        }
    }

    fn manifest(&mut self, tree: &Tree, fallback: &str) {
        let way = vec![Step::key(Kind::Assessment.key())];
        let whole = with_absent(tree, [("id", fallback), ("origin", Origin::Issuer.word())]);
        let (item, told) = read_at::<Item>(&self.spans, &way, &whole, Some(Kind::Assessment), self.room());
        self.faults.extend(told);
        let mut item = item.unwrap_or_else(|| stand_in(fallback));
        if !Id::is_slug(item.id.as_str()) {
            let usable = Id::usable(item.id.as_str());
            let wrong = items::bad_id(item.id.as_str(), usable.as_ref().map(Id::to_string).as_deref());
            self.tell(&[Step::key(Kind::Assessment.key()), Step::key("id")], Focus::Value, wrong);
            item.id = usable.unwrap_or_else(|| Id::new(fallback));
        }
        self.mark(&mut item, &way, tree);
        self.manifest = Some(ReadItem { item: named(item), way });
    }

    fn items(&mut self, kind: Kind, trees: &[Tree]) {
        for (index, tree) in trees.iter().enumerate() {
            self.item(kind, vec![Step::key(kind.key()), Step::Index(index)], tree);
        }
    }

    fn walks(&mut self, tree: &Tree, way: &[Step<'_>]) {
        match tree {
            Tree::List(trees) => {
                for (index, tree) in trees.iter().enumerate() {
                    let way = vec![Step::key(Walk::KEY), Step::Index(index)];
                    let (walk, told) = read_at::<Walk>(&self.spans, &way, tree, None, self.room());
                    self.faults.extend(told);
                    self.walks.extend(walk.map(|walk| ReadWalk { walk, way }));
                }
            }
            Tree::Null => self.tell(way, Focus::Key, keys::empty_value()),
            Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_) | Tree::Map(_) => {
                let found = found(tree);
                self.tell(way, Focus::Value, keys::wrong_type(WantedType::List, &found));
            }
        }
    }

    fn item(&mut self, kind: Kind, way: Vec<Step<'static>>, tree: &Tree) {
        let (item, told) = read_at::<Item>(&self.spans, &way, tree, Some(kind), self.room());
        self.faults.extend(told);
        // An id that is missing or no text has been told, and without one the item cannot be opened or named.
        let Some(mut item) = item.filter(|_| self.spans.says(&way, &[Step::key("id")])) else { return };
        if !Id::is_slug(item.id.as_str()) {
            let usable = Id::usable(item.id.as_str());
            let wrong = items::bad_id(item.id.as_str(), usable.as_ref().map(Id::to_string).as_deref());
            self.tell(&[&way[..], &[Step::key("id")]].concat(), Focus::Value, wrong);
            let Some(usable) = usable else { return };
            item.id = usable;
        }
        self.mark(&mut item, &way, tree);
        self.items.push(ReadItem { item: named(item), way });
    }

    /// Marks an item as all of its mapping says, and not only the first key that could be read.
    fn mark(&mut self, item: &mut Item, way: &[Step<'_>], tree: &Tree) {
        let Tree::Map(entries) = tree else { return };
        // Where a key did not belong there, it has been told, at its place.
        if !self.spans.are_made() && !entries.iter().any(|(key, _)| key == MARKING) {
            return;
        }
        let mut known = Vec::new();
        item.each_field(&mut |field, _| known.push(field.key()));
        let Some(stated) = handling::marking(entries, &known) else { return };
        let marking = item.marking.get_or_insert_default();
        marking.tlp = stated.tlp;
        let says_none = marking.as_written.as_deref() == Some("none") && marking.restrictions.is_none();
        if stated.tlp.is_none() && !says_none {
            let below: Vec<Step<'_>> = way.iter().cloned().chain([Step::key(MARKING)]).collect();
            self.tell(&below, Focus::Value, statements::label_missing());
        }
    }

    fn tell(&mut self, way: &[Step<'_>], focus: Focus, wrong: Wrong) {
        if self.faults.len() <= MOST {
            self.faults.push(self.spans.fault(way, focus, wrong));
        }
    }

    /// How many faults may still be told, one more than are shown so that it can be said that there are more.
    fn room(&self) -> usize {
        (MOST + 1).saturating_sub(self.faults.len())
    }

    /// The text of the file.
    pub const fn source(&self) -> &Arc<FileText> {
        self.spans.source()
    }
}

/// A mapping in which these keys are not absent.
fn with_absent<const N: usize>(tree: &Tree, keys: [(&str, &str); N]) -> Tree {
    let mut whole = tree.clone();
    if let Tree::Map(entries) = &mut whole {
        for (key, value) in keys {
            if !entries.iter().any(|(held, _)| held == key) {
                entries.push((key.to_owned(), Tree::Text(value.to_owned())));
            }
        }
    }
    whole
}

/// The item, by its id where it has no title.
fn named(mut item: Item) -> Item {
    if item.title.is_empty() {
        item.title = item.id.to_string();
    }
    item
}

/// What stands in for a manifest that is missing: the folder's name, and nothing that anybody said.
pub fn stand_in(name: &str) -> Item {
    let id = Id::usable(name).unwrap_or_else(|| Id::new("bundle"));
    let unsaid = || Scale::NOT_STATED.to_owned();
    let detail = Detail::Assessment(Box::new(Assessment {
        issuer: unsaid(),
        issued: Assessment::UNDATED,
        language: unsaid(),
        issuer_scale: unsaid(),
        reader_scale: Scale::NONE.to_owned(),
        scales: Vec::new(),
        confidence_scale: None,
        title_origin: Some(Origin::Transcriber),
        imprint: Imprint::default(),
        summary: None,
        scope: None,
        requirement: None,
        method: None,
        rights: None,
        not_stated: Vec::new(),
    }));
    let item = Item::new(id.as_str(), name, Origin::Transcriber, detail);
    // What the manifest said of its marking is not known.
    Item { marking: Some(Marking::unreadable()), ..item }
}

fn found(tree: &Tree) -> FoundType {
    match tree {
        Tree::List(_) => FoundType::List,
        Tree::Map(_) => FoundType::Mapping,
        Tree::Null | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_) | Tree::Text(_) => {
            FoundType::Text(tree.to_string())
        }
    }
}
