//! A bundle in which every field of every kind is filled, made of the examples that the fields themselves give.

use std::fmt::Write as _;

use briefing::bundle::value::field::Needed;
use briefing::bundle::{Bundle, Description, Kind};
use briefing::format::example::{self, BUNDLE, IDS};
use briefing::load::{self, Fault};

/// What came of reading one file of YAML.
pub fn read(yaml: &str) -> (Bundle, Vec<Fault>) {
    let loaded = load::assemble(BUNDLE, BUNDLE, &[("example.yaml".to_owned(), yaml.as_bytes().to_vec())], Vec::new());
    let faults = loaded.faults;
    (loaded.bundle.unwrap_or_else(|| panic!("nothing is read of\n{yaml}\n{faults:?}")), faults)
}

/// A kind as it is written with all of its fields: the lines of its mapping, without a dash or an indent.
pub fn written(kind: Kind) -> Vec<String> {
    let line = |one: &Description| format!("{}: {}", one.field.key(), example::value(kind, one));
    Description::of_kind(kind).iter().map(line).collect()
}

/// Every kind but the assessment, in reading order.
pub fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Assessment)
}

/// The whole bundle: of each kind one item with every field, and one that it can name.
pub fn whole() -> String {
    let mut yaml = "briefing: 1\nassessment:\n".to_owned();
    for line in written(Kind::Assessment) {
        writeln!(yaml, "  {line}").unwrap();
    }
    for kind in kinds() {
        let (_, own, other) = IDS.into_iter().find(|&(of, ..)| of == kind).unwrap();
        let lines = written(kind);
        writeln!(yaml, "{}:\n  - {}", kind.key(), lines.join("\n    ")).unwrap();
        let fields = Description::of_kind(kind);
        let kept = lines.iter().filter(|line| {
            let key = line.split(':').next().unwrap();
            ["text", "about"].contains(&key)
                || fields.iter().any(|one| one.field.key() == key && one.field.needed != Needed::No)
        });
        let kept: Vec<String> = kept.map(|line| line.replace(&format!("id: {own}"), &format!("id: {other}"))).collect();
        let kept: Vec<String> = kept
            .iter()
            .map(|line| if line.starts_with("id:") { line.clone() } else { line.replace(other, own) })
            .collect();
        writeln!(yaml, "  - {}", kept.join("\n    ")).unwrap();
    }
    yaml.push_str("walks:\n  - ");
    yaml.push_str(&walk().join("\n    "));
    yaml.push('\n');
    yaml
}

/// A walk as it is written.
pub fn walk() -> Vec<String> {
    let line = |one: &Description| format!("{}: {}", one.field.key(), one.field.example());
    Description::of_walks().iter().map(line).collect()
}
