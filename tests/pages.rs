//! Pages, as they read: exact text at three widths, and what no page may do.

use std::collections::BTreeSet;

use briefing::bundle::{Bundle, Detail, Form, Id, Item, Kind, Marking, Tlp};
use briefing::page::surface::citation::citation;
use briefing::page::surface::joined::{JoinedBy, Joint};
use briefing::page::{
    Additions, Page, PageRoom, Setting, Surface, Weight, arranged, card, cross, document, marks, plain, typeset,
};
use briefing::text::prose;
use briefing::theme::Role;
use jiff::civil::date;

mod demo;
mod first_screen;
mod large;
mod wild;

use crate::pages::demo::{
    TODAY, demo, dense, estimate, find, item, judgement, likelihood, manifest, page, searchable, set, text,
    with_numbers,
};
use crate::snapshot;
use crate::stage::cleared;

/// Holds a page at 80, 40 and 12 columns to the text that is kept for it.
#[track_caller]
fn check(name: &str, bundle: &Bundle, id: &str) {
    let at = |width: u16| format!("{width} columns\n{}", text(&page(bundle, id, width)));
    snapshot::check(&format!("tests/pages/{name}.txt"), &[at(80), at(40), at(12)].join("\n"));
}

#[test]
fn a_judgement_of_each_form_reads_as_what_it_is() {
    check("estimative", &estimate(), "J-01");
    check("comparative", &demo(Form::Comparative, Some("most likely")), "J-01");
    check("evidential", &demo(Form::Evidential, Some("suggests")), "J-01");
    check("frequency", &demo(Form::Frequency, Some("often")), "J-01");
    check("quantity", &demo(Form::Quantity, Some("the majority")), "J-01");
    check("unhedged", &demo(Form::Unhedged, None), "J-01");
    check("numeric", &with_numbers(60.0, 80.0), "J-01");
}

#[test]
fn a_cover_and_other_kinds_read_as_what_they_are() {
    check("cover", &estimate(), "assessment");
    check("evidence", &estimate(), "E-01");
    check("sector", &estimate(), "sector.chips");
    check("source", &estimate(), "source.press");
    check("question", &estimate(), "Q-01");
}

// What is never shown.

/// The row in which a text stands.
#[track_caller]
fn row_with(page: &Page, wanted: &str) -> usize {
    match page.rows.iter().position(|row| row.text().contains(wanted)) {
        Some(row) => row,
        None => panic!("no {wanted:?} in\n{}", text(page)),
    }
}

#[test]
fn likelihood_and_confidence_never_share_a_row() {
    for width in [12, 20, 40, 80, 120] {
        for (form, word) in
            [(Form::Estimative, Some("likely")), (Form::Comparative, Some("most likely")), (Form::Unhedged, None)]
        {
            for row in &page(&demo(form, word), "J-01", width).rows {
                let row = row.text().to_lowercase();
                let likely = ["likel", "probab", "hedge", "%"].iter().any(|word| row.contains(word));
                assert!(!(likely && row.contains("confidence")), "{row}");
            }
        }
    }
}

#[test]
fn a_range_that_the_issuer_did_not_give_says_that_it_is_not_the_issuers() {
    let bundle = estimate();
    for width in [10, 12, 40, 60, 80, 200] {
        for scale in ["phia-2025", "icd203-row1", "kent-1964"] {
            let page =
                set(&bundle, width, Some(scale), |bundle, setting| typeset(bundle, find(bundle, "J-01"), setting));
            for piece in page.rows.iter().flat_map(|row| &row.pieces).filter(|piece| piece.text.contains('%')) {
                let whose = matches!(piece.role, Role::ReaderMark | Role::Figure) || piece.from.is_some();
                assert!(whose, "{piece:?}");
            }
            let words = text(&page).replace('\n', " ");
            assert!(dense(&words).contains("nottheissuer's:"), "{words}");
            // Why it is not, and who took the scale, is said where there is room: in a margin, and in print.
            let whose = if scale == "phia-2025" { "thetranscribertookforit." } else { "waschosenwhilereading." };
            let why = format!("Therangeisthatofascalethat{whose}");
            let printed = set(&bundle, 80, Some(scale), |bundle, setting| {
                let room = PageRoom { margin: 40, rows: 40 };
                let beside = typeset(bundle, find(bundle, "J-01"), &Setting { room, ..*setting });
                let margin: String = beside.margin.iter().map(|row| row.text() + "\n").collect();
                assert!(dense(&margin).contains(&why), "{margin}");
                plain(bundle, find(bundle, "J-01"), setting)
            });
            assert!(dense(&printed).contains(&why), "{printed}");
        }
    }
}

#[test]
fn only_a_word_of_probability_gets_a_range() {
    for (form, word) in [
        (Form::Comparative, Some("most likely")),
        (Form::Evidential, Some("suggests")),
        (Form::Frequency, Some("often")),
        (Form::Quantity, Some("the majority")),
        (Form::Unhedged, None),
    ] {
        let shown = text(&page(&demo(form, word), "J-01", 80));
        assert!(!shown.contains("PHIA") && !shown.contains('▅') && !shown.contains("the issuer's"), "{shown}");
    }
}

#[test]
fn the_mapping_follows_the_scale_in_hand() {
    let bundle = estimate();
    let shown =
        |scale| text(&set(&bundle, 80, scale, |bundle, setting| typeset(bundle, find(bundle, "J-01"), setting)));
    assert!(shown(Some("phia-2025")).contains("not the issuer's: PHIA 2025 ≈55–75%"));
    assert!(shown(Some("icd203-row1")).contains("not the issuer's: ICD 203 row 1 55–80%"));
    assert!(dense(&shown(Some("icd203-row2"))).contains("notawordofICD203row2"));
    assert!(shown(None).contains("likely   without a number"));
    assert!(!shown(None).contains('▅'));
}

#[test]
fn a_scale_that_the_issuer_published_drops_the_mark() {
    let mut manifest = manifest();
    if let Detail::Assessment(assessment) = &mut manifest.detail {
        assessment.issuer_scale = "icd203-row1".to_owned();
    }
    let bundle = Bundle::new(
        manifest,
        vec![item(
            "J-01",
            "It rises",
            "It is likely to.",
            judgement(likelihood(Form::Estimative, Some("likely")), &[]),
        )],
    );
    let shown = text(&page(&bundle, "J-01", 80));
    assert!(shown.contains("the issuer's own scale: ICD 203 row 1 55–80%"), "{shown}");
    assert!(!shown.contains("not the issuer's"), "{shown}");
}

#[test]
fn numbers_of_the_issuer_are_the_issuers() {
    let shown = text(&page(&with_numbers(60.0, 80.0), "J-01", 80));
    assert!(shown.contains("the issuer's own figures: 60–80%"), "{shown}");
    assert!(!shown.contains("not the issuer's"), "{shown}");
}

#[test]
fn what_is_not_stated_is_never_low() {
    let shown = text(&page(&estimate(), "J-01", 80));
    assert!(shown.contains("Confidence      not stated by the issuer"), "{shown}");
    assert!(!shown.contains("low"), "{shown}");
    assert!(shown.contains("grade not stated"), "{shown}");
}

#[test]
fn a_window_tells_whether_it_has_ended() {
    let bundle = estimate();
    let shown = |today| {
        let toggled = BTreeSet::new();
        let setting =
            Setting { width: 120, room: PageRoom::default(), today, scale: None, toggled: &toggled, elsewhere: None };
        text(&typeset(&cleared(&bundle), find(&bundle, "J-01"), &setting))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(shown(TODAY).contains("window ended 31 December 2023, 2 years 10 months ago (end set by the transcriber)"));
    assert!(shown(date(2023, 6, 30)).contains("runs to 31 December 2023, 6 months from today"));
    assert!(shown(date(2023, 12, 31)).contains("window ends today"));
}

#[test]
fn a_caveat_goes_wherever_its_judgement_goes() {
    let bundle = estimate();
    let judgement = find(&bundle, "J-01");
    let forms = [
        text(&page(&bundle, "J-01", 80)),
        text(&set(&bundle, 80, None, |bundle, setting| card(bundle, find(bundle, "J-01"), setting))),
        set(&bundle, 80, None, |bundle, setting| plain(bundle, find(bundle, "J-01"), setting)),
        citation(&cleared(&bundle), judgement, TODAY),
    ];
    for form in forms {
        let form = dense(&form);
        assert!(form.contains("Partialmaterial") || form.contains("Thematerialispartial."), "{form}");
    }
}

#[test]
fn the_caveats_stand_above_the_basis_and_below_the_likelihood() {
    let page = page(&estimate(), "J-01", 80);
    let [likelihood, caveat, basis] = ["Likelihood", "! C-01", "RESTS ON"].map(|text| row_with(&page, text));
    assert!(likelihood < caveat && caveat < basis);
}

#[test]
fn additions_of_the_transcriber_say_so_above_their_title() {
    let page = page(&estimate(), "Q-01", 80);
    let title = row_with(&page, "Half of what?");
    let mark = row_with(&page, "transcriber's addition, not the issuer's");
    assert!(mark < title && row_with(&page, "QUESTION") < mark);
    assert!(page.rows[mark].pieces.iter().any(|piece| piece.role == Role::ReaderMark));
}

#[test]
fn a_page_that_lacks_a_part_of_the_original_says_so_before_anything_else_of_it() {
    let page = page(&estimate(), "sector.chips", 80);
    let gap = row_with(&page, "⊘ X-01");
    assert!(text(&page).contains("a list that this copy lacks"));
    assert!(row_with(&page, "Named as an example.") < gap && gap < row_with(&page, "JUDGEMENTS THAT BEAR ON IT"));
    assert!(text(&page).contains("this copy does not"));
}

// Links and folds.

#[test]
fn every_tie_of_an_item_can_be_followed() {
    let bundle = estimate();
    for item in bundle.items() {
        let page = page(&bundle, item.id.as_str(), 80);
        let led: BTreeSet<&str> = page.links.iter().map(|link| link.to.as_str()).collect();
        let out = bundle.edges_from(item.id.as_str()).map(|edge| &edge.to);
        let back = bundle.edges_to(item.id.as_str()).map(|edge| &edge.from);
        for other in out.chain(back).filter(|other| **other != item.id) {
            assert!(led.contains(other.as_str()), "{} does not lead to {other}", item.id);
        }
        assert!(page.links.windows(2).all(|pair| pair[0].row <= pair[1].row));
        for (number, link) in page.links.iter().enumerate() {
            assert!(page.rows[link.row].pieces.iter().any(|piece| piece.link == Some(number)), "{link:?}");
        }
    }
}

#[test]
fn a_basis_opens_in_place_and_says_who_says_so_before_and_after() {
    let bundle = estimate();
    let open = page(&bundle, "J-01", 80);
    let fold = open.links.iter().find_map(|link| link.fold.clone());
    assert_eq!(fold.as_deref(), Some("J-01/E-01"));
    assert!(text(&open).contains("● E-01  Half of the cases") && !text(&open).contains("were of one sort"));
    let toggled = BTreeSet::from(["J-01/E-01".to_owned()]);
    let setting =
        Setting { width: 80, room: PageRoom::default(), today: TODAY, scale: None, toggled: &toggled, elsewhere: None };
    let unfolded = text(&typeset(&cleared(&bundle), find(&bundle, "J-01"), &setting));
    assert!(unfolded.contains("51% of the cases were of one sort."), "{unfolded}");
    for said in [text(&open), unfolded] {
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("attributed to The press · reported, not established · grade not stated"), "{said}");
    }
}

#[test]
fn a_basis_that_goes_in_a_circle_ends() {
    let going = |basis: &[&str]| judgement(likelihood(Form::Estimative, Some("likely")), basis);
    let bundle = Bundle::new(
        manifest(),
        vec![
            item("J-01", "One", "One is likely.", going(&["J-02", "J-03"])),
            item("J-02", "Two", "Two is likely.", going(&["J-01", "J-03"])),
            item("J-03", "Three", "Three is likely.", going(&["J-02"])),
        ],
    );
    let toggled = BTreeSet::from(["J-01/J-02".to_owned()]);
    let setting =
        Setting { width: 80, room: PageRoom::default(), today: TODAY, scale: None, toggled: &toggled, elsewhere: None };
    let shown = text(&typeset(&cleared(&bundle), find(&bundle, "J-01"), &setting));
    assert!(shown.contains("(shown above)"), "{shown}");
    assert!(set(&bundle, 80, None, |bundle, setting| plain(bundle, find(bundle, "J-01"), setting)).len() < 4000);
}

#[test]
fn a_deep_basis_opens_step_by_step() {
    let step = |basis: &[&str]| judgement(likelihood(Form::Unhedged, None), basis);
    let bundle = Bundle::new(
        manifest(),
        vec![
            item("J-01", "One", "First.", step(&["J-02"])),
            item("J-02", "Two", "Second.", step(&["J-03"])),
            item("J-03", "Three", "Third.", step(&["J-04"])),
            item("J-04", "Four", "Fourth.", step(&[])),
        ],
    );
    let at = |toggled: &[&str]| {
        let toggled = toggled.iter().map(|key| (*key).to_owned()).collect();
        let setting = Setting {
            width: 80,
            room: PageRoom::default(),
            today: TODAY,
            scale: None,
            toggled: &toggled,
            elsewhere: None,
        };
        text(&typeset(&cleared(&bundle), find(&bundle, "J-01"), &setting))
    };
    let (closed, opened) = (at(&[]), at(&["J-01/J-02", "J-01/J-02/J-03"]));
    assert!(closed.contains("J-02  Two") && !closed.contains("Second."), "{closed}");
    assert!(opened.contains("Third.") && opened.contains("J-04  Four") && !opened.contains("Fourth."), "{opened}");
    assert!(set(&bundle, 80, None, |bundle, setting| plain(bundle, find(bundle, "J-01"), setting)).contains("Fourth."));
}

#[test]
fn links_in_prose_lead_on_and_unknown_ones_are_words() {
    let note = "See [[E-01|the share]] and [[nobody|no one]], J-01 or J-99.";
    let mut items: Vec<Item> = estimate().items()[1..].to_vec();
    items.push(item("K-01", "A note", note, Detail::Note));
    let bundle = Bundle::new(manifest(), items);
    let page = page(&bundle, "K-01", 80);
    assert!(text(&page).contains("See the share and no one, J-01 or J-99."), "{}", text(&page));
    assert_eq!(page.links.iter().map(|link| link.to.as_str()).collect::<Vec<_>>(), ["E-01", "J-01", "C-01"]);
}

// Marks, cards, plain text, grid.

#[test]
fn a_match_across_a_line_end_is_one_match_on_two_rows() {
    let page = page(&estimate(), "J-01", 40);
    let wanted = "harder for such technology";
    let found =
        marks(&page, &|text: &str| text.match_indices(wanted).map(|(at, found)| at..at + found.len()).collect());
    assert_eq!(found.len(), 2, "{found:?}\n{}", text(&page));
    assert!(found.iter().all(|mark| mark.number == 0));
    let lit: Vec<String> = found
        .iter()
        .map(|mark| {
            let row = page.rows[mark.row].text();
            row.chars()
                .skip(usize::from(mark.cells.start))
                .take(usize::from(mark.cells.end - mark.cells.start))
                .collect()
        })
        .collect();
    assert_eq!(lit.join(" "), wanted);
}

#[test]
fn what_the_program_puts_around_the_words_is_not_marked() {
    let words = searchable(&page(&estimate(), "J-01", 80));
    for chrome in ["Likelihood", "PHIA", "issuer's:", "not stated", "Rests on"] {
        assert!(!words.contains(chrome), "{chrome} in {words}");
    }
    for own in ["The state is likely to press harder", "likely", "Half of the cases", "51%", "The press", "Chips"] {
        assert!(words.contains(own), "{own} not in {words}");
    }
}

#[test]
fn plain_text_begins_and_ends_with_the_marking() {
    let mut restricted = manifest();
    restricted.marking =
        Some(Marking { tlp: Some(Tlp::Amber), restrictions: Some("clients only".to_owned()), ..Marking::default() });
    let bundle = Bundle::new(restricted, estimate().items()[1..].to_vec());
    for item in bundle.items() {
        let printed = set(&bundle, 72, Some("phia-2025"), |bundle, setting| plain(bundle, item, setting));
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(lines.first().copied(), Some("Marking: TLP:AMBER; clients only"));
        assert_eq!(lines.last(), lines.first());
        assert!(printed.contains("Issued by The Issuer on 29 March 2023 (3 years 7 months old)"), "{printed}");
        let drawn = |c: char| "│─▾▸▎▌▅▁▂◆●▤▲→○§△≠↗∴∅■◇".contains(c);
        assert!(!printed.contains(drawn), "{printed}");
        assert!(lines.iter().all(|line| prose::width(line) <= 72));
    }
    let printed = set(&bundle, 100, Some("phia-2025"), |bundle, setting| plain(bundle, find(bundle, "J-01"), setting));
    assert!(printed.contains("Likelihood: likely; not the issuer's: PHIA 2025, about 55 to 75 percent"), "{printed}");
}

#[test]
fn page_card_and_print_are_settings_of_one_document() {
    let bundle = estimate();
    for item in bundle.items() {
        for scale in [Some("phia-2025"), None] {
            set(&bundle, 80, scale, |bundle, setting| {
                let one = document(bundle, item, setting, Additions::Shown, Weight::EVERYWHERE);
                let on = |surface| arranged(one.clone(), surface, setting);
                assert_eq!(on(Surface::Page).page(), typeset(bundle, item, setting));
                assert_eq!(on(Surface::Print).print(), plain(bundle, item, setting));
                assert_eq!(on(Surface::Card).page(), card(bundle, item, setting));
            });
        }
    }
}

#[test]
fn a_card_is_short_and_whole() {
    let bundle = estimate();
    let shown =
        text(&set(&bundle, 80, Some("phia-2025"), |bundle, setting| card(bundle, find(bundle, "E-01"), setting)));
    for wanted in [
        "● EVIDENCE  E-01",
        "paragraph 7, sentence 3, clause b",
        "51% of the cases",
        "Figure          51%",
        "passed on as reported",
        "The press",
        "! C-01",
    ] {
        assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
    }
}

#[test]
fn a_grid_holds_what_joins_two_items() {
    let bundle = estimate();
    let crossed = cross(&cleared(&bundle), Kind::Tactic, Kind::Sector);
    let joint = |id: &str, how| Joint { id: Id::new(id), how };
    assert_eq!(crossed.cell(0, 0), [joint("tactic.cyber", JoinedBy::Link), joint("J-01", JoinedBy::Judgement)]);
    assert_eq!(crossed.ties(0, 0).iter().map(ToString::to_string).collect::<Vec<_>>(), ["targets"]);
    let crossed = cross(&cleared(&bundle), Kind::Sector, Kind::Judgement);
    assert_eq!(crossed.cell(0, 0), [joint("J-01", JoinedBy::Link)]);
    assert_eq!(crossed.ties(0, 0).iter().map(ToString::to_string).collect::<Vec<_>>(), ["is the concern of"]);
    assert!(cross(&cleared(&bundle), Kind::Sector, Kind::Sector).cell(0, 0).is_empty());
    assert!(cross(&cleared(&bundle), Kind::Measure, Kind::Sector).cell(3, 4).is_empty());
}
