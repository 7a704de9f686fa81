//! What to do about each fault, in one line: the nearest right word first.

use std::fmt::Write as _;

use crate::load::fault::wrong::{Found, VALUES, Wanted, Wrong};
use crate::text::character::{Quoted as Q, shown};

/// How many words are listed before the rest is left to the manual.
const LISTED: usize = 14;

impl Wrong {
    /// What to do about it, where there is more to say than the sentence does.
    #[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "one arm for each way to be wrong")]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unreadable { nearest, .. } => Some(meant(nearest.as_ref()?)),
            Self::LinkAway => say("put a copy of the file into the folder"),
            Self::LinkLoop | Self::LinkBroken => say("take the link away"),
            Self::FolderNamedAsFile => say("its files are read; take the ending from its name"),
            Self::NameNotUnicode => say("rename it; it is read all the same"),
            Self::NothingToRead => say("a bundle is a folder of files whose names end in .yaml, or one such file"),
            Self::EmptyFile => say("take it away, or write a key such as `judgements:` with a list below it"),
            Self::TooLarge { .. } => say("spread it over several files: a key may stand in as many as you like"),
            Self::TooMany { what: VALUES, .. } => {
                say("spread it over several files, each with a part of the items: a key may stand in all of them")
            }
            Self::TooMany { .. } => say("make several bundles of it"),
            Self::MoreFaults => say("correct the ones above and check again"),
            Self::NotUtf8 { .. } | Self::Utf16 => say("save the file as UTF-8"),
            Self::HostileCharacter { .. } => say("take it out; a mark stands in its place until then"),
            Self::HiddenCharacter { .. } => say("take it out; a mark is shown in its place until then"),
            Self::TabIndent => say("indent with spaces, two for each step"),
            Self::BadIndent => {
                say("give the keys of one mapping, and the dashes of one list, the same number of spaces")
            }
            Self::UnclosedQuote { quote: '\'' } => {
                say("close it; inside single quotes an apostrophe is written twice: ''")
            }
            Self::UnclosedQuote { .. } => say("close it; inside double quotes a quotation mark is written \\\""),
            Self::TextAfterQuote { quote: '\'' } => say("inside single quotes an apostrophe is written twice: ''"),
            Self::TextAfterQuote { .. } => say("put the whole text in single quotes: '\"Quick\" wins'"),
            Self::BadEscape => say("use single quotes, where a backslash is a backslash"),
            Self::UnclosedBracket { open: '[' } => {
                say("close the list with `]`, or put text that begins with `[` in quotes")
            }
            Self::UnclosedBracket { .. } => {
                say("close the mapping with `}`, or put text that begins with `{` in quotes")
            }
            Self::WrongBracket { open: '[', .. } => say("a list ends with `]`"),
            Self::WrongBracket { .. } => say("a mapping ends with `}`"),
            Self::StrayBracket => say("take it away, or put the text in quotes"),
            Self::ColonInText { key } => {
                let key: String = shown(key).chars().take(30).collect();
                Some(format!("put the text in quotes, {key}: \"…\", or below `{key}: |`"))
            }
            Self::ReservedStart { .. } => say("put the text in quotes"),
            Self::Alias { .. } => say("put the text in quotes, or write it below a `|`; *emphasis* is fine there"),
            Self::Tag { .. } => say("put the text in quotes"),
            Self::Directive => say("take the line away, or indent it if it is part of a text"),
            Self::SeveralDocuments => say("put it into a file of its own"),
            Self::MergeKey => say("write the keys out in every item"),
            Self::DuplicateKey { .. } => say("take one of the two away"),
            Self::KeyNotText => say("put it in quotes if it is meant as text"),
            Self::QuestionMark => say("put the text in quotes"),
            Self::TooDeep { .. } => say("a text that begins with `[` needs quotes"),
            Self::NotYaml => {
                say("look for a missing quotation mark, bracket or indentation in this line or the one above")
            }
            Self::NotAMapping { .. } => say("begin with `judgements:` (or another kind), and put the list below it"),
            Self::UnknownKey { nearest: Some(nearest), .. } => Some(meant(nearest)),
            Self::UnknownKey { known, .. } => Some(format!("the keys here are {}", list(known))),
            Self::WrongType { wanted, found } => of_type(*wanted, found),
            Self::UnknownWord { nearest: Some(nearest), .. }
            | Self::UnknownLink { nearest: Some(nearest), .. }
            | Self::BadId { nearest: Some(nearest), .. } => Some(meant(nearest)),
            Self::UnknownWord { allowed, .. } => Some(format!("the words here are {}", list(allowed))),
            Self::EmptyValue => say("leave the key out, or say what is known; text such as ~ or null needs quotes"),
            Self::EmptyList => {
                say("leave the key out; what the original lists and this copy lacks is `members: not_reproduced`")
            }
            Self::BadDate { nearest: Some(nearest), .. } => Some(meant(nearest)),
            Self::BadDate { found, .. } if found.len() == 10 && found.starts_with("20") => say("there is no such day"),
            Self::BadDate { .. } => say("write year-month-day: 2023-03-29"),
            Self::UnsupportedVersion { .. } => say("this reader knows `briefing: 1`"),
            Self::NoAssessment { nearest: Some(nearest) } => {
                Some(format!("write `assessment:` in the place of `{}:`", shown(nearest)))
            }
            Self::NoAssessment { nearest: None } => say(
                "write `briefing: 1` and `assessment:` with id, title, issuer, issued, language, marking, issuer_scale and reader_scale",
            ),
            Self::SecondAssessment { .. } => say("put it into a folder of its own"),
            Self::BadId { .. } => {
                say("an id is made of letters, digits, `.`, `_` and `-`, and begins with a letter or digit")
            }
            Self::ReservedId { .. } => say("give the item another id"),
            Self::DuplicateId { .. } => say("give one of the two another id"),
            Self::UnresolvedRef { nearest: Some(nearest), .. } => Some(meant(nearest)),
            Self::UnresolvedRef { lost: Some(lost), .. } => {
                Some(format!("it may stand in {}, which could not be read", shown(lost)))
            }
            Self::UnresolvedRef { .. } => say("write the item, or take the reference away"),
            Self::SelfReference { .. } => say("take the reference away"),
            Self::NoLocator => say("write `at:` with a place such as p4.s2a, a page or a section"),
            Self::NoText { .. } => say("write `text:`"),
            Self::LongTitle { .. } => say("say the rest in the text"),
            Self::UnknownLink { .. } => {
                Some(format!("the types are {}; `related-to` takes the tie in words", list(&link_types())))
            }
            Self::BadScheme { nearest: Some(nearest), .. } => Some(meant(nearest)),
            Self::BadScheme { .. } => {
                say("a vocabulary is named like an id, in lower case: iso-3166-1, misp-sector, mitre-attack")
            }
            Self::BadTerm { scheme, .. } => {
                Some(format!("write the term as {} has it, such as {}", Q(scheme), term_of(scheme)))
            }
            Self::UnknownScale { nearest: Some(nearest), .. } => Some(meant(nearest)),
            Self::UnknownScale { known, .. } => Some(format!("the scales here are {}", list(known))),
            Self::BandWithoutScale { .. } => say("name a scale in `reader_scale`, or take the band away"),
            Self::BandOnComparative { .. } => say("take the band away: only the form `estimative` is a probability"),
            Self::UnknownBand { nearest: Some(nearest), .. } => Some(meant(nearest)),
            Self::UnknownBand { known, .. } => Some(format!("its bands are {}", list(known))),
            Self::WordNotInScale { right: Some(right), .. } => {
                Some(format!("the word belongs to the band {}", Q(right)))
            }
            Self::WordNotInScale { terms, .. } => {
                Some(format!("the words of this band are {}; without one of them, leave the band out", list(terms)))
            }
            Self::EstimativeWithoutBand { right: Some(right), .. } => Some(format!("add `band: {}`", shown(right))),
            Self::EstimativeWithoutBand { .. } => {
                say("the scale does not have the word: leave it so, or give the bundle a scale that has it")
            }
            Self::LikelihoodWithoutWord { .. } => {
                say("add `as_written:` with the word, verbatim; a statement without one is `form: unhedged`")
            }
            Self::ParaphraseDropsWord { .. } => say("use the word in the text, as the issuer does"),
            Self::NumericWithoutNumber => say("add `issuer: {low: …, high: …}`"),
            Self::RangeReversed { .. } => say("the lower end comes first"),
            Self::EndWithoutOrigin => say("add `to_origin: reader` (or issuer, if the original has the date)"),
            Self::MarkingMissing => {
                say("add `marking: {as_written: none}`, or the label: `marking: {tlp: \"TLP:AMBER\"}`")
            }
            Self::MarkingDowngrade { restricted, .. } => Some(format!("mark it {restricted} or stricter")),
            Self::MembersContradicted { .. } => say("write `members: open` if the members here are examples"),
            Self::OutlookWithoutPlace => say("name a region or sector in `about`"),
            Self::MixedVocabulary { .. } => say("make two sentences of it"),
            Self::DuplicateScale { .. } => say("give one of the two another id"),
            Self::BandsOutOfOrder { .. } => say("order the bands from the least likely to the most likely"),
            Self::TermInTwoBands { .. } => say("keep the word in one band"),
            Self::BadHash { .. } => say("copy it from `sha256sum FILE`"),
            Self::MissingKey { key } => example_of(key).map(str::to_owned),
            Self::NotAFile { .. }
            | Self::BadValue { .. }
            | Self::WrongKind { .. }
            | Self::PercentOutOfRange { .. }
            | Self::TimeframeReversed { .. } => None,
        }
    }
}

#[allow(clippy::unnecessary_wraps, reason = "an arm of `help` reads better so")]
fn say(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn meant(nearest: &str) -> String {
    format!("did you mean {}?", Q(nearest))
}

fn list(words: &[String]) -> String {
    let mut text = String::new();
    for (place, word) in words.iter().take(LISTED).enumerate() {
        let _ = write!(text, "{}{}", if place == 0 { "" } else { ", " }, shown(word));
    }
    if words.len() > LISTED {
        text.push_str(", …");
    }
    text
}

fn link_types() -> Vec<String> {
    crate::bundle::Relation::LINK_TYPES.iter().map(|relation| relation.key().to_owned()).collect()
}

fn of_type(wanted: Wanted, found: &Found) -> Option<String> {
    match (wanted, found) {
        (Wanted::Text, Found::List) => {
            say("text that begins with `[` or `- ` needs quotes, or a line of its own below `|`")
        }
        (Wanted::Text, Found::Mapping) => {
            say("text with a colon and a space in it, or that begins with `{`, needs quotes")
        }
        (Wanted::List, Found::Text(text)) => Some(format!("write a list: [{}]", shown(text))),
        (Wanted::List, _) => say("write a list: [one, two], or each on a line of its own after `- `"),
        (Wanted::Mapping, _) => say("write keys with values below it, indented by two spaces"),
        (Wanted::Bool, _) => say("yes, no, on and off are text in YAML: write true or false"),
        (Wanted::Number | Wanted::WholeNumber, Found::Text(text)) if text.contains('%') => {
            Some(format!("write the number alone: {}", shown(text.trim_end_matches('%').trim())))
        }
        (Wanted::WholeNumber, _) => say("write digits alone"),
        (Wanted::Number, _) => say("write digits, with a point before decimals"),
        (Wanted::Text, Found::Text(_)) => None,
    }
}

fn term_of(scheme: &str) -> &'static str {
    if scheme.starts_with("mitre") { "T1078" } else { "KR" }
}

/// What a key that is missing most often says.
fn example_of(key: &str) -> Option<&'static str> {
    Some(match key {
        "briefing" => "begin the file with `briefing: 1`",
        "id" => "add a short name that is used once, such as `id: J-04`; without it the item is left out",
        "title" => "add `title:` with at most 90 characters",
        "origin" => "say who says it: `origin: issuer`, `reader` or `import`",
        "likelihood" => "add `likelihood: {as_written: likely, form: estimative}`, or `{form: unhedged}`",
        "confidence" => "add `confidence: {as_written: not_stated}`, or the issuer's words",
        "form" => "say how it is hedged: estimative, comparative, evidential, frequency, quantity, unhedged or numeric",
        "as_written" => "give the issuer's words; where there are none, `not_stated`",
        "members" => "say what is known of the members: `listed`, `open` or `not_reproduced`",
        "attributed_to" => "name a source, organisation or actor, or say `not_stated`",
        "applies_to" => "name the items, or say `assessment` or `uncertain`",
        "affects" => "name the items whose pages say that the part is missing",
        "type" => "say what is missing: `figure`, `list`, `image` or `annex`",
        "source_kind" => "say what sort of source it is: press, plan, official remark…",
        "issuer" => "name the issuer, or give the id of an organisation",
        "issued" => "add the day of issue: `issued: 2023-03-29`",
        "language" => "add the language: `language: en`",
        "issuer_scale" => "name the issuer's scale, or say `not_stated`",
        "reader_scale" => "name a scale such as `phia-2025`, or say `none`",
        "rel" => "say how the item bears on the other: `rel: supports`; `related-to` takes the tie in words",
        "to" => "name the other item: `to: J-04`",
        "moves" => "name the judgement that would move: `moves: [{judgement: J-04, direction: up}]`",
        "direction" => "say which way",
        "match" => "say how well it matches: `exact`, `broader`, `narrower` or `related`",
        _ => return None,
    })
}
