//! What can be wrong with a file as YAML.

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::Wrong;
use crate::text::character::{Quoted as Q, shown};

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[
    TAB_INDENT,
    BAD_INDENT,
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    BAD_ESCAPE,
    UNCLOSED_BRACKET,
    COLON_IN_TEXT,
    RESERVED_START,
    ALIAS,
    TAG,
    DIRECTIVE,
    SEVERAL_DOCUMENTS,
    MERGE_KEY,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    TOO_DEEP,
    NOT_YAML,
    NOT_A_MAPPING,
];

pub const TAB_INDENT: FaultCode = FaultCode::fault(
    "tab-indent",
    "YAML is indented with spaces; a tab is refused.",
    ["judgements:\n\t- id: J-01", "judgements:\n  - id: J-01"],
);

pub fn tab_indent() -> Wrong {
    Wrong::new(TAB_INDENT, "a tab indents this line, and YAML wants spaces")
        .help("indent with spaces, two for each step")
}

pub const BAD_INDENT: FaultCode = FaultCode::fault(
    "bad-indent",
    "A line does not line up with what stands above it.",
    ["- id: J-01\n   title: One", "- id: J-01\n  title: One"],
);

pub fn bad_indent() -> Wrong {
    Wrong::new(BAD_INDENT, "this line does not line up with what stands above it")
        .help("give the keys of one mapping, and the dashes of one list, the same number of spaces")
}

pub const UNCLOSED_QUOTE: FaultCode = FaultCode::fault(
    "unclosed-quote",
    "A quotation mark is opened and never closed.",
    ["title: \"One", "title: \"One\""],
);

pub fn unclosed_quote(quote: char) -> Wrong {
    Wrong::new(UNCLOSED_QUOTE, format!("this {quote} is never closed")).help(match quote {
        '\'' => "close it; inside single quotes an apostrophe is written twice: ''",
        _ => "close it; inside double quotes a quotation mark is written \\\"",
    })
}

pub const TEXT_AFTER_QUOTE: FaultCode = FaultCode::fault(
    "text-after-quote",
    "Text goes on after a closing quotation mark. A text is quoted as a whole or not at all.",
    ["title: \"Quick\" wins", "title: '\"Quick\" wins'"],
);

pub fn text_after_quote(quote: char) -> Wrong {
    Wrong::new(TEXT_AFTER_QUOTE, "text goes on after the closing quotation mark").help(match quote {
        '\'' => "inside single quotes an apostrophe is written twice: ''",
        _ => "put the whole text in single quotes: '\"Quick\" wins'",
    })
}

pub const BAD_ESCAPE: FaultCode = FaultCode::fault(
    "bad-escape",
    "In double quotes a backslash begins an escape, and this one does not exist.",
    ["title: \"C:\\plans\"", "title: 'C:\\plans'"],
);

pub fn bad_escape() -> Wrong {
    Wrong::new(BAD_ESCAPE, "this backslash begins an escape that does not exist")
        .help("use single quotes, where a backslash is a backslash")
}

pub const UNCLOSED_BRACKET: FaultCode = FaultCode::fault(
    "unclosed-bracket",
    "A list or mapping in brackets is not closed, or is closed by the other bracket.",
    ["about: [actor.one, actor.two", "about: [actor.one, actor.two]"],
);

pub fn unclosed_bracket(open: char) -> Wrong {
    Wrong::new(UNCLOSED_BRACKET, format!("this `{open}` is never closed")).help(match open {
        '[' => "close the list with `]`, or put text that begins with `[` in quotes",
        _ => "close the mapping with `}`, or put text that begins with `{` in quotes",
    })
}

pub fn wrong_bracket(open: char, close: char) -> Wrong {
    Wrong::new(UNCLOSED_BRACKET, format!("`{close}` closes what `{open}` has opened")).help(if open == '[' {
        "a list ends with `]`"
    } else {
        "a mapping ends with `}`"
    })
}

pub fn stray_bracket() -> Wrong {
    Wrong::new(UNCLOSED_BRACKET, "this bracket closes nothing").help("take it away, or put the text in quotes")
}

pub const COLON_IN_TEXT: FaultCode = FaultCode::fault(
    "colon-in-text",
    "A colon and a space inside unquoted text begin a new key.",
    ["title: Outlook: worse", "title: \"Outlook: worse\""],
);

pub fn colon_in_text(key: &str) -> Wrong {
    let short: String = shown(key).chars().take(30).collect();
    Wrong::new(COLON_IN_TEXT, format!("a colon inside the unquoted text of {} begins a new key", Q(key)))
        .help(format!("put the text in quotes, {short}: \"…\", or below `{short}: |`"))
}

pub const RESERVED_START: FaultCode = FaultCode::fault(
    "reserved-start",
    "Unquoted text cannot begin with this character, which means something else in YAML.",
    ["title: %51 of cases", "title: \"%51 of cases\""],
);

pub fn reserved_start(character: char) -> Wrong {
    Wrong::new(
        RESERVED_START,
        match character {
            '`' => "unquoted text cannot begin with a backquote".to_owned(),
            _ => format!("unquoted text cannot begin with `{character}`"),
        },
    )
    .help("put the text in quotes")
}

pub const ALIAS: FaultCode = FaultCode::fault(
    "alias",
    "Unquoted text that begins with `*` or `&` is an alias or anchor in YAML. Bundles have none, since a few of them can fill a machine's memory; and emphasis at the start of a text needs quotes or a block.",
    ["text: *Very* likely", "text: \"*Very* likely\""],
);

pub fn alias(text: &str) -> Wrong {
    Wrong::new(ALIAS, format!("{} begins like an alias or anchor of YAML, which a bundle may not have", Q(text)))
        .help("put the text in quotes, or write it below a `|`; *emphasis* is fine there")
}

pub const TAG: FaultCode = FaultCode::fault(
    "tag",
    "Unquoted text that begins with `!` is a tag in YAML. Bundles have none.",
    ["title: !important", "title: \"!important\""],
);

pub fn tag(text: &str) -> Wrong {
    Wrong::new(TAG, format!("{} begins like a tag of YAML, which a bundle may not have", Q(text)))
        .help("put the text in quotes")
}

pub const DIRECTIVE: FaultCode = FaultCode::fault(
    "directive",
    "A line that begins with `%` is a directive of YAML. Bundles have none.",
    ["%YAML 1.1", "briefing: 1"],
);

pub fn directive() -> Wrong {
    Wrong::new(DIRECTIVE, "a line that begins with `%` is a directive of YAML, which a bundle may not have")
        .help("take the line away, or indent it if it is part of a text")
}

pub const SEVERAL_DOCUMENTS: FaultCode = FaultCode::fault(
    "several-documents",
    "One file holds one document; `---` begins another. Only the first is read.",
    ["judgements: …\n---\nactors: …", "two files"],
);

pub fn several_documents() -> Wrong {
    Wrong::new(SEVERAL_DOCUMENTS, "a second document begins here; only the first is read")
        .help("put it into a file of its own")
}

pub const MERGE_KEY: FaultCode = FaultCode::fault(
    "merge-key",
    "The merge key `<<` is not supported: every item says all that it says itself.",
    ["<<: {origin: issuer}", "origin: issuer"],
);

pub fn merge_key() -> Wrong {
    Wrong::new(MERGE_KEY, "the merge key `<<` is not supported").help("write the keys out in every item")
}

pub const DUPLICATE_KEY: FaultCode = FaultCode::fault(
    "duplicate-key",
    "A key stands twice in one mapping. The first is read.",
    ["title: One\ntitle: Two", "title: One"],
);

pub fn duplicate_key(key: &str, first: usize) -> Wrong {
    Wrong::new(
        DUPLICATE_KEY,
        format!("the key {} stands here for the second time; the first, in line {first}, is read", Q(key)),
    )
    .help("take one of the two away")
}

pub const KEY_NOT_TEXT: FaultCode = FaultCode::fault(
    "key-not-text",
    "A key must be plain text. A `? ` at the start of unquoted text makes the text a key.",
    ["title: ? why", "title: \"? why\""],
);

pub fn key_not_text() -> Wrong {
    Wrong::new(KEY_NOT_TEXT, "a key must be plain text").help("put it in quotes if it is meant as text")
}

pub fn question_mark() -> Wrong {
    Wrong::new(KEY_NOT_TEXT, "a `? ` at the start of unquoted text makes the text a key").help("put the text in quotes")
}

pub const TOO_DEEP: FaultCode = FaultCode::fault(
    "too-deep",
    "Lists and mappings are nested deeper than any bundle needs.",
    ["[[[[[[[[…", "[one, two]"],
);

pub fn too_deep(limit: usize) -> Wrong {
    Wrong::new(TOO_DEEP, format!("this is nested more than {limit} deep"))
        .help("a text that begins with `[` needs quotes")
}

pub const NOT_YAML: FaultCode = FaultCode::fault(
    "not-yaml",
    "The file is not YAML here, for a reason that has no name of its own. The rest of it is not read.",
    ["title: [one]]", "title: \"[one]]\""],
);

pub fn not_yaml() -> Wrong {
    Wrong::new(NOT_YAML, "this is not YAML; the rest of the file is not read")
        .help("look for a missing quotation mark, bracket or indentation in this line or the one above")
}

pub const NOT_A_MAPPING: FaultCode = FaultCode::fault(
    "not-a-mapping",
    "A file is a mapping from keys such as `judgements` to lists of items.",
    ["- id: J-01", "judgements:\n  - id: J-01"],
);

pub fn not_a_mapping(found: &str) -> Wrong {
    Wrong::new(NOT_A_MAPPING, format!("the file is {found}, where a mapping from keys such as `judgements` is wanted"))
        .help("begin with `judgements:` (or another kind), and put the list below it")
}
