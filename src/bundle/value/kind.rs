//! The kinds of item that an assessment is made of.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an item is. It is always shown, by a glyph and by a word, so that evidence is never taken for judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
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
    /// A course that things may take, under which judgements are made.
    Scenario,
    /// What a judgement takes for granted.
    Assumption,
    /// A step that reduces the risk.
    Measure,
    /// Context that carries no claim.
    Note,
    /// An object of another format that is none of these, kept as it came.
    Object,
}

/// The words and signs of a kind.
struct KindWords {
    word: &'static str,
    key: &'static str,
    heading: &'static str,
    glyph: &'static str,
    needs_text: bool,
}

impl KindWords {
    /// Those of a kind that names something, with or without a text.
    const fn naming(word: &'static str, key: &'static str, heading: &'static str, glyph: &'static str) -> Self {
        Self { word, key, heading, glyph, needs_text: false }
    }

    /// Those of a kind that says something, and so is nothing without its text.
    const fn saying(word: &'static str, key: &'static str, heading: &'static str, glyph: &'static str) -> Self {
        Self { needs_text: true, ..Self::naming(word, key, heading, glyph) }
    }
}

impl Kind {
    /// Every kind, in the order in which sections are read.
    pub const ALL: [Self; 21] = [
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
        Self::Scenario,
        Self::Signpost,
        Self::Outlook,
        Self::Measure,
        Self::Organisation,
        Self::Note,
        Self::Object,
    ];

    /// Every word and sign of the kind.
    const fn words(self) -> KindWords {
        match self {
            Self::Assessment => KindWords::naming("assessment", "assessment", "Assessment", "■"),
            Self::Judgement => KindWords::saying("judgement", "judgements", "Judgements", "◆"),
            Self::Evidence => KindWords::saying("evidence", "evidence", "Evidence", "●"),
            Self::Caveat => KindWords::saying("caveat", "caveats", "Caveats", "!"),
            Self::Omission => KindWords::saying("omission", "omissions", "Omissions", "⊘"),
            Self::Question => KindWords::saying("question", "questions", "Questions", "?"),
            Self::Sector => KindWords::naming("sector", "sectors", "Sectors", "▤"),
            Self::Technology => KindWords::naming("technology", "technologies", "Technologies", "▦"),
            Self::Actor => KindWords::naming("actor", "actors", "Actors", "▲"),
            Self::Tactic => KindWords::naming("tactic", "tactics", "Tactics", "→"),
            Self::Region => KindWords::naming("region", "regions", "Regions", "○"),
            Self::Source => KindWords::naming("source", "sources", "Sources", "§"),
            Self::Organisation => KindWords::naming("organisation", "organisations", "Organisations", "△"),
            Self::Alternative => KindWords::saying("alternative", "alternatives", "Alternatives", "≠"),
            Self::Signpost => KindWords::saying("signpost", "signposts", "Signposts", "↗"),
            Self::Outlook => KindWords::saying("outlook", "outlooks", "Outlooks", "~"),
            Self::Scenario => KindWords::saying("scenario", "scenarios", "Scenarios", "◎"),
            Self::Assumption => KindWords::saying("assumption", "assumptions", "Assumptions", "∴"),
            Self::Measure => KindWords::saying("measure", "measures", "Measures", "+"),
            Self::Note => KindWords::saying("note", "notes", "Notes", "·"),
            Self::Object => KindWords::naming("object", "objects", "Kept as it came", "□"),
        }
    }

    /// The word for one, in lower case.
    pub const fn word(self) -> &'static str {
        self.words().word
    }

    /// The key of the list that holds the items of this kind in a bundle's files; the word for several.
    pub const fn key(self) -> &'static str {
        self.words().key
    }

    /// The heading of a section of this kind.
    pub const fn heading(self) -> &'static str {
        self.words().heading
    }

    /// One cell that stands for the kind beside its word; plain enough for every font.
    pub const fn glyph(self) -> &'static str {
        self.words().glyph
    }

    /// Whether an item of that kind is nothing without its text.
    pub const fn needs_text(self) -> bool {
        self.words().needs_text
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
