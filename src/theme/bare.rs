//! How a meaning looks where no colour may be used: by strokes alone.

use crate::theme::look::{Look, Stroke};
use crate::theme::role::Role;

/// The look of a role without colour. It follows from the role, not from taste: what is lit must stay lit, and
/// what the reader adds must not look like what the issuer wrote.
pub fn look(role: Role) -> Look {
    use Stroke::{Bold, Dim, Italic, Reverse, Underline};
    let on: &[Stroke] = match role {
        Role::Text
        | Role::Quote
        | Role::Unhedged
        | Role::Band4
        | Role::WindowOpen
        | Role::KindEvidence
        | Role::KindSector
        | Role::KindActor
        | Role::KindTactic
        | Role::KindRegion
        | Role::KindSource
        | Role::MarkingNone
        | Role::Footer
        | Role::HintText
        | Role::Breadcrumb
        | Role::PaneTitle
        | Role::Section
        | Role::Input
        | Role::Popup
        | Role::ScrollThumb
        | Role::GridMark
        | Role::Success
        | Role::Notice
        | Role::Slide => &[],
        Role::Muted
        | Role::Code
        | Role::Label
        | Role::Rule
        | Role::ScaleAxis
        | Role::Band2
        | Role::NotStated
        | Role::Border
        | Role::PaneNumber
        | Role::Count
        | Role::Placeholder
        | Role::Backdrop
        | Role::ScrollTrack
        | Role::Dimmed => &[Dim],
        Role::Emphasis | Role::HedgeWord | Role::Band3 => &[Italic],
        Role::Strong
        | Role::Title
        | Role::Statement
        | Role::Figure
        | Role::LikelihoodWord
        | Role::Band6
        | Role::Confidence
        | Role::Lapsed
        | Role::Tension
        | Role::KindJudgement
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
        Role::Heading | Role::Band7 | Role::Match | Role::Fault => &[Bold, Underline],
        Role::Subheading | Role::Link | Role::KindGap | Role::SelectionIdle => &[Underline],
        Role::ReaderMark | Role::Band1 => &[Dim, Italic],
        Role::RankWord | Role::Band5 | Role::Caveat => &[Bold, Italic],
        Role::Banner | Role::Header | Role::Selection | Role::GridCursor | Role::Cursor | Role::LinkFocused => {
            &[Reverse]
        }
        Role::LinkHint | Role::MatchCurrent => &[Bold, Reverse],
    };
    let marking = [Role::TlpRed, Role::TlpAmberStrict, Role::TlpAmber, Role::TlpGreen, Role::TlpClear];
    let found = [Role::Match, Role::MatchCurrent, Role::LinkFocused, Role::LinkHint];
    let off: &[Stroke] = if marking.contains(&role) {
        // Cut out of a reversed header.
        &[Reverse]
    } else if found.contains(&role) {
        // What was found is never faint.
        &[Dim]
    } else {
        &[]
    };
    Look::bare(on, off)
}
