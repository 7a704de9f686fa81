//! One assessment with everything behind it, joined: every item by its id, every tie in both directions.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::bundle::item::assessment::Assessment;
use crate::bundle::item::item::{Detail, Item};
use crate::bundle::library::missing::Missing;
use crate::bundle::library::walk::{Stop, Walk};
use crate::bundle::value::confidence::ConfidenceScale;
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::link::{Edge, Part, Relation};
use crate::bundle::value::marking::{Marking, Tlp};
use crate::bundle::value::origin::Origin;
use crate::bundle::value::scale::Scale;

/// A bundle. The first of its items is always the assessment itself, whose page is the cover.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    items: Vec<Item>,
    places: HashMap<Id, usize>,
    edges: Vec<Edge>,
    /// The ties to items of other bundles.
    foreign: Vec<Edge>,
    out: HashMap<Id, Vec<usize>>,
    inward: HashMap<Id, Vec<usize>>,
    kinds: HashMap<Kind, Vec<usize>>,
    /// By item, the ties by which it rests on others.
    grounds: HashMap<Id, Vec<usize>>,
    /// The caveats that limit the whole.
    general: Vec<Id>,
    missing: Missing,
    scales: Vec<Scale>,
    walks: Vec<Walk>,
    sight: Sight,
    /// What it is known by in a library that has other editions, of which it is not the newest.
    key: Option<Id>,
    /// The path that it was read from, as it is shown; nothing where it was not read from one.
    path: Option<Arc<str>>,
}

/// How much of a bundle is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    #[default]
    Whole,
    /// What a ceiling leaves of it, be that all or not: of what is not there nothing can be said.
    Ceiled,
}

impl Bundle {
    /// Joins the items of a bundle. Of two items with one id the first stays, and a tie that leads nowhere is left out:
    /// the loader has said so by then.
    pub fn new(manifest: Item, mut items: Vec<Item>) -> Self {
        items.insert(0, manifest);
        let mut seen = HashSet::with_capacity(items.len());
        items.retain(|item| seen.insert(item.id.clone()));
        let places: HashMap<Id, usize> =
            items.iter().enumerate().map(|(place, item)| (item.id.clone(), place)).collect();
        let mut bundle = Self {
            scales: Vec::new(),
            walks: Vec::new(),
            sight: Sight::Whole,
            edges: Vec::new(),
            foreign: Vec::new(),
            out: HashMap::with_capacity(items.len()),
            inward: HashMap::with_capacity(items.len()),
            kinds: HashMap::new(),
            grounds: HashMap::new(),
            general: Vec::new(),
            missing: Missing::default(),
            key: None,
            path: None,
            places,
            items,
        };
        bundle.scales = bundle.assessment().map_or_else(Vec::new, |assessment| assessment.scales.clone());
        let known: HashSet<String> = bundle.scales.iter().map(|scale| scale.id.clone()).collect();
        bundle.scales.extend(Scale::builtin().into_iter().filter(|scale| !known.contains(&scale.id)));
        let ties: Vec<Edge> = bundle.items.iter().flat_map(Item::ties).collect();
        let mut told = HashSet::with_capacity(ties.len());
        for tie in ties {
            let (Some(from), Some(to)) = (bundle.resolve(&tie.from), bundle.resolve(&tie.to)) else {
                if tie.from.abroad().is_some() || tie.to.abroad().is_some() {
                    bundle.foreign.push(tie);
                }
                continue;
            };
            let edge = Edge { from, to, ..tie };
            if told.insert((edge.from.clone(), edge.rel, edge.to.clone())) {
                let place = bundle.edges.len();
                bundle.out.entry(edge.from.clone()).or_default().push(place);
                bundle.inward.entry(edge.to.clone()).or_default().push(place);
                bundle.edges.push(edge);
            }
        }
        bundle.foreign.extend(bundle.superseded());
        bundle.arrange();
        bundle
    }

    /// The tie of the cover to the edition or the bundle that it replaces, where that is named as one is.
    fn superseded(&self) -> Option<Edge> {
        let written = self.assessment()?.imprint.supersedes.as_deref()?.trim();
        let (bundle, item) = Id::new(written)
            .abroad()
            .map_or((written, Id::ASSESSMENT), |_| written.split_once(['#', '/']).unwrap_or((written, Id::ASSESSMENT)));
        let names_one = bundle.split('@').all(Id::is_slug);
        let to = Id::new(&format!("{bundle}#{item}"));
        names_one.then(|| Edge { from: self.id().clone(), rel: Relation::Supersedes, to, text: None, origin: None })
    }

    /// Keeps ready what pages ask for again and again, so that none reads all ties of an item that everything is tied to.
    fn arrange(&mut self) {
        for (place, item) in self.items.iter().enumerate() {
            self.kinds.entry(item.kind()).or_default().push(place);
        }
        for part in [Part::Basis, Part::Support] {
            for (place, edge) in self.edges.iter().enumerate().filter(|(_, edge)| edge.rel.part() == part) {
                let resting = if part == Part::Basis { &edge.from } else { &edge.to };
                self.grounds.entry(resting.clone()).or_default().push(place);
            }
        }
        let limits_all = self.edges_to(self.id().as_str()).filter(|edge| edge.rel == Relation::Limits);
        self.general = limits_all.map(|edge| edge.from.clone()).collect();
        self.missing = Missing::of(&self.edges);
    }

    /// The bundle with walks of its own. Of two with one id the first stays; stops at what it does not have are left out.
    pub fn with_walks(mut self, walks: Vec<Walk>) -> Self {
        let mut taken = HashSet::new();
        self.walks = walks
            .into_iter()
            .filter(|walk| taken.insert(walk.id.clone()))
            .map(|walk| {
                let stops =
                    walk.stops.iter().filter_map(|stop| Some(Stop { item: self.resolve(&stop.item)?, ..stop.clone() }));
                Walk { stops: stops.collect(), ..walk }
            })
            .filter(|walk| !walk.stops.is_empty())
            .collect();
        self
    }

    /// The bundle as what a ceiling leaves of another.
    pub fn ceiled(mut self) -> Self {
        self.sight = Sight::Ceiled;
        self
    }

    /// The bundle as it was read from a path.
    pub fn read_from(self, path: Option<Arc<str>>) -> Self {
        Self { path, ..self }
    }

    pub fn path(&self) -> Option<&Arc<str>> {
        self.path.as_ref()
    }

    /// The bundle as a library knows it.
    pub fn known_as(self, key: Id) -> Self {
        Self { key: Some(key), ..self }
    }

    /// What it is known by in its library, and in every address of it: its id where it is the newest edition there, and
    /// `id@edition` where it is not.
    pub fn key(&self) -> &Id {
        self.key.as_ref().unwrap_or(self.id())
    }

    /// What its edition may be called in an address: by its own name, where it has one, or by its day of issue.
    pub fn edition_names(&self) -> Vec<String> {
        let Some(assessment) = self.assessment() else { return vec!["unnamed".to_owned()] };
        let named = assessment.imprint.edition.as_deref().and_then(Id::usable).map(|name| name.to_string());
        let issued = Some(assessment.issued).filter(|day| *day != Assessment::UNDATED);
        let dated = issued.map_or_else(|| "undated".to_owned(), |day| day.to_string());
        named.into_iter().chain([dated]).collect()
    }

    /// Whether its edition is called so.
    pub fn is_edition(&self, name: &str) -> bool {
        self.edition_names().iter().any(|own| own == name)
    }

    /// What decides which of several editions is the newest: the greatest is. Of those issued on one day it is the one
    /// whose path is the last, so that no order of reading decides.
    pub fn precedence(&self) -> (Option<Date>, Option<&str>) {
        (self.assessment().map(|assessment| assessment.issued), self.path.as_deref())
    }

    /// How much of it is there.
    pub const fn sight(&self) -> Sight {
        self.sight
    }

    /// The walks that its author wrote.
    pub fn walks(&self) -> &[Walk] {
        &self.walks
    }

    /// A bundle that holds nothing, for where there is nothing to read.
    pub fn empty() -> Self {
        let manifest = Item::new(Id::ASSESSMENT, "Nothing to read", Origin::Transcriber, Detail::Note);
        Self::new(manifest, Vec::new())
    }

    /// The bundle's id, which is the assessment's.
    pub fn id(&self) -> &Id {
        &self.cover().id
    }

    /// The assessment as an item.
    pub fn cover(&self) -> &Item {
        &self.items[0]
    }

    pub fn assessment(&self) -> Option<&Assessment> {
        match &self.cover().detail {
            Detail::Assessment(assessment) => Some(assessment),
            _ => None,
        }
    }

    /// Every item, the assessment first, then in the order of the files.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of that id; `assessment` names the cover.
    pub fn item(&self, id: &str) -> Option<&Item> {
        match self.places.get(id) {
            Some(&place) => self.items.get(place),
            None if id == Id::ASSESSMENT => Some(self.cover()),
            None => None,
        }
    }

    /// The id as the bundle holds it; `assessment` names the cover.
    pub fn resolve(&self, id: &Id) -> Option<Id> {
        self.item(id.as_str()).map(|item| item.id.clone())
    }

    /// The items of a kind, in the order of the files.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.kinds.get(&kind).into_iter().flatten().filter_map(|&place| self.items.get(place))
    }

    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The ties to items of other bundles, which only a library can follow.
    pub fn foreign(&self) -> &[Edge] {
        &self.foreign
    }

    /// The ties that an item has to others, in reading order.
    pub fn edges_from(&self, id: &str) -> impl Iterator<Item = &Edge> {
        self.out.get(id).into_iter().flatten().filter_map(|&place| self.edges.get(place))
    }

    /// The ties that others have to an item.
    pub fn edges_to(&self, id: &str) -> impl Iterator<Item = &Edge> {
        self.inward.get(id).into_iter().flatten().filter_map(|&place| self.edges.get(place))
    }

    /// What an item rests on: its basis and its assumptions, what supports it, and who it is attributed to.
    pub fn rests_on(&self, id: &str) -> Vec<&Item> {
        let forward = self.edges_from(id).filter(|edge| matches!(edge.rel.part(), Part::Basis | Part::Attribution));
        let backward = self.edges_to(id).filter(|edge| edge.rel.part() == Part::Support);
        self.gather(forward.map(|edge| &edge.to).chain(backward.map(|edge| &edge.from)))
    }

    /// What an item rests on directly, each with how: its basis, what it assumes or derives from, and what supports it.
    /// And who says so, where it is not whoever says the item.
    pub fn grounds(&self, id: &str) -> impl Iterator<Item = (Relation, &Id, Option<Origin>)> {
        let edges = self.grounds.get(id).into_iter().flatten().filter_map(|&place| self.edges.get(place));
        edges.map(|edge| (edge.rel, if edge.rel.part() == Part::Basis { &edge.to } else { &edge.from }, edge.origin))
    }

    /// What an item rests on by the word of the transcriber alone.
    pub fn added_grounds(&self, id: &str) -> HashSet<&Id> {
        let (added, own): (Vec<_>, Vec<_>) =
            self.grounds(id).partition(|(_, _, origin)| *origin == Some(Origin::Transcriber));
        let own: HashSet<&Id> = own.into_iter().map(|(_, id, _)| id).collect();
        added.into_iter().map(|(_, id, _)| id).filter(|id| !own.contains(id)).collect()
    }

    /// What an item leads to: whatever rests on it.
    pub fn leads_to(&self, id: &str) -> Vec<&Item> {
        let backward = self.edges_to(id).filter(|edge| matches!(edge.rel.part(), Part::Basis | Part::Attribution));
        let forward = self.edges_from(id).filter(|edge| edge.rel.part() == Part::Support);
        self.gather(backward.map(|edge| &edge.from).chain(forward.map(|edge| &edge.to)))
    }

    /// The caveats that limit an item, those that limit the whole assessment among them. Nothing is its own.
    pub fn caveats_on(&self, id: &str) -> Vec<&Item> {
        let own = self.edges_from(id).filter(|edge| edge.rel == Relation::LimitedBy).map(|edge| &edge.to);
        let named = self.edges_to(id).filter(|edge| edge.rel == Relation::Limits).map(|edge| &edge.from);
        self.gather(own.chain(named).chain(&self.general).filter(|caveat| caveat.as_str() != id))
    }

    /// The caveats that limit the whole assessment.
    pub fn general_caveats(&self) -> &[Id] {
        &self.general
    }

    /// The parts of the original whose absence is to be said on the page of an item.
    pub fn omissions_on(&self, id: &str) -> Vec<&Item> {
        self.gather(self.edges_to(id).filter(|edge| edge.rel == Relation::Affects).map(|edge| &edge.from))
    }

    /// The parts of the original whose absence bears on an item or on a class that it is part of.
    pub fn omissions_above(&self, id: &Id) -> Vec<&Item> {
        self.gather(self.missing.bearing_on(id))
    }

    /// The items that an item does not sit easily with, whichever of the two says so.
    pub fn tensions_of(&self, id: &str) -> Vec<&Item> {
        let out = self.edges_from(id).filter(|edge| edge.rel == Relation::TensionWith).map(|edge| &edge.to);
        let back = self.edges_to(id).filter(|edge| edge.rel == Relation::TensionWith).map(|edge| &edge.from);
        self.gather(out.chain(back))
    }

    /// The members of a class: the items that are part of it.
    pub fn members_of(&self, id: &str) -> Vec<&Item> {
        self.gather(self.edges_to(id).filter(|edge| edge.rel == Relation::PartOf).map(|edge| &edge.from))
    }

    /// The marking that binds an item: the stricter of its own and the bundle's.
    pub fn marking(&self, item: &Item) -> Marking {
        let general = self.cover().marking.clone().unwrap_or_default();
        item.marking.as_ref().map_or_else(|| general.clone(), |own| own.stricter(&general))
    }

    /// How many items have a marking that cannot be read.
    pub fn unreadable(&self) -> usize {
        self.items.iter().filter(|item| item.marking.as_ref().is_some_and(Marking::is_unreadable)).count()
    }

    /// The highest label of any item, which is the bundle's own as a whole.
    pub fn highest_tlp(&self) -> Option<Tlp> {
        self.items.iter().filter_map(|item| item.marking.as_ref()?.tlp).max()
    }

    /// The scales that words can be shown on: the bundle's own, then those that come with the program.
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// The scale of that id.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    /// The levels of confidence: the issuer's own, or those that are common.
    pub fn confidence_scale(&self) -> &ConfidenceScale {
        let own = self.assessment().and_then(|assessment| assessment.confidence_scale.as_ref());
        own.filter(|scale| !scale.levels.is_empty()).unwrap_or(ConfidenceScale::common())
    }

    /// The issuer, by its name.
    pub fn issuer(&self) -> &str {
        let written = self.assessment().map_or("", |assessment| assessment.issuer.as_str());
        self.item(written).map_or(written, |item| item.title.as_str())
    }

    fn gather<'b>(&'b self, ids: impl IntoIterator<Item = &'b Id>) -> Vec<&'b Item> {
        let mut seen = HashSet::new();
        ids.into_iter().filter(|id| seen.insert(*id)).filter_map(|id| self.item(id.as_str())).collect()
    }
}
