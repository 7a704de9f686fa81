//! A marking is read from a closed set: whatever else is written hides its item under every ceiling.

use std::fs;
use std::process::{Command, Output};
use std::sync::Arc;

use briefing::bundle::{Bundle, Ceiling, Clearance, NotStated, Tlp};

use crate::example;

/// Under which ceilings something may be shown.
#[derive(Debug, Clone, Copy)]
pub enum Shown {
    /// As something with this label.
    As(Tlp),
    /// Where what states no marking is shown.
    NotStated,
    /// Under none, whatever the policy.
    Never,
}

use Shown::{As, Never};

/// What stands in an item, one key a line, and what it comes to. `|` parts two lines.
pub const SPELLINGS: [(&str, Shown); 62] = [
    ("marking: {tlp: \"TLP:RED\"}", As(Tlp::Red)),
    ("marking: {tlp: \"TLP:GREEN\"}", As(Tlp::Green)),
    ("marking: {tlp: \"TLP:AMBER+STRICT\"}", As(Tlp::AmberStrict)),
    // What is obvious.
    ("marking: {tlp: RED}", As(Tlp::Red)),
    ("marking: {tlp: red}", As(Tlp::Red)),
    ("marking: {tlp: \"tlp:red\"}", As(Tlp::Red)),
    ("marking: {tlp: \"TLP: RED\"}", As(Tlp::Red)),
    ("marking: {tlp: \"TLP:RED \"}", As(Tlp::Red)),
    ("marking: {tlp: \" TLP : Amber\"}", As(Tlp::Amber)),
    ("marking: {tlp: \"TLP:AMBER + STRICT\"}", As(Tlp::AmberStrict)),
    ("marking: {tlp: green}", As(Tlp::Green)),
    ("marking: {tlp: \"TLP:WHITE\"}", As(Tlp::Clear)),
    // What is not.
    ("marking: \"TLP:RED\"", Never),
    ("marking: \"TLP:GREEN\"", Never),
    ("marking: [\"TLP:RED\"]", Never),
    ("marking: [{tlp: \"TLP:RED\"}]", Never),
    ("marking: {tlp: [\"TLP:RED\"]}", Never),
    ("marking: {tlp: {label: \"TLP:RED\"}}", Never),
    ("marking: {tlp: \"TLP:AMBER STRICT\"}", Never),
    ("marking: {tlp: \"TLP:AMBER-STRICT\"}", Never),
    ("marking: {tlp: \"TLP:PURPLE\"}", Never),
    ("marking: {tlp: \"TLP\u{ff1a}RED\"}", Never),
    ("marking: {tlp: \"\u{422}LP:RED\"}", Never),
    ("marking: {tlp: \"TLP:RED/AMBER\"}", Never),
    ("marking: {tlp: 5}", Never),
    ("marking: {tlp: true}", Never),
    ("marking: {tlp: ~}", Never),
    ("marking: {tlp: \"\"}", Never),
    ("marking: {tlp: unreadable}", Never),
    ("marking: {tpl: \"TLP:RED\"}", Never),
    ("marking: {TLP: \"TLP:RED\"}", Never),
    ("marking: {label: SECRET}", Never),
    ("marking: {tlp: \"TLP:GREEN\", caveat: NOFORN}", Never),
    ("marking: {}", Never),
    ("marking: []", Never),
    ("marking:", Never),
    ("marking: ~", Never),
    ("marking: \"\"", Never),
    ("marking: 5", Never),
    ("Marking: {tlp: \"TLP:RED\"}", Never),
    ("markings: {tlp: \"TLP:RED\"}", Never),
    ("markng: {tlp: SECRET}", Never),
    ("\u{ff4d}arking: SECRET", Never),
    ("\"marking\u{ff1a}\": {tlp: \"TLP:RED\"}", Never),
    ("tlp: \"TLP:RED\"", Never),
    ("T.L.P.: 4", Never),
    ("classification: SECRET", Never),
    ("Classified: true", Never),
    ("handling: \"TLP:RED\"", Never),
    ("handling: {colour: [Red]}", Never),
    ("colour: amber", Never),
    // No label: not stated, also where the assessment has one.
    ("marking: {as_written: none}", Shown::NotStated),
    ("marking: {as_written: CONFIDENTIAL}", Shown::NotStated),
    ("marking: {restrictions: NOFORN}", Shown::NotStated),
    ("marking: {pap: \"PAP:RED\"}", Shown::NotStated),
    // A label where none is expected.
    ("marking: {as_written: \"TLP:RED\"}", Never),
    ("marking: {as_written: \"TLP:GREEN\"}", Never),
    ("marking: {restrictions: \"Amber, clients only\"}", Never),
    ("marking: {tlp: \"TLP:GREEN\", as_written: \"TLP:RED\"}", As(Tlp::Red)),
    // Twice.
    ("marking: {tlp: \"TLP:GREEN\"}|marking: {tlp: \"TLP:RED\"}", As(Tlp::Red)),
    ("marking: {tlp: \"TLP:GREEN\", tlp: \"TLP:RED\"}", As(Tlp::Red)),
    ("marking: {tlp: \"TLP:GREEN\"}|marking: {as_written: none}", Never),
];

const SECRET: &str = "zxqsecret";

/// A cover, and whatever stands in it and in its only item.
fn bundle_of(cover: &str, item: &str) -> String {
    let lines = |text: &str, indent: &str| format!("{indent}{}\n", text.replace('|', &format!("\n{indent}")));
    format!(
        "briefing: 1\nassessment:\n  id: cover\n  title: Cover\n  issuer: Office\n  issued: 2023-03-29\n  language: en\n  \
         issuer_scale: not_stated\n  reader_scale: none\n{}notes:\n  - id: N-01\n    title: {SECRET}\n    \
         text: Nothing.\n    origin: transcriber\n{}",
        lines(cover, "  "),
        lines(item, "    "),
    )
}

pub fn ceilings() -> impl Iterator<Item = Ceiling> {
    let policies = [NotStated::Shown, NotStated::Hidden];
    Tlp::ALL.into_iter().flat_map(move |tlp| policies.map(|not_stated| Ceiling { tlp, not_stated }))
}

/// Whether something of that sort may be shown.
pub fn may(shown: Shown, ceiling: Ceiling) -> bool {
    match shown {
        As(tlp) => tlp <= ceiling.tlp,
        Shown::NotStated => ceiling.not_stated == NotStated::Shown,
        Never => false,
    }
}

/// Whether the item of that id is there under a ceiling, and that it is there without one.
#[track_caller]
fn check(yaml: &str, id: &str, shown: Shown) {
    let (bundle, _) = example::read(yaml);
    let bundle = Arc::new(bundle);
    let holds = |bundle: &Bundle| bundle.item(id).is_some();
    assert!(Clearance::of(&bundle, None).shown.is_some_and(|whole| holds(&whole)), "without a ceiling:\n{yaml}");
    for ceiling in ceilings() {
        let clearance = Clearance::of(&bundle, Some(ceiling));
        let there = clearance.shown.is_some_and(|left| holds(&left));
        assert_eq!(there, may(shown, ceiling), "{ceiling}, {}, {shown:?}:\n{yaml}", ceiling.policy());
        let never = matches!(shown, Never);
        assert_eq!(clearance.unreadable > 0, never, "what cannot be read is counted:\n{yaml}");
    }
}

#[test]
fn a_marking_that_cannot_be_read_hides_its_item_under_every_ceiling() {
    for (spelling, shown) in SPELLINGS {
        check(&bundle_of("marking: {tlp: \"TLP:CLEAR\"}", spelling), "N-01", shown);
    }
}

#[test]
fn a_marking_that_cannot_be_read_hides_the_assessment_under_every_ceiling() {
    for (spelling, shown) in SPELLINGS {
        check(&bundle_of(spelling, "tags: [one]"), "cover", shown);
    }
}

#[test]
fn what_is_marked_twice_is_marked_by_the_stricter() {
    let red = As(Tlp::Red);
    let clear = "marking: {tlp: \"TLP:CLEAR\"}";
    let whole = |item: &str, more: &str| format!("{}{more}", bundle_of(clear, item));
    let again = |list: &str, marking: &str| {
        format!("{list}:\n  - id: N-01\n    title: Again\n    text: Nothing.\n    origin: transcriber\n    {marking}\n")
    };
    check(&whole("tags: [one]", &again("measures", "marking: {tlp: \"TLP:RED\"}")), "N-01", red);
    check(&whole(clear, &again("measures", "marking: {tlp: \"TLP:RED\"}")), "N-01", red);
    check(&whole(clear, &again("notes", "marking: {tlp: \"TLP:RED\"}")), "N-01", red);
    check(&whole(clear, &again("notes", "marking: RED")), "N-01", Never);
    check(&whole("marking: {tlp: \"TLP:RED\"}", &again("measures", clear)), "N-01", red);
    check(&whole(clear, "assessment:\n  marking: {tlp: \"TLP:RED\"}\n"), "cover", red);
    check(&whole(clear, "marking: {tlp: \"TLP:RED\"}\n"), "cover", Never);
    check(&whole(clear, "tlp: RED\n"), "cover", Never);
}

#[test]
fn without_a_manifest_that_can_be_read_nothing_is_shown_under_a_ceiling() {
    let sound = bundle_of("marking: {tlp: \"TLP:RED\"}", "tags: [one]");
    for broken in [
        sound.replace("assessment:", "assesment:"),
        sound.replace("assessment:", "Assessment:"),
        sound.replace("assessment:\n", "assessment: text\nx:\n"),
        sound.replace("assessment:\n", "assessment: []\nx:\n"),
        sound.split_once("notes:").map(|(_, notes)| format!("notes:{notes}")).unwrap(),
    ] {
        check(&broken, "N-01", Never);
    }
}

fn briefing(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefing")).args(words).output().unwrap()
}

/// The real program, on a bundle with an item of each spelling that may not be shown.
#[test]
fn no_command_shows_what_is_marked_in_any_spelling() {
    let ceiling = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Hidden };
    let mut yaml = bundle_of("marking: {tlp: \"TLP:CLEAR\"}", "marking: {tlp: \"TLP:RED\"}");
    let mut shown = 0;
    for (place, (spelling, sort)) in SPELLINGS.into_iter().enumerate() {
        let may = may(sort, ceiling);
        shown += usize::from(may);
        let title = if may { "Open" } else { SECRET };
        let keys = spelling.replace('|', "\n    ");
        let item =
            format!("  - id: N-x{place}\n    title: {title}\n    text: {title}\n    origin: transcriber\n    {keys}\n");
        yaml.push_str(&item);
    }
    let unreadable = SPELLINGS.into_iter().filter(|(_, shown)| matches!(shown, Never)).count();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bundle.yaml");
    fs::write(&path, yaml).unwrap();
    let path = path.to_str().unwrap();
    let limits = ["--ceiling", "GREEN", "--not-stated", "hide"];
    for (words, open) in [
        (&["--bundle", path, "print"][..], "Open"),
        (&["list", path], "Open"),
        (&["list", "--json", path], "Open"),
        (&["search", "open", path], "Open"),
        (&["search", "--json", "open", path], "Open"),
        (&["search", SECRET, path], ""),
        (&["--bundle", path, "picture", "--keys", "/ text:open"], "Open"),
    ] {
        let output = briefing(&[words, &limits].concat());
        let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(!said.contains(SECRET) && !told.contains(SECRET), "{words:?} says {said}{told}");
        assert!(said.contains(open), "{words:?} says {said}{told}");
        if words[2..].contains(&"picture") {
            continue;
        }
        let count = format!("items withheld because their marking cannot be read: {unreadable}");
        assert!(told.contains(&count), "{words:?} tells {told}");
        assert!(!said.contains("withheld"), "{words:?} says {said}");
    }
    assert_eq!(shown, 3, "two that are green, and one that is clear");
    let all = briefing(&["list", path]);
    assert_eq!(String::from_utf8_lossy(&all.stdout).matches(SECRET).count(), 1 + SPELLINGS.len() - shown);
}
