//! Any one thing that can be opened.

use serde::{Deserialize, Deserializer, Serialize};

use crate::bundle::foresight::alternative::Alternative;
use crate::bundle::foresight::assumption::Assumption;
use crate::bundle::foresight::measure::Measure;
use crate::bundle::foresight::outlook::Outlook;
use crate::bundle::foresight::scenario::Scenario;
use crate::bundle::foresight::signpost::Signpost;
use crate::bundle::item::actor::Actor;
use crate::bundle::item::assessment::Assessment;
use crate::bundle::item::breakdown::Breakdown;
use crate::bundle::item::caveat::Caveat;
use crate::bundle::item::evidence::Evidence;
use crate::bundle::item::exhibits::Exhibits;
use crate::bundle::item::judgement::Judgement;
use crate::bundle::item::omission::Omission;
use crate::bundle::item::question::Question;
use crate::bundle::item::region::Region;
use crate::bundle::item::sector::{PART_OF_SECTOR, PART_OF_TECHNOLOGY, Sector};
use crate::bundle::item::source::Source;
use crate::bundle::item::tactic::Tactic;
use crate::bundle::value::confidence::Confidence;
use crate::bundle::value::field::{Falls, FieldValue, Fields, ItemField, Needed, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::imported::ImportedObject;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::link::{Edge, Relation};
use crate::bundle::value::locator::Locator;
use crate::bundle::value::marking::Marking;
use crate::bundle::value::origin::Origin;
use crate::bundle::value::reference::{ExternalRef, Link};
use crate::bundle::value::tie::{Direction, May, Tie};
use crate::bundle::value::timeframe::Timeframe;
use crate::bundle::value::written;

/// An item: the fields that every kind has, and the detail of its own kind.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Item {
    pub id: Id,
    /// Empty until it is read where the file gives none; then it is the id.
    #[serde(default, deserialize_with = "title")]
    pub title: String,
    pub text: Option<String>,
    pub origin: Origin,
    pub at: Option<Locator>,
    #[serde(default, deserialize_with = "written::ids")]
    pub about: Vec<Id>,
    /// Its own marking, where it states one; see `Bundle::marking`.
    pub marking: Option<Marking>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub external_refs: Vec<ExternalRef>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub added_in: Option<String>,
    pub changed_in: Option<String>,
    /// The objects of another format that it was made of; the first is the item itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub imported: Vec<ImportedObject>,
    /// Its figure and tables; in a file they stand among the other fields.
    #[serde(default, skip_serializing_if = "Exhibits::is_empty")]
    pub exhibits: Exhibits,
    /// What its own kind adds; in a file it stands among the other fields.
    pub detail: Detail,
}

fn title<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// What each kind of item adds, by the word of the kind.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Detail {
    Assessment(Box<Assessment>),
    Judgement(Box<Judgement>),
    Evidence(Box<Evidence>),
    Caveat(Caveat),
    Omission(Omission),
    Question(Question),
    Sector(Sector),
    Technology(Sector),
    Actor(Actor),
    Tactic(Tactic),
    Region(Region),
    Source(Box<Source>),
    Organisation,
    Alternative(Box<Alternative>),
    Signpost(Box<Signpost>),
    Outlook(Box<Outlook>),
    Scenario(Box<Scenario>),
    Assumption(Assumption),
    Measure(Measure),
    Note,
    Object,
}

impl Item {
    /// An item of which nothing is said but this.
    pub fn new(id: &str, title: &str, origin: Origin, detail: Detail) -> Self {
        Self {
            id: Id::new(id),
            title: title.to_owned(),
            text: None,
            origin,
            at: None,
            about: Vec::new(),
            marking: None,
            links: Vec::new(),
            external_refs: Vec::new(),
            tags: Vec::new(),
            added_in: None,
            changed_in: None,
            imported: Vec::new(),
            exhibits: Exhibits::default(),
            detail,
        }
    }

    pub const fn kind(&self) -> Kind {
        match &self.detail {
            Detail::Assessment(_) => Kind::Assessment,
            Detail::Judgement(_) => Kind::Judgement,
            Detail::Evidence(_) => Kind::Evidence,
            Detail::Caveat(_) => Kind::Caveat,
            Detail::Omission(_) => Kind::Omission,
            Detail::Question(_) => Kind::Question,
            Detail::Sector(_) => Kind::Sector,
            Detail::Technology(_) => Kind::Technology,
            Detail::Actor(_) => Kind::Actor,
            Detail::Tactic(_) => Kind::Tactic,
            Detail::Region(_) => Kind::Region,
            Detail::Source(_) => Kind::Source,
            Detail::Organisation => Kind::Organisation,
            Detail::Alternative(_) => Kind::Alternative,
            Detail::Signpost(_) => Kind::Signpost,
            Detail::Outlook(_) => Kind::Outlook,
            Detail::Scenario(_) => Kind::Scenario,
            Detail::Assumption(_) => Kind::Assumption,
            Detail::Measure(_) => Kind::Measure,
            Detail::Note => Kind::Note,
            Detail::Object => Kind::Object,
        }
    }

    /// Every tie that the item itself writes, by its fields and by its links, in reading order.
    pub fn ties(&self) -> Vec<Edge> {
        let mut edges = Vec::new();
        let mut detail = self.detail.clone();
        detail.each_field(&mut |field, value| {
            let origin = (field.key() == ItemField::ADDED).then_some(Origin::Transcriber);
            self.tie(value, origin, &mut edges);
        });
        self.tie(FieldValue::ids(&mut self.about.clone(), CONCERNS), None, &mut edges);
        edges.extend(self.links.iter().map(|link| Edge {
            from: self.id.clone(),
            rel: link.rel,
            to: link.to.clone(),
            text: link.text.clone(),
            origin: link.origin.filter(|origin| *origin != self.origin),
        }));
        edges
    }

    /// The ties of one field.
    fn tie(&self, value: FieldValue<'_>, origin: Option<Origin>, edges: &mut Vec<Edge>) {
        match value {
            FieldValue::Ids(ids, tie) => edges.extend(ids.as_slice().iter().filter(|id| tie.is_id(id)).map(|id| {
                let (from, to) = match tie.direction {
                    Direction::Forward => (&self.id, id),
                    Direction::Backward => (id, &self.id),
                };
                Edge { from: from.clone(), rel: tie.relation, to: to.clone(), text: None, origin }
            })),
            FieldValue::Name(Some(name), Some(rel)) => {
                edges.push(Edge { from: self.id.clone(), rel, to: Id::new(name), text: None, origin });
            }
            FieldValue::Part(Some(part)) => part.each_field(&mut |_, value| self.tie(value, origin, edges)),
            FieldValue::Parts(parts) => parts.keep(&mut |part| {
                part.each_field(&mut |_, value| self.tie(value, origin, edges));
                true
            }),
            FieldValue::OwnId(_)
            | FieldValue::Text(_)
            | FieldValue::Prose(_)
            | FieldValue::Terms(_)
            | FieldValue::Rows(_)
            | FieldValue::Name(..)
            | FieldValue::Place(_)
            | FieldValue::Closed(_)
            | FieldValue::Part(None) => {}
        }
    }

    /// Its name in lists, where its author gave it one beside its title.
    pub fn short(&self) -> Option<&str> {
        match &self.detail {
            Detail::Sector(Sector { short, .. })
            | Detail::Technology(Sector { short, .. })
            | Detail::Actor(Actor { short, .. })
            | Detail::Tactic(Tactic { short, .. })
            | Detail::Region(Region { short, .. }) => short.as_deref(),
            Detail::Assessment(_)
            | Detail::Judgement(_)
            | Detail::Evidence(_)
            | Detail::Caveat(_)
            | Detail::Omission(_)
            | Detail::Question(_)
            | Detail::Source(_)
            | Detail::Organisation
            | Detail::Alternative(_)
            | Detail::Signpost(_)
            | Detail::Outlook(_)
            | Detail::Assumption(_)
            | Detail::Measure(_)
            | Detail::Scenario(_)
            | Detail::Note
            | Detail::Object => None,
        }
    }

    /// Its short name, or else its title.
    pub fn short_title(&self) -> &str {
        self.short().unwrap_or(&self.title)
    }

    /// What its issuer says of its likelihood, where its kind has one.
    pub fn likelihood(&self) -> Option<&Likelihood> {
        self.detail.estimate().0
    }

    /// How well founded its issuer holds it to be, where its kind says so.
    pub fn confidence(&self) -> Option<&Confidence> {
        if let Detail::Judgement(judgement) = &self.detail {
            Some(&judgement.confidence)
        } else if let Detail::Evidence(evidence) = &self.detail {
            evidence.confidence.as_ref()
        } else {
            None
        }
    }

    /// What its sentence comes to in detail, where it is a judgement.
    pub fn breakdown(&self) -> Option<&Breakdown> {
        if let Detail::Judgement(judgement) = &self.detail { Some(&judgement.breakdown) } else { None }
    }

    /// When it is meant to hold, where its kind says so.
    pub fn timeframe(&self) -> Option<&Timeframe> {
        self.detail.estimate().1
    }
}

const CONCERNS: Tie = Tie::to(Relation::Concerns, May::ANY);

const IMPORTED: ItemField = ItemField::optional(
    "imported: [{format: stix, type: tool, id: tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f, properties: ['x_colour: \"red\"']}] \
     # What it was made of, where it was imported.",
)
.falls(Falls::WhenEmptied);

const EXTERNAL_REFS: ItemField = ItemField::optional(
    "external_refs: [{scheme: iso-3166-1, value: JP, match: exact, origin: transcriber}] \
     # Terms of vocabularies elsewhere that somebody holds to match it.",
);

impl Fields for Item {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ID: ItemField = ItemField::needed("id: J-01 # Its slug, unique in the bundle.");
        const TITLE: ItemField = ItemField::needed("title: Ships come # Its title, at most 90 characters.");
        const TEXT: ItemField = ItemField::optional(
            "text: Ships are likely to come. \
             # Its text, in light Markdown: paragraphs, `*emphasis*`, `**strong**`, `- ` and `1. ` lists, \
             `# ` headings, `> ` quotes, `[[id]]` links, `[words](address)`.",
        )
        .falls(Falls::WhenEmptied);
        const ORIGIN: ItemField = ItemField::needed("origin: issuer # Who says it.");
        const AT: ItemField =
            ItemField::needed_if(Needed::Where("origin", "issuer"), "at: p4.s2a # Where in the original.");
        const ABOUT: ItemField = ItemField::optional("about: [sector.sea] # The items it concerns.");
        const MARKING: ItemField = ItemField::optional(
            "marking: {tlp: \"TLP:AMBER\"} \
             # How it may be handled, where that is stated.",
        );
        const LINKS: ItemField = ItemField::optional(
            "links: [{rel: explains, to: E-01, text: It says why., at: p4.s2a}] # Typed links to other items.",
        );
        const TAGS: ItemField = ItemField::optional("tags: [harbour] # Words to find it by.");
        const ADDED_IN: ItemField = ItemField::optional("added_in: \"1\" # The edition that added it.");
        const CHANGED_IN: ItemField = ItemField::optional("changed_in: \"2\" # The edition that last changed it.");
        let Self {
            id,
            title,
            text,
            origin,
            at,
            about,
            marking,
            links,
            external_refs,
            tags,
            added_in,
            changed_in,
            imported,
            exhibits,
            detail,
        } = self;
        visit(&ID, FieldValue::OwnId(id));
        visit(&TITLE, FieldValue::text(title));
        visit(&TEXT, FieldValue::Prose(text));
        visit(&ORIGIN, FieldValue::word::<Origin>(Some(origin.word()), None));
        visit(&AT, FieldValue::Place(at));
        visit(&ABOUT, FieldValue::ids(about, CONCERNS));
        visit(&MARKING, FieldValue::optional(marking));
        visit(&LINKS, FieldValue::Parts(links));
        visit(&EXTERNAL_REFS, FieldValue::Parts(external_refs));
        visit(&TAGS, FieldValue::Terms(tags));
        visit(&ADDED_IN, FieldValue::Prose(added_in));
        visit(&CHANGED_IN, FieldValue::Prose(changed_in));
        visit(&IMPORTED, FieldValue::Parts(imported));
        exhibits.each_field(visit);
        detail.each_field(visit);
    }
}

impl Fields for Detail {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        match self {
            Self::Assessment(detail) => detail.each_field(visit),
            Self::Judgement(detail) => detail.each_field(visit),
            Self::Evidence(detail) => detail.each_field(visit),
            Self::Caveat(detail) => detail.each_field(visit),
            Self::Omission(detail) => detail.each_field(visit),
            Self::Question(detail) => detail.each_field(visit),
            Self::Sector(detail) => detail.each_field(PART_OF_SECTOR, visit),
            Self::Technology(detail) => detail.each_field(PART_OF_TECHNOLOGY, visit),
            Self::Actor(detail) => detail.each_field(visit),
            Self::Tactic(detail) => detail.each_field(visit),
            Self::Region(detail) => detail.each_field(visit),
            Self::Source(detail) => detail.each_field(visit),
            Self::Alternative(detail) => detail.each_field(visit),
            Self::Signpost(detail) => detail.each_field(visit),
            Self::Outlook(detail) => detail.each_field(visit),
            Self::Scenario(detail) => detail.each_field(visit),
            Self::Assumption(detail) => detail.each_field(visit),
            Self::Measure(detail) => detail.each_field(visit),
            Self::Organisation | Self::Note | Self::Object => {}
        }
    }
}

impl Detail {
    fn estimate(&self) -> (Option<&Likelihood>, Option<&Timeframe>) {
        match self {
            Self::Judgement(detail) => (Some(&detail.likelihood), detail.timeframe.as_ref()),
            Self::Alternative(detail) => (detail.likelihood.as_ref(), None),
            Self::Outlook(detail) => (detail.likelihood.as_ref(), detail.timeframe.as_ref()),
            Self::Scenario(detail) => (detail.likelihood.as_ref(), detail.timeframe.as_ref()),
            Self::Evidence(detail) => (detail.likelihood.as_ref(), None),
            Self::Assessment(_)
            | Self::Caveat(_)
            | Self::Omission(_)
            | Self::Question(_)
            | Self::Sector(_)
            | Self::Technology(_)
            | Self::Actor(_)
            | Self::Tactic(_)
            | Self::Region(_)
            | Self::Source(_)
            | Self::Organisation
            | Self::Signpost(_)
            | Self::Assumption(_)
            | Self::Measure(_)
            | Self::Note
            | Self::Object => (None, None),
        }
    }
}
