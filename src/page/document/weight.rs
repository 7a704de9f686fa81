//! What a part of a document is about, and on which surfaces its passages stand.

/// What a part is about, in the order in which slides tell parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What the item is called, and what it is.
    Head,
    /// Who issued the assessment and when.
    Imprint,
    /// What the assessment is.
    Introduction,
    /// What the item says.
    Text,
    /// How the item stands: likelihood, confidence, timeframe, and the other fields of its kind.
    Standing,
    /// The figure of a piece of evidence, and who says so.
    Source,
    /// How the parts of a statement stand, one by one.
    Parts,
    /// What its kind says in prose of its own.
    Further,
    Summary,
    Scope,
    Requirement,
    Method,
    Rights,
    /// What the copy lacks.
    Missing,
    /// What the original does not state.
    NotStated,
    /// What the item rests on.
    Support,
    /// What follows from it.
    Implication,
    Tensions,
    /// What limits it.
    Limits,
    /// The parts of the original whose absence bears on it.
    Gaps,
    /// What it is tied to.
    Ties,
    /// Where it comes from.
    Foot,
}

impl Topic {
    /// Whether it qualifies the item: on a page it stands in the margin, or under the statement.
    pub const fn qualifies(self) -> bool {
        matches!(self, Self::Imprint | Self::Standing | Self::Source | Self::Limits | Self::Tensions | Self::Gaps)
    }
}

/// What a document is set on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// The short form, for peeks and previews.
    Card,
    Slide,
    /// The head of a look at the evidence behind a slide; the rest of it is a slide's.
    Trail,
    Page,
    /// Plain lines for files, pipes and screen readers: words only.
    Print,
}

/// The surfaces on which a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight(u8);

impl Weight {
    pub const NOWHERE: Self = Self(0);
    pub const CARD: Self = Self::of(Surface::Card);
    pub const SLIDE: Self = Self::of(Surface::Slide);
    pub const PRINT: Self = Self::of(Surface::Print);
    /// Page and print, which say the same.
    pub const PAGE: Self = Self::of(Surface::Page).or(Self::PRINT);
    /// Wherever there is room for more than a card.
    pub const FULL: Self = Self::SLIDE.or(Self::PAGE);
    pub const EVERYWHERE: Self = Self::CARD.or(Self::FULL);
    /// Wherever the title is a line of text.
    pub const TITLED: Self = Self::CARD.or(Self::of(Surface::Trail)).or(Self::PAGE);

    /// One surface.
    pub const fn of(surface: Surface) -> Self {
        Self(match surface {
            Surface::Card => 1,
            Surface::Slide => 2,
            Surface::Trail => 4,
            Surface::Page => 8,
            Surface::Print => 16,
        })
    }

    /// The surfaces of either.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The surfaces of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The surfaces that are not of these.
    pub const fn others(self) -> Self {
        Self(!self.0)
    }

    pub const fn is_nowhere(self) -> bool {
        self.0 == 0
    }

    pub const fn holds(self, surface: Surface) -> bool {
        !self.and(Self::of(surface)).is_nowhere()
    }
}
