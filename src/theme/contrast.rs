//! Which ground a meaning stands on, how clearly it must stand out there, and how clearly it does.

use std::fmt;

use crate::theme::look::Look;
use crate::theme::palette::Colour;
use crate::theme::role::Role;

/// Where words of a page stand: the page itself, what lies beside or over it, a slide, and any line that is lit.
const PAGE: &[Role] =
    &[Role::Text, Role::Panel, Role::Popup, Role::Slide, Role::Selection, Role::SelectionIdle, Role::GridLit];
/// Where words stand that bars show too.
const ANYWHERE: &[Role] = &[
    Role::Text,
    Role::Panel,
    Role::Popup,
    Role::Slide,
    Role::Selection,
    Role::SelectionIdle,
    Role::GridLit,
    Role::Header,
    Role::Footer,
];

/// The grounds that a role is drawn on, each named by the role that paints it. A role that paints its own ground
/// stands on that alone; what is named here matters where a depth of colour takes its ground away.
pub const fn grounds(role: Role) -> &'static [Role] {
    match role {
        Role::Text
        | Role::Emphasis
        | Role::Strong
        | Role::Code
        | Role::Quote
        | Role::Title
        | Role::Statement
        | Role::StatementWord
        | Role::StatementRank
        | Role::Heading
        | Role::Subheading
        | Role::Label
        | Role::Link
        | Role::Figure
        | Role::LikelihoodWord
        | Role::RankWord
        | Role::HedgeWord
        | Role::Unhedged
        | Role::ReaderMark
        | Role::ScaleAxis
        | Role::Band
        | Role::Confidence
        | Role::NotStated
        | Role::WindowOpen
        | Role::Caveat
        | Role::Banner
        | Role::Tension
        | Role::PaneNumber
        | Role::Section
        | Role::Count
        | Role::Match
        | Role::Tied
        | Role::GridMark => PAGE,
        Role::Muted
        | Role::Faint
        | Role::Lapsed
        | Role::KeyJudgement
        | Role::KindJudgement
        | Role::KindEvidence
        | Role::KindGap
        | Role::KindQuestion
        | Role::KindSector
        | Role::KindActor
        | Role::KindTactic
        | Role::KindRegion
        | Role::KindSource
        | Role::MarkingNone
        | Role::HintKey
        | Role::HintText
        | Role::Breadcrumb
        | Role::Input
        | Role::Placeholder
        | Role::Success
        | Role::Notice
        | Role::Warning
        | Role::Fault => ANYWHERE,
        Role::HeaderTitle => &[Role::Header],
        Role::SlideTitle => &[Role::Slide],
        Role::Rule
        | Role::Border
        | Role::BorderFocused
        | Role::PaneTitle
        | Role::PaneTitleFocused
        | Role::PopupBorder
        | Role::ScrollThumb
        | Role::ScrollTrack
        | Role::Dimmed => &[Role::Text, Role::Panel, Role::Popup, Role::Slide],
        Role::Backdrop => &[Role::Text],
        Role::LinkFocused
        | Role::LinkHint
        | Role::TlpRed
        | Role::TlpAmberStrict
        | Role::TlpAmber
        | Role::TlpGreen
        | Role::TlpClear
        | Role::Header
        | Role::Footer
        | Role::Selection
        | Role::SelectionIdle
        | Role::MatchCurrent
        | Role::Cursor
        | Role::Panel
        | Role::Popup
        | Role::GridLit
        | Role::GridCursor
        | Role::Slide => &[],
    }
}

/// The contrast that a role must keep: 4.5 for words, 3 for marks, 1.5 for what only decorates.
pub const fn wanted(role: Role) -> f64 {
    match role {
        Role::Border | Role::Rule | Role::ScrollTrack | Role::Backdrop => 1.5,
        Role::BorderFocused
        | Role::PopupBorder
        | Role::ScrollThumb
        | Role::ScaleAxis
        | Role::Band
        | Role::Tied
        | Role::GridMark
        | Role::Cursor
        | Role::Dimmed => 3.0,
        Role::Text
        | Role::Muted
        | Role::Faint
        | Role::Emphasis
        | Role::Strong
        | Role::Code
        | Role::Quote
        | Role::Title
        | Role::Statement
        | Role::StatementWord
        | Role::StatementRank
        | Role::Heading
        | Role::Subheading
        | Role::Label
        | Role::Link
        | Role::LinkFocused
        | Role::LinkHint
        | Role::Figure
        | Role::LikelihoodWord
        | Role::RankWord
        | Role::HedgeWord
        | Role::Unhedged
        | Role::ReaderMark
        | Role::Confidence
        | Role::NotStated
        | Role::WindowOpen
        | Role::Lapsed
        | Role::Caveat
        | Role::Banner
        | Role::Tension
        | Role::KeyJudgement
        | Role::KindJudgement
        | Role::KindEvidence
        | Role::KindGap
        | Role::KindQuestion
        | Role::KindSector
        | Role::KindActor
        | Role::KindTactic
        | Role::KindRegion
        | Role::KindSource
        | Role::TlpRed
        | Role::TlpAmberStrict
        | Role::TlpAmber
        | Role::TlpGreen
        | Role::TlpClear
        | Role::MarkingNone
        | Role::Header
        | Role::HeaderTitle
        | Role::Footer
        | Role::HintKey
        | Role::HintText
        | Role::Breadcrumb
        | Role::PaneTitle
        | Role::PaneTitleFocused
        | Role::PaneNumber
        | Role::Section
        | Role::Count
        | Role::Selection
        | Role::SelectionIdle
        | Role::Match
        | Role::MatchCurrent
        | Role::Input
        | Role::Placeholder
        | Role::Panel
        | Role::Popup
        | Role::GridLit
        | Role::GridCursor
        | Role::Success
        | Role::Notice
        | Role::Warning
        | Role::Fault
        | Role::Slide
        | Role::SlideTitle => 4.5,
    }
}

/// The letters of a look as they are drawn on a ground. In the row in hand the greys become as bright as the row's own
/// letters and an axis one step brighter, as the row's ground is too light for them; a hue stays what it is.
pub fn letters_on(looks: &[Look], ground: Role, letters: Colour) -> Colour {
    if ground != Role::Selection {
        return letters;
    }
    let found = IN_HAND.iter().find(|(from, _)| looks[*from as usize].fg == Some(letters));
    found.and_then(|(_, to)| looks[*to as usize].fg).unwrap_or(letters)
}

/// Which letters change in the row in hand, each named by a role that has them, and which they take there.
pub const IN_HAND: [(Role, Role); 4] = [
    (Role::Text, Role::Selection),
    (Role::Muted, Role::Selection),
    (Role::Faint, Role::Selection),
    (Role::ScaleAxis, Role::Muted),
];

/// The contrast of two colours after WCAG 2 (1 for the same, 21 for black and white), where what both look like is
/// known.
pub fn known_ratio(one: Colour, two: Colour) -> Option<f64> {
    one.known().and(two.known())?;
    Some(one.seen()?.contrast(&two.seen()?))
}

/// A role that does not stand out enough on a ground that it is drawn on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shortfall {
    pub role: Role,
    /// The role that paints the ground; the role itself, if it paints its own.
    pub ground: Role,
    /// The contrast as it is.
    pub ratio: f64,
    /// The contrast as it should be.
    pub wanted: f64,
}

impl fmt::Display for Shortfall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { role, ground, ratio, wanted } = self;
        if role == ground {
            write!(f, "`{}` has a contrast of {ratio:.1}:1 to its own ground; {wanted}:1 is wanted", role.key())
        } else {
            let (role, ground) = (role.key(), ground.key());
            write!(f, "`{role}` has a contrast of {ratio:.1}:1 on `{ground}`; {wanted}:1 is wanted")
        }
    }
}
