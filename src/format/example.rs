//! Examples of items that refer to each other.

use crate::bundle::{Description, Kind, Origin, ValueType};

/// The id of the bundle that has the examples.
pub const BUNDLE: &str = "example";

/// The ids of two items of each kind; the examples of the fields refer to the first of them.
pub const IDS: [(Kind, &str, &str); 20] = [
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
    (Kind::Scenario, "scenario.calm", "scenario.storm"),
    (Kind::Assumption, "A-01", "A-02"),
    (Kind::Measure, "M-01", "M-02"),
    (Kind::Note, "N-01", "N-02"),
    (Kind::Object, "object.01", "object.02"),
];

/// The value that a field of that kind of item has in the example. No item names itself, and a class is part of one of
/// its own kind.
pub fn value(kind: Kind, described: &Description) -> String {
    let example = described.field.example();
    match (described.field.key(), IDS.into_iter().find(|&(of, ..)| of == kind)) {
        ("id", Some((_, own, _))) => own.to_owned(),
        // The example of the manifest says that the original gives no measures.
        ("origin", Some((Kind::Measure, ..))) => Origin::Transcriber.word().to_owned(),
        (_, Some((_, own, other))) => example.replace(own, other).replace("class", other),
        ("id", None) if described.value == ValueType::OwnId => BUNDLE.to_owned(),
        (_, None) => example.to_owned(),
    }
}
