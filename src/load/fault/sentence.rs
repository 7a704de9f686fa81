//! The sentence that each fault earns: lower case, names the thing, fit for one line.

use std::fmt;

use crate::load::fault::wrong::{Found, Wanted, Wrong};
use crate::text::character::{Quoted as Q, shown};

impl fmt::Display for Wrong {
    #[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "one arm for each way to be wrong")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { why, .. } => write!(f, "this cannot be read: {}", shown(why)),
            Self::NotAFile { what } => write!(f, "this is {what}, not a file; it is not opened"),
            Self::LinkAway => write!(f, "this link leads out of the bundle's folder; it is not followed"),
            Self::LinkLoop => write!(f, "this link leads to what is read already; it is not followed"),
            Self::LinkBroken => write!(f, "this link leads to nothing"),
            Self::FolderNamedAsFile => write!(f, "this is a folder with the name of a YAML file"),
            Self::NameNotUnicode => write!(f, "the name of this file is not Unicode text"),
            Self::NothingToRead => write!(f, "there is no YAML file here"),
            Self::EmptyFile => write!(f, "this file says nothing"),
            Self::TooLarge { bytes, limit } => {
                write!(f, "this file has {} and is not read: the limit is {}", Size(*bytes), Size(*limit))
            }
            Self::TooMany { what, limit } => write!(f, "there are more than {limit} {what}; the rest is not read"),
            Self::MoreFaults => write!(f, "this file has more faults than are told at once"),
            Self::NotUtf8 { byte } => write!(f, "the byte 0x{byte:02X} is not UTF-8 text"),
            Self::Utf16 => write!(f, "this file is UTF-16 text, and is not read"),
            Self::HostileCharacter { code_point, escaped } => {
                let how = if *escaped { "an escape stands for" } else { "here stands" };
                write!(f, "{how} U+{code_point:04X}, {}, which may not pass", sort_of_character(*code_point))
            }
            Self::HiddenCharacter { code_point } => {
                write!(f, "this text holds U+{code_point:04X}, which takes no room and cannot be seen")
            }

            Self::TabIndent => write!(f, "a tab indents this line, and YAML wants spaces"),
            Self::BadIndent => write!(f, "this line does not line up with what stands above it"),
            Self::UnclosedQuote { quote } => write!(f, "this {quote} is never closed"),
            Self::TextAfterQuote { .. } => write!(f, "text goes on after the closing quotation mark"),
            Self::BadEscape => write!(f, "this backslash begins an escape that does not exist"),
            Self::UnclosedBracket { open } => write!(f, "this `{open}` is never closed"),
            Self::WrongBracket { open, close } => write!(f, "`{close}` closes what `{open}` has opened"),
            Self::StrayBracket => write!(f, "this bracket closes nothing"),
            Self::ColonInText { key } => {
                write!(f, "a colon inside the unquoted text of {} begins a new key", Q(key))
            }
            Self::ReservedStart { character: '`' } => write!(f, "unquoted text cannot begin with a backquote"),
            Self::ReservedStart { character } => write!(f, "unquoted text cannot begin with `{character}`"),
            Self::Alias { text } => {
                write!(f, "{} begins like an alias or anchor of YAML, which a bundle may not have", Q(text))
            }
            Self::Tag { text } => write!(f, "{} begins like a tag of YAML, which a bundle may not have", Q(text)),
            Self::Directive => {
                write!(f, "a line that begins with `%` is a directive of YAML, which a bundle may not have")
            }
            Self::SeveralDocuments => write!(f, "a second document begins here; only the first is read"),
            Self::MergeKey => write!(f, "the merge key `<<` is not supported"),
            Self::DuplicateKey { key, first } => {
                write!(f, "the key {} stands here for the second time; the first, in line {first}, is read", Q(key))
            }
            Self::KeyNotText => write!(f, "a key must be plain text"),
            Self::QuestionMark => write!(f, "a `? ` at the start of unquoted text makes the text a key"),
            Self::TooDeep { limit } => write!(f, "this is nested more than {limit} deep"),
            Self::NotYaml => write!(f, "this is not YAML; the rest of the file is not read"),
            Self::NotAMapping { found } => {
                write!(f, "the file is {found}, where a mapping from keys such as `judgements` is wanted")
            }

            Self::UnknownKey { key, .. } => write!(f, "no key {} belongs here", Q(key)),
            Self::MissingKey { key } => write!(f, "the key {} is missing", Q(key)),
            Self::WrongType { wanted, found } => write!(f, "{found} stands where {wanted} is wanted"),
            Self::UnknownWord { found, .. } => write!(f, "{} is none of the words that may stand here", Q(found)),
            Self::BadValue { why } => write!(f, "this cannot be read: {}", shown(why)),
            Self::EmptyValue => write!(f, "this key has no value"),
            Self::EmptyList => write!(f, "this list is empty"),
            Self::BadDate { found, .. } => write!(f, "{} is not a date", Q(found)),
            Self::UnsupportedVersion { found } => {
                write!(f, "{} is not a version of the schema that this reader knows", Q(found))
            }

            Self::NoAssessment { .. } => write!(f, "no file of this bundle has the key `assessment`"),
            Self::SecondAssessment { first } => {
                write!(f, "a second assessment begins here; the first, at {}, is read", shown(first))
            }
            Self::BadId { found, .. } => write!(f, "{} is not an id", Q(found)),
            Self::ReservedId { found } => write!(f, "{} has a meaning of its own and names no item", Q(found)),
            Self::DuplicateId { id, first } => {
                write!(f, "the id {} is taken by the item at {}; this one is left out", Q(id), shown(first))
            }
            Self::UnresolvedRef { id, .. } => write!(f, "no item has the id {}", Q(id)),
            Self::WrongKind { id, kind, wanted } => {
                write!(f, "{} is {}, where {wanted} is wanted", Q(id), article(kind))
            }
            Self::SelfReference { id } => write!(f, "{} refers to itself", Q(id)),
            Self::NoLocator => write!(f, "the issuer says this, and its place in the original is missing"),
            Self::NoText { kind } => write!(f, "{} needs a text", article(kind)),
            Self::LongTitle { length } => write!(f, "this title has {length} characters, and is cut after 90 in lists"),
            Self::UnknownLink { found, .. } => write!(f, "there is no link type {}", Q(found)),
            Self::BadScheme { found, .. } => write!(f, "{} is not the slug of a vocabulary", Q(found)),
            Self::BadTerm { scheme, found } => write!(f, "{} is not a term of {}", Q(found), Q(scheme)),
            Self::UnknownScale { found, .. } => write!(f, "there is no scale {}", Q(found)),
            Self::BandWithoutScale { band } => {
                write!(f, "the band {} stands on the reader's scale, and `reader_scale` is `none`", Q(band))
            }
            Self::BandOnComparative { form } => write!(f, "a band stands on a likelihood of the form `{form}`"),
            Self::UnknownBand { band, scale, .. } => write!(f, "the scale {} has no band {}", Q(scale), Q(band)),
            Self::WordNotInScale { word, band, .. } => write!(f, "{} is not a word of the band {}", Q(word), Q(band)),
            Self::EstimativeWithoutBand { word, scale, .. } => {
                write!(f, "{} is a word of probability and has no band on the scale {}", Q(word), Q(scale))
            }
            Self::LikelihoodWithoutWord { form } => {
                write!(f, "a likelihood of the form `{form}` gives the issuer's word, and this one has none")
            }
            Self::ParaphraseDropsWord { word } => write!(f, "the issuer's word {} does not stand in the text", Q(word)),
            Self::NumericWithoutNumber => write!(f, "the form is `numeric`, and the issuer's number is missing"),
            Self::PercentOutOfRange { found } => write!(f, "{} is not a percentage from 0 to 100", Number(*found)),
            Self::RangeReversed { low, high } => {
                write!(f, "the range begins at {} and ends at {}", Number(*low), Number(*high))
            }
            Self::TimeframeReversed { from, to } => write!(f, "the timeframe ends on {to}, before it begins on {from}"),
            Self::EndWithoutOrigin => write!(f, "the timeframe has a last day, and it is not said who set it"),
            Self::MarkingMissing => write!(f, "the assessment says nothing of its marking"),
            Self::MarkingDowngrade { own, other, restricted } => {
                write!(f, "this is {own}, and {} is {restricted}", shown(other))
            }
            Self::MembersContradicted { member } => {
                write!(f, "the members are said not to be reproduced, and {} is one of them", Q(member))
            }
            Self::OutlookWithoutPlace => write!(f, "the outlook is about no region and no sector"),
            Self::MixedVocabulary { likelihood, confidence } => {
                write!(f, "one sentence holds the likelihood {} and the confidence {}", Q(likelihood), Q(confidence))
            }
            Self::DuplicateScale { what, id } => write!(f, "the id {} is taken by another {what}", Q(id)),
            Self::BandsOutOfOrder { band, before } => {
                write!(f, "the band {} begins below {}, which stands before it", Q(band), Q(before))
            }
            Self::TermInTwoBands { term, other } => write!(f, "the word {} names the band {} too", Q(term), Q(other)),
            Self::BadHash { length } => {
                write!(f, "a SHA-256 has 64 hexadecimal digits, and this has {length} characters")
            }
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::List => "a list",
            Self::Mapping => "a mapping (`key: value`)",
            Self::Bool => "`true` or `false`",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number, 0 or more,",
        })
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => write!(f, "a list"),
            Self::Mapping => write!(f, "a mapping"),
            Self::Text(text) => write!(f, "{}", Q(text)),
        }
    }
}

/// The word with the article that it takes.
fn article(word: &str) -> String {
    match word.chars().next() {
        _ if word == "evidence" => word.to_owned(),
        Some('a' | 'e' | 'i' | 'o' | 'u') => format!("an {word}"),
        _ => format!("a {word}"),
    }
}

const fn sort_of_character(code_point: u32) -> &'static str {
    match code_point {
        0x1B => "an escape character",
        0x85 | 0x2028 | 0x2029 => "a hidden line end",
        0xFEFF => "a byte-order mark inside the text",
        0x202A..=0x202E | 0x2066..=0x206F => "an override of direction",
        0xFFF9..=0xFFFB => "an annotation between the lines",
        0xFFFE | 0xFFFF => "which is no character",
        0xE0000..=0xE007F => "a tag that cannot be seen",
        _ => "a control character",
    }
}

/// A number as it is written, unless it has hundreds of digits.
struct Number(f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.abs() < 1e9 && (self.0 == 0.0 || self.0.abs() > 1e-9) {
            write!(f, "{}", self.0)
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}

/// A number of bytes for people.
struct Size(u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MEBIBYTE: u64 = 1024 * 1024;
        if self.0 >= MEBIBYTE { write!(f, "{} MiB", self.0.div_ceil(MEBIBYTE)) } else { write!(f, "{} bytes", self.0) }
    }
}
