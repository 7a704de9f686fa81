//! The kinds that something can be of which little more is known than its text.

use crate::bundle::{Actor, Caveat, Detail, Evidence, Id, Kind, Measure, Members, Region, Sector, Source, Tactic};
use crate::exchange::draft::wording::{confidence, judgement, likelihood};

/// What an item of that kind adds, as little as may be said of it; nothing for kinds of which more must be known.
pub fn detail(kind: Kind, text: &str) -> Option<Detail> {
    let sector = || Sector { members: Members::Open, parent: None, short: None };
    Some(match kind {
        Kind::Judgement => judgement(likelihood(text), confidence(text)),
        Kind::Evidence => Detail::Evidence(Box::new(Evidence {
            attributed_to: None,
            grade: None,
            sources: Vec::new(),
            reported: false,
            occurred: None,
            likelihood: None,
            confidence: None,
            added: None,
        })),
        Kind::Caveat => Detail::Caveat(Caveat { applies_to: vec![Id::new(Id::UNCERTAIN)] }),
        Kind::Sector => Detail::Sector(sector()),
        Kind::Technology => Detail::Technology(sector()),
        Kind::Actor => Detail::Actor(Actor::default()),
        Kind::Tactic => Detail::Tactic(Tactic::default()),
        Kind::Region => Detail::Region(Region::default()),
        Kind::Source => Detail::Source(Box::new(Source {
            source_kind: "not stated".to_owned(),
            publisher: None,
            date: None,
            url: None,
            grade: None,
            access: None,
            added: None,
        })),
        Kind::Organisation => Detail::Organisation,
        Kind::Measure => Detail::Measure(Measure::default()),
        Kind::Note => Detail::Note,
        Kind::Assessment
        | Kind::Omission
        | Kind::Question
        | Kind::Alternative
        | Kind::Signpost
        | Kind::Outlook
        | Kind::Scenario
        | Kind::Assumption
        | Kind::Object => return None,
    })
}

/// What the id of an item of that kind begins with.
pub const fn prefix(kind: Kind) -> &'static str {
    match kind {
        Kind::Judgement => "judgement",
        Kind::Organisation => "org",
        other => other.word(),
    }
}
