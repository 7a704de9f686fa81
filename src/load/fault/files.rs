//! What can be wrong with a file or folder as a whole, and with its characters.

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::{Wrong, meant};
use crate::text::character::{Quoted, shown};

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[
    UNREADABLE,
    NOT_A_FILE,
    LINK_AWAY,
    LINK_LOOP,
    LINK_BROKEN,
    FOLDER_NAMED_AS_FILE,
    NAME_NOT_UNICODE,
    NOTHING_TO_READ,
    EMPTY_FILE,
    TOO_LARGE,
    TOO_MANY,
    MORE_FAULTS,
    NOT_UTF8,
    HOSTILE_CHARACTER,
    HIDDEN_CHARACTER,
    SAME_ID,
    OTHER_FORMAT,
    IMPORTED,
];

pub const UNREADABLE: FaultCode = FaultCode::fault(
    "unreadable",
    "The file or folder cannot be read: it is not there, or its owner does not allow it.",
    ["briefing check bundel/", "briefing check bundle/"],
);

pub fn unreadable(why: &str, nearest: Option<&str>) -> Wrong {
    Wrong::new(UNREADABLE, format!("this cannot be read: {}", shown(why))).help_if(nearest.map(meant))
}

pub const NOT_A_FILE: FaultCode = FaultCode::fault(
    "not-a-file",
    "A pipe, a device or a socket stands where a file is wanted. It is never opened, since reading it might never end.",
    ["a named pipe called actors.yaml", "a plain file called actors.yaml"],
);

pub fn not_a_file(what: &str) -> Wrong {
    Wrong::new(NOT_A_FILE, format!("this is {what}, not a file; it is not opened"))
}

pub const LINK_AWAY: FaultCode = FaultCode::fault(
    "link-away",
    "A link leads out of the bundle's folder. A bundle holds all that it says, and nothing else.",
    ["actors.yaml -> ../../private/actors.yaml", "a copy of the file, in the folder"],
);

pub fn link_away() -> Wrong {
    Wrong::new(LINK_AWAY, "this link leads out of the bundle's folder; it is not followed")
        .help("put a copy of the file into the folder")
}

pub const LINK_LOOP: FaultCode = FaultCode::fault(
    "link-loop",
    "A link leads to something that is read already, so that following it would never end or would read items twice.",
    ["again/ -> .", "no link"],
);

pub fn link_loop() -> Wrong {
    Wrong::new(LINK_LOOP, "this link leads to what is read already; it is not followed").help("take the link away")
}

pub const LINK_BROKEN: FaultCode = FaultCode::fault(
    "link-broken",
    "A link leads to nothing.",
    ["actors.yaml -> gone.yaml", "a link to a file that is there, or the file itself"],
);

pub fn link_broken() -> Wrong {
    Wrong::new(LINK_BROKEN, "this link leads to nothing").help("take the link away")
}

pub const FOLDER_NAMED_AS_FILE: FaultCode = FaultCode::warning(
    "folder-named-as-file",
    "A folder has the name of a YAML file. It is read as a folder.",
    ["actors.yaml/", "actors/"],
);

pub fn folder_named_as_file() -> Wrong {
    Wrong::new(FOLDER_NAMED_AS_FILE, "this is a folder with the name of a YAML file")
        .help("its files are read; take the ending from its name")
}

pub const NAME_NOT_UNICODE: FaultCode = FaultCode::warning(
    "name-not-unicode",
    "The name of a file is not Unicode text. The file is read, and its name is shown with marks.",
    ["actors\\xff.yaml", "actors.yaml"],
);

pub fn name_not_unicode() -> Wrong {
    Wrong::new(NAME_NOT_UNICODE, "the name of this file is not Unicode text").help("rename it; it is read all the same")
}

pub const NOTHING_TO_READ: FaultCode = FaultCode::fault(
    "nothing-to-read",
    "There is no YAML file here.",
    ["an empty folder", "a folder with an assessment.yaml"],
);

pub fn nothing_to_read() -> Wrong {
    Wrong::new(NOTHING_TO_READ, "there is no YAML file here")
        .help("a bundle is a folder of files whose names end in .yaml, or one such file")
}

pub const EMPTY_FILE: FaultCode = FaultCode::warning(
    "empty-file",
    "The file says nothing: it is empty, or holds only comments.",
    ["# actors: to be written", "actors:\n  - id: actor.one"],
);

pub fn empty_file() -> Wrong {
    Wrong::new(EMPTY_FILE, "this file says nothing")
        .help("take it away, or write a key such as `judgements:` with a list below it")
}

pub const TOO_LARGE: FaultCode = FaultCode::fault(
    "too-large",
    "The file is larger than any that people write. It is not read.",
    ["a file of 40 MiB", "several files: a key may be spread over as many as you like"],
);

pub fn too_large(bytes: u64, limit: u64) -> Wrong {
    Wrong::new(TOO_LARGE, format!("this file has {} and is not read: the limit is {}", size(bytes), size(limit)))
        .help("spread it over several files: a key may stand in as many as you like")
}

pub const TOO_MANY: FaultCode = FaultCode::fault(
    "too-many",
    "There is more of something than any bundle needs: values in a file, files in a folder, folders in folders. The rest is not read.",
    ["a list of a million items", "several bundles"],
);

pub fn too_many(what: &str, limit: usize) -> Wrong {
    Wrong::new(TOO_MANY, format!("there are more than {limit} {what}; the rest is not read"))
        .help("make several bundles of it")
}

pub fn too_many_values(limit: usize) -> Wrong {
    Wrong::new(TOO_MANY, format!("there are more than {limit} values in this file; the rest is not read"))
        .help("spread it over several files, each with a part of the items: a key may stand in all of them")
}

pub const MORE_FAULTS: FaultCode = FaultCode::warning(
    "more-faults",
    "The file has more faults than are told at once. Correct the first ones, and the rest will follow.",
    ["four hundred items without an id", "items with ids"],
);

pub fn more_faults() -> Wrong {
    Wrong::new(MORE_FAULTS, "this file has more faults than are told at once")
        .help("correct the ones above and check again")
}

pub const NOT_UTF8: FaultCode = FaultCode::fault(
    "not-utf8",
    "The file is not UTF-8 text. What cannot be read is shown as a mark.",
    ["caf\\xe9 (Latin-1)", "café (UTF-8)"],
);

pub fn not_utf8(byte: u8) -> Wrong {
    Wrong::new(NOT_UTF8, format!("the byte 0x{byte:02X} is not UTF-8 text")).help("save the file as UTF-8")
}

pub fn utf16() -> Wrong {
    Wrong::new(NOT_UTF8, "this file is UTF-16 text, and is not read").help("save the file as UTF-8")
}

pub const HOSTILE_CHARACTER: FaultCode = FaultCode::fault(
    "hostile-character",
    "A control character, a hidden line end or an override of direction: it could act on a terminal or make a line read backwards. A mark stands in its place.",
    ["title: \"\\e[31mAlarm\"", "title: Alarm"],
);

pub fn hostile_character(how: Written, character: char) -> Wrong {
    Wrong::new(HOSTILE_CHARACTER, {
        let code_point = u32::from(character);
        let how = match how {
            Written::Plainly => "here stands",
            Written::Escaped => "an escape stands for",
        };
        format!("{how} U+{code_point:04X}, {}, which is not allowed", sort_of_character(code_point))
    })
    .help("take it out; a mark stands in its place until then")
}

pub const HIDDEN_CHARACTER: FaultCode = FaultCode::warning(
    "hidden-character",
    "A character that takes no room and belongs to no letter: a space of no width, a mark of direction, a soft hyphen. Words with it look whole and are not found. A mark is shown in its place.",
    ["title: \"Al\\u200Barm\"", "title: Alarm"],
);

pub fn hidden_character(character: char) -> Wrong {
    Wrong::new(
        HIDDEN_CHARACTER,
        format!("this text holds U+{:04X}, which takes no room and cannot be seen", u32::from(character)),
    )
    .help("take it out; a mark is shown in its place until then")
}

pub const SAME_ID: FaultCode = FaultCode::warning(
    "same-id",
    "Two bundles have one id. The one issued last is shown and is what the id means; the other is not shown beside it.",
    ["briefing list report-2024/ report-2025/", "briefing list report-2024/"],
);

/// Another bundle has the id; each is named with its edition and its day of issue.
pub fn same_id((id, key): (&str, &str), this: &str, other: &str) -> Wrong {
    let sentence = format!("{} is opened as {}: {} alone is {}", shown(this), Quoted(key), Quoted(id), shown(other));
    Wrong::new(SAME_ID, sentence).help("give it an id of its own, unless both are editions of one assessment")
}

pub const OTHER_FORMAT: FaultCode = FaultCode::fault(
    "other-format",
    "A file in another format, such as STIX or Markdown, cannot be read as an assessment.",
    ["a list of numbers in report.json", "a STIX bundle in report.json"],
);

pub fn other_format(why: &str) -> Wrong {
    Wrong::new(OTHER_FORMAT, format!("this cannot be read: {}", shown(why)))
}

pub const IMPORTED: FaultCode = FaultCode::warning(
    "imported",
    "A file in another format is read, and not all of it has a kind of its own, or something in it leads nowhere. What has \
     no kind is kept as it came.",
    ["briefing report.json", "briefing import report.json --to reports"],
);

pub fn imported(said: &str) -> Wrong {
    Wrong::new(IMPORTED, shown(said)).help("`briefing import FILE --to DIR --json` tells each")
}

/// How a character stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Plainly,
    Escaped,
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

/// A number of bytes for people.
fn size(bytes: u64) -> String {
    const MEBIBYTE: u64 = 1024 * 1024;
    if bytes >= MEBIBYTE { format!("{} MiB", bytes.div_ceil(MEBIBYTE)) } else { format!("{bytes} bytes") }
}
