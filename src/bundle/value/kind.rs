//! The kinds of item that an assessment is made of.

use std::fmt;

/// What an item is. It is always shown, by a glyph and by a word, so that evidence is never taken for judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The assessment as a whole; its page is the cover.
    Assessment,
    /// A conclusion that the issuer draws.
    Judgement,
    /// Something reported or asserted, on which judgements may rest.
    Evidence,
    /// A limit on what the assessment may be taken to say.
    Caveat,
    /// A part of the original that this copy lacks.
    Omission,
    /// A gap, a tension or an ambiguity that is left open.
    Question,
    /// An industry or class of target.
    Sector,
    /// A thing that is sought: a part, a system, a kind of software.
    Technology,
    /// A person, group, organisation or role that acts.
    Actor,
    /// A way of acting, at the level of risk awareness.
    Tactic,
    /// A place, as the issuer delimits it.
    Region,
    /// Where a statement comes from.
    Source,
    /// A body that is named and is not an actor of the assessment.
    Organisation,
    /// Another reading of the same evidence.
    Alternative,
    /// Something that, once seen, would move a judgement.
    Signpost,
    /// The direction that things take for a region or sector.
    Outlook,
    /// What a judgement takes for granted.
    Assumption,
    /// A step that reduces the risk.
    Measure,
    /// Context that carries no claim.
    Note,
}

impl Kind {
    /// Every kind, in the order in which sections are read.
    pub const ALL: [Self; 19] = [
        Self::Assessment,
        Self::Judgement,
        Self::Sector,
        Self::Actor,
        Self::Tactic,
        Self::Evidence,
        Self::Region,
        Self::Technology,
        Self::Source,
        Self::Caveat,
        Self::Omission,
        Self::Question,
        Self::Alternative,
        Self::Assumption,
        Self::Signpost,
        Self::Outlook,
        Self::Measure,
        Self::Organisation,
        Self::Note,
    ];

    /// The word for one, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Judgement => "judgement",
            Self::Evidence => "evidence",
            Self::Caveat => "caveat",
            Self::Omission => "omission",
            Self::Question => "question",
            Self::Sector => "sector",
            Self::Technology => "technology",
            Self::Actor => "actor",
            Self::Tactic => "tactic",
            Self::Region => "region",
            Self::Source => "source",
            Self::Organisation => "organisation",
            Self::Alternative => "alternative",
            Self::Signpost => "signpost",
            Self::Outlook => "outlook",
            Self::Assumption => "assumption",
            Self::Measure => "measure",
            Self::Note => "note",
        }
    }

    /// The key of the list that holds the items of this kind in a bundle's files; the word for several.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Judgement => "judgements",
            Self::Evidence => "evidence",
            Self::Caveat => "caveats",
            Self::Omission => "omissions",
            Self::Question => "questions",
            Self::Sector => "sectors",
            Self::Technology => "technologies",
            Self::Actor => "actors",
            Self::Tactic => "tactics",
            Self::Region => "regions",
            Self::Source => "sources",
            Self::Organisation => "organisations",
            Self::Alternative => "alternatives",
            Self::Signpost => "signposts",
            Self::Outlook => "outlooks",
            Self::Assumption => "assumptions",
            Self::Measure => "measures",
            Self::Note => "notes",
        }
    }

    /// The heading of a section of this kind.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Assessment => "Assessment",
            Self::Judgement => "Judgements",
            Self::Evidence => "Evidence",
            Self::Caveat => "Caveats",
            Self::Omission => "Omissions",
            Self::Question => "Questions",
            Self::Sector => "Sectors",
            Self::Technology => "Technologies",
            Self::Actor => "Actors",
            Self::Tactic => "Tactics",
            Self::Region => "Regions",
            Self::Source => "Sources",
            Self::Organisation => "Organisations",
            Self::Alternative => "Alternatives",
            Self::Signpost => "Signposts",
            Self::Outlook => "Outlooks",
            Self::Assumption => "Assumptions",
            Self::Measure => "Measures",
            Self::Note => "Notes",
        }
    }

    /// One cell that stands for the kind beside its word; plain enough for every font.
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Assessment => "■",
            Self::Judgement => "◆",
            Self::Evidence => "●",
            Self::Caveat => "!",
            Self::Omission => "∅",
            Self::Question => "?",
            Self::Sector => "▤",
            Self::Technology => "◇",
            Self::Actor => "▲",
            Self::Tactic => "→",
            Self::Region => "○",
            Self::Source => "§",
            Self::Organisation => "△",
            Self::Alternative => "≠",
            Self::Signpost => "↗",
            Self::Outlook => "~",
            Self::Assumption => "∴",
            Self::Measure => "+",
            Self::Note => "·",
        }
    }

    /// The kind whose word or key this is, whatever its case.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        Self::ALL.into_iter().find(|kind| kind.word() == text || kind.key() == text)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
