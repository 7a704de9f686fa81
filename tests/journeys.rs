//! What people do with the reader, key by key.

use std::fs;

use crate::stage::Stage;
use briefing::bundle::Kind;
use briefing::state::reader::section_list::ListLine;
use briefing::state::{MouseOwner, Pane, Task};

#[test]
fn an_analyst_reads_a_judgement_down_to_its_source_and_comes_back() {
    let mut stage = Stage::new(120, 36);
    stage.reads("industrial-espionage-2023").press("0").shows("WHY IT WAS WRITTEN").shows("3 y 7 m old").press("Esc");
    stage.press("1").reads("J-01").press("End").press("Home");
    // From the list to the judgement on export controls, and down its evidence.
    stage.press("1 j j j j j j j j j j").reads("J-11").shows("likely").press("Enter");
    stage.shows("PHIA 2025").shows("not the issuer's").shows("not stated by the issuer");
    let link = stage.state.stage.reader().unwrap().view.page.links.iter().position(|link| link.to == "E-07").unwrap();
    for _ in 0..=link {
        stage.press("Tab");
    }
    stage.press("Enter").reads("E-07").shows("EVIDENCE").press("Ctrl-o").reads("J-11");
    assert_eq!(stage.state.stage.reader().unwrap().view.link, Some(link), "the link is in hand again");
    stage.press("Alt-Right").reads("E-07").press("[ [").shows("KEY JUDGEMENTS");
}

/// How a row of the overview is lit: by which sign and which word, or not at all.
fn lit(stage: &Stage, id: &str) -> Option<String> {
    let reader = stage.state.stage.reader().unwrap();
    let id = reader.bundle.item(id).unwrap_or_else(|| panic!("{id} is an item")).id.clone();
    let reason = reader.overview.light.reason(&reader.bundle, &id)?;
    Some(format!("{} {}", reason.sign, reason.says))
}

#[test]
fn the_overview_lights_what_an_actor_is_joined_to_and_says_why() {
    let mut stage = Stage::new(120, 36);
    stage.shows("KEY JUDGEMENTS 10").shows("SECTORS 13").shows("ACTORS 14").shows("TACTICS 11");
    // Every key judgement and every name is on the first screen.
    let reader = stage.state.stage.reader().unwrap();
    for pane in &reader.overview.panes {
        for line in pane.lines.iter().take(pane.first) {
            let ListLine::Item(id) = line else { panic!("the first lines are items") };
            let item = reader.bundle.item(id.as_str()).unwrap();
            let name = if pane.kind == Kind::Judgement { id.as_str() } else { item.short_title() };
            assert!(stage.find(name).is_some(), "{name} is not on the screen:\n{}", stage.text());
        }
    }
    stage.press("Tab Tab j j");
    assert_eq!(stage.state.stage.reader().unwrap().overview.current().unwrap().as_str(), "actor.mss");
    for (id, why) in [
        ("J-14", Some("◆ J-14")),
        ("J-15", Some("◆ J-15")),
        ("J-01", None),
        ("J-16", None),
        ("target.civilian", Some("◆ J-14")),
        ("sector.key-technologies", Some("● E-11")),
        ("sector.telecommunications", None),
        ("actor.prc-state", Some("→ link")),
        ("actor.other-agencies", Some("○ J-15")),
        ("actor.universities", None),
        ("tactic.proxies", Some("◆ J-15")),
        ("tactic.cyber", None),
    ] {
        assert_eq!(lit(&stage, id).as_deref(), why, "{id}");
    }
    let tension = |stage: &Stage| {
        let reader = stage.state.stage.reader().unwrap();
        reader.overview.light.tension(&reader.bundle.item("J-16").unwrap().id).map(ToString::to_string)
    };
    assert_eq!(tension(&stage).as_deref(), Some("J-14"), "what says otherwise is not hidden");
    stage.shows("≠").shows("in tension with J-14").shows("▎");
    // The light is held while the cursor moves; no row moves; the next row that is lit is a key away.
    let row = stage.find("Telecommunications").unwrap();
    stage.press("Space Tab j j");
    assert_eq!(lit(&stage, "tactic.proxies").as_deref(), Some("◆ J-15"));
    assert_eq!(stage.find("Telecommunications").unwrap(), row);
    stage.press("Esc");
    assert_eq!(lit(&stage, "J-14"), None, "the light is that of the row under the cursor again");
    stage.press("Tab Tab Tab Tab j n");
    assert!(stage.state.stage.reader().unwrap().overview.held.is_some(), "n keeps the light to go on in it");
    // Enter reads, and Escape is back at the same row.
    stage.press("Esc");
    let at = stage.state.stage.reader().unwrap().overview.current().unwrap().to_string();
    stage.press("Enter").reads(&at).press("Esc");
    assert_eq!(stage.state.stage.reader().unwrap().overview.current().unwrap().as_str(), at);
}

#[test]
fn a_count_opens_the_list_of_what_it_counts() {
    let mut stage = Stage::new(120, 36);
    let counts = stage.state.stage.reader().unwrap().overview.counts.clone();
    for (place, count) in counts.iter().enumerate() {
        stage.press("1 0 Shift-Tab");
        for _ in 0..counts.len() {
            stage.press("Left");
        }
        for _ in 0..place {
            stage.press("Right");
        }
        stage.press("Enter");
        let (_, listed) = stage.state.stage.reader().unwrap().list.position();
        assert!(count.says.starts_with(&format!("{listed} ")), "{} leads to {listed}\n{}", count.says, stage.text());
    }
}

#[test]
fn enter_reads_and_escape_returns_to_the_same_row_of_the_list() {
    for (width, height) in [(200, 50), (120, 36), (80, 24), (40, 12)] {
        let mut stage = Stage::new(width, height);
        stage.press("1 j j j j o").reads("J-05");
        let order = stage.state.stage.reader().unwrap().list.lines.clone();
        stage.press("Enter").reads("J-05").press("Esc").reads("J-05");
        let list = &stage.state.stage.reader().unwrap().list;
        assert_eq!(list.current().unwrap().as_str(), "J-05");
        assert_eq!(list.lines, order, "the order stays");
        stage.press("g");
        let grouped = &stage.state.stage.reader().unwrap().list;
        assert!(matches!(grouped.lines[0], ListLine::Heading(..)));
        stage.press("1 f text:lenien").reads("J-20").press("Esc").reads("J-20");
        assert_eq!(stage.state.stage.reader().unwrap().list.position().1, 21, "everything is listed again");
    }
}

#[test]
fn where_did_we_say_that_is_answered_before_the_sentence_is_finished() {
    let mut stage = Stage::new(120, 36);
    stage.press("1 j j").reads("J-03").press("/ text:lenien").shows("J-20").press("Enter").reads("J-20");
    assert!(!stage.state.stage.reader().unwrap().view.marks.is_empty(), "its matches are lit");
    assert_eq!(
        stage.state.stage.reader().unwrap().view.mark,
        Some(stage.state.stage.reader().unwrap().view.marks[0].number),
        "the first is in hand"
    );
    stage.press("Ctrl-o").reads("J-03");
}

#[test]
fn escape_leaves_a_search_where_it_was_begun() {
    let mut stage = Stage::new(120, 36);
    stage.press("1 j j j Enter Down Down");
    let (item, top) =
        (stage.state.stage.reader().unwrap().item().id.clone(), stage.state.stage.reader().unwrap().view.top);
    stage.press("/ text:blackmail").shows("Search").press("Esc").hides("Search · ");
    assert_eq!(
        (stage.state.stage.reader().unwrap().item().id.clone(), stage.state.stage.reader().unwrap().view.top),
        (item, top)
    );
}

#[test]
fn n_walks_the_matches_of_a_page_and_then_the_other_hits() {
    let mut stage = Stage::new(120, 36);
    stage.press("/ text:universities Enter");
    let first = stage.state.stage.reader().unwrap().item().id.clone();
    let hits = stage.state.finding.trail.as_ref().unwrap().hits.len();
    assert!(hits > 1);
    for _ in 0..60 {
        stage.press("n");
        if stage.state.stage.reader().unwrap().item().id != first {
            break;
        }
    }
    assert_ne!(stage.state.stage.reader().unwrap().item().id, first, "the next hit was opened");
    stage.press("N").reads(first.as_str());
    stage.press("Esc");
    assert!(stage.state.stage.reader().unwrap().view.marks.is_empty(), "Esc puts the matches out and nothing else");
}

#[test]
fn narrowing_the_screen_loses_nothing() {
    let mut stage = Stage::new(200, 50);
    stage.press("1 j j j j j j j j j j Enter PgDn");
    let anchor = stage.state.stage.reader().unwrap().view.anchor;
    let words = |stage: &Stage| {
        let view = &stage.state.stage.reader().unwrap().view;
        view.page.rows[view.page.row_of(anchor)].text().split_whitespace().next().unwrap_or_default().to_owned()
    };
    let before = words(&stage);
    for (width, height) in [(120, 36), (80, 24), (40, 12), (12, 4), (5, 2), (80, 24), (200, 50)] {
        stage.resize(width, height).reads("J-11");
        assert_eq!(stage.state.stage.reader().unwrap().view.anchor, anchor, "{width}x{height}");
    }
    assert_eq!(words(&stage), before);
}

#[test]
fn a_peek_leaves_everything_as_it_was() {
    let mut stage = Stage::new(120, 36);
    stage.press("1 Enter Tab K").shows("Peek · ");
    let depth = stage.state.stage.reader().unwrap().history.depth();
    stage.press("Esc").hides("Peek · ").reads("J-01");
    assert_eq!(stage.state.stage.reader().unwrap().history.depth(), depth, "history knows nothing of it");
    stage.press("K Enter");
    assert_ne!(stage.state.stage.reader().unwrap().item().id.as_str(), "J-01", "Enter in a peek opens it");
    stage.press("Backspace").reads("J-01");
}

#[test]
fn letters_over_links_are_two_keys_to_any_of_them() {
    let mut stage = Stage::new(120, 36);
    stage.press("1 Enter f");
    assert_eq!(stage.state.context().word(), "Jump letters");
    stage.press("a");
    assert!(stage.state.layers.is_empty());
    assert_ne!(stage.state.stage.reader().unwrap().item().id.as_str(), "J-01");
    stage.press("Ctrl-o f Esc").reads("J-01");
}

#[test]
fn the_palette_is_help_and_runs_what_it_lists() {
    let mut stage = Stage::new(120, 36);
    stage.press("?").shows("Search as you type").press("text:grid").shows("Cross two kinds in a grid").press("Enter");
    stage.shows("Grid · Actors × tactics").press("Esc").press("F1 text:quit Enter");
    assert!(matches!(stage.asked.last(), Some(Task::Quit)));
}

#[test]
fn the_grid_opens_what_joins_two_things() {
    let mut stage = Stage::new(140, 50);
    // The cursor begins on the first mark; three rows down and to the left edge is what one judgement joins.
    stage.press("x").shows("Ministry of State Security (MSS) × ").press("Down Down Down Left Left Left");
    stage
        .shows("× Investments")
        .shows("J-08")
        .press("Enter")
        .reads("J-08")
        .press("Ctrl-o")
        .reads("industrial-espionage-2023");
}

#[test]
fn who_cites_this_is_one_key_away() {
    let mut stage = Stage::new(120, 36);
    stage.press("/ text:mss Enter").reads("actor.mss").press("u").shows("What cites actor.mss").press("text:judgement");
    stage.press("Esc").reads("actor.mss").press("u text:J-14 Enter").reads("J-14");
}

#[test]
fn a_theme_is_tried_while_the_cursor_moves_and_escape_takes_it_back() {
    let mut stage = Stage::new(120, 36);
    let before = stage.state.theme().name().to_owned();
    stage.press("t Down Down");
    assert_ne!(stage.state.theme().name(), before);
    stage.press("Esc");
    assert_eq!(stage.state.theme().name(), before);
    assert!(!stage.asked.iter().any(|task| matches!(task, Task::KeepTheme(_))), "nothing was kept");
    stage.press("t text:light");
    assert_eq!(stage.state.theme().name(), "light");
}

#[test]
fn the_scale_that_is_not_the_issuers_can_be_changed_and_put_away() {
    let mut stage = Stage::new(120, 36);
    stage.press("1 j j j Enter").shows("PHIA 2025").shows("55–75%");
    // The first press shows the whole scale with the word's band, and changes nothing.
    stage.press("s").shows("almost certain").shows("not the issuer's").shows("there are gaps between the words");
    stage.shows("This version was published after the assessment was issued.");
    let mut seen = Vec::new();
    for _ in 0..5 {
        stage.press("s");
        seen.push(
            stage
                .state
                .surroundings()
                .scale_of(&stage.state.stage.reader().unwrap().bundle)
                .map(|scale| scale.id.clone()),
        );
    }
    assert!(seen.contains(&None), "the scales end with none: {seen:?}");
    for _ in 0..5 {
        if stage.state.surroundings().scale_of(&stage.state.stage.reader().unwrap().bundle).is_some() {
            stage.press("s");
        }
    }
    stage.press("Esc").hides("75%").shows("likely");
}

#[test]
fn numbers_lead_to_sections_and_escape_never_quits() {
    let mut stage = Stage::new(100, 30);
    for (key, first) in [("1", "J-01"), ("2", "sector.key-technologies"), ("5", "E-01"), ("9", "C-01")] {
        stage.press(key).reads(first);
    }
    stage.press("0").reads("industrial-espionage-2023").press("Esc Esc Esc Esc");
    assert!(!stage.asked.iter().any(|task| matches!(task, Task::Quit)));
    stage.press("q");
    assert!(matches!(stage.asked.last(), Some(Task::Quit)));
}

#[test]
fn the_mouse_opens_what_is_clicked_and_can_be_given_back() {
    let mut stage = Stage::new(160, 40);
    stage.click("J-06").click("J-06").reads("J-06").click("C-01");
    stage.reads("C-01");
    assert_eq!(stage.state.stage.reader().unwrap().pane, Pane::Page);
    stage.press("M").shows("the terminal has the mouse");
    assert!(matches!(stage.asked.last(), Some(Task::Mouse(MouseOwner::Terminal))));
}

#[test]
fn a_copy_carries_its_caveats_its_marking_and_its_date() {
    let mut stage = Stage::new(120, 36);
    stage.press("1 j j j y");
    let Some(Task::Copy { text, .. }) = stage.asked.last() else { panic!("nothing was copied") };
    for part in ["J-04", "likely", "29 March 2023", "C-01", "no marking stated"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!(!text.contains('%'), "no number that the issuer did not give:\n{text}");
}

#[test]
fn a_broken_bundle_still_reads_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.yaml");
    fs::write(
        &file,
        "briefing: 1\n\
         assessment:\n  id: broken\n  title: Broken\n  issuer: Nobody\n  issued: 2024-01-02\n  language: en\n  \
         marking: {as_written: none}\n  issuer_scale: not_stated\n  reader_scale: none\n\
         evidence:\n  - id: E-1\n    title: One thing\n    text: One thing was seen.\n    origin: issuer\n    at: p1.s1\n    \
         attributed_to: not_stated\n    colour: red\n  - id: E-2\n    title: Another\n    text: Another was not.\n    \
         origin: issuer\n    attributed_to: source.nobody\n",
    )
    .unwrap();
    let mut stage = Stage::on(&[file], 120, 36);
    stage.reads("broken").shows("faults").press("5").reads("E-1").shows("One thing was seen.");
    stage.press("!").shows("colour").shows("What is wrong with the files").press("Esc").reads("E-1");
}

#[test]
fn a_paste_is_text_where_text_is_heard_and_nothing_elsewhere() {
    let mut stage = Stage::new(120, 36);
    stage.message(briefing::state::Message::Paste("qqq\r\n".to_owned()));
    assert!(stage.asked.iter().all(|task| !matches!(task, Task::Quit)), "pasted letters are no commands");
    stage.press("/");
    stage.message(briefing::state::Message::Paste("trusted\r\ninsider\u{1b}[31m".to_owned()));
    stage.shows("trusted");
    assert!(!stage.text().contains('\u{1b}'));
}

#[test]
fn the_marking_is_the_highest_of_what_is_in_view() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("marked.yaml");
    fs::write(
        &file,
        "briefing: 1\n\
         assessment:\n  id: marked\n  title: Marked\n  issuer: Nobody\n  issued: 2024-01-02\n  language: en\n  \
         marking: {tlp: \"TLP:GREEN\"}\n  issuer_scale: not_stated\n  reader_scale: none\n\
         notes:\n  - {id: N-1, title: For all, text: Seen., origin: transcriber}\n  \
         - {id: N-2, title: For few, text: Heard., origin: transcriber, marking: {tlp: \"TLP:RED\"}}\n",
    )
    .unwrap();
    let mut stage = Stage::on(&[file], 100, 30);
    stage.shows("TLP:GREEN").hides("TLP:RED");
    stage.press("/ text:heard").shows("TLP:RED").press("Esc").hides("TLP:RED");
    stage.press("/ text:heard Enter").reads("N-2").shows("TLP:RED").press("Ctrl-o 1").hides("For few").hides("TLP:RED");
}
