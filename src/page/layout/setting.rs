//! What a page is set for: a width, a day, a scale, and what has been folded.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::bundle::{Item, Kind, Origin, Scale, TieElsewhere};

/// What a page is set for.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The cells there are.
    pub width: u16,
    pub room: PageRoom,
    /// The day on which it is read, for ages and windows.
    pub today: Date,
    /// The scale of ranges that are not the issuer's; nothing where they are off.
    pub scale: Option<&'a Scale>,
    /// The parts that are folded or opened against their default, by key: `J-11/E-07`.
    pub toggled: &'a BTreeSet<String>,
    /// The ties of the page's item to other bundles; nothing where no library is at hand to look for them.
    pub elsewhere: Option<&'a [TieElsewhere]>,
}

/// Whether what the transcriber adds is shown: ranges that are not the issuer's, and items of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Additions {
    /// Only what the issuer said.
    #[default]
    Hidden,
    /// What the transcriber adds, marked as such.
    Shown,
}

impl Additions {
    /// Whether an item is shown.
    pub fn admit(self, item: &Item) -> bool {
        self == Self::Shown || item.origin != Origin::Transcriber || item.kind() == Kind::Assessment
    }
}

/// Text is never set wider than this: longer lines lose the eye on its way back.
pub const MEASURE: usize = 72;
/// A headline is never set wider than this.
pub const HEADLINE: usize = 64;

/// The room that a screen has for a page beside its width. What qualifies the item stands in the margin, or, where there
/// is none, in the text under the statement, on the first screen as far as that can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageRoom {
    /// The cells of the margin; nought where there is none.
    pub margin: u16,
    /// The rows of a screen; nought where there is no end of them.
    pub rows: u16,
}

/// How a page lies in its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Empty cells at the left.
    pub indent: usize,
    pub measure: usize,
    /// The cells of the margin beside the text, where there is one.
    pub margin: Option<usize>,
    pub spacing: Spacing,
}

/// Whether empty rows stand between the parts of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spacing {
    #[default]
    Open,
    /// None, where the first screen has no room for them.
    Close,
}

impl Sheet {
    /// The sheet for the screen.
    pub fn on_screen(width: u16) -> Self {
        let indent = match width {
            0..40 => 0,
            40..60 => 1,
            60.. => 2,
        };
        let measure = usize::from(width).saturating_sub(2 * indent).clamp(1, MEASURE);
        Self { indent, measure, margin: None, spacing: Spacing::Open }
    }

    /// The same with a margin of so many cells, or none.
    pub fn beside(self, margin: u16) -> Self {
        Self { margin: (margin > 0).then_some(usize::from(margin)), ..self }
    }

    /// The sheet for a file or a pipe: as wide as was asked for.
    pub fn in_print(width: u16) -> Self {
        Self { indent: 0, measure: usize::from(width).max(1), margin: None, spacing: Spacing::Open }
    }
}
