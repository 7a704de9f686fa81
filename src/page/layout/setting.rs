//! What a page is set for: a width, a day, a scale, and what has been folded.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::bundle::{Item, Kind, Origin, Scale, TieElsewhere};

/// What a page is set for.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The cells there are.
    pub width: u16,
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

/// How a page lies in its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Empty cells at the left.
    pub margin: usize,
    pub measure: usize,
}

impl Sheet {
    /// The sheet for the screen.
    pub fn on_screen(width: u16) -> Self {
        let margin = match width {
            0..40 => 0,
            40..60 => 1,
            60.. => 2,
        };
        let measure = usize::from(width).saturating_sub(2 * margin).clamp(1, MEASURE);
        Self { margin, measure }
    }

    /// The sheet for a file or a pipe: as wide as was asked for.
    pub fn in_print(width: u16) -> Self {
        Self { margin: 0, measure: usize::from(width).max(1) }
    }
}
