//! What can be wrong with a key or its value.

use std::fmt;

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::{Wrong, all, list, meant};
use crate::text::character::{Quoted as Q, shown};

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    UNKNOWN_WORD,
    FORMER_WORD,
    BAD_VALUE,
    EMPTY_VALUE,
    EMPTY_LIST,
    BAD_DATE,
    UNSUPPORTED_VERSION,
];

pub const UNKNOWN_KEY: FaultCode =
    FaultCode::fault("unknown-key", "No such key belongs here. It is left out.", ["tilte: One", "title: One"]);

pub fn unknown_key(key: &str, nearest: Option<&str>, known: &[impl AsRef<str>]) -> Wrong {
    Wrong::new(UNKNOWN_KEY, format!("no key {} belongs here", Q(key)))
        .help(nearest.map_or_else(|| format!("the keys here are {}", all(known)), meant))
}

pub const MISSING_KEY: FaultCode =
    FaultCode::fault("missing-key", "A key that is required is not there.", ["- id: J-01", "- id: J-01\n  title: One"]);

pub fn missing_key(key: &str) -> Wrong {
    Wrong::new(MISSING_KEY, format!("the key {} is missing", Q(key))).help_if(example_of(key))
}

pub const WRONG_TYPE: FaultCode = FaultCode::fault(
    "wrong-type",
    "A value is of the wrong sort: a list where text is wanted, text where a number is wanted.",
    ["low: 51%", "low: 51"],
);

pub fn wrong_type(wanted: WantedType, found: &FoundType) -> Wrong {
    Wrong::new(WRONG_TYPE, format!("{found} stands where {wanted} is wanted")).help_if(of_type(wanted, found))
}

pub const UNKNOWN_WORD: FaultCode = FaultCode::fault(
    "unknown-word",
    "Only a few words may stand here, and this is none of them.",
    ["origin: isuer", "origin: issuer"],
);

pub fn unknown_word(found: &str, nearest: Option<&str>, allowed: &[impl AsRef<str>]) -> Wrong {
    Wrong::new(UNKNOWN_WORD, format!("{} is none of the words that may stand here", Q(found)))
        .help(nearest.map_or_else(|| format!("the words here are {}", list(allowed)), meant))
}

pub const FORMER_WORD: FaultCode = FaultCode::warning(
    "former-word",
    "The word was given up: `reader` meant the transcriber, and was taken for whoever reads. It is read as the new one.",
    ["origin: reader", "origin: transcriber"],
);

pub fn former_word(found: &str, word: &str) -> Wrong {
    Wrong::new(FORMER_WORD, format!("{} is now written {}", Q(found), Q(word))).help(format!("write `{word}`"))
}

pub const BAD_VALUE: FaultCode =
    FaultCode::fault("bad-value", "The value cannot be read as what is wanted.", ["fg: \"#12\"", "fg: \"#112233\""]);

pub fn bad_value(why: &str) -> Wrong {
    Wrong::new(BAD_VALUE, format!("this cannot be read: {}", shown(why)))
}

pub const EMPTY_VALUE: FaultCode = FaultCode::fault(
    "empty-value",
    "A key has no value (nothing, `~` or `null`). What is not known is left out, or said in words.",
    ["summary:", "summary: Who does it, and how."],
);

pub fn empty_value() -> Wrong {
    Wrong::new(EMPTY_VALUE, "this key has no value")
        .help("leave the key out, or say what is known; text such as ~ or null needs quotes")
}

pub const EMPTY_LIST: FaultCode = FaultCode::fault(
    "empty-list",
    "A list is empty. Nothing is said by leaving the key out; a list that the original has and this copy lacks is said by `members: not_reproduced`.",
    ["basis: []", "basis: [E-01]"],
);

pub fn empty_list() -> Wrong {
    Wrong::new(EMPTY_LIST, "this list is empty")
        .help("leave the key out; what the original lists and this copy lacks is `members: not_reproduced`")
}

pub const BAD_DATE: FaultCode = FaultCode::fault(
    "bad-date",
    "A date is written year-month-day, with two digits for month and day, and must exist.",
    ["issued: 29.3.2023", "issued: 2023-03-29"],
);

pub fn bad_date(found: &str, nearest: Option<&str>) -> Wrong {
    Wrong::new(BAD_DATE, format!("{} is not a date", Q(found))).help(match nearest {
        Some(nearest) => meant(nearest),
        None if found.len() == 10 && found.starts_with("20") => "there is no such day".to_owned(),
        None => "write year-month-day: 2023-03-29".to_owned(),
    })
}

pub const UNSUPPORTED_VERSION: FaultCode = FaultCode::fault(
    "unsupported-version",
    "The bundle is written for another version of the schema. What can be read is shown.",
    ["briefing: 7", "briefing: 1"],
);

pub fn unsupported_version(found: &str) -> Wrong {
    Wrong::new(UNSUPPORTED_VERSION, format!("{} is not a version of the schema that this program reads", Q(found)))
        .help("this program reads `briefing: 1`")
}

/// What a value should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantedType {
    Text,
    List,
    Mapping,
    Bool,
    Number,
    WholeNumber,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundType {
    List,
    Mapping,
    Text(String),
}

impl fmt::Display for WantedType {
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

impl fmt::Display for FoundType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => write!(f, "a list"),
            Self::Mapping => write!(f, "a mapping"),
            Self::Text(text) => write!(f, "{}", Q(text)),
        }
    }
}

fn of_type(wanted: WantedType, found: &FoundType) -> Option<String> {
    Some(match (wanted, found) {
        (WantedType::Text, FoundType::List) => {
            "text that begins with `[` or `- ` needs quotes, or a line of its own below `|`".to_owned()
        }
        (WantedType::Text, FoundType::Mapping) => {
            "text with a colon and a space in it, or that begins with `{`, needs quotes".to_owned()
        }
        (WantedType::List, FoundType::Text(text)) => format!("write a list: [{}]", shown(text)),
        (WantedType::List, _) => "write a list: [one, two], or each on a line of its own after `- `".to_owned(),
        (WantedType::Mapping, _) => "write keys with values below it, indented by two spaces".to_owned(),
        (WantedType::Bool, _) => "yes, no, on and off are text in YAML: write true or false".to_owned(),
        (WantedType::Number | WantedType::WholeNumber, FoundType::Text(text)) if text.contains('%') => {
            format!("write the number alone: {}", shown(text.trim_end_matches('%').trim()))
        }
        (WantedType::WholeNumber, _) => "write digits alone".to_owned(),
        (WantedType::Number, _) => "write digits, with a point before decimals".to_owned(),
        (WantedType::Text, FoundType::Text(_)) => return None,
    })
}

/// What a key that is missing most often says.
fn example_of(key: &str) -> Option<&'static str> {
    Some(match key {
        "briefing" => "begin the file with `briefing: 1`",
        "id" => "add a short name that is used once, such as `id: J-04`; without it the item is left out",
        "title" => "add `title:` with at most 90 characters",
        "origin" => "say who says it: `origin: issuer`, `transcriber` or `import`",
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
        "match" => "say how well it matches: `exact`, `broader`, `narrower` or `related`",
        _ => return None,
    })
}
