//! What is wrong, as facts: one variant for each way, with everything its sentence needs.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::bundle::{Form, Kind, Tlp};
use crate::load::fault::code::Code;

/// One of the words of the program itself.
type Word = &'static str;

/// What there are too many of in a file that is cut by the limit on its values.
pub const VALUES: &str = "values in this file";

/// What is wrong at one place of a file. Its sentence is its `Display`, and what to do about it is its `help`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Wrong {
    Unreadable {
        why: String,
        nearest: Option<String>,
    },
    NotAFile {
        #[serde(deserialize_with = "ours")]
        what: Word,
    },
    LinkAway,
    LinkLoop,
    LinkBroken,
    FolderNamedAsFile,
    NameNotUnicode,
    NothingToRead,
    EmptyFile,
    TooLarge {
        bytes: u64,
        limit: u64,
    },
    TooMany {
        #[serde(deserialize_with = "ours")]
        what: Word,
        limit: usize,
    },
    MoreFaults,
    NotUtf8 {
        byte: u8,
    },
    Utf16,
    HostileCharacter {
        code_point: u32,
        escaped: bool,
    },
    HiddenCharacter {
        code_point: u32,
    },

    TabIndent,
    BadIndent,
    UnclosedQuote {
        quote: char,
    },
    TextAfterQuote {
        quote: char,
    },
    BadEscape,
    UnclosedBracket {
        open: char,
    },
    WrongBracket {
        open: char,
        close: char,
    },
    StrayBracket,
    ColonInText {
        key: String,
    },
    ReservedStart {
        character: char,
    },
    Alias {
        text: String,
    },
    Tag {
        text: String,
    },
    Directive,
    SeveralDocuments,
    MergeKey,
    DuplicateKey {
        key: String,
        first: usize,
    },
    KeyNotText,
    QuestionMark,
    TooDeep {
        limit: usize,
    },
    NotYaml,
    NotAMapping {
        #[serde(deserialize_with = "ours")]
        found: Word,
    },

    UnknownKey {
        key: String,
        nearest: Option<String>,
        known: Vec<String>,
    },
    MissingKey {
        key: String,
    },
    WrongType {
        wanted: Wanted,
        found: Found,
    },
    UnknownWord {
        found: String,
        allowed: Vec<String>,
        nearest: Option<String>,
    },
    BadValue {
        why: String,
    },
    EmptyValue,
    EmptyList,
    BadDate {
        found: String,
        nearest: Option<String>,
    },
    UnsupportedVersion {
        found: String,
    },

    NoAssessment {
        nearest: Option<String>,
    },
    SecondAssessment {
        first: String,
    },
    BadId {
        found: String,
        nearest: Option<String>,
    },
    ReservedId {
        found: String,
    },
    DuplicateId {
        id: String,
        first: String,
    },
    UnresolvedRef {
        id: String,
        nearest: Option<String>,
        lost: Option<String>,
    },
    WrongKind {
        id: String,
        #[serde(deserialize_with = "ours")]
        kind: Word,
        #[serde(deserialize_with = "ours")]
        wanted: Word,
    },
    SelfReference {
        id: String,
    },
    NoLocator,
    NoText {
        #[serde(deserialize_with = "ours")]
        kind: Word,
    },
    LongTitle {
        length: usize,
    },
    UnknownLink {
        found: String,
        nearest: Option<String>,
    },
    BadScheme {
        found: String,
        nearest: Option<String>,
    },
    BadTerm {
        scheme: String,
        found: String,
    },
    UnknownScale {
        found: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    BandWithoutScale {
        band: String,
    },
    BandOnComparative {
        #[serde(deserialize_with = "ours")]
        form: Word,
    },
    UnknownBand {
        band: String,
        scale: String,
        nearest: Option<String>,
        known: Vec<String>,
    },
    WordNotInScale {
        word: String,
        band: String,
        terms: Vec<String>,
        right: Option<String>,
    },
    EstimativeWithoutBand {
        word: String,
        scale: String,
        right: Option<String>,
    },
    LikelihoodWithoutWord {
        #[serde(deserialize_with = "ours")]
        form: Word,
    },
    ParaphraseDropsWord {
        word: String,
    },
    NumericWithoutNumber,
    PercentOutOfRange {
        found: f64,
    },
    RangeReversed {
        low: f64,
        high: f64,
    },
    TimeframeReversed {
        from: String,
        to: String,
    },
    EndWithoutOrigin,
    MarkingMissing,
    MarkingDowngrade {
        #[serde(deserialize_with = "ours")]
        own: Word,
        other: String,
        #[serde(deserialize_with = "ours")]
        restricted: Word,
    },
    MembersContradicted {
        member: String,
    },
    OutlookWithoutPlace,
    MixedVocabulary {
        likelihood: String,
        confidence: String,
    },
    DuplicateScale {
        #[serde(deserialize_with = "ours")]
        what: Word,
        id: String,
    },
    BandsOutOfOrder {
        band: String,
        before: String,
    },
    TermInTwoBands {
        term: String,
        other: String,
    },
    BadHash {
        length: usize,
    },
}

/// A word of the program itself, as it stands in what was kept of a bundle.
fn ours<'de, D: Deserializer<'de>>(kept: D) -> Result<Word, D::Error> {
    let text = String::deserialize(kept)?;
    let kinds = Kind::ALL.into_iter().map(Kind::word);
    let forms = Form::ALL.into_iter().map(Form::word);
    let labels = Tlp::ALL.into_iter().map(Tlp::label);
    let others = [VALUES, "scale", "band", "a list", "text"];
    let known = kinds.chain(forms).chain(labels).chain(others).find(|word| *word == text);
    // What is not known is read again from the files.
    known.ok_or_else(|| D::Error::custom("no word of the program"))
}

/// What a value should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    Text,
    List,
    Mapping,
    Bool,
    Number,
    WholeNumber,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    List,
    Mapping,
    Text(String),
}

impl Wrong {
    /// The kind of fault it is.
    pub const fn code(&self) -> Code {
        match self {
            Self::Unreadable { .. } => Code::Unreadable,
            Self::NotAFile { .. } => Code::NotAFile,
            Self::LinkAway => Code::LinkAway,
            Self::LinkLoop => Code::LinkLoop,
            Self::LinkBroken => Code::LinkBroken,
            Self::FolderNamedAsFile => Code::FolderNamedAsFile,
            Self::NameNotUnicode => Code::NameNotUnicode,
            Self::NothingToRead => Code::NothingToRead,
            Self::EmptyFile => Code::EmptyFile,
            Self::TooLarge { .. } => Code::TooLarge,
            Self::TooMany { .. } => Code::TooMany,
            Self::MoreFaults => Code::MoreFaults,
            Self::NotUtf8 { .. } | Self::Utf16 => Code::NotUtf8,
            Self::HostileCharacter { .. } => Code::HostileCharacter,
            Self::HiddenCharacter { .. } => Code::HiddenCharacter,
            Self::TabIndent => Code::TabIndent,
            Self::BadIndent => Code::BadIndent,
            Self::UnclosedQuote { .. } => Code::UnclosedQuote,
            Self::TextAfterQuote { .. } => Code::TextAfterQuote,
            Self::BadEscape => Code::BadEscape,
            Self::UnclosedBracket { .. } | Self::WrongBracket { .. } | Self::StrayBracket => Code::UnclosedBracket,
            Self::ColonInText { .. } => Code::ColonInText,
            Self::ReservedStart { .. } => Code::ReservedStart,
            Self::Alias { .. } => Code::Alias,
            Self::Tag { .. } => Code::Tag,
            Self::Directive => Code::Directive,
            Self::SeveralDocuments => Code::SeveralDocuments,
            Self::MergeKey => Code::MergeKey,
            Self::DuplicateKey { .. } => Code::DuplicateKey,
            Self::KeyNotText | Self::QuestionMark => Code::KeyNotText,
            Self::TooDeep { .. } => Code::TooDeep,
            Self::NotYaml => Code::NotYaml,
            Self::NotAMapping { .. } => Code::NotAMapping,
            Self::UnknownKey { .. } => Code::UnknownKey,
            Self::MissingKey { .. } => Code::MissingKey,
            Self::WrongType { .. } => Code::WrongType,
            Self::UnknownWord { .. } => Code::UnknownWord,
            Self::BadValue { .. } => Code::BadValue,
            Self::EmptyValue => Code::EmptyValue,
            Self::EmptyList => Code::EmptyList,
            Self::BadDate { .. } => Code::BadDate,
            Self::UnsupportedVersion { .. } => Code::UnsupportedVersion,
            Self::NoAssessment { .. } => Code::NoAssessment,
            Self::SecondAssessment { .. } => Code::SecondAssessment,
            Self::BadId { .. } => Code::BadId,
            Self::ReservedId { .. } => Code::ReservedId,
            Self::DuplicateId { .. } => Code::DuplicateId,
            Self::UnresolvedRef { .. } => Code::UnresolvedRef,
            Self::WrongKind { .. } => Code::WrongKind,
            Self::SelfReference { .. } => Code::SelfReference,
            Self::NoLocator => Code::NoLocator,
            Self::NoText { .. } => Code::NoText,
            Self::LongTitle { .. } => Code::LongTitle,
            Self::UnknownLink { .. } => Code::UnknownLink,
            Self::BadScheme { .. } | Self::BadTerm { .. } => Code::BadExternalRef,
            Self::UnknownScale { .. } => Code::UnknownScale,
            Self::BandWithoutScale { .. } => Code::BandWithoutScale,
            Self::BandOnComparative { .. } => Code::BandOnComparative,
            Self::UnknownBand { .. } => Code::UnknownBand,
            Self::WordNotInScale { .. } => Code::WordNotInScale,
            Self::EstimativeWithoutBand { .. } => Code::EstimativeWithoutBand,
            Self::LikelihoodWithoutWord { .. } => Code::LikelihoodWithoutWord,
            Self::ParaphraseDropsWord { .. } => Code::ParaphraseDropsWord,
            Self::NumericWithoutNumber => Code::NumericWithoutNumber,
            Self::PercentOutOfRange { .. } => Code::PercentOutOfRange,
            Self::RangeReversed { .. } => Code::RangeReversed,
            Self::TimeframeReversed { .. } => Code::TimeframeReversed,
            Self::EndWithoutOrigin => Code::EndWithoutOrigin,
            Self::MarkingMissing => Code::MarkingMissing,
            Self::MarkingDowngrade { .. } => Code::MarkingDowngrade,
            Self::MembersContradicted { .. } => Code::MembersContradicted,
            Self::OutlookWithoutPlace => Code::OutlookWithoutPlace,
            Self::MixedVocabulary { .. } => Code::MixedVocabulary,
            Self::DuplicateScale { .. } => Code::DuplicateScale,
            Self::BandsOutOfOrder { .. } => Code::BandsOutOfOrder,
            Self::TermInTwoBands { .. } => Code::TermInTwoBands,
            Self::BadHash { .. } => Code::BadHash,
        }
    }
}
