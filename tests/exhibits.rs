//! Figures, ranges of quantities and tables: on page, slide, print and by search, at every width, and under a ceiling.

use std::collections::BTreeSet;
use std::sync::Arc;

use briefing::bundle::{Bundle, Ceiling, Clearance, Item, NotStated, Stop, Tlp};
use briefing::page::{Additions, Row, Setting, Slide, SlideFrame, plain, typeset};
use briefing::text::prose;
use jiff::civil::date;

use crate::example::read;
use crate::stage::{Stage, cleared};

const MANIFEST: &str = "briefing: 1\nassessment:\n  id: harbour\n  title: The harbour\n  issuer: The Office\n  issued: \
                        2026-03-29\n  language: en\n  marking: {as_written: none}\n  issuer_scale: not_stated\n  \
                        reader_scale: phia-2025\n";

/// A judgement with a word of its own in every field of what it shows beside its text.
const SHOWN: &str = "judgements:\n  - id: J-01\n    title: Ships come\n    text: Ships are likely to come.\n    origin: \
                     issuer\n    at: p1.s1\n    likelihood: {as_written: likely, form: estimative, band: likely, range: \
                     {quantity: zqquantity, low: 2.25, high: 5.75, unit: zqunit, best: 3.125}}\n    confidence: \
                     {as_written: not_stated}\n    figure: {value: 4711, low: 4700, high: 4722, range: zqmeaning, unit: \
                     zqthings, base: zqbase, period: zqperiod, dataset: zqdataset}\n    tables:\n      - caption: \
                     zqcaption\n        columns: [zqfirst, zqsecond]\n        rows:\n          - [zqcell, 1.5]\n          \
                     - [zqother, 12.5]\n        note: zqnote\n";

const WORDS: [&str; 18] = [
    "zqquantity",
    "2.25 to 5.75 zqunit",
    "3.125",
    "4711 [4700 to 4722] zqthings",
    "zqmeaning",
    "zqbase",
    "zqperiod",
    "zqdataset",
    "zqcaption",
    "zqfirst",
    "zqsecond",
    "zqcell",
    "1.5",
    "zqother",
    "12.5",
    "zqnote",
    "Of the range",
    "Table: ",
];

fn setting(width: u16, folds: &BTreeSet<String>) -> Setting<'_> {
    Setting {
        width,
        room: briefing::page::PageRoom::default(),
        today: date(2026, 11, 22),
        scale: None,
        toggled: folds,
        elsewhere: None,
    }
}

fn joined<'r>(rows: impl IntoIterator<Item = &'r Row>) -> String {
    let text: Vec<String> = rows.into_iter().map(Row::text).collect();
    text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shown() -> Bundle {
    let (bundle, faults) = read(&format!("{MANIFEST}{SHOWN}"));
    assert!(faults.is_empty(), "{faults:?}");
    bundle
}

#[test]
fn every_word_stands_on_page_slide_and_print_and_is_found() {
    let bundle = cleared(&shown());
    let item = bundle.item("J-01").unwrap();
    let folds = BTreeSet::new();
    let page = joined(&typeset(&bundle, item, &setting(100, &folds)).rows);
    let print = plain(&bundle, item, &setting(100, &folds)).split_whitespace().collect::<Vec<_>>().join(" ");
    let frame = SlideFrame { setting: setting(100, &folds), height: 60, additions: Additions::Shown };
    let slide = Slide::new(&bundle, &Stop::at(&item.id), &frame);
    let slide = joined(slide.steps.iter().flat_map(|step| &step.rows));
    for word in WORDS {
        for (surface, text) in [("page", &page), ("print", &print), ("slide", &slide)] {
            assert!(text.contains(word.trim()), "{surface} lacks {word:?}: {text}");
        }
    }
    assert!(print.contains("zqfirst: zqcell; zqsecond: 1.5"), "print is linear: {print}");

    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(scratch.path().join("harbour.yaml"), format!("{MANIFEST}{SHOWN}")).unwrap();
    let stage = Stage::on(&[scratch.path().to_owned()], 120, 40);
    for word in WORDS.iter().filter(|word| word.starts_with("zq")) {
        stage.again().press(&format!("/ text:{word}")).shows("J-01");
    }
    stage.again().press("/ text:has:table").shows("J-01");
}

/// A table as nobody should write one: wide letters, long words, characters that steer, rows of every length.
fn wild() -> Item {
    let (bundle, faults) = read(&format!(
        "{MANIFEST}notes:\n  - id: N-01\n    title: A table\n    text: One.\n    origin: transcriber\n    tables:\n      - \
         caption: 漢字漢字漢字\n        columns: [漢字の名前, donaudampfschiffahrtsgesellschaftskapitaen, c]\n        rows:\n          \
         - [\"one two three four five six seven eight\", 漢字漢字漢字漢字, \"–\"]\n          - [a]\n          - [a, b, c, d, \
         e]\n"
    ));
    assert_eq!(faults.len(), 2, "{faults:?}");
    bundle.item("N-01").unwrap().clone()
}

#[test]
fn a_table_is_never_wider_than_its_page_and_loses_no_cell() {
    let (bundle, _) = read(MANIFEST);
    let bundle = cleared(&Bundle::new(bundle.cover().clone(), vec![wild()]));
    let item = bundle.item("N-01").unwrap();
    let folds = BTreeSet::new();
    let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for width in 2..140 {
        let page = typeset(&bundle, item, &setting(width, &folds));
        let mut places = BTreeSet::new();
        for row in &page.rows {
            let text = row.text();
            assert!(prose::width(&text) <= usize::from(width), "{text:?} in {width}");
            assert!(places.insert(row.place), "two rows of one place in {width}: {text:?}");
        }
        let text = dense(&page.rows.iter().map(Row::text).collect::<String>());
        let cells = ["three", "seven", "漢字漢字漢字漢字", "e"];
        let whole = |cell: &&str| width < 40 || text.contains(*cell) || cell.chars().all(|c| text.contains(c));
        assert!(cells.iter().all(whole), "{width}: {text}");
    }
    let columns = typeset(&bundle, item, &setting(76, &folds));
    let narrow = typeset(&bundle, item, &setting(24, &folds));
    assert!(joined(&columns.rows).contains("漢字の名前"));
    assert!(dense(&joined(&narrow.rows)).contains("c:–"), "cells stand behind their names: {}", joined(&narrow.rows));
}

#[test]
fn a_row_that_names_what_is_hidden_goes_whole_and_a_column_takes_its_table_along() {
    let hidden = "actors:\n  - {id: actor.zqghost, title: Zqghost Holding, text: It is there., origin: issuer, at: p2.s1, \
                  marking: {tlp: \"TLP:RED\"}, actor_kind: firm}\n";
    let seen = |exhibits: &str| {
        let (bundle, _) = read(&format!(
            "{MANIFEST}notes:\n  - id: N-01\n    title: A table\n    text: One.\n    origin: transcriber\n    marking: \
             {{tlp: \"TLP:CLEAR\"}}\n{exhibits}{hidden}"
        ));
        let ceiling = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Shown };
        let bundle = Clearance::of(&Arc::new(bundle), Some(ceiling)).shown.unwrap();
        bundle.item("N-01").map(|item| item.exhibits.tables.clone())
    };
    let rows =
        "    tables:\n      - {caption: Firms, columns: [Firm, Ships], rows: [[Zqghost Holding, 3], [Other, 4]]}\n";
    let tables = seen(rows).unwrap();
    assert_eq!(tables[0].rows, [["Other", "4"]]);
    let column = "    tables:\n      - {caption: Firms, columns: [Night, Zqghost Holding], rows: [[first, 3]]}\n";
    assert!(seen(column).unwrap().is_empty());
}

#[test]
fn lists_headings_and_addresses_of_running_text_stand_apart() {
    let text = "    text: |\n      # How they come\n      Ships are likely to come:\n\n      1. by sea, see [the log](https://example.org/log)\n      \
                2. by land\n";
    let (bundle, faults) = read(&format!("{MANIFEST}{}", SHOWN.replace("    text: Ships are likely to come.\n", text)));
    assert!(faults.is_empty(), "{faults:?}");
    let bundle = cleared(&bundle);
    let item = bundle.item("J-01").unwrap();
    let folds = BTreeSet::new();
    let rows: Vec<String> = typeset(&bundle, item, &setting(100, &folds)).rows.iter().map(Row::text).collect();
    for row in
        ["How they come", "Ships are likely to come:", "1. by sea, see the log (https://example.org/log)", "2. by land"]
    {
        assert!(rows.iter().any(|shown| shown.trim() == row), "{row:?} in {rows:#?}");
    }
    let print = plain(&bundle, item, &setting(100, &folds));
    assert!(print.contains("\n1. by sea, see the log (https://example.org/log)\n2. by land\n"), "{print}");
}
