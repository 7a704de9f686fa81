//! Markdown and tables as assessments.

use std::fs;
use std::path::Path;

use briefing::bundle::{Bundle, Detail, Form, Item, Kind, Origin, Tlp};
use briefing::exchange::read::{read_file, read_vault};
use briefing::exchange::{Imported, Refusal};
use briefing::text::property::text_of;

use crate::cli::Place;
use crate::exchange::written;

const REPORT: &str = "---\ntitle: Night ships\nissued: 2024-03-05\nissuer: Harbour Office\ntlp: green\ntags: [harbour, night]\nx_colour: red\n---\n\
# Night ships\n\nShips come by night, and *nobody* sees who sends them.\n\n## Key judgements\n\n- Ships are **very likely** to come again, with moderate confidence.\n\
- The crew is most likely to wait; see [the log](https://example.org/log).\n- They wait.\n\n## What was seen\n\nThree ships.\n\n### By whom\n\n1. The watch\n2. A [pilot](pilot.md)\n\n\
| ship | day |\n|---|---|\n| Heron | 1 |\n\n> It was dark.\n\n```\ncode\n```\n\n## Empty\n";

fn file(text: &str) -> Imported {
    read_file(Path::new("night.md"), "night.md", text.as_bytes()).unwrap()
}

fn titled<'b>(bundle: &'b Bundle, title: &str) -> &'b Item {
    bundle
        .items()
        .iter()
        .find(|item| item.title == title)
        .unwrap_or_else(|| panic!("no {title}: {:#?}", bundle.items()))
}

#[test]
fn a_text_is_an_assessment_whose_judgements_stand_below_the_heading_that_says_so() {
    let imported = file(REPORT);
    assert_eq!((imported.report.objects, imported.report.mapped, imported.report.lost), (1, 1, 0));
    assert_eq!(imported.report.warnings.len(), 1, "pilot.md is not there");
    let bundle = &imported.bundles[0];
    assert_eq!(written(bundle).0.items().len(), bundle.items().len());
    let cover = bundle.assessment().unwrap();
    assert_eq!(
        (bundle.cover().title.as_str(), bundle.issuer(), cover.issued.to_string().as_str()),
        ("Night ships", "Harbour Office", "2024-03-05")
    );
    assert_eq!(bundle.cover().marking.as_ref().unwrap().tlp, Some(Tlp::Green));
    assert_eq!(cover.summary.as_deref(), Some("Ships come by night, and *nobody* sees who sends them."));
    let judgements: Vec<&Item> = bundle.of_kind(Kind::Judgement).collect();
    let found: Vec<(Option<&str>, Form, &str)> = judgements
        .iter()
        .map(|item| {
            let Detail::Judgement(judgement) = &item.detail else { panic!() };
            assert_eq!(
                (judgement.likelihood.band.as_ref(), item.origin, judgement.key_origin),
                (None, Origin::Import, Some(Origin::Import))
            );
            let likelihood = &judgement.likelihood;
            (likelihood.as_written.as_deref(), likelihood.form, judgement.confidence.as_written.as_str())
        })
        .collect();
    assert_eq!(
        found,
        [
            (Some("very likely"), Form::Estimative, "moderate confidence"),
            (Some("most likely to"), Form::Comparative, "not_stated"),
            (None, Form::Unhedged, "not_stated")
        ]
    );
    let seen = titled(bundle, "What was seen").text.as_deref().unwrap();
    assert_eq!(
        seen,
        "Three ships.\n\n**By whom**\n\n- The watch\n- A pilot\n\nship | day\n\nHeron | 1\n\n> It was dark.\n\ncode"
    );
    let record = &bundle.cover().imported[0];
    let source = text_of(&record.properties, "source").unwrap();
    assert!(REPORT.ends_with(&source) && source.starts_with("# Night ships"), "the source is kept to the letter");
    assert!(record.properties.contains(&"x_colour: \"red\"".to_owned()));
}

#[test]
fn a_vault_keeps_its_links() {
    let files = [
        ("index.md", "---\nokf_version: \"0.2\"\n---\n# The harbour\n\nSee [the crew](actors/crew.md).\n"),
        (
            "actors/crew.md",
            "---\ntype: actor\ntitle: The crew\naliases: [NC-7]\nmarking: TLP:RED\n---\n# The crew\n\nThey use [[Waiting|a way of waiting]], and [[nothing]].\n",
        ),
        ("Waiting.md", "No front matter. ![[crew]] and [[Waiting#Part|itself]].\n\n- [ ] open\n- [x] done\n"),
        ("odd.md", "---\ntlp: purple\ntype: omission\n---\nOdd \u{1b}[31m.\n"),
    ];
    let files: Vec<(String, Vec<u8>)> =
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let imported = read_vault("harbour", "harbour", &files).unwrap();
    assert_eq!((imported.report.objects, imported.report.lost), (4, 0));
    let reasons: Vec<&str> = imported.report.warnings.iter().map(|warning| warning.reason.as_str()).collect();
    assert_eq!(reasons, ["it links to nothing, which is not there"]);
    let bundle = &imported.bundles[0];
    let (again, yaml) = written(bundle);
    assert_eq!(crate::steering::steering(&yaml.replace('\n', " ")), None);
    let crew = titled(&again, "The crew");
    assert_eq!(
        (crew.kind(), crew.text.as_deref()),
        (Kind::Actor, Some("They use [[waiting|a way of waiting]], and nothing."))
    );
    assert_eq!(crew.marking.as_ref().unwrap().tlp, Some(Tlp::Red));
    assert_eq!(again.assessment().unwrap().summary.as_deref(), Some(&*format!("See [[{}|the crew]].", crew.id)));
    let odd =
        again.items().iter().find(|item| item.imported.first().is_some_and(|object| object.id == "odd.md")).unwrap();
    assert!(odd.marking.as_ref().unwrap().is_unreadable() && odd.kind() == Kind::Note);
}

#[test]
fn what_is_exported_as_a_vault_opens_as_an_assessment() {
    let place = Place::new();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/industrial-espionage-2023");
    let content = content.to_str().unwrap();
    assert_eq!(place.run(&["export", "--bundle", content, "--format", "vault", "--to", "vault"]).code, 0);
    let listed = place.run(&["list", "vault"]);
    assert!(
        listed.code == 0 && listed.out.contains("J-04") && listed.out.contains("judgement"),
        "{}{}",
        listed.out,
        listed.err
    );
    assert_eq!(place.run(&["import", "vault", "--to", "again"]).code, 0);
    assert_eq!(place.run(&["check", "again"]).code, 0, "{}", place.run(&["check", "again"]).out);
    assert_eq!(place.run(&["export", "--bundle", content, "--format", "csv", "--to", "table.csv"]).code, 0);
    let told = place.json(&["import", "table.csv", "--to", "table", "--json"]);
    assert!(told["lost"] == 0 && told["kept"] == 0 && told["objects"].as_u64().unwrap() > 100, "{told}");
    let checked = place.run(&["check", "table"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    // A README in a library of bundles is no assessment.
    fs::write(place.path().join("README.md"), "# Not one\n").unwrap();
    assert!(!place.run(&["list", "."]).out.contains("Not one"));
    assert!(place.run(&["list", "README.md"]).out.contains("Not one"));
}

#[test]
fn a_table_is_items_and_every_cell_is_kept() {
    let table = "id,Kind,Title,Text,Likelihood,Confidence,TLP,colour\nJ-1,judgement,Ships,\"They come, \"\"again\"\".\",likely,low,amber,red\n\
        J-1,wharf,,Twice,,,,blue,extra\n,actor,Crew,,,,mauve,\n";
    let imported = read_file(Path::new("t.csv"), "t.csv", table.as_bytes()).unwrap();
    assert_eq!((imported.report.objects, imported.report.mapped, imported.report.lost), (3, 3, 0));
    let (bundle, yaml) = written(&imported.bundles[0]);
    let ships = bundle.item("J-1").unwrap();
    let Detail::Judgement(judgement) = &ships.detail else { panic!("{ships:?}") };
    assert_eq!(
        (judgement.likelihood.as_written.as_deref(), judgement.likelihood.form),
        (Some("likely"), Form::Estimative)
    );
    assert_eq!((judgement.confidence.as_written.as_str(), judgement.likelihood.band.as_ref()), ("low", None));
    assert_eq!(
        (ships.text.as_deref(), ships.marking.as_ref().unwrap().tlp),
        (Some("They come, \"again\".\n\nLikelihood in the table: likely."), Some(Tlp::Amber))
    );
    assert!(titled(&bundle, "Crew").marking.as_ref().unwrap().is_unreadable());
    for cell in ["red", "blue", "extra", "wharf", "mauve"] {
        assert!(yaml.contains(cell), "{cell}");
    }
    let refused = |bytes: &[u8]| read_file(Path::new("t.csv"), "t.csv", bytes).unwrap_err();
    assert!(matches!(refused(b"a,b\n1,2\n"), Refusal::Malformed { .. }));
    assert!(matches!(refused(b"title\n\xff\n"), Refusal::Malformed { .. }));
    assert!(matches!(read_file(Path::new("t.md"), "t.md", b"\xff").unwrap_err(), Refusal::Malformed { .. }));
}
