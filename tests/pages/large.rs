//! Bundles in which everything is tied to everything: what is shown of an item stays within what it says itself.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use briefing::bundle::{Cleared, Kind, Stop};
use briefing::load;
use briefing::page::{Additions, PageRoom, Setting, Slide, SlideFrame, card, plain, trail, typeset};

use crate::pages::demo::{TODAY, find, text};
use crate::stage::cleared;

const MANIFEST: &str = "briefing: 1\nassessment: {id: large, title: Large, issuer: An office, issued: 2025-01-01, \
                        language: en, issuer_scale: not_stated, reader_scale: phia-2025, marking: {tlp: 'TLP:CLEAR'}}\n";
const LEFT_OUT: &str = "left out here";

fn read(lists: &str) -> Cleared {
    let text = format!("{MANIFEST}{lists}");
    let loaded = load::assemble("large", "large", &[("a.yaml".to_owned(), text.into_bytes())], Vec::new());
    cleared(&loaded.bundle.unwrap())
}

/// So many judgements, each of which rests on all the others and on a piece of evidence of its own.
fn mutual(judgements: usize) -> Cleared {
    let mut lists = "judgements:\n".to_owned();
    for one in 0..judgements {
        let basis: Vec<String> = (0..judgements).filter(|other| *other != one).map(|n| format!("J-{n}")).collect();
        let _ = writeln!(
            lists,
            "  - {{id: J-{one}, title: Title {one}, text: Text {one} of it., origin: transcriber, likelihood: {{form: unhedged}}, \
             confidence: {{as_written: not_stated}}, basis: [E-{one}, {}]}}",
            basis.join(", ")
        );
    }
    lists.push_str("evidence:\n");
    for one in 0..judgements {
        let _ = writeln!(
            lists,
            "  - {{id: E-{one}, title: Seen {one}, text: Fact {one} of it., origin: transcriber, attributed_to: not_stated}}"
        );
    }
    read(&lists)
}

fn set<T>(make: impl FnOnce(&Setting<'_>) -> T) -> T {
    make(&Setting {
        width: 80,
        room: PageRoom::default(),
        today: TODAY,
        scale: None,
        toggled: &BTreeSet::new(),
        elsewhere: None,
    })
}

fn printed(bundle: &Cleared, id: &str) -> String {
    set(|setting| plain(bundle, find(bundle, id), setting))
}

/// The rows of every surface of an item together.
fn rows(bundle: &Cleared, id: &str) -> usize {
    set(|setting| {
        let item = find(bundle, id);
        let frame = SlideFrame { setting: *setting, height: 20, additions: Additions::Shown };
        let slide = Slide::new(bundle, &Stop::at(&item.id), &frame);
        typeset(bundle, item, setting).rows.len()
            + plain(bundle, item, setting).lines().count()
            + card(bundle, item, setting).rows.len()
            + trail(bundle, item, setting, Additions::Shown).rows.len()
            + slide.steps.iter().map(|step| step.rows.len()).sum::<usize>()
    })
}

#[test]
fn judgements_that_rest_on_each_other_print_no_more_than_their_own_basis_and_a_trail_of_two_hundred_lines() {
    for judgements in [30, 60, 120] {
        let bundle = mutual(judgements);
        for item in bundle.of_kind(Kind::Judgement) {
            let lines = printed(&bundle, item.id.as_str()).lines().count();
            // An item of the basis takes its line, its text and a remark; one of the trail below it two lines more.
            assert!(lines <= judgements * 4 + 200 * 3 + 40, "{} of {judgements}: {lines} lines", item.id);
        }
    }
}

#[test]
fn what_is_left_out_of_a_trail_is_said_and_never_an_item_of_the_basis_itself() {
    let bundle = mutual(60);
    for one in [0, 59] {
        let page = printed(&bundle, &format!("J-{one}"));
        for other in (0..60).filter(|other| *other != one) {
            assert!(page.contains(&format!("Judgement J-{other}: Title {other};")), "J-{other} in\n{page}");
            assert!(page.contains(&format!("Text {other} of it.")), "the text of J-{other} in\n{page}");
        }
        assert!(
            page.contains(&format!("Evidence E-{one}: Seen {one}")) && page.contains(&format!("Fact {one} of it."))
        );
        assert!(page.contains(LEFT_OUT), "{page}");
    }
    let small = printed(&mutual(6), "J-0");
    assert!(!small.contains(LEFT_OUT) && !small.contains("its own page"), "{small}");
    for other in 0..6 {
        assert!(small.contains(&format!("Fact {other} of it.")), "{small}");
    }
    let deep = printed(&mutual(12), "J-0");
    assert!(!deep.contains(LEFT_OUT) && deep.contains("(see its own page)"), "{deep}");
}

#[test]
fn every_surface_of_an_item_grows_with_what_the_item_itself_says() {
    let (one, two) = (rows(&mutual(60), "J-7"), rows(&mutual(120), "J-7"));
    assert!(two <= 2 * one + 100, "{one} rows of 60 judgements, {two} of 120");
}

#[test]
fn a_card_shows_four_caveats_of_many_and_says_how_many_there_are() {
    let mut lists = "notes:\n  - {id: N-1, title: A note, text: Words., origin: transcriber}\ncaveats:\n".to_owned();
    for one in 0..500 {
        let _ = writeln!(
            lists,
            "  - {{id: C-{one}, title: Limit {one}, text: It is limited., origin: transcriber, applies_to: N-1}}"
        );
    }
    let bundle = read(&lists);
    let shown = set(|setting| text(&card(&bundle, find(&bundle, "N-1"), setting)));
    assert!(shown.lines().count() < 16 && shown.contains("and 496 more on its page"), "{shown}");
}

#[test]
fn a_chain_of_classes_prints_as_much_of_each_and_what_is_missing_at_its_top_is_said_on_all() {
    let chain = |length: usize| {
        let mut lists = "sectors:\n".to_owned();
        for one in 0..length {
            let parent = if one + 1 < length { format!(", parent: s.{}", one + 1) } else { String::new() };
            let _ =
                writeln!(lists, "  - {{id: s.{one}, title: Class {one}, origin: transcriber, members: open{parent}}}");
        }
        let _ = writeln!(
            lists,
            "omissions:\n  - {{id: O-1, title: A list, text: It is gone., origin: transcriber, type: list, affects: s.{}}}",
            length - 1
        );
        read(&lists)
    };
    for length in [10, 1_000] {
        let bundle = chain(length);
        let pages: Vec<String> = bundle.of_kind(Kind::Sector).map(|item| printed(&bundle, item.id.as_str())).collect();
        assert_eq!(pages.len(), length);
        for page in pages {
            assert!(page.contains("Omission O-1") && page.contains("a list that this copy lacks"), "{page}");
            assert!(page.lines().count() < 40, "{page}");
        }
    }
}
