//! How a meaning looks where there is no colour, or where there are only 16: by strokes, and by six of those.

use crate::theme::look::{Look, Stroke};
use crate::theme::palette::Colour;
use crate::theme::role::Role;

/// The look of a role without colour. It follows from the role, not from taste: what is lit must stay lit, and
/// what is not the issuer's must not look like what the issuer wrote.
pub fn look(role: Role) -> Look {
    use Stroke::{Bold, Dim, Italic, Reverse, Underline};
    let on: &[Stroke] = match role {
        Role::Text
        | Role::Quote
        | Role::RankWord
        | Role::HedgeWord
        | Role::Band
        | Role::Confidence
        | Role::NotStated
        | Role::WindowOpen
        | Role::Caveat
        | Role::Banner
        | Role::KindJudgement
        | Role::KindEvidence
        | Role::KindQuestion
        | Role::KindSector
        | Role::KindActor
        | Role::KindTactic
        | Role::KindRegion
        | Role::KindSource
        | Role::MarkingNone
        | Role::Header
        | Role::Footer
        | Role::HintText
        | Role::Breadcrumb
        | Role::PaneTitle
        | Role::Section
        | Role::Input
        | Role::Tied
        | Role::Panel
        | Role::Popup
        | Role::ScrollThumb
        | Role::GridMark
        | Role::Success
        | Role::Notice
        | Role::Slide => &[],
        Role::Muted
        | Role::Faint
        | Role::Code
        | Role::Label
        | Role::Rule
        | Role::Unhedged
        | Role::ScaleAxis
        | Role::Border
        | Role::PaneNumber
        | Role::Count
        | Role::Placeholder
        | Role::Backdrop
        | Role::ScrollTrack
        | Role::Dimmed => &[Dim],
        Role::Emphasis | Role::ReaderMark => &[Italic],
        Role::Strong
        | Role::Title
        | Role::Statement
        | Role::Heading
        | Role::Subheading
        | Role::Figure
        | Role::Lapsed
        | Role::Tension
        | Role::KeyJudgement
        | Role::KindGap
        | Role::HeaderTitle
        | Role::HintKey
        | Role::BorderFocused
        | Role::PaneTitleFocused
        | Role::PopupBorder
        | Role::GridLit
        | Role::Warning
        | Role::SlideTitle
        | Role::TlpRed
        | Role::TlpAmberStrict
        | Role::TlpAmber
        | Role::TlpGreen
        | Role::TlpClear => &[Bold],
        Role::LikelihoodWord | Role::StatementWord | Role::Match | Role::Fault => &[Bold, Underline],
        Role::StatementRank => &[Bold, Italic],
        Role::Link | Role::SelectionIdle => &[Underline],
        Role::Selection | Role::GridCursor | Role::Cursor | Role::LinkFocused => &[Reverse],
        Role::LinkHint | Role::MatchCurrent => &[Bold, Reverse],
    };
    let marking = [Role::TlpRed, Role::TlpAmberStrict, Role::TlpAmber, Role::TlpGreen, Role::TlpClear];
    let found = [Role::Match, Role::MatchCurrent, Role::LinkFocused, Role::LinkHint, Role::Selection];
    let off: &[Stroke] = if marking.contains(&role) {
        // A marking is never turned round by the row in which it stands.
        &[Reverse]
    } else if found.contains(&role) {
        // What is in hand or was found is never faint.
        &[Dim]
    } else {
        &[]
    };
    Look::bare(on, off)
}

/// What has a hue among 16 colours, by the number of the hue: red, green, yellow, blue, magenta, cyan.
const HUES: [(Role, u8); 16] = [
    (Role::Lapsed, 1),
    (Role::Tension, 1),
    (Role::KindGap, 1),
    (Role::Warning, 1),
    (Role::Fault, 1),
    (Role::KindEvidence, 2),
    (Role::KeyJudgement, 3),
    (Role::GridMark, 3),
    (Role::BorderFocused, 4),
    (Role::PaneTitleFocused, 4),
    (Role::Tied, 4),
    (Role::ReaderMark, 5),
    (Role::KindQuestion, 5),
    (Role::LikelihoodWord, 6),
    (Role::StatementWord, 6),
    (Role::Band, 6),
];

/// The colour of a marking's letters among 16 colours, which stand on black.
const MARKINGS: [(Role, u8); 5] =
    [(Role::TlpRed, 9), (Role::TlpAmberStrict, 11), (Role::TlpAmber, 11), (Role::TlpGreen, 10), (Role::TlpClear, 15)];

/// The look of a role among 16 colours: its strokes, and for what carries a hue the one of that name. What the 16 look
/// like is the user's choice, so the ground is the terminal's own and no word is laid on one of them.
pub fn sixteen(role: Role) -> Look {
    let of = |table: &[(Role, u8)]| {
        let found = table.iter().find(|(named, _)| *named == role)?;
        Some(Colour::Indexed(found.1))
    };
    let marking = of(&MARKINGS);
    let own = paints_an_area(role).then_some(Colour::Terminal);
    let fg = marking.or_else(|| of(&HUES)).or(own);
    Look { fg, bg: marking.and(Some(Colour::Indexed(0))).or(own), ..look(role) }
}

/// Whether a role paints a whole area, on which other words stand.
pub const fn paints_an_area(role: Role) -> bool {
    matches!(role, Role::Text | Role::Header | Role::Footer | Role::Panel | Role::Popup | Role::Slide)
}
