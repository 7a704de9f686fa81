//! Any one thing that can be opened.

use serde::{Deserialize, Serialize};

use crate::bundle::item::actor::Actor;
use crate::bundle::item::assessment::Assessment;
use crate::bundle::item::caveat::Caveat;
use crate::bundle::item::evidence::Evidence;
use crate::bundle::item::foresight::{Alternative, Assumption, Measure, Outlook, Signpost};
use crate::bundle::item::judgement::Judgement;
use crate::bundle::item::omission::Omission;
use crate::bundle::item::question::Question;
use crate::bundle::item::region::Region;
use crate::bundle::item::sector::Sector;
use crate::bundle::item::source::Source;
use crate::bundle::item::tactic::Tactic;
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::link::{Edge, ExternalRef, Link, Relation};
use crate::bundle::value::locator::Locator;
use crate::bundle::value::marking::Marking;
use crate::bundle::value::origin::Origin;

/// An item: the fields that every kind has, and the detail of its own kind.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Item {
    /// Its slug, unique in the bundle.
    pub id: Id,
    /// Its title, at most 90 characters.
    pub title: String,
    /// Its text, in light Markdown: paragraphs, `*emphasis*`, `**strong**`, `- ` lists, `> ` quotes, `[[id]]` links.
    pub text: Option<String>,
    pub origin: Origin,
    /// Where in the original; required of the issuer's items.
    pub at: Option<Locator>,
    /// The entities it concerns.
    pub about: Vec<Id>,
    /// Its own marking, where it states one; see `Bundle::marking`.
    pub marking: Option<Marking>,
    pub links: Vec<Link>,
    /// Terms elsewhere that somebody holds to match it.
    pub external_refs: Vec<ExternalRef>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The edition that added it.
    pub added_in: Option<String>,
    /// The edition that last changed it.
    pub changed_in: Option<String>,
    /// What its own kind adds.
    pub detail: Detail,
}

/// What each kind of item adds.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
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
    Assumption(Assumption),
    Measure(Measure),
    Note,
}

impl Item {
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
            Detail::Assumption(_) => Kind::Assumption,
            Detail::Measure(_) => Kind::Measure,
            Detail::Note => Kind::Note,
        }
    }

    /// Every tie that the item itself writes, by its fields and by its links, in reading order.
    pub fn ties(&self) -> Vec<Edge> {
        let mut ties = Ties { from: &self.id, edges: Vec::new() };
        match &self.detail {
            Detail::Judgement(judgement) => {
                ties.all(Relation::RestsOn, &judgement.basis);
                ties.all(Relation::Assumes, &judgement.assumptions);
                ties.all(Relation::LimitedBy, &judgement.caveats);
                ties.back(Relation::AlternativeTo, &judgement.alternatives);
                ties.back(Relation::Moves, &judgement.signposts);
                ties.all(Relation::TensionWith, &judgement.tension_with);
                ties.all(Relation::Covers, &judgement.scope_list);
            }
            Detail::Evidence(evidence) => {
                ties.all(Relation::AttributedTo, &evidence.attributed_to);
                ties.all(Relation::DrawsOn, &evidence.sources);
            }
            Detail::Caveat(caveat) => ties.all(Relation::Limits, &caveat.applies_to),
            Detail::Omission(omission) => ties.all(Relation::Affects, &omission.affects),
            Detail::Question(question) => ties.back(Relation::Answers, &question.answers),
            Detail::Sector(sector) | Detail::Technology(sector) => ties.all(Relation::PartOf, &sector.parent),
            Detail::Actor(actor) => {
                ties.all(Relation::Capability, &actor.capability);
                ties.all(Relation::Intent, &actor.intent);
            }
            Detail::Source(source) => {
                ties.all(Relation::PublishedBy, source.publisher.as_deref().map(Id::new).as_ref());
            }
            Detail::Alternative(alternative) => ties.all(Relation::AlternativeTo, [&alternative.to]),
            Detail::Signpost(signpost) => ties.all(Relation::Moves, signpost.moves.iter().map(|m| &m.judgement)),
            Detail::Assumption(assumption) => ties.back(Relation::Assumes, &assumption.supports),
            Detail::Measure(measure) => ties.all(Relation::Mitigates, &measure.mitigates),
            Detail::Assessment(_)
            | Detail::Tactic(_)
            | Detail::Region(_)
            | Detail::Organisation
            | Detail::Outlook(_)
            | Detail::Note => {}
        }
        ties.all(Relation::Concerns, &self.about);
        for link in &self.links {
            ties.edges.push(Edge {
                from: self.id.clone(),
                rel: link.rel,
                to: link.to.clone(),
                text: link.text.clone(),
            });
        }
        ties.edges
    }
}

/// The edges of one item while they are gathered.
struct Ties<'a> {
    from: &'a Id,
    edges: Vec<Edge>,
}

impl Ties<'_> {
    /// From the item to each of the others.
    fn all<'i>(&mut self, rel: Relation, ids: impl IntoIterator<Item = &'i Id>) {
        let from = self.from;
        self.edges.extend(ids.into_iter().map(|to| Edge { from: from.clone(), rel, to: to.clone(), text: None }));
    }

    /// From each of the others to the item, for fields that name a relation by its far end.
    fn back<'i>(&mut self, rel: Relation, ids: impl IntoIterator<Item = &'i Id>) {
        let to = self.from;
        self.edges.extend(ids.into_iter().map(|from| Edge { from: from.clone(), rel, to: to.clone(), text: None }));
    }
}
