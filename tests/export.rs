//! What leaves the program: nothing above the ceiling, nothing of the user's own, and nothing that acts on whoever opens it.

mod active;
mod browser;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output};
use std::sync::Arc;

use briefing::bundle::{Bundle, Ceiling, Clearance, Cleared, NotStated, Tlp};
use briefing::export::{ExportFormat, Exported, Portion, Selection, Share, Talk, write};
use jiff::civil::date;
use sha2::{Digest as _, Sha256};

use crate::example;

/// Every text and every name that a bundle comes to, in every format, as a whole and as each of its walks.
pub fn everything(bundle: &Cleared) -> String {
    let mut all = String::new();
    let walks = bundle.every_walk().into_iter().map(|walk| Share::Talk(Talk::of_walk(&walk)));
    for share in std::iter::once(Share::Whole).chain(walks) {
        let papers = [ExportFormat::Html, ExportFormat::Markdown];
        let formats = if share == Share::Whole { &ExportFormat::ALL[..] } else { &papers };
        for (_, text) in formats.iter().flat_map(|format| files(&selection(bundle, share.clone()), *format)) {
            all.push_str(&text);
        }
    }
    all
}

fn selection(bundle: &Cleared, share: Share) -> Selection {
    Selection { portions: vec![Portion::of(bundle.clone(), share)], today: date(2026, 11, 1) }
}

/// What is written in a format: each file by its name, and its name and text.
fn files(selection: &Selection, format: ExportFormat) -> Vec<(String, String)> {
    match write(selection, format) {
        Exported::File(text) => vec![(format.word().to_owned(), text)],
        Exported::Folder(files) => {
            files.into_iter().map(|(path, text)| (path.clone(), format!("{path}\n{text}"))).collect()
        }
    }
}

fn cleared(bundle: Bundle, ceiling: Option<Ceiling>) -> Cleared {
    Clearance::of(&Arc::new(bundle), ceiling).shown.unwrap()
}

fn briefing(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefing")).args(words).output().unwrap()
}

const SMALL: &str = "\
briefing: 1
assessment:
  id: small
  title: Rain
  issuer: Office
  issued: 2024-01-01
  language: en
  issuer_scale: not_stated
  reader_scale: phia-2025
  origin: issuer
  marking: {tlp: 'TLP:CLEAR'}
judgements:
  - {id: J-01, title: Rain is likely, text: Rain is likely., origin: issuer, at: p1.s1, likelihood: {as_written: likely, form: estimative}, confidence: {as_written: not_stated}, basis: [E-01]}
  - {id: J-02, title: Snow is likely, text: Snow is likely., origin: issuer, at: p1.s2, likelihood: {as_written: likely, form: estimative}, confidence: {as_written: not_stated}}
evidence:
  - {id: E-01, title: Clouds came, text: Clouds came., origin: issuer, at: p1.s3, marking: {tlp: 'TLP:AMBER', restrictions: Gardeners only.}}
walks:
  - {id: tour, title: In ten minutes, stops: [{item: J-02, notes: zxqnote to myself, minutes: 77, show: [confidence]}]}
";

/// The marking is the strictest of what leaves and of what it names, and of nothing else.
#[test]
fn what_leaves_says_the_strictest_marking_of_what_it_holds() {
    let bundle = cleared(example::read(SMALL).0, None);
    let items = |id: &str| Share::Items(vec![id.into()]);
    for (share, marking) in [
        (Share::Whole, Tlp::Amber),
        (items("J-01"), Tlp::Amber),
        (items("E-01"), Tlp::Amber),
        (items("J-02"), Tlp::Clear),
        (Share::Talk(Talk::of_walk(&bundle.walks()[0])), Tlp::Clear),
    ] {
        let selection = selection(&bundle, share.clone());
        assert_eq!(selection.marking().tlp, Some(marking), "{share:?}");
        for format in ExportFormat::ALL {
            let files = files(&selection, format);
            let (name, text) = &files[0];
            // References are to the assessment, which says its own marking; the file of them says that of all.
            if format != ExportFormat::Csl {
                assert!(text.contains(marking.label()), "{format}: {name} says {marking}");
            }
            let added = text.contains("Gardeners only.");
            let says_what_is_added =
                [ExportFormat::Html, ExportFormat::Markdown, ExportFormat::Vault].contains(&format);
            assert!(added || !says_what_is_added || marking == Tlp::Clear, "{format}: what is added to the label");
        }
    }
    let ceiling = Some(Ceiling { tlp: Tlp::Green, not_stated: NotStated::Hidden });
    let left = cleared(example::read(SMALL).0, ceiling);
    assert_eq!(selection(&left, Share::Whole).marking().tlp, Some(Tlp::Clear));
    let told = everything(&left);
    for word in ["Clouds", "E-01", "AMBER", "Gardeners"] {
        assert!(!told.contains(word), "{word}");
    }
}

#[test]
fn notes_and_titles_of_ones_own_never_leave() {
    let bundle = cleared(example::read(SMALL).0, None);
    let told = everything(&bundle);
    assert!(!told.contains("zxqnote") && !told.contains("77"), "a speaker's notes and minutes");
    assert!(told.contains("In ten minutes"), "an author's title is the assessment's");
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("small.yaml");
    fs::write(&file, SMALL).unwrap();
    let own = serde_json::json!({ "version": 1, "walks": [{ "bundle": "small", "id": "own", "title": "zxqtitle of mine",
        "stops": [{ "item": "J-01", "notes": "zxqnote" }] }] });
    fs::write(home.path().join("walks.json"), own.to_string()).unwrap();
    for format in ["html", "markdown"] {
        let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
            .args(["export", "--bundle", file.to_str().unwrap(), "--walk", "own", "--format", format])
            .env("BRIEFING_STATE_DIR", home.path())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("Rain is") && !text.contains("zxq"), "{text} {:?}", String::from_utf8(output.stderr));
    }
}

/// A stop shows what it says, with its caveats; the digest can be made again by anybody.
#[test]
fn a_paper_that_is_left_behind_shows_the_stops_and_tells_its_files() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("small");
    fs::create_dir(&folder).unwrap();
    let (head, items) = SMALL.split_once("judgements:").unwrap();
    let pieces = [("a.yaml", head.to_owned()), ("b.yaml", format!("judgements:{items}"))];
    for (name, text) in &pieces {
        fs::write(folder.join(name), text).unwrap();
    }
    let words = ["export", "--bundle", folder.to_str().unwrap(), "--walk", "tour", "--today", "2026-11-01", "--format"];
    let lines = pieces.iter().map(|(name, text)| format!("{:x}  {name}\n", Sha256::digest(text.as_bytes())));
    let list = lines.collect::<Vec<_>>().concat();
    let digest = format!("{:x}", Sha256::digest(list.as_bytes()));
    for format in ["markdown", "html"] {
        let text = String::from_utf8(briefing(&[&words[..], &[format]].concat()).stdout).unwrap();
        assert!(text.contains("In ten minutes") && text.contains("Snow is") && text.contains("2 years 10 months old"));
        assert!(text.contains(&digest), "{text}");
        assert!(!text.contains("Rests on"), "the stop does not show it: {text}");
        assert!(text.contains("Confidence") && !text.contains("Rain is"), "{text}");
    }
    // Under a ceiling it is of what may be shown, which is what the export of that says.
    let limits = ["--ceiling", "green"];
    let text = String::from_utf8(briefing(&[&words[..], &["markdown"], &limits].concat()).stdout).unwrap();
    let json = briefing(&[&["export", "--bundle", folder.to_str().unwrap(), "--format", "json"][..], &limits].concat());
    assert!(text.contains(&format!("{:x}", Sha256::digest(&json.stdout))), "{text}");
}

#[test]
fn a_file_is_for_its_owner_unless_all_of_it_is_clear_and_replaces_nothing_unasked() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("small.yaml");
    fs::write(&file, SMALL).unwrap();
    let file = file.to_str().unwrap();
    let mode = |name: &str| fs::metadata(home.path().join(name)).unwrap().permissions().mode() & 0o077;
    for (name, item, private) in
        [("amber.html", "J-01", true), ("clear.html", "J-02", false), ("all.csl.json", "small", true)]
    {
        let to = home.path().join(name);
        let output = briefing(&["export", item, "--bundle", file, "--to", to.to_str().unwrap()]);
        assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
        assert_eq!(mode(name) == 0, private, "{name}");
        let again = briefing(&["export", item, "--bundle", file, "--to", to.to_str().unwrap()]);
        assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("--force"), "{again:?}");
    }
    let csl: serde_json::Value = serde_json::from_slice(&fs::read(home.path().join("all.csl.json")).unwrap()).unwrap();
    assert_eq!(csl[0]["issued"]["date-parts"][0][0], 2024);
    for (words, says) in [
        (&["export", "--bundle", file][..], "which format"),
        (&["export", "--bundle", file, "--format", "vault"], "--to FOLDER"),
        (&["export", "--bundle", file, "--format", "html", "--walk", "none"], "there are tour, assessment"),
        (&["export", "--bundle", file, "--format", "csv", "--query", "zzzz"], "nothing is found"),
    ] {
        let output = briefing(words);
        assert!(!output.status.success() && output.stdout.is_empty(), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(says), "{output:?}");
    }
    let which = briefing(&["export", "--bundle", "content", "--format", "html"]);
    assert!(String::from_utf8_lossy(&which.stderr).contains("which of"), "{which:?}");
}

#[test]
fn a_vault_has_a_file_for_each_item_and_each_of_its_links_leads_to_one() {
    let bundle = cleared(example::read(&example::whole()).0, None);
    let files = files(&selection(&bundle, Share::Whole), ExportFormat::Vault);
    assert_eq!(files.len(), bundle.items().len() + 1);
    let mut links = 0;
    for (path, text) in &files {
        for rest in text.split("](").skip(1) {
            let to = rest.split(')').next().unwrap();
            let plain = to.trim_start_matches("../");
            assert_eq!((to.len() - plain.len()) / 3, if to.starts_with("..") { path.matches('/').count() } else { 0 });
            assert!(files.iter().any(|(other, _)| other == plain), "{path} leads to {to}");
            links += 1;
        }
    }
    assert!(links > 50, "{links}");
}
