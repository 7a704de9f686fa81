//! What a slide is set for, where a question led to, and what was agreed to before anything is shown.

use std::time::Duration;

use jiff::civil::Date;

use crate::bundle::{Cleared, Id, Scale, Stop, Tlp};
use crate::page::Additions;
use crate::state::screen::areas::Area;

/// Where presenting was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartedFrom {
    /// In the reader, to which it leads back.
    Reader,
    /// On the command line.
    Shell,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SlideView {
    #[default]
    Slide,
    Blank,
    /// What was shown so far, with the minutes.
    ShownLog,
    /// The speaker's notes of this stop, until the next key.
    Notes,
}

/// Where in the walk the slides are.
#[derive(Debug, Clone, Copy)]
pub struct SlidePosition {
    /// The stop, by its place in the walk.
    pub stop: usize,
    pub step: usize,
}

/// An item that a question led to, outside the walk.
#[derive(Debug, Clone)]
pub struct Detour {
    pub bundle: Cleared,
    pub stop: Stop,
    pub step: usize,
}

/// What a slide is set for.
#[derive(Debug, Clone, Copy)]
pub struct SlideSetup<'a> {
    /// The room between the bars.
    pub room: Area,
    pub today: Date,
    /// The scale of ranges that are not the issuer's, where one is on.
    pub scale: Option<&'a Scale>,
    /// How long the program has been running.
    pub now: Duration,
}

/// What a slide was set with.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideInputs {
    pub bundle: usize,
    pub stop: Stop,
    pub room: (u16, u16),
    pub scale: Option<String>,
    pub additions: Additions,
}

/// What was asked before anything of a bundle is on a shared screen.
#[derive(Debug, Clone)]
pub struct Consent {
    /// The marking that is to be agreed to before anything is shown.
    pub asked: Option<Tlp>,
    /// The bundles for which it was agreed to.
    pub given: Vec<Id>,
}
