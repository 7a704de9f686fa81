//! What is said of an assessment is true of it: on page, slide, print, card and in a citation.

use std::collections::BTreeSet;

use briefing::bundle::{Bundle, Kind, Origin, Qualifications, Scale, Stop};
use briefing::page::surface::citation::citation;
use briefing::page::surface::grid::cross;
use briefing::page::surface::joined::JoinedBy;
use briefing::page::{Additions, PageRoom, Row, Setting, Slide, SlideFrame, card, plain, typeset};
use briefing::text::light::bare;
use briefing::text::sentence::first_sentence;
use jiff::civil::date;

use crate::example::read;
use crate::stage::{Stage, cleared};

/// A small assessment of an issuer with a scale of its own.
fn bundle(manifest: &str, judgement: &str, rest: &str) -> Bundle {
    let (bundle, faults) = read(&written(manifest, judgement, rest));
    assert!(faults.iter().all(|fault| !fault.to_string().contains("unknown")), "{faults:?}");
    bundle
}

fn written(manifest: &str, judgement: &str, rest: &str) -> String {
    format!(
        "briefing: 1\nassessment:\n  id: harbour\n  title: The harbour\n  issuer: The Office\n  issued: 2026-03-29\n  \
         language: en\n  marking: {{as_written: none}}\n{manifest}\njudgements:\n  - id: J-01\n    title: Ships come\n    \
         text: Ships are likely to come.\n    origin: issuer\n    at: p1.s1\n    likelihood: {{as_written: likely, \
         form: estimative, band: likely}}\n{judgement}\n{rest}"
    )
}

const PHIA: &str = "  issuer_scale: not_stated\n  reader_scale: phia-2025";
const UNSURE: &str = "    confidence: {as_written: not_stated}";

/// What each surface says of an item, its white space made one.
pub fn said(bundle: &Bundle, id: &str, scale: Option<&Scale>) -> [(&'static str, String); 5] {
    let (bundle, item) = (&cleared(bundle), bundle.item(id).unwrap());
    let folds = BTreeSet::new();
    let setting = Setting {
        width: 100,
        room: PageRoom::default(),
        today: date(2026, 11, 22),
        scale,
        toggled: &folds,
        elsewhere: None,
    };
    let joined = |rows: &[Row]| rows.iter().map(Row::text).collect::<Vec<_>>().join("\n");
    let frame = SlideFrame { setting, height: 60, additions: Additions::Shown };
    let slide = Slide::new(bundle, &Stop::at(&item.id), &frame);
    let steps = slide.steps.iter().map(|step| joined(&step.rows));
    let slide: Vec<String> =
        [&slide.kind, &slide.head, &slide.caveats].into_iter().map(|rows| joined(rows)).chain(steps).collect();
    [
        ("page", joined(&typeset(bundle, item, &setting).rows)),
        ("slide", slide.join("\n")),
        ("print", plain(bundle, item, &setting)),
        ("card", joined(&card(bundle, item, &setting).rows)),
        ("citation", citation(bundle, item, setting.today)),
    ]
    .map(|(surface, text)| (surface, text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Holds that some surfaces say this of an item, and that none says that.
#[track_caller]
fn check(bundle: &Bundle, id: &str, on: &[&str], says: &str, never: &str) {
    let scale = bundle.assessment().and_then(|assessment| bundle.scale(&assessment.reader_scale));
    for (surface, text) in said(bundle, id, scale) {
        assert!(!on.contains(&surface) || text.to_lowercase().contains(&says.to_lowercase()), "{surface}: {text}");
        assert!(never.is_empty() || !text.contains(never), "{surface}: {text}");
    }
}

const READ: [&str; 3] = ["page", "slide", "print"];
const ALL: [&str; 5] = ["page", "slide", "print", "card", "citation"];

#[test]
fn that_the_source_gives_none_is_said_where_that_is_stated_and_nowhere_else() {
    let unstated = bundle(PHIA, UNSURE, "");
    let never = "in the source";
    check(&unstated, "J-01", &READ, "Assumptions · alternatives · signposts none in this bundle", never);
    check(&unstated, "J-01", &READ, "none given in this bundle", "none given in the source");
    check(&unstated, "assessment", &READ, "outlooks · measures none in this bundle", never);
    check(&unstated, "assessment", &READ, "Not in this bundle", "What the source does not state");

    let stating = format!("{PHIA}\n  not_stated: [{{id: N-01, what: Signposts, kinds: [signpost]}}]");
    let stated = bundle(&stating, UNSURE, "");
    check(&stated, "J-01", &READ, "Assumptions · alternatives none in this bundle", "");
    check(&stated, "J-01", &READ, "Signposts none in the source", "");
    check(&stated, "assessment", &READ, "Signposts none in the source", "");

    let listed = "signposts:\n  - {id: S-01, title: Lamps, text: Lamps are lit., origin: transcriber, state: not_seen, \
                  moves: [{judgement: J-01, direction: up}]}\n";
    let added = bundle(&stating, UNSURE, listed);
    check(&added, "J-01", &READ, "Signposts none of the issuer's in the source", "Signposts none in the source");
    let added = bundle(PHIA, UNSURE, listed);
    check(&added, "J-01", &READ, "Signposts none of the issuer's in this bundle", never);

    let sector = "sectors:\n  - {id: sector.sea, title: The sea, origin: issuer, at: p1.s1, members: open}\n";
    let named = bundle(PHIA, UNSURE, sector);
    check(&named, "sector.sea", &["page", "print"], "No judgement and no evidence in this bundle bears on it", never);
}

#[test]
fn the_issuers_own_scale_is_never_called_a_mapping() {
    let own = "  scales: [{id: house, label: House, bands: [{id: likely, terms: [likely], low: 55, high: 75}]}]\n  \
               issuer_scale: house\n  reader_scale: house";
    let bundle = bundle(own, UNSURE, "");
    check(&bundle, "assessment", &["page", "print"], "on the issuer's own scale, and no other", "not the issuer's");
    check(&bundle, "J-01", &READ, "likely", "mapping");

    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(scratch.path().join("harbour.yaml"), written(own, UNSURE, "")).unwrap();
    let mut stage = Stage::on(&[scratch.path().to_owned()], 120, 40);
    stage.press("1 Enter");
    stage.shows("55–75%");
    stage.press("s").shows("House: the issuer's own scale");
    let mut off = String::new();
    for _ in 0..9 {
        stage.press("s");
        let notice = stage.state.notice.clone().unwrap();
        assert!(!notice.contains("words only"), "{notice}");
        assert!(!(notice.contains("House") && notice.contains("not the issuer's")), "{notice}");
        if notice.contains("off") {
            stage.press("Esc").shows("55–75%").press("s");
            off = notice;
        }
    }
    assert_eq!(off, "ranges of another scale are off; the issuer's own stay: House");
}

#[test]
fn confidence_is_said_as_it_is_written() {
    let with = |confidence: &str| bundle(PHIA, &format!("    confidence: {{{confidence}}}"), "");
    let said_on = ["page", "slide", "print", "citation"];
    for words in ["very high confidence", "moderate-to-high", "very low", "medium confidence", "high"] {
        let bundle = with(&format!("as_written: {words}"));
        for (surface, text) in said(&bundle, "J-01", None) {
            let row = text.split("Confidence").nth(1).unwrap_or_default();
            assert!(!said_on.contains(&surface) || row.trim_start_matches([':', ' ']).starts_with(words), "{text}");
            for never in ["no level stated", "(moderate)", "(high)", "read as"] {
                assert!(!text.contains(never), "{surface}: {text}");
            }
        }
    }
    let read = with("as_written: some assurance, level: moderate");
    check(&read, "J-01", &said_on, "some assurance (read as moderate; not the issuer's word)", "");
    let unsaid = with("as_written: not_stated, level: high");
    check(&unsaid, "J-01", &said_on, "not stated by the issuer (read as high; not the issuer's word)", "");
}

#[test]
fn who_calls_a_judgement_key_is_said_where_it_is_called_so() {
    for (origin, says) in [
        ("", "called key in this bundle"),
        ("\n    key_origin: issuer", "called key by the issuer"),
        ("\n    key_origin: transcriber", "called key by the transcriber"),
        ("\n    key_origin: import", "called key by an import"),
    ] {
        let bundle = bundle(PHIA, &format!("{UNSURE}\n    key: true{origin}"), "");
        check(&bundle, "J-01", &ALL, says, "");
        check(&bundle, "assessment", &["page", "print"], says, "");
    }
}

#[test]
fn the_word_of_the_first_release_is_read_as_the_transcriber_with_a_warning_at_its_place() {
    let (bundle, faults) = read(
        &written(PHIA, &format!("{UNSURE}\n    key: true\n    key_origin: reader"), "")
            .replace("issuer: The", "title_origin: reader\n  issuer: The"),
    );
    let told: Vec<_> = faults.iter().filter(|fault| fault.code.name == "former-word").collect();
    assert_eq!(
        told.iter().map(|fault| (fault.line, fault.column)).collect::<Vec<_>>(),
        [(5, 17), (21, 17)],
        "{faults:?}"
    );
    assert!(told.iter().all(|fault| !fault.is_fault() && fault.help().unwrap().contains("transcriber")), "{faults:?}");
    assert_eq!(bundle.assessment().unwrap().title_origin, Some(Origin::Transcriber));
    check(&bundle, "J-01", &ALL, "called key by the transcriber", "");
    check(&bundle, "assessment", &["page", "print"], "title given by the transcriber", "");
}

#[test]
fn what_the_transcriber_adds_to_an_item_of_the_issuers_is_never_the_issuers() {
    let judgement = format!("{UNSURE}\n    added: {{basis: [E-01]}}");
    let rest = "evidence:\n  - {id: E-01, title: A log, text: Twelve came., origin: issuer, at: p1.s2, attributed_to: source.log, \
                added: {grade: {reliability: B, credibility: \"2\"}}}\nsources:\n  - {id: source.log, title: The log, \
                origin: issuer, at: p1.s2, source_kind: log, added: {grade: {reliability: C, credibility: \"3\"}}}\n\
                actors:\n  - {id: actor.crew, title: The crew, text: They sail., origin: issuer, at: p1.s1, aliases: \
                [Sailors], added: {aliases: [Smugglers], actor_types: [criminal], scope: group}, links: [{rel: uses, to: \
                tactic.wait, text: at night, at: p1.s1}, {rel: tolerates, to: tactic.signal, origin: transcriber}]}\n\
                tactics:\n  - {id: tactic.wait, title: Waiting, text: They wait., origin: issuer, at: p1.s1, added: \
                {lawful: mixed}}\n  - {id: tactic.signal, title: Signals, text: They signal., origin: issuer, at: p1.s1, \
                lawful: no}\n";
    let bundle = bundle(PHIA, &judgement, rest);
    let added = "(added by the transcriber)";
    let full = ["page", "slide", "print"];
    for (id, value) in [
        ("actor.crew", "Smugglers"),
        ("actor.crew", "group"),
        ("actor.crew", "criminal"),
        ("tactic.wait", "lawful or not, by case"),
        ("E-01", "B2 usually reliable; probably true"),
        ("source.log", "C3 fairly reliable; possibly true"),
        ("actor.crew", "Signals"),
    ] {
        for (surface, text) in said(&bundle, id, None).into_iter().filter(|(surface, _)| full.contains(surface)) {
            let after =
                text.split(value).skip(1).any(|after| after.chars().take(50).collect::<String>().contains(added));
            assert!(after, "{value} on the {surface} of {id}: {text}");
        }
    }
    for (id, own) in
        [("actor.crew", "Also called Sailors Smugglers"), ("tactic.signal", "Lawfulness unlawful No judgement")]
    {
        check(&bundle, id, &["page"], own, "");
    }
    check(&bundle, "tactic.wait", &["page", "slide"], "Lawfulness not stated lawful or not, by case", "");
    check(&bundle, "E-01", &["page", "print"], "Grade", "Grade B2");
    check(&bundle, "J-01", &["page", "slide", "print"], added, "");
    check(&bundle, "E-01", &["page"], &format!("Ships come {added}"), "");
    let bundle = cleared(&bundle);
    let setting = Setting {
        width: 100,
        room: PageRoom::default(),
        today: date(2026, 11, 22),
        scale: None,
        toggled: &BTreeSet::new(),
        elsewhere: None,
    };
    for (id, never) in
        [("actor.crew", "Smugglers"), ("actor.crew", "Signals"), ("tactic.wait", "by case"), ("J-01", "Twelve")]
    {
        let frame = SlideFrame { setting, height: 60, additions: Additions::Hidden };
        let slide = Slide::new(&bundle, &Stop::at(&bundle.item(id).unwrap().id), &frame);
        let steps: Vec<String> = slide.steps.iter().flat_map(|step| step.rows.iter().map(Row::text)).collect();
        assert!(!steps.join("\n").contains(never), "{id}: {steps:#?}");
    }
}

#[test]
fn what_qualifies_an_item_is_said_on_every_surface() {
    let stage = Stage::new(120, 40);
    let mut qualified = 0;
    for bundle in stage.state.contents.library.bundles() {
        let scale = bundle.assessment().and_then(|assessment| bundle.scale(&assessment.reader_scale));
        for item in bundle.items() {
            let Qualifications { caveats, tensions, dissents, gaps, lapsed } =
                Qualifications::of(bundle, item, date(2026, 11, 22));
            assert!(caveats.iter().all(|(caveat, _)| caveat.id != item.id), "{} is its own caveat", item.id);
            let named = caveats.iter().map(|(caveat, _)| *caveat).chain(tensions).chain(gaps);
            let named: Vec<(&str, [String; 2])> = named.map(|other| (other.id.as_str(), in_words(other))).collect();
            for (surface, text) in said(bundle, item.id.as_str(), scale) {
                let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
                for (id, said) in &named {
                    qualified += 1;
                    // An audience is told what it says, and not by which code it is cited.
                    let told = words.contains(id)
                        || (surface == "slide"
                            && said.iter().any(|said| text.contains(&said.chars().take(24).collect::<String>())));
                    assert!(told, "the {surface} of {} lacks {id}: {text}", item.id);
                }
                for dissent in dissents {
                    assert!(text.contains(&dissent.who), "the {surface} of {} lacks a dissent: {text}", item.id);
                }
                let told = lapsed.is_none() || text.to_lowercase().contains("window ended");
                assert!(told, "the {surface} of {} lacks that its window ended: {text}", item.id);
            }
        }
    }
    assert!(qualified > 500, "{qualified}");
}

/// What an item is called and what it says first, as one line.
fn in_words(item: &briefing::bundle::Item) -> [String; 2] {
    let text = first_sentence(item.text.as_deref().unwrap_or_default());
    [&item.title, &bare(&text)].map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_caveat_and_a_tension_stay_with_their_judgement() {
    let stage = Stage::new(120, 40);
    let bundle = &stage.state.contents.library.bundles()[0];
    let coded = ["page", "print", "card", "citation"];
    check(bundle, "J-14", &coded, "C-02", "");
    check(bundle, "J-14", &coded, "the text leaves open what this limits", "");
    check(bundle, "J-14", &coded, "J-16", "");
    check(bundle, "J-14", &ALL, "in tension with", "");
    check(bundle, "J-14", &["slide"], "rests on a handful of cases", "");
    check(bundle, "J-14", &["slide"], "predominant", "");
    for (surface, text) in said(bundle, "C-01", None) {
        assert!(text.matches("subject are incomplete").count() <= 1, "the {surface} of C-01 repeats it: {text}");
    }
}

#[test]
fn two_things_named_in_one_sentence_are_not_told_as_joined() {
    let rest = "tactics:\n  - {id: tactic.wait, title: Waiting, origin: issuer, at: p1.s1}\n  - {id: tactic.signal, title: \
                Signals, origin: issuer, at: p1.s1}\nactors:\n  - {id: actor.crew, title: The crew, origin: issuer, at: \
                p1.s1, scope: person}\nevidence:\n  - {id: E-01, title: Waiting or signals, text: It was waiting or \
                signals., origin: issuer, at: p1.s2, attributed_to: not_stated, about: [tactic.wait, tactic.signal, \
                actor.crew]}\n";
    let bundle = cleared(&bundle(PHIA, &format!("{UNSURE}\n    about: [actor.crew, tactic.signal]"), rest));
    let joined = |rows, columns, row, column| cross(&bundle, rows, columns).joined(row, column);
    assert_eq!(joined(Kind::Tactic, Kind::Tactic, 0, 1), Some((JoinedBy::Named, 1)));
    assert_eq!(joined(Kind::Actor, Kind::Tactic, 0, 0), Some((JoinedBy::Evidence, 1)));
    assert_eq!(joined(Kind::Actor, Kind::Tactic, 0, 1), Some((JoinedBy::Judgement, 1)));
    assert_eq!(joined(Kind::Judgement, Kind::Tactic, 0, 1), Some((JoinedBy::Link, 1)));

    let mut stage = Stage::new(140, 50);
    stage.press("x").shows("● link  ◆ judgement  ■ evidence  ○ only named together");
}

/// Bands that lie within one another, on the issuer's own scale and on no other.
const NESTED: &str = "  scales: [{id: house, label: House, bands: [{id: unlikely, terms: [unlikely], low: 0, high: 33}, \
                      {id: likely, terms: [likely], low: 66, high: 100}, {id: very-likely, terms: [very likely], low: 90, \
                      high: 100}]}]\n  issuer_scale: house\n  reader_scale: none";

#[test]
fn the_issuers_own_scale_needs_no_other_beside_it() {
    let named = written(NESTED, UNSURE, "");
    for text in [named.clone(), named.replace(", band: likely", "")] {
        let (bundle, faults) = read(&text);
        assert!(faults.iter().all(|fault| !fault.to_string().contains("likely")), "{faults:?}");
        check(&bundle, "J-01", &["page", "card"], "the issuer's own scale: House 66–100%", "not the issuer's");
        check(&bundle, "J-01", &["print"], "the issuer's own scale: House, 66 to 100 percent", "not the issuer's");
        check(&bundle, "assessment", &["page"], "words lie within one another", "there are gaps");
    }
}

#[test]
fn what_bears_on_a_class_is_told_on_its_members_and_marked() {
    let rest = "sectors:\n  - {id: sector.sea, title: The sea, origin: issuer, at: p1.s1, members: open}\n  - {id: sector.fish, \
                title: Fishing, origin: issuer, at: p1.s1, members: open, parent: sector.sea}\nregions:\n  - {id: region.bay, \
                title: The bay, origin: issuer, at: p1.s1, links: [{rel: part-of, to: region.coast}]}\n  - {id: region.coast, \
                title: The coast, origin: issuer, at: p1.s1}\nevidence:\n  - {id: E-01, title: Nets, text: Nets were cut., \
                origin: issuer, at: p1.s2, attributed_to: not_stated, about: [sector.fish, region.coast]}\n  - {id: E-02, \
                title: Both, text: Both., origin: issuer, at: p1.s2, attributed_to: not_stated, about: [sector.fish, sector.sea]}\n";
    let bundle = bundle(PHIA, &format!("{UNSURE}\n    about: [sector.sea]"), rest);
    let marked = "On The sea, which it is part of Said";
    check(&bundle, "sector.fish", &["page"], marked, "");
    check(&bundle, "sector.fish", &["page"], "Said of that, and not of this in particular. ◇ J-01 Ships come", "");
    check(&bundle, "sector.fish", &["page", "print"], "No judgement in this bundle bears on it directly", "");
    check(&bundle, "region.bay", &["page"], "On The coast, which it is part of", "");
    check(&bundle, "sector.sea", &["page"], "J-01", "which it is part of");
    let page = said(&bundle, "sector.fish", None)[0].1.clone();
    assert_eq!(page.matches("E-02").count(), 1, "what bears on both is told once: {page}");
    for (surface, text) in said(&bundle, "sector.fish", None) {
        assert!(["page", "print"].contains(&surface) || !text.contains("J-01"), "{surface}: {text}");
    }
}

#[test]
fn tactics_and_actors_are_told_by_links_and_apart_from_that_by_the_statements_that_name_both() {
    let rest = "actors:\n  - {id: actor.crew, title: The crew, text: They sail., origin: issuer, at: p1.s1, links: [{rel: uses, \
                to: tactic.wait, text: at night}]}\n  - {id: actor.pilot, title: The pilot, text: One., origin: issuer, at: \
                p1.s1}\ntactics:\n  - {id: tactic.wait, title: Waiting, text: They wait., origin: issuer, at: p1.s1}\n  - {id: \
                tactic.signal, title: Signals, text: They signal., origin: issuer, at: p1.s1}\n";
    let about = "[actor.crew, actor.pilot, tactic.wait, tactic.signal]";
    let bundle = bundle(PHIA, &format!("{UNSURE}\n    about: {about}"), rest);
    let apart = |id: &str, linked: &str, named: &str| {
        let page = said(&bundle, id, None)[0].1.clone();
        let (before, after) = page.split_once("ONLY NAMED IN THE SAME STATEMENTS").expect(&page);
        assert!(before.contains(linked) && !before.contains(named), "{page}");
        assert!(after.contains(named) && after.contains("J-01"), "{page}");
        assert_eq!(page.matches("at night").count(), 1, "a link is told once: {page}");
    };
    apart("actor.crew", "TACTICS, BY A LINK", "Signals (J-01)");
    apart("tactic.wait", "The crew (is used by) — at night", "The pilot (J-01)");
    check(&bundle, "tactic.signal", &["page"], "The crew (J-01)", "by a link");
}
