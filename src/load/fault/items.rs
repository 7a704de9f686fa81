//! What can be wrong with an item, its id and what it refers to.

use crate::bundle::{Id, Relation};
use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::{Wrong, list, meant};
use crate::text::character::{Quoted as Q, shown};

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[
    NO_ASSESSMENT,
    SECOND_ASSESSMENT,
    BAD_ID,
    RESERVED_ID,
    DUPLICATE_ID,
    UNRESOLVED_REF,
    NOT_IN_LIBRARY,
    WRONG_KIND,
    SELF_REFERENCE,
    NO_LOCATOR,
    NO_TEXT,
    LONG_TITLE,
    LONG_SHORT,
    UNKNOWN_LINK,
    BAD_EXTERNAL_REF,
];

pub const NO_ASSESSMENT: FaultCode = FaultCode::fault(
    "no-assessment",
    "No file has the key `assessment`, so that there is no title, issuer, date or marking.",
    ["judgements: …", "briefing: 1\nassessment:\n  id: my-assessment"],
);

pub fn no_assessment(nearest: Option<&str>) -> Wrong {
    Wrong::new(NO_ASSESSMENT, "no file of this bundle has the key `assessment`").help(match nearest {
        Some(nearest) => format!("write `assessment:` in the place of `{}:`", shown(nearest)),
        None => {
            "write `briefing: 1` and `assessment:` with id, title, issuer, issued, language, marking, issuer_scale and \
                 reader_scale"
                .to_owned()
        }
    })
}

pub const SECOND_ASSESSMENT: FaultCode = FaultCode::fault(
    "second-assessment",
    "A bundle is one assessment. The first is read.",
    ["assessment: … in two files", "two bundles"],
);

pub fn second_assessment(first: &str) -> Wrong {
    Wrong::new(SECOND_ASSESSMENT, format!("a second assessment begins here; the first, at {}, is read", shown(first)))
        .help("put it into a folder of its own")
}

pub const BAD_ID: FaultCode = FaultCode::fault(
    "bad-id",
    "An id is made of letters, digits, `.`, `_` and `-`, and begins with a letter or digit, so that it can be typed anywhere.",
    ["id: J 04", "id: J-04"],
);

pub fn bad_id(found: &str, nearest: Option<&str>) -> Wrong {
    Wrong::new(BAD_ID, format!("{} is not an id", Q(found))).help(nearest.map_or_else(
        || "an id is made of letters, digits, `.`, `_` and `-`, and begins with a letter or digit".to_owned(),
        meant,
    ))
}

pub const RESERVED_ID: FaultCode = FaultCode::fault(
    "reserved-id",
    "`assessment`, `uncertain` and `not_stated` mean something of their own wherever an id may stand.",
    ["id: uncertain", "id: C-03"],
);

pub fn reserved_id(found: &str) -> Wrong {
    Wrong::new(RESERVED_ID, format!("{} has a meaning of its own and names no item", Q(found)))
        .help("give the item another id")
}

pub const DUPLICATE_ID: FaultCode = FaultCode::fault(
    "duplicate-id",
    "Two items have one id. The first keeps it, and the second is left out.",
    ["- id: J-04\n- id: J-04", "- id: J-04\n- id: J-05"],
);

pub fn duplicate_id(id: &str, first: &str) -> Wrong {
    Wrong::new(DUPLICATE_ID, format!("the id {} is taken by the item at {}; this one is left out", Q(id), shown(first)))
        .help("give one of the two another id")
}

pub const UNRESOLVED_REF: FaultCode = FaultCode::fault(
    "unresolved-ref",
    "A reference names an item that is not there.",
    ["basis: [E-1]", "basis: [E-01]"],
);

/// `lost` is a file that could not be read, in which the item may stand.
pub fn unresolved_ref(id: &str, nearest: Option<&str>, lost: Option<&str>) -> Wrong {
    Wrong::new(UNRESOLVED_REF, format!("no item has the id {}", Q(id))).help(match (nearest, lost) {
        (Some(nearest), None) => meant(nearest),
        // The id may be right, and its item where nothing could be read.
        (Some(nearest), Some(lost)) => {
            format!("it may stand in {}, which could not be read; otherwise, {}", shown(lost), meant(nearest))
        }
        (None, Some(lost)) => format!("it may stand in {}, which could not be read", shown(lost)),
        (None, None) => "write the item, or take the reference away".to_owned(),
    })
}

pub const NOT_IN_LIBRARY: FaultCode = FaultCode::warning(
    "not-in-library",
    "A reference leads to another bundle, and neither that bundle nor another of its name with the item was read beside this one.",
    ["to: harbour-2022#J-9", "to: harbour-2022#J-09"],
);

/// A reference into another bundle, which was not read beside this one.
pub fn not_in_library(id: &Id) -> Wrong {
    let bundle = id.abroad().map_or(id.as_str(), |(bundle, _)| bundle);
    Wrong::new(
        NOT_IN_LIBRARY,
        format!("{} leads to a bundle that was not read with this one: {}", Q(id.as_str()), Q(bundle)),
    )
    .help("read both from one folder; the link is kept")
    .unless(Some(id.clone()))
}

/// The same, where the bundle was read and the item is not in it.
pub fn not_in_bundle(id: &Id, bundle: &str, item: &str) -> Wrong {
    Wrong::new(
        NOT_IN_LIBRARY,
        format!("{} leads nowhere: the bundle {} has no item {}", Q(id.as_str()), Q(bundle), Q(item)),
    )
    .unless(Some(id.clone()))
}

pub const WRONG_KIND: FaultCode = FaultCode::fault(
    "wrong-kind",
    "A reference names an item of a kind that cannot stand there.",
    ["basis: [actor.one]", "basis: [E-01]"],
);

pub fn wrong_kind(id: &str, kind: &str, wanted: &str) -> Wrong {
    Wrong::new(WRONG_KIND, format!("{} is {}, where {wanted} is wanted", Q(id), article(kind)))
}

pub const SELF_REFERENCE: FaultCode = FaultCode::fault(
    "self-reference",
    "An item refers to itself.",
    ["- id: J-01\n  basis: [J-01]", "- id: J-01\n  basis: [E-01]"],
);

pub fn self_reference(id: &str) -> Wrong {
    Wrong::new(SELF_REFERENCE, format!("{} refers to itself", Q(id))).help("take the reference away")
}

pub const NO_LOCATOR: FaultCode = FaultCode::fault(
    "no-locator",
    "What the issuer says must carry its place in the original, so that it can be checked.",
    ["origin: issuer", "origin: issuer\nat: p4.s2a"],
);

pub fn no_locator() -> Wrong {
    Wrong::new(NO_LOCATOR, "the issuer says this, and its place in the original is missing")
        .help("write `at:` with a place such as p4.s2a, a page or a section")
}

pub const NO_TEXT: FaultCode = FaultCode::fault(
    "no-text",
    "An item of this kind is nothing without its text.",
    ["- id: J-01\n  title: One", "- id: J-01\n  title: One\n  text: It is likely."],
);

pub fn no_text(kind: &str) -> Wrong {
    Wrong::new(NO_TEXT, format!("{} needs a text", article(kind))).help("write `text:`")
}

pub const LONG_TITLE: FaultCode = FaultCode::warning(
    "long-title",
    "A title of more than 90 characters is cut in lists.",
    ["title: (a whole sentence, and another)", "title: (a few words)"],
);

pub fn long_title(length: usize) -> Wrong {
    Wrong::new(LONG_TITLE, format!("this title has {length} characters, and is cut after 90 in lists"))
        .help("say the rest in the text")
}

pub const LONG_SHORT: FaultCode = FaultCode::fault(
    "long-short",
    "A short name of more than 28 characters would be cut in lists, which it is there to prevent.",
    ["short: (as long as the title)", "short: (two or three words)"],
);

pub fn long_short(length: usize) -> Wrong {
    Wrong::new(LONG_SHORT, format!("this short name has {length} characters, and 28 is the most"))
        .help("shorten it; the title says it in full")
}

pub const UNKNOWN_LINK: FaultCode =
    FaultCode::fault("unknown-link", "There is no link type of that name.", ["rel: part of", "rel: part-of"]);

pub fn unknown_link(found: &str, nearest: Option<&str>) -> Wrong {
    let types = Relation::LINK_TYPES.iter().map(|relation| relation.key()).collect::<Vec<_>>();
    Wrong::new(UNKNOWN_LINK, format!("there is no link type {}", Q(found))).help(
        nearest.map_or_else(|| format!("the types are {}; `related-to` takes the tie in words", list(&types)), meant),
    )
}

pub const BAD_EXTERNAL_REF: FaultCode = FaultCode::fault(
    "bad-external-ref",
    "A term of a vocabulary elsewhere is named by the vocabulary's slug and the term as it stands there.",
    ["scheme: ISO 3166", "scheme: iso-3166-1\nvalue: KR"],
);

pub fn bad_scheme(found: &str, nearest: Option<&str>) -> Wrong {
    Wrong::new(BAD_EXTERNAL_REF, format!("{} is not the slug of a vocabulary", Q(found))).help(nearest.map_or_else(
        || "a vocabulary is named like an id, in lower case: iso-3166-1, misp-sector, mitre-attack".to_owned(),
        meant,
    ))
}

pub fn bad_term(scheme: &str, found: &str) -> Wrong {
    let example = if scheme.starts_with("mitre") { "T1078" } else { "KR" };
    Wrong::new(BAD_EXTERNAL_REF, format!("{} is not a term of {}", Q(found), Q(scheme)))
        .help(format!("write the term as {} has it, such as {example}", Q(scheme)))
}

/// The word with the article that it takes.
fn article(word: &str) -> String {
    match word.chars().next() {
        _ if word == "evidence" => word.to_owned(),
        Some('a' | 'e' | 'i' | 'o' | 'u') => format!("an {word}"),
        _ => format!("a {word}"),
    }
}
