//! Pages, as they read: exact text at three widths, and what must hold for every page whatever it says.

use std::cell::RefCell;
use std::collections::BTreeSet;

use briefing::bundle::{
    Absence, Assessment, Bound, Bundle, Caveat, Confidence, Detail, Evidence, Figure, Form, Id, Item, Judgement, Kind,
    Likelihood, Link, Locator, Marking, Members, Omission, OmissionType, Origin, Percents, Question, Relation, Scale,
    Sector, Source, Tactic, Timeframe, Tlp,
};
use briefing::page::citation::citation;
use briefing::page::{Page, Setting, card, cross, marks, plain, prose, typeset};
use briefing::theme::Role;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 1);

fn item(id: &str, title: &str, text: &str, detail: Detail) -> Item {
    Item {
        id: Id::new(id),
        title: title.to_owned(),
        text: Some(text.to_owned()),
        origin: Origin::Issuer,
        at: Some(Locator("p7.s3b".to_owned())),
        about: Vec::new(),
        marking: None,
        links: Vec::new(),
        external_refs: Vec::new(),
        tags: Vec::new(),
        added_in: None,
        changed_in: None,
        detail,
    }
}

fn ids(ids: &[&str]) -> Vec<Id> {
    ids.iter().map(|id| Id::new(id)).collect()
}

fn manifest() -> Item {
    let assessment = Assessment {
        issuer: "The Issuer".to_owned(),
        issued: date(2023, 3, 29),
        language: "en".to_owned(),
        issuer_scale: Scale::NOT_STATED.to_owned(),
        reader_scale: "phia-2025".to_owned(),
        scales: Vec::new(),
        title_origin: Some(Origin::Reader),
        edition: None,
        supersedes: None,
        summary: Some("Things are likely to change.".to_owned()),
        scope: None,
        requirement: Some("Clients asked.".to_owned()),
        method: None,
        rights: None,
        authors: Vec::new(),
        source_document: None,
        not_stated: vec![Absence { id: "N-01".to_owned(), what: "A title".to_owned(), shown: None }],
    };
    let mut manifest = item("demo", "A demonstration", "", Detail::Assessment(Box::new(assessment)));
    manifest.text = None;
    manifest.at = None;
    manifest.marking = Some(Marking { as_written: Some("none".to_owned()), ..Marking::default() });
    manifest
}

fn likelihood(form: Form, word: Option<&str>) -> Likelihood {
    let band = (form == Form::Estimative).then(|| "likely".to_owned());
    Likelihood { as_written: word.map(str::to_owned), form, issuer: None, band }
}

fn judgement(likelihood: Likelihood, basis: &[&str]) -> Detail {
    Detail::Judgement(Box::new(Judgement {
        key: false,
        likelihood,
        confidence: Confidence { as_written: Id::NOT_STATED.to_owned(), level: None },
        timeframe: Some(Timeframe {
            as_written: "this year".to_owned(),
            from: None,
            to: Some(date(2023, 12, 31)),
            to_origin: Some(Origin::Reader),
        }),
        basis: ids(basis),
        assumptions: Vec::new(),
        caveats: Vec::new(),
        alternatives: Vec::new(),
        signposts: Vec::new(),
        tension_with: Vec::new(),
        scope_list: Vec::new(),
        implication: None,
    }))
}

fn evidence(attributed_to: Option<&str>, figure: Option<Figure>) -> Detail {
    Detail::Evidence(Box::new(Evidence {
        attributed_to: attributed_to.map(Id::new),
        figure,
        grade: None,
        sources: Vec::new(),
        reported: attributed_to.is_some(),
        occurred: None,
    }))
}

fn figure(value: &str, unit: &str, bound: Bound) -> Figure {
    Figure { value: value.to_owned(), unit: Some(unit.to_owned()), base: None, period: None, dataset: None, bound }
}

/// One judgement of a form, resting on evidence from the press, under a caveat on everything.
fn demo(form: Form, word: Option<&str>) -> Bundle {
    let text = format!(
        "The state {} press harder for *such* technology.",
        word.map_or("will".to_owned(), |word| format!("is {word} to"))
    );
    let mut first = item("J-01", "The state presses harder", &text, judgement(likelihood(form, word), &["E-01"]));
    first.about = ids(&["sector.chips", "tactic.cyber"]);
    let mut share = item(
        "E-01",
        "Half of the cases",
        "51% of the cases were of one sort.",
        evidence(Some("source.press"), Some(figure("51", "percent", Bound::Exact))),
    );
    share.about = ids(&["sector.chips"]);
    let source =
        Source { source_kind: "press".to_owned(), publisher: None, date: None, url: None, grade: None, access: None };
    let mut question = item("Q-01", "Half of what?", "The base is not given.", Detail::Question(Question::default()));
    question.origin = Origin::Reader;
    question.at = None;
    question.about = ids(&["E-01"]);
    let mut cyber = item(
        "tactic.cyber",
        "Cyber attacks",
        "Named in passing.",
        Detail::Tactic(Tactic { mentioned_only: true, ..Tactic::default() }),
    );
    cyber.links = vec![Link { rel: Relation::Targets, to: Id::new("sector.chips"), text: None, at: None }];
    Bundle::new(
        manifest(),
        vec![
            first,
            share,
            item("source.press", "The press", "No outlet is named.", Detail::Source(Box::new(source))),
            item(
                "sector.chips",
                "Chips",
                "Named as an example.",
                Detail::Sector(Sector { members: Members::NotReproduced, parent: None }),
            ),
            cyber,
            item(
                "C-01",
                "Partial material",
                "The material is partial. It stays so.",
                Detail::Caveat(Caveat { applies_to: ids(&["assessment"]), uncertain: false }),
            ),
            item(
                "X-01",
                "The list of sectors",
                "A list of sectors is announced. It is not here.",
                Detail::Omission(Omission {
                    omission_type: OmissionType::List,
                    affects: ids(&["sector.chips"]),
                    mentioned_as: None,
                }),
            ),
            question,
        ],
    )
}

fn estimate() -> Bundle {
    demo(Form::Estimative, Some("likely"))
}

fn find<'b>(bundle: &'b Bundle, id: &str) -> &'b Item {
    match bundle.item(id) {
        Some(item) => item,
        None => panic!("no {id}"),
    }
}

fn set<T>(bundle: &Bundle, width: u16, scale: Option<&str>, make: impl FnOnce(&Bundle, &Setting<'_>) -> T) -> T {
    let toggled = BTreeSet::new();
    let setting = Setting { width, today: TODAY, scale: scale.and_then(|id| bundle.scale(id)), toggled: &toggled };
    make(bundle, &setting)
}

fn page(bundle: &Bundle, id: &str, width: u16) -> Page {
    set(bundle, width, Some("phia-2025"), |bundle, setting| typeset(bundle, find(bundle, id), setting))
}

fn text(page: &Page) -> String {
    page.rows.iter().map(|row| row.text().trim_end().to_owned() + "\n").collect()
}

/// The words that a search sees on a page, part by part.
fn searchable(page: &Page) -> String {
    let seen = RefCell::new(String::new());
    marks(page, &|text: &str| {
        seen.borrow_mut().push_str(text);
        seen.borrow_mut().push('\n');
        Vec::new()
    });
    seen.into_inner()
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

// Exact pages.

/// Holds a page at 80, 40 and 12 columns to the text that is kept for it.
#[track_caller]
fn check(name: &str, bundle: &Bundle, id: &str) {
    let at = |width: u16| format!("{width} columns\n{}", text(&page(bundle, id, width)));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("pages");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, [at(80), at(40), at(12)].join("\n")));
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

/// A judgement to which the issuer itself printed numbers.
fn with_numbers(low: f64, high: f64) -> Bundle {
    let stated = Likelihood {
        as_written: Some("likely".to_owned()),
        form: Form::Numeric,
        issuer: Some(Percents { low, high }),
        band: None,
    };
    Bundle::new(manifest(), vec![item("J-01", "It rises", "It is likely to rise.", judgement(stated, &[]))])
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
fn a_range_that_the_issuer_did_not_give_bears_the_mark_of_the_reader() {
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
            assert!(dense(&words).contains("thisreader'smapping"), "{words}");
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
        assert!(!shown.contains("PHIA") && !shown.contains('▆') && !shown.contains("reader:"), "{shown}");
    }
}

#[test]
fn the_mapping_follows_the_scale_in_hand() {
    let bundle = estimate();
    let shown =
        |scale| text(&set(&bundle, 80, scale, |bundle, setting| typeset(bundle, find(bundle, "J-01"), setting)));
    assert!(shown(Some("phia-2025")).contains("likely ⟨reader: PHIA 2025 ≈55–75%⟩"));
    assert!(shown(Some("icd203-row1")).contains("likely ⟨reader: ICD 203 row 1 55–80%⟩"));
    assert!(shown(Some("icd203-row2")).contains("not a word of ICD 203 row 2"));
    assert!(shown(None).contains("reader's mapping off"));
    assert!(!shown(None).contains('▆'));
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
    assert!(shown.contains("likely ⟨issuer: ICD 203 row 1 55–80%⟩"), "{shown}");
    assert!(!shown.contains("this reader's mapping"), "{shown}");
}

#[test]
fn numbers_of_the_issuer_are_the_issuers() {
    let shown = text(&page(&with_numbers(60.0, 80.0), "J-01", 80));
    assert!(shown.contains("likely, 60–80% (the issuer's own figures)"), "{shown}");
    assert!(!shown.contains("reader:") && !shown.contains("reader's mapping"), "{shown}");
}

#[test]
fn what_is_not_stated_is_never_low() {
    let shown = text(&page(&estimate(), "J-01", 80));
    assert!(shown.contains("Confidence     not stated by issuer"), "{shown}");
    assert!(!shown.contains("low"), "{shown}");
    assert!(shown.contains("grade: not stated"), "{shown}");
}

#[test]
fn a_window_tells_whether_it_has_ended() {
    let bundle = estimate();
    let shown = |today| {
        let toggled = BTreeSet::new();
        let setting = Setting { width: 120, today, scale: None, toggled: &toggled };
        text(&typeset(&bundle, find(&bundle, "J-01"), &setting)).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(shown(TODAY).contains("window ended 31 December 2023, 2 years 10 months ago (end set by reader)"));
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
        citation(&bundle, judgement),
    ];
    for form in forms {
        assert!(dense(&form).contains("Thematerialispartial."), "{form}");
    }
}

#[test]
fn the_caveats_stand_above_the_basis_and_below_the_likelihood() {
    let page = page(&estimate(), "J-01", 80);
    let [likelihood, caveat, basis] = ["Likelihood", "! C-01", "Rests on"].map(|text| row_with(&page, text));
    assert!(likelihood < caveat && caveat < basis);
}

#[test]
fn additions_of_the_reader_say_so_under_their_title() {
    let page = page(&estimate(), "Q-01", 80);
    let title = row_with(&page, "Half of what?");
    assert_eq!(page.rows[title + 1].text().trim(), "reader's addition, not the issuer's");
    assert!(page.rows[title + 1].pieces.iter().any(|piece| piece.role == Role::ReaderMark));
}

#[test]
fn a_page_that_lacks_a_part_of_the_original_opens_with_a_banner() {
    let page = page(&estimate(), "sector.chips", 80);
    let banner = row_with(&page, "The original has a list here that this copy lacks: X-01.");
    assert!(banner < row_with(&page, "Named as an example."));
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
fn a_basis_opens_in_place_and_folds() {
    let bundle = estimate();
    let open = page(&bundle, "J-01", 80);
    let fold = open.links.iter().find_map(|link| link.fold.clone());
    assert_eq!(fold.as_deref(), Some("J-01/E-01"));
    assert!(text(&open).contains("▾ ● E-01") && text(&open).contains("Attributed to The press"));
    let toggled = BTreeSet::from(["J-01/E-01".to_owned()]);
    let setting = Setting { width: 80, today: TODAY, scale: None, toggled: &toggled };
    let folded = text(&typeset(&bundle, find(&bundle, "J-01"), &setting));
    assert!(folded.contains("▸ ● E-01") && !folded.contains("Attributed to The press"), "{folded}");
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
    let shown = text(&page(&bundle, "J-01", 80));
    assert!(shown.contains("(shown above)"), "{shown}");
    assert!(set(&bundle, 80, None, |bundle, setting| plain(bundle, find(bundle, "J-01"), setting)).len() < 4000);
}

#[test]
fn a_deep_basis_is_folded_below_its_second_step() {
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
    let shown = text(&page(&bundle, "J-01", 80));
    assert!(shown.contains("Third.") && shown.contains("▸ ◆ J-04") && !shown.contains("Fourth."), "{shown}");
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
    assert_eq!(page.links.iter().map(|link| link.to.as_str()).collect::<Vec<_>>(), ["E-01", "J-01"]);
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
fn what_the_reader_puts_around_the_words_is_not_marked() {
    let words = searchable(&page(&estimate(), "J-01", 80));
    for chrome in ["Likelihood", "PHIA", "reader", "not stated", "Rests on"] {
        assert!(!words.contains(chrome), "{chrome} in {words}");
    }
    for own in ["The state presses harder", "likely", "Half of the cases", "51%", "The press", "Chips"] {
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
        let drawn = |c: char| "│─▾▸▎▌▆╶╴◆●▤▲→○§△≠↗∴∅■◇".contains(c);
        assert!(!printed.contains(drawn), "{printed}");
        assert!(lines.iter().all(|line| prose::width(line) <= 72));
    }
    let printed = set(&bundle, 100, Some("phia-2025"), |bundle, setting| plain(bundle, find(bundle, "J-01"), setting));
    assert!(printed.contains("likely [reader's scale, PHIA 2025: about 55 to 75 percent]"), "{printed}");
}

#[test]
fn a_card_is_short_and_whole() {
    let bundle = estimate();
    let shown =
        text(&set(&bundle, 80, Some("phia-2025"), |bundle, setting| card(bundle, find(bundle, "E-01"), setting)));
    for wanted in [
        "● EVIDENCE  E-01",
        "p7.s3b",
        "51% of the cases",
        "Figure         51%",
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
    let crossed = cross(&bundle, Kind::Tactic, Kind::Sector);
    assert_eq!(crossed.cell(0, 0), ids(&["tactic.cyber", "J-01"]));
    assert_eq!(crossed.ties(0, 0).iter().map(ToString::to_string).collect::<Vec<_>>(), ["targets"]);
    assert_eq!((crossed.count_of_row(0), crossed.count_of_column(0)), (1, 1));
    let crossed = cross(&bundle, Kind::Sector, Kind::Judgement);
    assert_eq!(crossed.cell(0, 0), ids(&["J-01"]));
    assert_eq!(crossed.ties(0, 0).iter().map(ToString::to_string).collect::<Vec<_>>(), ["is the concern of"]);
    assert!(cross(&bundle, Kind::Sector, Kind::Sector).is_bare());
    assert!(cross(&bundle, Kind::Measure, Kind::Sector).cell(3, 4).is_empty());
}

// Any text at any width.

fn wild() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[A-Za-z]{1,12}",
        1 => "[a-z]{30,60}",
        1 => Just("漢字の表示、中国".to_owned()),
        1 => Just("e\u{301}a\u{308}n\u{303}".to_owned()),
        1 => Just("👩\u{200d}💻🇫🇷".to_owned()),
        1 => Just("\u{202e}שלום عليكم".to_owned()),
        1 => Just("\u{200b}\u{feff}\u{ad}".to_owned()),
        1 => Just("\u{1b}[31m\u{7}\u{9b}".to_owned()),
        1 => Just("a\u{a0}b\u{202f}c — d/e".to_owned()),
        1 => Just("https://example.org/a/very/long/path?with=query&and=more".to_owned()),
        1 => Just("*so* **much** `code` [[E-01|words]] [[ ** [[x]]".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => Just("\n- listed".to_owned()),
        1 => Just("\n> quoted".to_owned()),
        1 => "\\PC{1,6}",
    ];
    proptest::collection::vec(part, 1..14).prop_map(|parts| parts.join(" "))
}

fn wild_bundle(title: &str, said: &str, other: &str) -> Bundle {
    let mut items: Vec<Item> = estimate().items()[1..].to_vec();
    for item in &mut items {
        other.clone_into(&mut item.title);
        item.text = Some(other.to_owned());
    }
    title.clone_into(&mut items[0].title);
    items[0].text = Some(said.to_owned());
    Bundle::new(manifest(), items)
}

/// The character of an item's words that stands at an offset of a row's part.
fn char_at(page: &Page, row: usize, offset: usize) -> Option<char> {
    page.rows[row].pieces.iter().find_map(|piece| piece.text.chars().nth(offset.checked_sub(piece.from?)?))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_row_is_wider_than_the_page_and_no_word_is_cut(title in wild(), said in wild(), other in wild(), width in 1u16..130) {
        let bundle = wild_bundle(&title, &said, &other);
        for item in bundle.items() {
            let page = page(&bundle, item.id.as_str(), width);
            for row in &page.rows {
                let cells: usize = row.pieces.iter().map(|piece| prose::width(&piece.text)).sum();
                prop_assert!(cells <= usize::from(width), "{:?} in {width}", row.text());
                prop_assert!(!row.text().chars().any(char::is_control));
            }
            prop_assert!(page.rows.windows(2).all(|pair| pair[0].place < pair[1].place));
        }
        if width >= 10 {
            let shown = dense(&searchable(&page(&bundle, "J-01", width)));
            prop_assert!(shown.contains(&dense(&prose::clean(&title))), "{title:?}");
            for paragraph in briefing::page::light::bare(&said).split("\n\n") {
                prop_assert!(shown.contains(&dense(&prose::clean(paragraph))), "{paragraph:?} not in {shown:?}");
            }
        }
    }

    #[test]
    fn a_place_outlives_a_change_of_width(said in wild(), narrow in 10u16..60, wide in 60u16..130) {
        let bundle = wild_bundle("A title", &said, "Some other text of several words.");
        let pages = [page(&bundle, "J-01", narrow), page(&bundle, "J-01", wide)];
        for (one, other) in [(&pages[0], &pages[1]), (&pages[1], &pages[0]), (&pages[0], &pages[0])] {
            for row in 0..one.rows.len() {
                let place = one.place_of(row);
                prop_assert_eq!(one.row_of(place), row);
                let found = other.row_of(place);
                prop_assert!(other.place_of(found) <= place);
                prop_assert_eq!(other.place_of(found).block, place.block);
                if let (Some(here), Some(there)) = (char_at(one, row, place.offset), char_at(other, found, place.offset)) {
                    prop_assert_eq!(here, there);
                }
            }
        }
    }

    #[test]
    fn plain_text_is_never_wider_than_asked(said in wild(), width in 1u16..100) {
        let bundle = wild_bundle("A title", &said, "Some other text.");
        let printed = set(&bundle, width, Some("phia-2025"), |bundle, setting| plain(bundle, find(bundle, "J-01"), setting));
        for line in printed.lines() {
            prop_assert!(prose::width(line) <= usize::from(width), "{line:?} in {width}");
            prop_assert!(!line.chars().any(char::is_control));
        }
    }
}
