//! A secret in every field of every kind, by the walk over the fields, so that a new field is planted by itself; and whoever
//! may not see it finds it nowhere.
//!
//! `BRIEFING_SECRETS=all cargo test secrets::` tries every ceiling, and not only the one that hides most.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::sync::Arc;

use briefing::bundle::value::field::{FieldValue, Fields, Ids};
use briefing::bundle::{
    Bundle, Ceiling, Clearance, Cleared, Description, Id, Item, Kind, Locator, NotStated, Origin, Tlp,
};
use briefing::bundle::{Detail, Marking, ValueType};
use briefing::format::example::{IDS, value};
use briefing::load::files::compiled::compile;
use briefing::search::index::entries::IndexedItem;
use jiff::civil::date;
use unicode_normalization::UnicodeNormalization as _;

use crate::example;
use crate::markings::{SPELLINGS, may};
use crate::stage::Stage;

/// Begins everything that may not be shown, and stands in no word of ours.
const WORD: &str = "zxq";
/// The item that what may be shown names, quotes and links.
const HIDDEN: &str = "N-zxq1";
const TITLE: &str = "The zxqship of zxqnight";
const TEXT: &str = "Zxqone zxqtwo zxqthree zxqfour zxqfive zxqsix zxqseven zxqeight zxqnine.";

/// Puts a secret into one field of something, or into every one, and tells how many fields there are that can hold one.
pub fn plant(holder: &mut dyn Fields, only: Option<usize>, secret: &str, before: usize) -> usize {
    let mut count = before;
    holder.each_field(&mut |_, field| {
        let here = only.is_none_or(|only| only == count);
        match field {
            FieldValue::OwnId(_) | FieldValue::Closed(_) => return,
            FieldValue::Part(part) => {
                count = part.map_or(count, |part| plant(part, only, secret, count));
                return;
            }
            FieldValue::Parts(parts) => {
                parts.keep(&mut |part| {
                    count = plant(part, only, secret, count);
                    true
                });
                return;
            }
            _ if !here => {}
            FieldValue::Text(text) | FieldValue::Name(text, _) => {
                if let Some(text) = text {
                    *text = format!("{text} {secret}");
                }
            }
            FieldValue::Prose(text) => *text = Some(format!("This stays. {secret}")),
            FieldValue::Terms(terms) => terms.push(secret.to_owned()),
            FieldValue::Rows(rows) => rows.push(vec!["This goes.".to_owned(), secret.to_owned()]),
            FieldValue::Place(place) => *place = Some(Locator(secret.to_owned())),
            FieldValue::Ids(Ids::Many(ids), _) => ids.push(Id::new(HIDDEN)),
            FieldValue::Ids(Ids::Optional(id), _) => *id = Some(Id::new(HIDDEN)),
            FieldValue::Ids(Ids::One(id), _) => *id = Id::new(HIDDEN),
        }
        count += 1;
    });
    count
}

/// Lets an item name only what may be shown: the second of the two that there are of each kind.
fn name_the_others(holder: &mut dyn Fields) {
    let other = |id: &mut Id| {
        if let Some((_, _, other)) = IDS.into_iter().find(|(_, own, _)| *id == *own) {
            *id = Id::new(other);
        }
    };
    holder.each_field(&mut |_, field| match field {
        FieldValue::Ids(Ids::Many(ids), _) => ids.iter_mut().for_each(other),
        FieldValue::Ids(Ids::Optional(id), _) => id.iter_mut().for_each(other),
        FieldValue::Ids(Ids::One(id), _) => other(id),
        FieldValue::Part(part) => part.into_iter().for_each(name_the_others),
        FieldValue::Parts(parts) => parts.keep(&mut |part| {
            name_the_others(part);
            true
        }),
        FieldValue::OwnId(_)
        | FieldValue::Text(_)
        | FieldValue::Prose(_)
        | FieldValue::Terms(_)
        | FieldValue::Rows(_)
        | FieldValue::Name(..)
        | FieldValue::Place(_)
        | FieldValue::Closed(_) => {}
    });
}

/// The bundle of all kinds, of which the first of each is marked by these keys.
fn marked(keys: &str) -> Bundle {
    let marking = example::written(Kind::Note).into_iter().find(|line| line.starts_with("marking:")).unwrap();
    let (cover, items) =
        example::whole().split_once("\njudgements:").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    // What names an office that may not be shown could not be shown itself.
    let cover = cover.replace("org.office", "Office").replace("TLP:AMBER", "TLP:CLEAR").replace("tool--", "grouping--");
    let yaml = format!("{cover}\njudgements:{}", items.replace(&marking, &keys.replace('|', "\n    ")));
    example::read(&yaml).0
}

/// Everything that a bundle says: its items and walks, and the words of the search.
fn said(bundle: &Cleared) -> String {
    let words = format!("{:?}", IndexedItem::of_bundle(bundle, date(2026, 11, 1)));
    compile(bundle).unwrap() + &words
}

/// The same, and all that leaves of it in any format.
fn told_and_written(bundle: &Cleared) -> String {
    said(bundle) + &crate::export::everything(bundle)
}

fn without_ceiling(bundle: &Arc<Bundle>) -> Cleared {
    Clearance::of(bundle, None).shown.unwrap()
}

fn is_first(item: &Item) -> bool {
    IDS.into_iter().any(|(_, own, _)| item.id == *own)
}

#[test]
fn what_is_marked_in_any_spelling_is_found_nowhere() {
    let strictest = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Hidden };
    let every = std::env::var_os("BRIEFING_SECRETS").is_some();
    let ceilings: Vec<Ceiling> = if every { crate::markings::ceilings().collect() } else { vec![strictest] };
    let mut cases = 0;
    for (keys, shown) in SPELLINGS {
        let bundle = marked(keys);
        let mut items = bundle.items()[1..].to_vec();
        let mut planted = 0;
        for item in items.iter_mut().filter(|item| !is_first(item)) {
            name_the_others(item);
            (item.title, item.text) = (format!("Open {}", item.id), Some(format!("This is {}.", item.id)));
        }
        for item in items.iter_mut().filter(|item| is_first(item)) {
            let marking = item.marking.clone();
            planted = plant(item, None, &format!("{WORD}secret"), planted);
            item.marking = marking;
        }
        let planted_bundle = Arc::new(Bundle::new(bundle.cover().clone(), items));
        assert!(said(&without_ceiling(&planted_bundle)).contains(WORD), "the secret is there");
        for ceiling in ceilings.iter().filter(|ceiling| !may(shown, **ceiling)) {
            let left = Clearance::of(&planted_bundle, Some(*ceiling)).shown.unwrap();
            assert!(left.items().len() > 10, "what may be shown is there: {}", left.items().len());
            let told = told_and_written(&left).to_lowercase();
            assert!(!told.contains(WORD), "{keys} under {ceiling}: {}", around(&told));
            cases += planted;
        }
    }
    assert!(cases >= 5000, "{cases} cases");
}

/// What is not hidden itself, and names, links, quotes or is tied to what is, one field at a time.
#[test]
fn what_names_a_hidden_item_in_any_field_loses_the_name() {
    let (bundle, _) = example::read(&example::whole());
    let mut hidden = Item::new(HIDDEN, TITLE, Origin::Transcriber, Detail::Note);
    (hidden.text, hidden.marking) = (Some(TEXT.to_owned()), Some(Marking::unreadable()));
    let mut cases = 0;
    let quoted = TEXT.rsplit_once(' ').unwrap().0;
    let mentions = [
        format!("See {HIDDEN}."),
        format!("See [[{HIDDEN}]]."),
        format!("See [[{HIDDEN}|this]]."),
        format!("It was {}.", TITLE.to_lowercase()),
        format!("They say {quoted}."),
    ];
    let disguises = DISGUISES.map(|disguise| format!("It was {}.", disguise(TITLE)));
    for mention in mentions.iter().chain(&disguises) {
        let mut items = vec![hidden.clone()];
        for item in &bundle.items()[1..] {
            let mut open = item.clone();
            name_the_others(&mut open);
            if !is_first(item) {
                items.push(open);
                continue;
            }
            // A caveat that falls takes with it what it limits.
            if let Detail::Caveat(caveat) = &mut open.detail {
                caveat.applies_to = vec![Id::new(Id::UNCERTAIN)];
            }
            let fields = plant(&mut open.clone(), None, "", 0);
            for field in (0..fields).map(Some).chain([None]) {
                let mut one = open.clone();
                let name = field.map_or("open".to_owned(), |field| field.to_string());
                one.id = Id::new(&format!("{}-{name}", item.id));
                // What falls is hidden from then on, so that no two of them may say the same.
                one.title = format!("Ship {} of {name}", item.id);
                for object in &mut one.imported {
                    object.id = format!("tool--{}", one.id);
                }
                let short = format!("Name of {}", one.id);
                one.each_field(&mut |field, value| {
                    if let (true, FieldValue::Text(Some(text))) = (field.key() == "short", value) {
                        text.clone_from(&short);
                    }
                });
                one.text = Some(format!("Ship {} of {name} is likely to come here.", item.id));
                if field.is_some() {
                    plant(&mut one, field, mention, 0);
                }
                items.push(one);
                cases += 1;
            }
        }
        let whole = Arc::new(Bundle::new(bundle.cover().clone(), items));
        assert!(undisguised(&said(&without_ceiling(&whole))).contains(WORD));
        let ceiling = Ceiling { tlp: Tlp::Red, not_stated: NotStated::Shown };
        let left = Clearance::of(&whole, Some(ceiling)).shown.unwrap();
        let told = undisguised(&said(&left));
        assert!(!told.contains(WORD), "{mention}: {}", around(&told));
        for (_, own, other) in IDS {
            assert!(left.item(other).is_some(), "{other} names nothing that is hidden");
            assert!(left.item(&format!("{own}-open")).is_some(), "{own}-open names nothing that is hidden");
        }
    }
    assert!(cases > 1000, "{cases} cases");
}

/// Ways of writing a name that are drawn like it, or nearly so.
const DISGUISES: [fn(&str) -> String; 6] = [
    // Full-width letters.
    |name| {
        name.chars()
            .map(|c| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c.is_ascii_graphic()).unwrap_or(c))
            .collect()
    },
    // An invisible character after each letter: a soft hyphen, a zero-width joiner, a word joiner.
    |name| name.chars().flat_map(|c| [c, '\u{ad}']).collect(),
    |name| name.chars().flat_map(|c| [c, '\u{200d}']).collect(),
    |name| name.chars().flat_map(|c| [c, '\u{2060}']).collect(),
    // An accent on each letter, apart from it.
    |name| name.chars().flat_map(|c| if c == ' ' { vec![c] } else { vec![c, '\u{301}'] }).collect(),
    |name| name.to_uppercase().replace(' ', "\u{a0}\u{3000}"),
];

/// A text by its letters and figures alone, however they are written.
fn undisguised(text: &str) -> String {
    text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Where the secret stands, for whoever has to find out why.
fn around(text: &str) -> String {
    let place = text.find(WORD).unwrap_or_default();
    let before: String = text[..place].chars().rev().take(200).collect::<Vec<_>>().into_iter().rev().collect();
    before + &text[place..].chars().take(80).collect::<String>()
}

/// The whole bundle as a file, with a secret in every text of every item that may not be shown.
fn written(keys: &str) -> String {
    let mut yaml = "briefing: 1\nassessment:\n".to_owned();
    for line in example::written(Kind::Assessment) {
        writeln!(
            yaml,
            "  {}",
            line.replace("org.office", "Office").replace("TLP:AMBER", "TLP:CLEAR").replace("tool--", "grouping--")
        )
        .unwrap();
    }
    for kind in example::kinds() {
        writeln!(yaml, "{}:", kind.key()).unwrap();
        let mut open = "  -".to_owned();
        for described in Description::of_kind(kind) {
            let key = described.field.key();
            let line = match (key, described.value) {
                ("id", _) => format!("id: {WORD}-{}", kind.word()),
                ("marking", _) => keys.replace('|', "\n    "),
                (_, ValueType::Text | ValueType::Name | ValueType::Place) => {
                    format!("{key}: likely {WORD}{key} {WORD}word")
                }
                (_, ValueType::Texts) => format!("{key}: [{WORD}{key}]"),
                (_, ValueType::Rows) => format!("{key}: [[{WORD}{key}]]"),
                _ => format!("{key}: {}", value(kind, &described)),
            };
            writeln!(yaml, "{open} {line}").unwrap();
            "   ".clone_into(&mut open);
        }
        write!(yaml, "  - {{id: open-{}, title: Open {}, text: likely, origin: transcriber", kind.word(), kind.word())
            .unwrap();
        for described in Description::of_kind(kind).iter().filter(|one| one.is_needed()) {
            if !["id", "title", "text", "origin"].contains(&described.field.key()) {
                write!(yaml, ", {}: {}", described.field.key(), value(kind, described)).unwrap();
            }
        }
        yaml.push_str("}\n");
    }
    yaml
}

/// The real program and the real screens, for one spelling of each sort.
#[test]
fn no_command_and_no_screen_tells_it() {
    let folder = tempfile::tempdir().unwrap();
    for keys in ["marking: {tlp: red}", "marking: TLP:RED", "Classified: true", "marking: {restrictions: NOFORN}"] {
        let path = folder.path().join("bundle.yaml");
        fs::write(&path, written(keys)).unwrap();
        let file = path.to_str().unwrap();
        let limits = ["--ceiling", "GREEN", "--not-stated", "hide"];
        for words in [
            &["list", file][..],
            &["list", "--json", file],
            &["--bundle", file, "print"],
            &["search", "open", file],
            &["search", "--json", "likely", file],
            &["check", file],
            &["check", "--format", "json", file],
            &["--bundle", file, "picture", "--keys", "/ text:open Enter E"],
        ] {
            let output = Command::new(env!("CARGO_BIN_EXE_briefing")).args(words).args(limits).output().unwrap();
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said).to_lowercase();
            assert!(!said.contains(WORD), "{keys}: {words:?} says {}", around(&said));
            let open = words[0] == "check" || said.contains("open-") || said.contains("open note");
            assert!(open, "what may be shown is there: {keys}: {words:?} says {said}");
        }
        let mut stage = Stage::on(&[path], 120, 36);
        stage.press("C text:green_hidden Enter");
        for keys in [
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "x", "r", "Esc", "L", "Esc", "w Enter", "Space", "Space",
            "K", "Esc",
        ] {
            for press in [keys, "j", "E", "j", "j", "j"] {
                let text = stage.press(press).text().to_lowercase();
                assert!(!text.contains(WORD), "after {press}:\n{text}");
            }
        }
    }
}
