//! The shapes of items in their files, one for each kind, and what they become.

use serde::Deserialize;

use crate::bundle::{
    Actor, ActorScope, Alternative, Assumption, Caveat, Confidence, Course, Detail, Evidence, ExternalRef, Figure,
    Grade, Id, Item, Judgement, Lawful, Likelihood, Link, Locator, Marking, Measure, Members, Move, Omission,
    OmissionType, Origin, Outlook, OutlookDirection, Question, QuestionState, Region, Sector, Signpost, SignpostState,
    Source, Tactic, Timeframe,
};
use crate::load::shape::field_file::{Day, Ids, LinkType};

/// A link as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkFile {
    pub rel: LinkType,
    pub to: Id,
    pub text: Option<String>,
    pub at: Option<Locator>,
}

impl LinkFile {
    /// The link that it becomes.
    pub fn link(self) -> Link {
        Link { rel: self.rel.0, to: self.to, text: self.text, at: self.at }
    }
}

/// A timeframe as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeframeFile {
    pub as_written: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub to_origin: Option<Origin>,
}

impl TimeframeFile {
    fn timeframe(self) -> Timeframe {
        Timeframe {
            as_written: self.as_written,
            from: self.from.map(|day| day.0),
            to: self.to.map(|day| day.0),
            to_origin: self.to_origin,
        }
    }
}

/// A move as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveFile {
    pub judgement: Id,
    pub direction: Course,
}

/// What every shape of an item can do.
pub trait ItemFile {
    /// Its id as it is written.
    fn id(&self) -> &str;
    /// The item that it becomes; nothing without a usable id.
    fn item(self) -> Option<Item>;
}

macro_rules! shapes {
    ($($(#[$about:meta])* $name:ident {
        $($(#[$attribute:meta])* $field:ident: $type:ty,)*
    } $own:ident => $detail:expr;)+) => {
        $($(#[$about])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            pub id: String,
            pub title: Option<String>,
            pub text: Option<String>,
            pub origin: Origin,
            pub at: Option<Locator>,
            #[serde(default)] pub about: Ids,
            pub marking: Option<Marking>,
            #[serde(default)] pub links: Vec<LinkFile>,
            #[serde(default)] pub external_refs: Vec<ExternalRef>,
            #[serde(default)] pub tags: Vec<String>,
            pub added_in: Option<String>,
            pub changed_in: Option<String>,
            $($(#[$attribute])* pub $field: $type,)*
        }

        impl ItemFile for $name {
            fn id(&self) -> &str {
                &self.id
            }

            fn item(self) -> Option<Item> {
                let $own = self;
                let id = usable_id(&$own.id)?;
                let title = $own.title.unwrap_or_else(|| id.clone());
                Some(Item {
                    id: Id::new(&id),
                    title,
                    text: $own.text,
                    origin: $own.origin,
                    at: $own.at,
                    about: $own.about.0,
                    marking: $own.marking,
                    links: $own.links.into_iter().map(LinkFile::link).collect(),
                    external_refs: $own.external_refs,
                    tags: $own.tags,
                    added_in: $own.added_in,
                    changed_in: $own.changed_in,
                    detail: $detail,
                })
            }
        })+
    };
}

/// The id as written where it is one, and otherwise the id that it was probably meant to be.
pub fn usable_id(text: &str) -> Option<String> {
    if Id::is_slug(text) {
        return Some(text.to_owned());
    }
    let mended: String = text
        .trim()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' })
        .collect();
    let mended: String = mended.trim_matches(['-', '.', '_']).chars().take(80).collect();
    Id::is_slug(&mended).then_some(mended)
}

/// The likelihood without percentages that are no numbers: they have been told, and nothing is put in their place.
fn sound(said: Likelihood) -> Likelihood {
    let issuer = said.issuer.filter(|percents| !percents.low.is_nan() && !percents.high.is_nan());
    Likelihood { issuer, ..said }
}

shapes! {
    /// A judgement as it is written.
    JudgementFile {
        #[serde(default)] key: bool,
        likelihood: Likelihood,
        confidence: Confidence,
        timeframe: Option<TimeframeFile>,
        #[serde(default)] basis: Ids,
        #[serde(default)] assumptions: Ids,
        #[serde(default)] caveats: Ids,
        #[serde(default)] alternatives: Ids,
        #[serde(default)] signposts: Ids,
        #[serde(default)] tension_with: Ids,
        #[serde(default)] scope_list: Ids,
        implication: Option<String>,
    } own => Detail::Judgement(Box::new(Judgement {
        key: own.key,
        likelihood: sound(own.likelihood),
        confidence: own.confidence,
        timeframe: own.timeframe.map(TimeframeFile::timeframe),
        basis: own.basis.0,
        assumptions: own.assumptions.0,
        caveats: own.caveats.0,
        alternatives: own.alternatives.0,
        signposts: own.signposts.0,
        tension_with: own.tension_with.0,
        scope_list: own.scope_list.0,
        implication: own.implication,
    }));

    /// A piece of evidence as it is written.
    EvidenceFile {
        attributed_to: Id,
        figure: Option<Figure>,
        grade: Option<Grade>,
        #[serde(default)] sources: Ids,
        #[serde(default)] reported: bool,
        occurred: Option<String>,
    } own => Detail::Evidence(Box::new(Evidence {
        attributed_to: Some(own.attributed_to).filter(|id| *id != Id::NOT_STATED),
        figure: own.figure,
        grade: own.grade,
        sources: own.sources.0,
        reported: own.reported,
        occurred: own.occurred,
    }));

    /// A caveat as it is written.
    CaveatFile {
        applies_to: Ids,
    } own => Detail::Caveat(Caveat {
        uncertain: own.applies_to.0.iter().any(|id| *id == Id::UNCERTAIN),
        applies_to: own.applies_to.0.into_iter().filter(|id| *id != Id::UNCERTAIN).collect(),
    });

    /// An omission as it is written.
    OmissionFile {
        #[serde(rename = "type")] omission_type: OmissionType,
        affects: Ids,
        mentioned_as: Option<String>,
    } own => Detail::Omission(Omission {
        omission_type: own.omission_type,
        affects: own.affects.0,
        mentioned_as: own.mentioned_as,
    });

    /// A question as it is written.
    QuestionFile {
        #[serde(default)] state: QuestionState,
        requirement: Option<String>,
        #[serde(default)] answers: Ids,
    } own => Detail::Question(Question { state: own.state, requirement: own.requirement, answers: own.answers.0 });

    /// A sector as it is written.
    SectorFile {
        members: Members,
        parent: Option<Id>,
    } own => Detail::Sector(Sector { members: own.members, parent: own.parent });

    /// A technology as it is written.
    TechnologyFile {
        members: Members,
        parent: Option<Id>,
    } own => Detail::Technology(Sector { members: own.members, parent: own.parent });

    /// An actor as it is written.
    ActorFile {
        #[serde(default)] aliases: Vec<String>,
        #[serde(default)] actor_types: Vec<String>,
        scope: Option<ActorScope>,
        #[serde(default)] capability: Ids,
        #[serde(default)] intent: Ids,
    } own => Detail::Actor(Actor {
        aliases: own.aliases,
        actor_types: own.actor_types,
        scope: own.scope,
        capability: own.capability.0,
        intent: own.intent.0,
    });

    /// A tactic as it is written.
    TacticFile {
        lawful: Option<Lawful>,
        #[serde(default)] mentioned_only: bool,
        #[serde(default)] stages: Vec<String>,
    } own => Detail::Tactic(Tactic { lawful: own.lawful, mentioned_only: own.mentioned_only, stages: own.stages });

    /// A region as it is written.
    RegionFile {
        #[serde(default)] places: Vec<String>,
        scope: Option<String>,
    } own => Detail::Region(Region { places: own.places, scope: own.scope });

    /// A source as it is written.
    SourceFile {
        source_kind: String,
        publisher: Option<String>,
        date: Option<String>,
        url: Option<String>,
        grade: Option<Grade>,
        access: Option<String>,
    } own => Detail::Source(Box::new(Source {
        source_kind: own.source_kind,
        publisher: own.publisher,
        date: own.date,
        url: own.url,
        grade: own.grade,
        access: own.access,
    }));

    /// An organisation as it is written.
    OrganisationFile {} own => Detail::Organisation;

    /// An alternative as it is written.
    AlternativeFile {
        to: Id,
        likelihood: Option<Likelihood>,
        why_rejected: Option<String>,
    } own => Detail::Alternative(Box::new(Alternative {
        to: own.to,
        likelihood: own.likelihood.map(sound),
        why_rejected: own.why_rejected,
    }));

    /// A signpost as it is written.
    SignpostFile {
        moves: Vec<MoveFile>,
        #[serde(default)] state: SignpostState,
        observed_on: Option<Day>,
        observable: Option<String>,
    } own => Detail::Signpost(Box::new(Signpost {
        moves: own.moves.into_iter().map(|m| Move { judgement: m.judgement, direction: m.direction }).collect(),
        state: own.state,
        observed_on: own.observed_on.map(|day| day.0),
        observable: own.observable,
    }));

    /// An outlook as it is written.
    OutlookFile {
        direction: OutlookDirection,
        likelihood: Option<Likelihood>,
        timeframe: Option<TimeframeFile>,
    } own => Detail::Outlook(Box::new(Outlook {
        direction: own.direction,
        likelihood: own.likelihood.map(sound),
        timeframe: own.timeframe.map(TimeframeFile::timeframe),
    }));

    /// An assumption as it is written.
    AssumptionFile {
        if_wrong: Option<String>,
        #[serde(default)] supports: Ids,
    } own => Detail::Assumption(Assumption { if_wrong: own.if_wrong, supports: own.supports.0 });

    /// A measure as it is written.
    MeasureFile {
        #[serde(default)] mitigates: Ids,
    } own => Detail::Measure(Measure { mitigates: own.mitigates.0 });

    /// A note as it is written.
    NoteFile {} own => Detail::Note;
}
