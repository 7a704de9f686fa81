//! Slides as the audience sees them: every kind of stop at every size, and every word of an item on one of its steps.
//!
//! `UPDATE=1 cargo test slides::` draws the files in `tests/frames/slides/` anew; look at what changed before
//! keeping it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::snapshot::Snapshots;
use crate::stage::Stage;
use crate::stage::frames::{in_themes, short, wear};
use briefing::bundle::{Address, Bundle, Item, Kind, Origin, Show, Stop};
use briefing::page::item::head::is_headline;
use briefing::state::open;
use briefing::text::sentence::first_sentence;
use serde_json::Value;

/// Every kind of stop and whatever lies over one, and the keys that lead there.
const STOPS: [(&str, &str); 33] = [
    ("cover", "p"),
    ("cover-in-brief", "p Space Space"),
    ("cover-not-stated", "p 2 Enter Left"),
    ("judgement-estimate", "p 6 Enter"),
    ("judgement-revealed", "p 6 Enter Space"),
    ("judgement-folded", "p 6 Enter Space Space Space"),
    ("judgement-with-range", "p 6 Enter r"),
    ("judgement-lapsed", "p 5 Enter"),
    ("judgement-rank", "p 3 Enter"),
    ("judgement-hedge", "p / text:J-02 Enter"),
    ("judgement-frequency", "p / text:J-03 Enter"),
    ("judgement-unhedged", "p / text:J-05 Enter"),
    ("evidence", "p / text:E-07 Enter"),
    ("evidence-figure", "p / text:E-03 Enter"),
    ("caveat", "p 2 Enter"),
    ("omission", "p 1 4 Enter"),
    ("sector", "p / text:sector.semiconductors Enter"),
    ("technology", "p / text:tech.missile-parts Enter"),
    ("actor", "p / text:actor.mss Enter"),
    ("tactic", "p 1 0 Enter"),
    ("region", "p / text:region.japan Enter"),
    ("source", "p / text:source.fbi Enter"),
    ("organisation", "p / text:org.dragonfly Enter"),
    ("question", "p r / text:Q-01 Enter"),
    ("end", "p End Space Space Space Space Space Space Space Space"),
    ("covered", "p 6 Enter / text:blackmail Enter Esc m"),
    ("overview", "p 6 Enter o"),
    ("search", "p 6 Enter / text:blackmail"),
    ("trail", "p 6 Enter K"),
    ("spotlight", "p 6 Enter l Down"),
    ("notes", "p N"),
    ("blank", "p b"),
    ("ceiling", "C text:green_shown Enter p 6 Enter"),
];

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 50)];
const THEMES: [&str; 4] = ["dark", "light", "high-contrast", "mono"];

#[test]
fn every_kind_of_stop_is_as_it_was_looked_at() {
    let mut snapshots = Snapshots::of("frames/slides");
    for (stop, keys) in STOPS {
        let drawn: String = SIZES.iter().map(|&size| frame(keys, size)).collect();
        snapshots.check(stop, &drawn);
    }
    snapshots.end();
}

/// A frame: its words once, and its styles in every theme.
fn frame(keys: &str, (width, height): (u16, u16)) -> String {
    let mut stage = Stage::new(width, height);
    stage.press(keys);
    let (words, dressed) = in_themes(&mut stage, &THEMES);
    let mut file = format!("{width}x{height}\n");
    for row in words.lines() {
        writeln!(file, "{}", row.trim_end()).unwrap();
    }
    for (name, styles) in dressed {
        write!(file, "{name}\n{}", short(&styles)).unwrap();
    }
    file
}

#[test]
fn every_slide_has_its_marking_twice_its_date_and_a_ground_of_its_own() {
    for (stop, keys) in STOPS {
        for (width, height) in SIZES {
            let mut stage = Stage::new(width, height);
            stage.press(keys);
            if stop == "blank" {
                continue;
            }
            let screen = stage.text();
            let rows: Vec<&str> = screen.lines().collect();
            for row in [rows[0], rows[rows.len() - 1]] {
                assert!(row.trim_end().ends_with("no marking stated"), "{stop} at {width}x{height}:\n{screen}");
            }
            let foot = rows[rows.len() - 1];
            let told = foot.contains("29 March 2023 · 3 years 7 months old");
            assert!(told, "{stop} at {width}x{height}:\n{screen}");
            for theme in ["dark", "light", "high-contrast"] {
                wear(&mut stage, theme);
                let solid = |cell: &ratatui::buffer::Cell| cell.style().bg != Some(ratatui::style::Color::Reset);
                assert!(stage.cells().content.iter().all(solid), "{stop} in {theme} lets the terminal through");
            }
        }
    }
}

#[test]
fn what_stands_above_the_text_does_not_move_from_step_to_step() {
    for (width, height) in SIZES {
        let mut stage = Stage::new(width, height);
        stage.press("p 3 Enter");
        let place = |stage: &Stage| stage.find("called key by");
        let first = place(&stage);
        assert!(first.is_some());
        while stage.state.stage.slides().unwrap().shown().more > 0 {
            stage.press("Space");
            assert_eq!(place(&stage), first, "\n{}", stage.text());
        }
        stage.press("6 Enter");
        assert_eq!(place(&stage), first, "nor from slide to slide\n{}", stage.text());
    }
}

/// What a kind says in words of its own, which are not those of the file; and what is of no concern to an audience: ids,
/// codes, places, words to find an item by, terms of other vocabularies.
const NOT_SAID: [&str; 37] = [
    "short",
    "added",
    "id",
    "origin",
    "at",
    "marking",
    "external_refs",
    "tags",
    "added_in",
    "changed_in",
    "key",
    "form",
    "band",
    "issuer_percent",
    "level",
    "from",
    "to_origin",
    "type",
    "state",
    "members",
    "lawful",
    "mentioned_only",
    "reported",
    "bound",
    "grade",
    "direction",
    "observed_on",
    "rel",
    "issued",
    "language",
    "issuer_scale",
    "reader_scale",
    "scales",
    "title_origin",
    "key_origin",
    "kinds",
    "source_document",
];

/// Whether a field is one whose value is a word of ours, in one kind, and the file's own in another.
fn is_ours(key: &str, kind: &str) -> bool {
    NOT_SAID.contains(&key) || (key == "scope" && kind == "Actor") || (key == "to" && kind == "Judgement")
}

/// The words that a slide of an item must say: every text that the item holds, and the title of every item it names.
fn must_say(bundle: &Bundle, item: &Item) -> BTreeSet<String> {
    let value = serde_json::to_value(item).unwrap();
    let kind = format!("{:?}", item.kind());
    let mut texts = Vec::new();
    // The title of what states something is a shorter form of that, for lists.
    let value = if is_headline(item) { without(value, "title") } else { value };
    let value = without(value, "tension_with");
    for other in bundle.tensions_of(item.id.as_str()) {
        texts.push(first_sentence(other.text.as_deref().unwrap_or_default()));
    }
    gather(bundle, &kind, &value, &mut texts);
    // What it does not sit easily with is told by what that says.
    let tensions: Vec<String> = bundle.tensions_of(item.id.as_str()).iter().map(|other| other.title.clone()).collect();
    texts.retain(|text| !tensions.contains(text));
    for caveat in bundle.caveats_on(item.id.as_str()) {
        texts.push(first_sentence(caveat.text.as_deref().unwrap_or_default()));
    }
    texts.iter().flat_map(|text| words(&without_links(text))).collect()
}

fn without(mut value: Value, field: &str) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.remove(field);
    }
    value
}

fn gather(bundle: &Bundle, kind: &str, value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if !is_ours(key, kind) {
                    gather(bundle, kind, value, texts);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| gather(bundle, kind, value, texts)),
        Value::String(text) if text == "not_stated" || text == "uncertain" => {}
        Value::String(text) => match bundle.item(text) {
            Some(other) if other.id == *bundle.id() => {}
            // What the transcriber has added is off, so its name is not said.
            Some(other) if other.origin == Origin::Transcriber => {}
            // What qualifies it is told by what that says.
            Some(other) if other.kind() == Kind::Caveat => {
                texts.push(first_sentence(other.text.as_deref().unwrap_or_default()));
            }
            Some(other) => texts.push(other.title.clone()),
            None => texts.push(text.clone()),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A link shows the name of what it leads to, or words of its own.
fn without_links(text: &str) -> String {
    let mut shown = String::new();
    for (place, part) in text.split("[[").enumerate() {
        let (link, rest) = if place == 0 { ("", part) } else { part.split_once("]]").unwrap_or(("", part)) };
        shown.push_str(link.split_once('|').map_or("", |(_, words)| words));
        shown.push_str(rest);
    }
    shown
}

/// What the audience reads on all steps of the slide that is on: the words between the bars.
fn read_through(stage: &mut Stage) -> BTreeSet<String> {
    let mut read = BTreeSet::new();
    for _ in 0..200 {
        let screen = stage.text();
        let rows: Vec<&str> = screen.lines().collect();
        let body = rows[1..rows.len() - 1].join("\n");
        read.extend(words(&body.replace('%', " percent ")));
        let layer = stage.state.stage.slides().unwrap();
        let (more, below) = (layer.shown().more, layer.shown().below);
        assert!(layer.shown().step + more < 3, "a stop is three steps at most:\n{screen}");
        let joined = body.split_whitespace().collect::<Vec<_>>().join(" ");
        for caveat in layer.bundle().caveats_on(layer.item().id.as_str()) {
            let said = [caveat.title.clone(), first_sentence(caveat.text.as_deref().unwrap_or_default())];
            let there = caveat.id == layer.item().id || said.iter().any(|said| joined.contains(said.as_str()));
            assert!(there, "{} drops off:\n{screen}", caveat.id);
        }
        if more == 0 && below == 0 {
            return read;
        }
        stage.press(if below > 0 { "Down" } else { "Space" });
    }
    panic!("the slide has no end:\n{}", stage.text());
}

/// Puts a stop on the screen.
fn show(stage: &mut Stage, item: &Item) {
    let address = Address { bundle: stage.state.stage.reader().unwrap().bundle.id().clone(), item: item.id.clone() };
    open(&mut stage.state, &address);
    assert!(stage.state.stage.slides().unwrap().on_detour());
    stage.state.layout();
}

/// The words of an item that its slide does not say on any step.
fn lost(stage: &mut Stage, bundle: &Bundle, item: &Item) -> Vec<String> {
    show(stage, item);
    let read = read_through(stage);
    must_say(bundle, item).into_iter().filter(|word| !read.contains(word)).collect()
}

#[track_caller]
fn check(width: u16, height: u16) {
    let mut stage = Stage::new(width, height);
    stage.press("p");
    let bundle = stage.state.stage.reader().unwrap().bundle.clone();
    assert!(bundle.items().len() > 100);
    let mut all = Vec::new();
    for item in bundle.items() {
        let lost = lost(&mut stage, &bundle, item);
        if !lost.is_empty() {
            all.push(format!("{}: {}", item.id, lost.join(" ")));
        }
    }
    assert!(all.is_empty(), "words are lost at {width}x{height}\n{}", all.join("\n"));
}

#[test]
fn no_word_is_lost_at_60x18() {
    check(60, 18);
}

#[test]
fn no_word_is_lost_at_80x24() {
    check(80, 24);
}

#[test]
fn no_word_is_lost_at_120x36() {
    check(120, 36);
}

#[test]
fn no_word_is_lost_at_200x50() {
    check(200, 50);
}

#[test]
fn no_word_is_lost_at_300x100() {
    check(300, 100);
}

/// The comparison finds what is missing: words that no file holds, and parts that a stop leaves out.
#[test]
fn a_lost_word_would_be_found() {
    let mut stage = Stage::new(80, 24);
    stage.press("p");
    let bundle = stage.state.stage.reader().unwrap().bundle.clone();
    let mut item = bundle.item("J-11").unwrap().clone();
    item.text = item.text.map(|text| format!("{text} Zanzibar."));
    assert_eq!(lost(&mut stage, &bundle, &item), ["zanzibar"]);
    let mut walk = stage.state.stage.slides().unwrap().walk.clone();
    walk.stops = vec![Stop { show: vec![Show::Likelihood], ..Stop::at(&item.id) }];
    stage.state.own.restore([(bundle.id().clone(), walk)].into(), std::collections::BTreeMap::new());
    stage.press("Esc Esc Esc w text:half_an_hour Down Enter");
    let read = read_through(&mut stage);
    let item = bundle.item("J-11").unwrap();
    let missing: Vec<String> = must_say(&bundle, item).into_iter().filter(|word| !read.contains(word)).collect();
    assert!(missing.contains(&"brought".to_owned()), "its evidence is left out: {missing:?}");
}
