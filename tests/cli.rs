//! Every command from outside, run from a folder that is not the project's.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The folder that each command is run from, with a bundle, a broken bundle and a table in it.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("small.yaml", SMALL);
        write("broken.yaml", "briefing: 1\nassessment:\n  id: broken\n  titel: A title\n");
        write("table.tsv", "Steel pipes\tpipe|tube\tmetal\tWelded and seamless.\nCopper wire\t\tmetal\tDrawn.\n");
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(args).current_dir(self.path()).env_clear().env("HOME", self.path());
        command.stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(&self.command(args).output().unwrap())
    }

    pub fn json(&self, args: &[&str]) -> Value {
        let run = self.run(args);
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
    }
}

/// What a command wrote, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { out: text(&output.stdout), err: text(&output.stderr), code: output.status.code().unwrap() }
    }
}

/// A bundle that means no harm, but for its title.
const SMALL: &str = r#"
briefing: 1
assessment:
  id: small
  title: "A \e]2;title\a with \e[31mred\u202eand back"
  origin: issuer
  issuer: An issuer
  issued: 2024-01-02
  language: en
  marking: {as_written: none}
  issuer_scale: not_stated
  reader_scale: phia-2025
judgements:
  - id: J-01
    title: Rain is likely
    text: It is likely to rain.
    origin: issuer
    at: p1.s1
    likelihood: {as_written: likely, form: estimative, band: likely}
    confidence: {as_written: not_stated}
"#;

/// The commands that read bundles, each as it is asked for.
const READING: [&[&str]; 5] =
    [&["list"], &["list", "--json"], &["print"], &["search", "rain"], &["picture", "--size", "60x20"]];

#[test]
fn a_list_names_every_item_in_its_columns() {
    let place = Place::new();
    let run = place.run(&["list", "small.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1], "small#J-01   judgement   p1.s1  issuer  Rain is likely");
}

#[test]
fn items_in_json_have_one_shape_in_every_command() {
    let place = Place::new();
    let list = place.json(&["list", "--json", "--bundle", "small.yaml"]);
    let items = list.as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["locator"], Value::Null);
    let judgement = &items[1];
    let expected = [
        ("bundle", "small"),
        ("id", "J-01"),
        ("kind", "judgement"),
        ("title", "Rain is likely"),
        ("locator", "p1.s1"),
        ("origin", "issuer"),
    ];
    for (key, value) in expected {
        assert_eq!(judgement[key], value, "{key}");
    }
    assert_eq!(judgement["likelihood"]["form"], judgement["detail"]["likelihood"]["form"]);
    let help = place.run(&["export", "--help"]).out;
    for key in judgement.as_object().unwrap().keys() {
        assert!(help.lines().any(|line| line.split_whitespace().next() == Some(key)), "the help tells of {key}");
    }
    let print = place.json(&["--bundle", "small.yaml", "print", "--json", "J-01"]);
    assert_eq!(print[0], *judgement);
    let export = place.json(&["--bundle", "small.yaml", "export", "--format", "json", "J-01"]);
    assert_eq!(export["items"][0], *judgement);
    let hits = place.json(&["search", "--json", "rain", "small.yaml"]);
    let (hit, object) = (&hits[0], judgement.as_object().unwrap());
    assert!(object.iter().all(|(key, value)| hit[key] == *value), "{hit}");
    let span = &hit["spans"][0];
    let [from, to] = [0, 1].map(|end| usize::try_from(span[end].as_u64().unwrap()).unwrap());
    assert_eq!(hit["matched"].as_str().unwrap()[from..to].to_lowercase(), "rain");
}

#[test]
fn without_a_path_ones_own_library_is_read_and_then_the_samples_unless_they_are_put_away() {
    let place = Place::new();
    let samples = |run: &Run| {
        ["industrial-espionage-2023", "ipcc-ar6-wg1-spm", "ncta-2025-2026", "odni-ata", "odni-ata@2025"]
            .map(|id| run.out.contains(&format!("{id}#")))
    };
    let run = place.run(&["list"]);
    assert!(samples(&run) == [true; 5] && !run.out.contains("small#"), "{run:?}");
    assert_eq!(run.err, "", "the editions that come with the program are meant");
    // The first of the samples opens, and is what is printed; no other makes an id of it ambiguous.
    assert!(run.out.starts_with("industrial-espionage-2023#"), "{run:?}");
    let run = place.run(&["print"]);
    assert!(run.out.contains("J-04") && !run.out.contains("Climate"), "{}", run.code);
    assert!(place.run(&["print", "J-04"]).out.contains("step up"), "{run:?}");
    let library = place.path().join(".local/share/briefing/library");
    fs::create_dir_all(&library).unwrap();
    let put_away = || {
        fs::create_dir_all(place.path().join(".config/briefing")).unwrap();
        fs::write(place.path().join(".config/briefing/config.yaml"), "samples: false\n").unwrap();
    };
    put_away();
    let run = place.run(&["list"]);
    assert!(run.code == 1 && run.err.contains("`samples: false` in config.yaml"), "{run:?}");
    fs::copy(place.path().join("small.yaml"), library.join("small.yaml")).unwrap();
    let run = place.run(&["list"]);
    assert!(run.out.contains("small#J-01") && samples(&run) == [false; 5], "{run:?}");
    fs::remove_file(place.path().join(".config/briefing/config.yaml")).unwrap();
    let run = place.run(&["list"]);
    assert!(run.out.starts_with("small#small") && samples(&run) == [true; 5], "{run:?}");
    let run = place.run(&["picture", "--size", "100x30"]);
    assert!(run.out.contains("Jan\u{a0}2024"), "{run:?}");
    let run = place.run(&["print"]);
    assert!(run.out.contains("Rain is likely") && !run.out.contains("J-04"), "{run:?}");
}

#[test]
fn a_bundle_may_be_named_before_or_behind_a_command_and_again() {
    let place = Place::new();
    for args in [
        &["--bundle", "small.yaml", "list"][..],
        &["list", "--bundle", "small.yaml"],
        &["--bundle", "small.yaml", "list", "--bundle", "broken.yaml"],
        &["--bundle", "broken.yaml", "--bundle", "small.yaml", "list"],
    ] {
        let run = place.run(args);
        assert!(run.out.contains("small#J-01") && !run.out.contains("industrial"), "{args:?} {run:?}");
    }
}

#[test]
fn without_a_terminal_the_reader_prints() {
    let place = Place::new();
    let run = place.run(&["small.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.out, place.run(&["print", "--bundle", "small.yaml"]).out);
    assert!(run.out.contains("It is likely to rain."), "{run:?}");
}

#[test]
fn printed_items_are_as_wide_as_was_asked() {
    let place = Place::new();
    let run = place.run(&["print", "J-04", "E-04", "--width", "50"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("J-04") && run.out.contains("E-04"), "{run:?}");
    assert!(run.out.lines().all(|line| line.chars().count() <= 50), "{}", run.out);
    assert_eq!(run.out, place.run(&["--width", "50", "print", "J-04", "E-04"]).out);
}

#[test]
fn a_deep_link_prints_one_item_where_there_is_no_terminal() {
    let place = Place::new();
    let run = place.run(&["open", "industrial-espionage-2023#J-04"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.out, place.run(&["print", "J-04"]).out);
}

#[test]
fn an_item_that_is_not_there_earns_the_nearest() {
    let place = Place::new();
    for (asked, near) in [
        ("J-004", "`J-04`"),
        ("industrial-espionage-2023#J-4", "`industrial-espionage-2023#J-04`"),
        ("industrial-espionage-2032#J-04", "`industrial-espionage-2023`"),
    ] {
        for command in ["open", "print"] {
            let run = place.run(&[command, asked]);
            assert_eq!(run.code, 1, "{run:?}");
            assert!(run.out.is_empty() && run.err.contains(near) && run.err.lines().count() == 1, "{run:?}");
        }
    }
}

#[test]
fn check_ends_with_a_number_that_says_what_it_found() {
    let place = Place::new();
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/content/industrial-espionage-2023");
    for (args, code) in [
        (&["check", good][..], 0),
        (&["check", "broken.yaml"], 1),
        (&["check", good, "broken.yaml"], 1),
        (&["check", "--bundle", "broken.yaml"], 1),
        (&["--bundle", "broken.yaml", "check"], 1),
        (&["check", "nothing.yaml"], 2),
        (&["check"], 2),
        (&["check", "--format", "xml", "broken.yaml"], 2),
        (&["check", "--explain"], 0),
        (&["check", "--explain", "unknown-key"], 0),
        (&["check", "--explain", "unknown-kye"], 2),
    ] {
        let run = place.run(args);
        assert_eq!(run.code, code, "{args:?} {run:?}");
    }
    assert!(place.run(&["check", good]).out.is_empty());
    let run = place.run(&["check", "--explain", "unknown-kye"]);
    assert!(run.err.contains("did you mean `unknown-key`?"), "{run:?}");
}

#[test]
fn faults_name_their_file_line_and_column() {
    let place = Place::new();
    let run = place.run(&["check", "broken.yaml"]);
    assert!(run.out.contains("broken.yaml:4:3") && run.out.contains("titel: A title"), "{run:?}");
    let json = place.json(&["check", "--format", "json", "broken.yaml"]);
    let faults = json.as_array().unwrap();
    let fault = faults.iter().find(|fault| fault["code"] == "unknown-key").unwrap();
    let keys: Vec<&str> = fault.as_object().unwrap().keys().map(String::as_str).collect();
    let mut wanted = ["file", "line", "column", "place", "code", "severity", "message", "help"];
    wanted.sort_unstable();
    let mut keys = keys;
    keys.sort_unstable();
    assert_eq!(keys, wanted);
    assert_eq!((&fault["line"], &fault["column"], &fault["severity"]), (&4.into(), &3.into(), &"fault".into()));
    assert_eq!(
        place.json(&[
            "check",
            "--format",
            "json",
            concat!(env!("CARGO_MANIFEST_DIR"), "/content/industrial-espionage-2023")
        ]),
        Value::Array(vec![])
    );
}

#[test]
fn themes_are_listed_and_checked() {
    let place = Place::new();
    let run = place.run(&["themes"]);
    assert_eq!(run.code, 0, "{run:?}");
    for theme in ["dark", "light", "stage", "high-contrast", "colour-blind-safe", "mono", "terminal"] {
        assert!(run.out.lines().any(|line| line.starts_with(theme) && line.contains("built in")), "{theme}: {run:?}");
    }
    assert_eq!(place.run(&["themes", "--check"]).code, 0);
    let themes = place.path().join(".config/briefing/themes");
    fs::create_dir_all(&themes).unwrap();
    let own = "theme: 1\nname: mine\nlabel: Mine\ndescription: My own.\ntone: dark\nextends: dark\n";
    fs::write(themes.join("mine.yaml"), own).unwrap();
    let run = place.run(&["themes"]);
    assert!(run.out.lines().any(|line| line.starts_with("mine") && line.contains("yours")), "{run:?}");
    fs::write(themes.join("bad.yaml"), own.replace("mine", "bad").replace("extends: dark", "extends: drak")).unwrap();
    let run = place.run(&["themes", "--check"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("drak") && run.out.contains("dark"), "{run:?}");
    assert_eq!(place.run(&["themes"]).code, 0, "a list is a list");
}

#[test]
fn a_search_finds_says_why_and_ends_as_grep_does() {
    let place = Place::new();
    let run = place.run(&["search", "rain", "small.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.starts_with("small#J-01  judgement  Rain is likely"), "{run:?}");
    let json = place.json(&["search", "--json", "--limit", "3", "ministry"]);
    let hits = json.as_array().unwrap();
    assert!((1..=3).contains(&hits.len()));
    for key in ["bundle", "id", "kind", "title", "field", "matched", "score", "why", "spans"] {
        assert!(hits[0].get(key).is_some(), "{key}");
    }
    let run = place.run(&["search", "zzzzqqqq"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{run:?}");
    for wrong in [&["search"][..], &["search", ""], &["search", "--limit", "0", "rain"], &["search", "rain", "nowhere"]]
    {
        let run = place.run(wrong);
        assert_eq!(run.code, 2, "{wrong:?} {run:?}");
        assert!(run.err.starts_with("briefing: "), "{run:?}");
    }
}

#[test]
fn a_value_that_a_field_never_has_means_nothing() {
    let place = Place::new();
    for query in [&["search", "kind:nosuch"][..], &["search", "--json", "kind:nosuch rain", "small.yaml"]] {
        let run = place.run(query);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{query:?} {run:?}");
        assert!(run.err.contains("‘nosuch’ is not a value of ‘kind:’"), "{run:?}");
    }
    let run = place.run(&["search", "kind:nosuch | rain", "small.yaml"]);
    assert_eq!(run.code, 0, "another choice finds something: {run:?}");
}

#[test]
fn a_result_that_lacks_a_word_is_told_from_one_that_has_all() {
    let place = Place::new();
    let run = place.run(&["search", "--json", "rain zzzzqqqq", "small.yaml"]);
    let hits: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(hits[0]["lacking"], serde_json::json!(["zzzzqqqq"]), "{run:?}");
    assert!(run.err.contains("nothing has every word; without: zzzzqqqq"), "{run:?}");
    assert_eq!(place.json(&["search", "--json", "rain", "small.yaml"])[0]["lacking"], serde_json::json!([]));
    fs::write(place.path().join("queries.txt"), "rain zzzzqqqq\n").unwrap();
    let run = place.run(&["search", "--batch", "queries.txt", "small.yaml"]);
    assert!(run.err.contains("rain zzzzqqqq: nothing has every word; without: zzzzqqqq"), "{run:?}");
}

#[test]
fn an_id_that_several_bundles_have_is_refused_with_the_candidates() {
    let place = Place::new();
    fs::create_dir(place.path().join("both")).unwrap();
    let write = |name: &str, text: &str| fs::write(place.path().join("both").join(name), text).unwrap();
    write("one.yaml", SMALL);
    write("two.yaml", &SMALL.replace("id: small", "id: other").replace("as_written: none", "tlp: \"TLP:RED\""));
    for words in [&["print", "J-01"][..], &["open", "J-01"]] {
        let run = place.run(&[words, &["--bundle", "both"]].concat());
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{words:?} {run:?}");
        assert!(run.err.contains("2 bundles have `J-01`; name one: `small#J-01`, `other#J-01`"), "{words:?} {run:?}");
    }
    let run = place.run(&["print", "other#J-01", "--bundle", "both"]);
    assert!(run.code == 0 && run.out.contains("Rain is likely"), "{run:?}");
    let run = place.run(&["print", "J-01", "--bundle", "both", "--ceiling", "AMBER"]);
    assert!(run.code == 0 && !run.err.contains("other"), "what the ceiling hides is no candidate: {run:?}");
    assert_eq!(place.run(&["print", "J-04"]).code, 0, "the shipped assessment alone has it");
}

/// Two editions of one assessment, by file name and day of issue.
fn editions(files: [(&str, &str); 2]) -> Place {
    let place = Place::new();
    fs::create_dir(place.path().join("both")).unwrap();
    for (number, (name, day)) in (1..).zip(files) {
        let text = SMALL.replace("2024-01-02", &format!("{day}\n  edition: \"{number}\""));
        let text = text.replace("title: Rain is likely", &format!("title: Rain in {name}"));
        let harmless =
            |line: &str| if line.starts_with("  title:") { "  title: A title".to_owned() } else { line.to_owned() };
        let text: String = text.lines().map(|line| harmless(line) + "\n").collect();
        fs::write(place.path().join("both").join(name), text).unwrap();
    }
    place
}

#[test]
fn two_bundles_with_one_id_are_two_editions_of_which_the_newest_needs_no_name() {
    // Once the newer is read first, once last.
    for [older, newer] in [["b.yaml", "a.yaml"], ["a.yaml", "b.yaml"]] {
        let place = editions([(older, "2023-05-06"), (newer, "2024-01-02")]);
        for words in [&["list", "both"][..], &["print", "--bundle", "both"], &["search", "rain", "both"]] {
            let run = place.run(words);
            assert_eq!(run.code, 0, "{words:?} {run:?}");
            assert!(run.out.contains(&format!("Rain in {newer}")), "{words:?} {run:?}");
            assert!(run.out.contains(&format!("Rain in {older}")), "{words:?} {run:?}");
            if words[0] != "print" {
                assert!(run.out.contains("small#J-01 ") && run.out.contains("small@1#J-01 "), "{words:?} {run:?}");
            }
            let told = format!(
                "both/{older}: edition 1 of 2023-05-06 is opened as `small@1`: `small` alone is edition 2 of 2024-01-02 in \
                 both/{newer}"
            );
            assert!(run.err.contains(&told), "{words:?} {run:?}");
        }
        for (named, title) in [
            ("J-01", &newer),
            ("small#J-01", &newer),
            ("small@2#J-01", &newer),
            ("small@2024-01-02#J-01", &newer),
            ("small@1#J-01", &older),
            ("small@2023-05-06#J-01", &older),
        ] {
            let run = place.run(&["print", "--bundle", "both", named]);
            assert!(run.code == 0 && run.out.contains(&format!("Rain in {title}")), "{named}: {run:?}");
            assert_eq!(run.out.matches("Rain in").count(), 1, "{named}: {run:?}");
        }
        assert_eq!(place.run(&["print", "--bundle", "both", "small@3#J-01"]).code, 1);
        assert_eq!(place.json(&["search", "rain", "both", "--json"]).as_array().unwrap().len(), 2);
        let in_older = place.json(&["search", "bundle:small@1 rain", "both", "--json"]);
        assert_eq!(in_older[0]["bundle"], "small@1");
        assert_eq!(in_older.as_array().unwrap().len(), 1);
        let run = place.run(&["check", "both"]);
        assert!(run.code == 0 && run.out.contains("same-id") && run.out.contains(&format!("both/{newer}")), "{run:?}");
        assert_eq!(place.run(&["check", "--strict", "both"]).code, 1);
    }
    let place = editions([("a.yaml", "2023-05-06"), ("b.yaml", "2024-01-02")]);
    let run = place.run(&["list", "both/a.yaml", "both/a.yaml", "both"]);
    assert_eq!(run.err.lines().count(), 1, "a bundle that is named twice is one: {run:?}");
}

#[test]
fn an_edition_that_the_ceiling_hides_is_not_counted() {
    let place = editions([("a.yaml", "2023-05-06"), ("b.yaml", "2024-01-02")]);
    let newer = place.path().join("both/b.yaml");
    let hidden = fs::read_to_string(&newer).unwrap().replace("as_written: none", "tlp: \"TLP:RED\"");
    fs::write(&newer, hidden).unwrap();
    let run = place.run(&["list", "both", "--ceiling", "AMBER"]);
    assert!(run.code == 0 && run.out.contains("Rain in a.yaml"), "{run:?}");
    assert!(!run.err.contains("b.yaml") && !run.err.contains("opened as") && !run.out.contains("small@"), "{run:?}");
    let run = place.run(&["check", "both", "--ceiling", "AMBER"]);
    assert!(run.err.contains("warnings: 0"), "{run:?}");
}

#[test]
fn a_table_is_searched_as_a_library_is() {
    let place = Place::new();
    let json = place.json(&["search", "--tsv", "table.tsv", "--json", "tube"]);
    assert_eq!((&json[0]["id"], &json[0]["title"]), (&"1".into(), &"Steel pipes".into()));
    fs::write(place.path().join("queries.txt"), "copper\nzzzzqqqq\nseamless pipe\n").unwrap();
    let run = place.run(&["search", "--tsv", "table.tsv", "--batch", "queries.txt", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let answers: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 3, "one answer a line");
    assert_eq!((&answers[0][0]["id"], &answers[2][0]["id"]), (&"2".into(), &"1".into()));
    assert_eq!(answers[1], Value::Array(vec![]));
    let mut child = place.command(&["search", "--tsv", "table.tsv", "--batch", "-", "--json"]);
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"copper\n").unwrap();
    assert_eq!(Run::of(&child.wait_with_output().unwrap()).out.lines().count(), 1);
}

#[test]
fn keys_are_a_table_in_markdown() {
    let place = Place::new();
    let run = place.run(&["keys"]);
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("| Reader | |\n|---|---|\n") && run.out.contains("`` / ``"), "{run:?}");
}

#[test]
fn a_picture_is_an_svg_of_the_frame_that_keys_lead_to() {
    let place = Place::new();
    let run = place.run(&["picture", "--size", "80x24", "--theme", "light", "--keys", "/ text:ministry"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.starts_with("<svg xmlns=") && run.out.ends_with("</svg>\n"));
    assert!(run.out.contains("ministry"), "what was typed is in the picture");
    for (args, says) in [
        (["--keys", "Hyper-x"], "no key is called"),
        (["--size", "0x9"], "120x36"),
        (["--theme", "drak"], "did you mean `dark`?"),
    ] {
        let run = place.run(&[&["picture"], &args[..]].concat());
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(says), "{run:?}");
    }
}

#[test]
fn wrong_words_earn_one_sentence_and_the_nearest_right_one() {
    let place = Place::new();
    for (args, says) in [
        (&["lst"][..], "did you mean the command `list`?"),
        (&["list", "--jsno"], "--json"),
        (&["nowhere/at/all"], "there is no such file or folder"),
        (&["--theme", "drak", "list", "extra-that-is-not-there"], "cannot be read"),
    ] {
        let run = place.run(args);
        assert_eq!(run.code, 2, "{args:?} {run:?}");
        assert!(run.err.starts_with("briefing: ") && run.err.contains(says), "{args:?} {run:?}");
    }
}

#[test]
fn help_has_examples_and_the_version_is_told() {
    let place = Place::new();
    for command in ["open", "list", "print", "search", "check", "themes", "picture"] {
        let run = place.run(&[command, "--help"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("Examples:"), "{command}");
    }
    assert!(place.run(&["--help"]).out.contains("Examples:"));
    assert_eq!(place.run(&["--version"]).out, concat!("briefing ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn nothing_from_a_file_steers_the_terminal() {
    let place = Place::new();
    for command in READING {
        let args = [command, &["--bundle", "small.yaml"]].concat();
        let run = place.run(&args);
        assert_eq!(run.code, 0, "{args:?} {run:?}");
        let steers = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!run.out.chars().any(steers) && !run.err.chars().any(steers), "{args:?} {run:?}");
    }
    let run = place.run(&["open", "\u{1b}]0;title\u{7}"]);
    assert!(!run.err.contains('\u{1b}') && run.code == 1, "{run:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let place = Place::new();
    for command in [&["print"][..], &["list"], &["check", "--explain"], &["keys"]] {
        let mut child = place.command(command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert!(child.wait().unwrap().success() && err.is_empty(), "{command:?} {err}");
    }
}

#[test]
fn what_cannot_be_shown_at_all_is_told_in_one_sentence() {
    let place = Place::new();
    fs::write(place.path().join("bad.yaml"), "assessment: [\n").unwrap();
    let run = place.run(&["bad.yaml"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(
        run.err.starts_with("briefing: nothing can be shown: bad.yaml:") && run.err.lines().count() == 1,
        "{run:?}"
    );
}

/// What stands in for what cannot be read is never told as something that the issuer said.
#[test]
fn what_cannot_be_read_is_not_told_as_said() {
    let place = Place::new();
    let text = "briefing: 1\nassessment: {id: late, title: Late, issuer: An office, issued: last May, language: en}\n\
        judgements:\n- {id: J-01, title: It rises, text: It is likely to rise., origin: issuer, at: p1.s1, key: true, \
        likelihood: {as_written: likely, form: estimatve}, confidence: {as_written: not_stated}, basis: [E-07]}\n";
    fs::write(place.path().join("late.yaml"), text).unwrap();
    let run = place.run(&["print", "--bundle", "late.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("Issued by An office, date not known"), "{}", run.out);
    assert!(run.out.contains("Likelihood: likely; not read as a hedge"), "{}", run.out);
    assert!(run.out.contains("not in this bundle: E-07"), "{}", run.out);
    assert!(!run.out.contains("0000") && !run.out.contains("years old"), "{}", run.out);
    assert_eq!(place.run(&["search", "issued:<2000", "late.yaml"]).code, 1);
    let frame = place.run(&["picture", "--bundle", "late.yaml", "--keys", "L"]).out.replace('\u{a0}', " ");
    assert!(frame.contains("date not known") && !frame.contains("0000-01-01"), "{frame}");
}

#[test]
fn wrong_usage_is_one_sentence() {
    let place = Place::new();
    for (words, said) in [
        (&["search"][..], "briefing: the following required arguments were not provided: <QUERY>\n"),
        (&["list", "--ceiling", "TLP:PURPLE"], "TLP:AMBER+STRICT, TLP:RED\n"),
    ] {
        let run = place.run(words);
        assert!(run.err.contains(said) && run.code == 2, "{run:?}");
    }
}

#[test]
fn a_long_argument_is_not_repeated_whole() {
    let place = Place::new();
    let long = "a".repeat(100_000);
    for args in
        [&["open", &long, "--plain"][..], &["print", &long], &["check", &long], &["--theme", &long, "print"], &[&long]]
    {
        let run = place.run(args);
        assert!(run.code != 0 && run.err.len() < 3_000, "{} bytes of {}", run.err.len(), &run.err[..80]);
        assert!(run.err.contains(" … "), "what was left out is shown: {}", &run.err[..80]);
    }
}

#[test]
fn a_bundle_that_is_named_twice_is_reported_once() {
    let place = Place::new();
    std::os::unix::fs::symlink("broken.yaml", place.path().join("link.yaml")).unwrap();
    let once = place.run(&["check", "broken.yaml"]).out;
    for args in [
        &["--bundle", "broken.yaml", "check", "broken.yaml"][..],
        &["check", "broken.yaml", "./broken.yaml", "link.yaml"],
    ] {
        assert_eq!(place.run(args).out, once, "{args:?}");
    }
}

#[test]
fn a_theme_that_does_not_exist_is_refused_for_plain_text_too() {
    let place = Place::new();
    for args in
        [&["print", "--theme", "nonsense"][..], &["--theme", "nonsense", "--plain"], &["--theme", "nonsense", "print"]]
    {
        let run = place.run(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains("no theme is called `nonsense`"), "{}", run.err);
    }
    assert_eq!(place.run(&["print", "--theme", "light"]).code, 0);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said_in_words() {
    let place = Place::new();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let run = Run::of(&place.command(&["list"]).stdout(full).output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (1, "briefing: the output cannot be written: the disk is full\n"));
}
