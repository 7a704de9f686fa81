//! What can be wrong between what a bundle says in one place and in another.

use crate::load::fault::code::FaultCode;
use crate::load::fault::wrong::Wrong;
use crate::text::character::{Quoted as Q, shown};

/// Every kind of fault of this family, in the order in which they are told.
pub const ALL: &[FaultCode] = &[
    MARKING_MISSING,
    LABEL_SPELLING,
    LABEL_MISSING,
    MARKING_DOWNGRADE,
    MEMBERS_CONTRADICTED,
    OUTLOOK_WITHOUT_PLACE,
    ABSENCE_CONTRADICTED,
    NOTES_NAME_ADDITION,
    TABLE_IN_TEXT,
    LIST_RUN_TOGETHER,
];

pub const MARKING_MISSING: FaultCode = FaultCode::fault(
    "marking-missing",
    "The assessment says nothing of its marking. No marking is a statement too, and never means TLP:CLEAR.",
    ["assessment: (no marking)", "marking: {as_written: none}"],
);

pub fn marking_missing() -> Wrong {
    Wrong::new(MARKING_MISSING, "the assessment says nothing of its marking")
        .help("add `marking: {as_written: none}`, or the label: `marking: {tlp: \"TLP:AMBER\"}`")
}

pub const LABEL_SPELLING: FaultCode = FaultCode::warning(
    "label-spelling",
    "A label is not spelled as it is published, and it is obvious which one is meant. That one counts.",
    ["tlp: red", "tlp: \"TLP:RED\""],
);

pub fn label_spelling(found: &str, label: &str) -> Wrong {
    Wrong::new(LABEL_SPELLING, format!("{} is read as {label}", Q(found))).help(format!("write `{label}`"))
}

pub const LABEL_MISSING: FaultCode = FaultCode::warning(
    "label-missing",
    "A marking says something and has no label. It counts as no marking stated, also where the assessment has a label.",
    ["marking: {restrictions: Clients only}", "marking: {tlp: \"TLP:GREEN\", restrictions: Clients only}"],
);

pub fn label_missing() -> Wrong {
    Wrong::new(LABEL_MISSING, "this marking has no label, and counts as no marking stated")
        .help("add the label: `tlp: \"TLP:AMBER\"`; where the original bears none, write `as_written: none`")
}

pub const MARKING_DOWNGRADE: FaultCode = FaultCode::fault(
    "marking-downgrade",
    "An item is less restricted than the assessment, or than what it quotes or rests on.",
    ["marking: {tlp: \"TLP:CLEAR\"}, and it rests on TLP:AMBER", "marking: {tlp: \"TLP:AMBER\"}"],
);

pub fn marking_downgrade(own: &str, other: &str, restricted: &str) -> Wrong {
    Wrong::new(MARKING_DOWNGRADE, format!("this is {own}, and {} is {restricted}", shown(other)))
        .help(format!("mark it {restricted} or stricter"))
}

pub const MEMBERS_CONTRADICTED: FaultCode = FaultCode::warning(
    "members-contradicted",
    "The members of a class are said not to be reproduced, and yet items are part of it.",
    ["members: not_reproduced", "members: open"],
);

pub fn members_contradicted(member: &str) -> Wrong {
    Wrong::new(
        MEMBERS_CONTRADICTED,
        format!("the members are said not to be reproduced, and {} is one of them", Q(member)),
    )
    .help("write `members: open` if the members here are examples")
}

pub const OUTLOOK_WITHOUT_PLACE: FaultCode = FaultCode::fault(
    "outlook-without-place",
    "An outlook is the direction that things take for a region or sector, and this one names neither in `about`.",
    ["about: [actor.one]", "about: [region.asia]"],
);

pub fn outlook_without_place() -> Wrong {
    Wrong::new(OUTLOOK_WITHOUT_PLACE, "the outlook is about no region and no sector")
        .help("name a region or sector in `about`")
}

pub const NOTES_NAME_ADDITION: FaultCode = FaultCode::warning(
    "notes-name-addition",
    "The notes of a walk send the speaker to an item that is not the issuer's. Slides, and the search over them, leave such items out until `r` shows them.",
    ["notes: Go to Q-01 then. (origin: transcriber)", "notes: The text says both."],
);

pub fn notes_name_addition(id: &str) -> Wrong {
    Wrong::new(NOTES_NAME_ADDITION, format!("the notes name {}, which slides leave out: it is not the issuer's", Q(id)))
        .help("say in the notes what is to be said, or that `r` shows it")
}

pub const ABSENCE_CONTRADICTED: FaultCode = FaultCode::warning(
    "absence-contradicted",
    "The original is said to give no item of a kind, and an item of that kind is the issuer's.",
    [
        "not_stated: [{id: N-01, what: Measures, kinds: [measure]}]\nmeasures: [{origin: issuer, …}]",
        "measures: (none of the issuer's)",
    ],
);

pub fn absence_contradicted(kind: &str, item: &str) -> Wrong {
    Wrong::new(
        ABSENCE_CONTRADICTED,
        format!("the original is said to give no item of the kind {}, and {} is one of the issuer's", Q(kind), Q(item)),
    )
    .help("take the kind out of `kinds`, or say who else the item is from")
}

pub const TABLE_IN_TEXT: FaultCode = FaultCode::warning(
    "table-in-text",
    "A table written with `|` in running text is shown line by line as it is written. Tables are a field of their item.",
    [
        "text: |\n  | Night | Ships |\n  | first | 12 |",
        "tables: [{caption: Ships by night, columns: [Night, Ships], rows: [[first, 12]]}]",
    ],
);

pub fn table_in_text() -> Wrong {
    Wrong::new(TABLE_IN_TEXT, "a table stands in running text, and is shown as lines")
        .help("write it under `tables:` of the item: caption, columns and rows")
}

pub const LIST_RUN_TOGETHER: FaultCode = FaultCode::warning(
    "list-run-together",
    "A numbered list was joined to one line before it was read: below `>` YAML makes one line of several.",
    ["text: >-\n  1. first\n  2. second", "text: |\n  1. first\n  2. second"],
);

pub fn list_run_together(number: u16) -> Wrong {
    let next = number + 1;
    Wrong::new(LIST_RUN_TOGETHER, format!("the items {number} and {next} of this list stand on one line"))
        .help("write `|` in the place of `>` before the text, or a blank line between the items")
}
