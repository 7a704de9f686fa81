//! Every meaning that may be styled. Drawing names a meaning; a theme says how it looks.

use crate::bundle::{Form, Kind, Tlp};

macro_rules! roles {
    ($($(#[doc = $doc:literal])* $name:ident $key:literal,)+) => {
        /// A meaning on the screen. A theme gives a style to each, and the words beside it carry it without colour.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[doc = $doc])* $name,)+ }

        impl Role {
            /// Every role, in the order in which theme files list them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The key of the role in a theme file.
            pub const fn key(self) -> &'static str { match self { $(Self::$name => $key,)+ } }
        }
    };
}

roles! {
    Text "text",
    /// Text that stands back: locators, ids, counts.
    Muted "muted",
    /// What stands back further: column heads, attributions, rows that nothing in hand concerns.
    Faint "faint",
    /// `*emphasis*` in content.
    Emphasis "emphasis",
    /// `**strong**` in content.
    Strong "strong",
    Code "code",
    /// A quotation from the source.
    Quote "quote",
    /// The title of a page.
    Title "title",
    /// The statement of a judgement or evidence: the largest text of its page.
    Statement "statement",
    /// The issuer's word of probability within a statement.
    StatementWord "statement-word",
    /// A rank or hedge within a statement: a word to be seen, and no probability.
    StatementRank "statement-rank",
    /// A heading within a page.
    Heading "heading",
    /// A heading below that.
    Subheading "subheading",
    /// The name of a field: `Likelihood`, `Confidence`.
    Label "label",
    /// A rule between parts of a page.
    Rule "rule",
    /// A link to an item.
    Link "link",
    /// The link that Enter would follow.
    LinkFocused "link-focused",
    /// The letter that jumps to a link.
    LinkHint "link-hint",
    /// A figure, as given by the issuer.
    Figure "figure",
    /// The issuer's word of likelihood.
    LikelihoodWord "likelihood-word",
    /// A rank word ("most likely to"), which is no probability.
    RankWord "rank-word",
    /// A hedge, frequency or quantity word, which is no probability.
    HedgeWord "hedge-word",
    /// A statement without a hedge.
    Unhedged "unhedged",
    /// What the reader, not the issuer, adds: mapped ranges, its own items.
    ReaderMark "reader-mark",
    /// The axis of a likelihood scale, and its empty parts.
    ScaleAxis "scale-axis",
    /// A band of a scale that is the issuer's own. One that is not is a `reader-mark`.
    Band "band",
    Confidence "confidence",
    /// What the source does not state.
    NotStated "not-stated",
    /// A window that is still open.
    WindowOpen "window-open",
    /// A window that has ended.
    Lapsed "lapsed",
    Caveat "caveat",
    /// A banner on what the original had and this copy lacks.
    Banner "banner",
    /// A tension that is shown and not resolved.
    Tension "tension",
    /// The glyph of a key judgement.
    KeyJudgement "key-judgement",
    /// The glyph and word of any other judgement.
    KindJudgement "kind-judgement",
    /// The glyph and word of evidence.
    KindEvidence "kind-evidence",
    /// The glyph and word of a caveat or an omission.
    KindGap "kind-gap",
    /// The glyph and word of a question, which is the transcriber's.
    KindQuestion "kind-question",
    /// The glyph and word of a sector or technology.
    KindSector "kind-sector",
    /// The glyph and word of an actor or organisation.
    KindActor "kind-actor",
    /// The glyph and word of a tactic or measure.
    KindTactic "kind-tactic",
    /// The glyph and word of a region or outlook.
    KindRegion "kind-region",
    /// The glyph and word of a source, note or signpost.
    KindSource "kind-source",
    TlpRed "tlp-red",
    TlpAmberStrict "tlp-amber-strict",
    TlpAmber "tlp-amber",
    TlpGreen "tlp-green",
    TlpClear "tlp-clear",
    MarkingNone "marking-none",
    Header "header",
    /// The title in the header bar.
    HeaderTitle "header-title",
    Footer "footer",
    /// A key in a hint or in help.
    HintKey "hint-key",
    /// What that key does.
    HintText "hint-text",
    /// A crumb of where one is.
    Breadcrumb "breadcrumb",
    /// The border of a pane.
    Border "border",
    /// The border of the pane that has the keys.
    BorderFocused "border-focused",
    /// The title of a pane.
    PaneTitle "pane-title",
    /// The title of the pane that has the keys.
    PaneTitleFocused "pane-title-focused",
    /// The number that jumps to a pane or section.
    PaneNumber "pane-number",
    /// A section in the outline.
    Section "section",
    /// A count beside a section.
    Count "count",
    /// The line under the cursor in the pane that has the keys.
    Selection "selection",
    /// The line under the cursor in any other pane.
    SelectionIdle "selection-idle",
    /// What a search matched.
    Match "match",
    /// The match that `n` and `N` stand on.
    MatchCurrent "match-current",
    /// A line that is typed into.
    Input "input",
    /// The cursor of that line.
    Cursor "cursor",
    /// What stands in an empty line.
    Placeholder "placeholder",
    /// The mark beside a row that the item in hand concerns.
    Tied "tied",
    /// The ground of what stands beside a page: its margin, the item in hand, the claim of a slide.
    Panel "panel",
    /// The inside of a popup.
    Popup "popup",
    /// The border of a popup.
    PopupBorder "popup-border",
    /// What lies behind a popup.
    Backdrop "backdrop",
    /// The part of a scrollbar that is in view.
    ScrollThumb "scroll-thumb",
    /// The rest of a scrollbar.
    ScrollTrack "scroll-track",
    /// The row and column under the cursor of the grid.
    GridLit "grid-lit",
    /// A mark in the grid.
    GridMark "grid-mark",
    /// The cell under the cursor of the grid.
    GridCursor "grid-cursor",
    /// Something that went well.
    Success "success",
    /// Something to know of.
    Notice "notice",
    /// A warning of the loader.
    Warning "warning",
    /// A fault of the loader.
    Fault "fault",
    /// A slide when presenting: its solid background and its text.
    Slide "slide",
    /// The title of a slide.
    SlideTitle "slide-title",
    /// What the spotlight leaves in the dark.
    Dimmed "dimmed",
}

impl Role {
    /// The role of a kind's glyph and word.
    pub const fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Assessment | Kind::Judgement | Kind::Alternative => Self::KindJudgement,
            Kind::Evidence | Kind::Assumption => Self::KindEvidence,
            Kind::Caveat | Kind::Omission => Self::KindGap,
            Kind::Question => Self::KindQuestion,
            Kind::Sector | Kind::Technology => Self::KindSector,
            Kind::Actor | Kind::Organisation => Self::KindActor,
            Kind::Tactic | Kind::Measure => Self::KindTactic,
            Kind::Region | Kind::Outlook | Kind::Scenario => Self::KindRegion,
            Kind::Source | Kind::Note | Kind::Signpost | Kind::Object => Self::KindSource,
        }
    }

    /// The role of an issuer's word of likelihood.
    pub const fn of_form(form: Form) -> Self {
        match form {
            Form::Estimative => Self::LikelihoodWord,
            Form::Comparative => Self::RankWord,
            Form::Evidential | Form::Frequency | Form::Quantity => Self::HedgeWord,
            Form::Numeric => Self::Figure,
            Form::Unhedged | Form::InParts => Self::Unhedged,
        }
    }

    /// The role of a marking's label.
    pub const fn of_marking(tlp: Option<Tlp>) -> Self {
        match tlp {
            Some(Tlp::Red | Tlp::Unreadable) => Self::TlpRed,
            Some(Tlp::AmberStrict) => Self::TlpAmberStrict,
            Some(Tlp::Amber) => Self::TlpAmber,
            Some(Tlp::Green) => Self::TlpGreen,
            Some(Tlp::Clear) => Self::TlpClear,
            None => Self::MarkingNone,
        }
    }
}
