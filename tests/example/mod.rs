//! A bundle in which every field of every kind is filled, made of the examples that the fields themselves give.

use std::fmt::Write as _;

use briefing::bundle::value::field::{Fields as _, ItemField};
use briefing::bundle::{Bundle, Item, Kind};
use briefing::load::{self, Fault};

/// The ids of two items of each kind; the examples of the fields refer to the first of them.
const IDS: [(Kind, &str, &str); 18] = [
    (Kind::Judgement, "J-01", "J-02"),
    (Kind::Evidence, "E-01", "E-02"),
    (Kind::Caveat, "C-01", "C-02"),
    (Kind::Omission, "X-01", "X-02"),
    (Kind::Question, "Q-01", "Q-02"),
    (Kind::Sector, "sector.sea", "sector.fishing"),
    (Kind::Technology, "tech.radar", "tech.lamps"),
    (Kind::Actor, "actor.pilot", "actor.crew"),
    (Kind::Tactic, "tactic.wait", "tactic.signal"),
    (Kind::Region, "region.quay", "region.shore"),
    (Kind::Source, "source.log", "source.chart"),
    (Kind::Organisation, "org.office", "org.port"),
    (Kind::Alternative, "L-01", "L-02"),
    (Kind::Signpost, "S-01", "S-02"),
    (Kind::Outlook, "O-01", "O-02"),
    (Kind::Assumption, "A-01", "A-02"),
    (Kind::Measure, "M-01", "M-02"),
    (Kind::Note, "N-01", "N-02"),
];

/// The id of the bundle.
pub const BUNDLE: &str = "example";

/// What came of reading one file of YAML.
pub fn read(yaml: &str) -> (Bundle, Vec<Fault>) {
    let loaded = load::assemble(BUNDLE, BUNDLE, &[("example.yaml".to_owned(), yaml.as_bytes().to_vec())], Vec::new());
    (loaded.bundle.unwrap(), loaded.faults)
}

/// A kind as it is written with all of its fields: the lines of its mapping, without a dash or an indent.
pub fn written(kind: Kind) -> Vec<String> {
    let mut lines = Vec::new();
    let mut item = least(kind);
    let ids = IDS.into_iter().find(|&(of, ..)| of == kind);
    item.each_field(&mut |field: &ItemField, _| {
        let example = match (field.key(), ids) {
            ("id", Some((_, own, _))) => own.to_owned(),
            ("id", None) => BUNDLE.to_owned(),
            (_, None) => field.example().to_owned(),
            // No item names itself, and a class is part of one of its own kind.
            (_, Some((_, own, other))) => field.example().replace(own, other).replace("class", other),
        };
        lines.push(format!("{}: {example}", field.key()));
    });
    lines
}

/// An item of that kind of which as little is said as can be.
fn least(kind: Kind) -> Item {
    let own = match kind {
        Kind::Assessment => "assessment: {}\n".to_owned(),
        kind => format!("{}: [{{id: X}}]\n", kind.key()),
    };
    let (bundle, _) = read(&own);
    bundle.of_kind(kind).next().unwrap().clone()
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
        let mut item = least(kind);
        let mut needed = Vec::new();
        item.each_field(&mut |field, _| needed.push((field.key(), field.needed)));
        let kept = lines.iter().filter(|line| {
            let key = line.split(':').next().unwrap();
            let must = briefing::bundle::value::field::Needed::No;
            ["text", "about"].contains(&key) || needed.iter().any(|&(held, needed)| held == key && needed != must)
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
    let mut lines = Vec::new();
    let mut walk = briefing::bundle::Walk { id: "x".into(), title: String::new(), stops: Vec::new() };
    walk.each_field(&mut |field, _| lines.push(format!("{}: {}", field.key(), field.example())));
    lines
}
