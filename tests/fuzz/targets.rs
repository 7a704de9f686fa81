//! What is fuzzed: each target takes any bytes, and panics where something does not hold.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use briefing::bundle::{Bundle, Clearance, Cleared};
use briefing::load;
use briefing::load::yaml::guard::guard;
use briefing::load::yaml::read::sound_tree;
use briefing::load::yaml::yaml::Tree;
use briefing::page::{self, PageRoom, Setting, typeset};
use briefing::search::{Index, Request, Scope, Whose, complete, find, parse, rank::pick::pick, table};
use briefing::text::prose;
use jiff::civil::{Date, date};

use crate::harmless::harmless;
use crate::steering::steering;

const TODAY: Date = date(2026, 11, 22);

/// Reads bytes as a bundle alone: the guard, and what reads behind it. What the look at the lines lets through, the check
/// of events lets through as well.
pub fn yaml(bytes: &[u8]) {
    if let Some((tree, _)) = sound_tree("a.yaml", bytes) {
        let checked = guard("a.yaml", bytes);
        assert!(checked.faults.is_empty(), "{:?}", checked.faults);
        assert!(checked.spans.root().is_some() || *tree == Tree::Null);
        assert_eq!(checked.sound, Some(checked.spans.source().text().len()));
    }
    harmless("alone", &load::assemble("bundle", "bundle", &[("a.yaml".to_owned(), bytes.to_vec())], Vec::new()));
}

/// Reads bytes as a bundle, alone and beside a sound one, and sets every item of it.
pub fn loader(bytes: &[u8]) {
    static SOUND: &str = include_str!("../faults/sound.yaml");
    let alone = load::assemble("bundle", "bundle", &[("a.yaml".to_owned(), bytes.to_vec())], Vec::new());
    harmless("alone", &alone);
    let texts = [("a.yaml".to_owned(), bytes.to_vec()), ("sound.yaml".to_owned(), SOUND.as_bytes().to_vec())];
    let loaded = load::assemble("bundle", "bundle", &texts, Vec::new());
    harmless("beside a sound file", &loaded);
    let bundle = cleared(loaded.bundle.unwrap());
    let width = u16::try_from(bytes.len() % 120 + 1).unwrap();
    let toggled = BTreeSet::new();
    for item in bundle.items().iter().take(12) {
        let setting =
            Setting { width, room: PageRoom::default(), today: TODAY, scale: None, toggled: &toggled, elsewhere: None };
        let page = typeset(&bundle, item, &setting);
        for row in &page.rows {
            let text = row.text();
            assert_eq!(steering(&text), None, "{text:?}");
            assert!(prose::width(&text) <= usize::from(width), "{text:?} in {width}");
        }
        assert_eq!(steering(&page::plain(&bundle, item, &setting).replace('\n', "")), None);
    }
}

/// All of a bundle. A target names nothing of the other tests, since a fuzzer is built without them.
fn cleared(bundle: Bundle) -> Cleared {
    Clearance::of(&Arc::new(bundle), None).shown.unwrap()
}

/// Reads bytes as a theme among the user's own.
pub fn theme(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.yaml"), bytes).unwrap();
    let themes = load::themes(Some(folder.path()));
    assert!(themes.themes.len() >= 6, "the built-in themes stay");
    for fault in &themes.faults {
        let told = [fault.message(), fault.help().unwrap_or_default()].concat();
        assert_eq!(steering(&told), None, "{told:?}");
    }
    for theme in &themes.themes {
        assert_eq!(steering(theme.name()), None, "{:?}", theme.name());
        let _ = theme.shortfalls();
    }
}

/// Puts bytes as a question to the shipped bundle, completes them everywhere, picks by them, and reads them as a table.
pub fn query(bytes: &[u8]) {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index = Index::of_bundle(&cleared(load::embedded(load::SAMPLES[0]).bundle.unwrap()), TODAY);
        index.merge_all();
        index
    });
    let text = String::from_utf8_lossy(bytes);
    let query = parse(&text);
    let findings =
        find(index, &Request { query: &query, scope: &Scope::Library, whose: Whose::All, kind: None, limit: 50 });
    for hit in &findings.hits {
        lie_in(&hit.title, &hit.title_spans);
        lie_in(&hit.excerpt, &hit.excerpt_spans);
    }
    for cursor in (0..=text.len()).filter(|&place| text.is_char_boundary(place)).take(200) {
        for completion in complete(&text, cursor).iter().take(3) {
            lie_in(&text, std::slice::from_ref(&completion.replaces));
        }
    }
    let candidates = ["Supply chain", "漢字 kanji", "e\u{301}tude", "Ministry of State Security", "ﬁre", "İstanbul"];
    for picked in pick(&text, &candidates) {
        lie_in(candidates[picked.index], &picked.spans);
    }
    let mut index = Index::new();
    index.add(table(&text));
    index.merge_all();
    let query = parse("likely a");
    for hit in
        find(&index, &Request { query: &query, scope: &Scope::Library, whose: Whose::All, kind: None, limit: 50 }).hits
    {
        lie_in(&hit.title, &hit.title_spans);
        lie_in(&hit.excerpt, &hit.excerpt_spans);
    }
}

/// Fails unless stretches lie in a text, between its letters.
#[track_caller]
fn lie_in(text: &str, spans: &[Range<usize>]) {
    for span in spans {
        assert!(text.get(span.clone()).is_some(), "{span:?} of {text:?}");
    }
}
