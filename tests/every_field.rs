//! A word in every field of every kind, by the walk over the fields, so that a new field is tried by itself: it stands on the
//! page, on the slide and in print, and a search finds it.

use std::collections::{BTreeMap, BTreeSet};

use briefing::bundle::value::field::{FieldValue, Fields, Ids};
use briefing::bundle::value::filled::filled;
use briefing::bundle::{Bundle, Detail, Id, Item, Kind, Locator, Origin};
use briefing::search::{Index, Record, Request, Scope, Whose, find, parse};
use jiff::civil::date;

use crate::honest::said;

/// Fields that are not told everywhere: the field below its kind, where it is not told, and why. A field of a part is named
/// with the part, wherever that stands.
const EXCEPT: &[(&str, &[&str], &str)] = &[
    ("short", &["page", "slide", "print"], "it is for lists, where there is no room for a title"),
    ("judgement.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("evidence.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("caveat.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("assumption.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("alternative.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("signpost.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("outlook.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("measure.title", &["slide"], "the statement is the headline of a slide; a title is for lists"),
    ("judgement.caveats", &["slide"], "the foot of a slide tells what a caveat says, and not its title"),
    ("judgement.tension_with", &["slide"], "the foot of a slide tells what is in tension, and not its title"),
    ("tags", &["slide"], "a slide has no foot"),
    ("at", &["slide"], "a slide has no foot"),
    ("added_in", &["slide", "search"], "it is for whoever compares editions"),
    ("changed_in", &["slide", "search"], "it is for whoever compares editions"),
    ("external_refs.scheme", &["slide"], "vocabularies are for the page"),
    ("external_refs.value", &["slide"], "vocabularies are for the page"),
    ("imported.type", &["slide", "search"], "what another format calls it is for the page"),
    ("imported.id", &["slide"], "what another format calls it is for the page"),
    ("imported.held", &["page", "slide", "print", "search"], "it is kept for being exported again"),
    ("imported.properties", &["page", "slide", "print", "search"], "it is kept for being exported again"),
    ("marking.as_written", &["page", "slide", "print", "search"], "the label is told, in words of its own"),
    ("marking.restrictions", &["slide", "search"], "the bar of a slide tells the marking"),
    ("marking.pap", &["page", "slide", "search"], "the bar of a slide tells the marking"),
    ("links.at", &["page", "slide", "print", "search"], "it is for whoever checks the bundle"),
    ("assessment.about", &["slide"], "the slide of the cover has no ties"),
    ("assessment.links.to", &["slide"], "the slide of the cover has no ties"),
    ("assessment.links.text", &["slide"], "the slide of the cover has no ties"),
    ("likelihood.band", &["page", "slide", "print"], "it names a band of a scale, which is told"),
    ("levels.id", &["page", "slide", "print", "search"], "it names a level, whose words are told"),
    ("scales.id", &["page", "slide", "print", "search"], "it names a scale, whose label is told"),
    ("bands.id", &["page", "slide", "print", "search"], "it names a band, whose words are told"),
    ("scales.label", &["slide", "search"], "the table of a scale is for the page"),
    ("scales.version", &["slide", "search"], "the table of a scale is for the page"),
    ("bands.terms", &["slide", "search"], "the table of a scale is for the page"),
    ("assessment.issuer_scale", &["page", "slide", "print", "search"], "it names a scale, whose label is told"),
    ("assessment.reader_scale", &["page", "slide", "print", "search"], "it names a scale, whose label is told"),
    ("assessment.language", &["slide", "search"], "it is for the page"),
    ("source_document.sha256", &["slide", "search"], "it is for whoever has the original"),
    ("assessment.supersedes", &["search"], "the other edition is found by its own"),
    ("confidence.level", &["page", "slide", "print"], "the range beside it is told"),
    ("parts.level", &["page", "slide", "print"], "the range beside it is told"),
    ("dissents.confidence.level", &["search"], "a level of a minority is not the issuer's"),
    ("dissents.confidence.from", &["search"], "a level of a minority is not the issuer's"),
    ("dissents.confidence.to", &["search"], "a level of a minority is not the issuer's"),
    ("dissents.confidence.parts.level", &["search"], "a level of a minority is not the issuer's"),
    ("dissents.confidence.parts.from", &["search"], "a level of a minority is not the issuer's"),
    ("dissents.confidence.parts.to", &["search"], "a level of a minority is not the issuer's"),
    ("dissents.likelihood.band", &["search"], "a band of a minority is not the issuer's"),
];

/// Whether a field is one of those that are not told there.
fn is_except((field, surfaces, _): &(&str, &[&str], &str), path: &str, surface: &str) -> bool {
    let below = path.split_once('.').map_or(path, |(_, below)| below);
    let named = path == *field || below == *field || (field.contains('.') && path.ends_with(&format!(".{field}")));
    named && surfaces.contains(&surface)
}

/// The words that were put into fields, by the field, and the items that were made so that ids lead somewhere.
#[derive(Default)]
struct Planted {
    words: BTreeMap<String, String>,
    /// The fields whose word is the title of another item.
    named: BTreeSet<String>,
    targets: Vec<Item>,
}

impl Planted {
    fn word(&mut self, path: &str) -> String {
        // Far from each other, so that none is taken for another with a typing error.
        let mut number = 0x9e37_79b9_u64.wrapping_mul(self.words.len() as u64 + 1);
        let word: String = std::iter::repeat_with(|| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(b'a' + u8::try_from((number >> 33) % 26).unwrap())
        })
        .take(10)
        .collect();
        self.words.insert(path.to_owned(), word.clone());
        word
    }

    fn target(&mut self, path: &str, kinds: Option<&[Kind]>) -> Id {
        let kind = kinds.and_then(|kinds| kinds.first().copied()).unwrap_or(Kind::Note);
        let title = self.word(path);
        let id = format!("target.{title}");
        let detail = filled::<Item>(kind).unwrap().detail;
        // Nothing that the target says itself is taken for what is said of it.
        let item = Item { text: Some("Nothing.".to_owned()), ..Item::new(&id, &title, Origin::Issuer, detail) };
        self.targets.push(item);
        self.named.insert(path.to_owned());
        Id::new(&id)
    }

    fn plant(&mut self, holder: &mut dyn Fields, above: &str) {
        holder.each_field(&mut |field, value| {
            let path = format!("{above}.{}", field.key());
            match value {
                FieldValue::OwnId(_) | FieldValue::Closed(_) => {}
                FieldValue::Text(text) | FieldValue::Name(text, _) => {
                    if let Some(text) = text {
                        *text = self.word(&path);
                    }
                }
                FieldValue::Prose(text) => *text = Some(self.word(&path)),
                FieldValue::Terms(terms) => *terms = vec![self.word(&path)],
                FieldValue::Rows(rows) => *rows = vec![vec![self.word(&path)]],
                FieldValue::Place(place) => *place = Some(Locator(self.word(&path))),
                FieldValue::Ids(Ids::Many(ids), tie) => *ids = vec![self.target(&path, tie.may.kinds)],
                FieldValue::Ids(Ids::Optional(id), tie) => *id = Some(self.target(&path, tie.may.kinds)),
                FieldValue::Ids(Ids::One(id), tie) => *id = self.target(&path, tie.may.kinds),
                FieldValue::Part(part) => part.into_iter().for_each(|part| self.plant(part, &path)),
                FieldValue::Parts(parts) => parts.keep(&mut |part| {
                    self.plant(part, &path);
                    true
                }),
            }
        });
    }
}

/// The fields of a kind that are told somewhere and not told elsewhere, each with where it is not.
fn untold(kind: Kind) -> BTreeSet<(String, &'static str)> {
    let mut item = filled::<Item>(kind).unwrap();
    item.id = Id::new("own");
    item.origin = Origin::Issuer;
    let mut planted = Planted::default();
    planted.plant(&mut item, kind.word());
    if let Detail::Assessment(assessment) = &mut item.detail {
        // A scale is told where it is in use.
        assessment.issuer_scale.clone_from(&assessment.scales[0].id);
    }
    let manifest = || {
        let mut cover = filled::<Item>(Kind::Assessment).unwrap();
        cover.id = Id::new("cover");
        cover
    };
    let (cover, mut items) = if kind == Kind::Assessment { (item, Vec::new()) } else { (manifest(), vec![item]) };
    items.append(&mut planted.targets);
    let bundle = Bundle::new(cover, items);
    let mut index = Index::new();
    index.add(bundle.items().iter().map(|item| Record::of(&bundle, item, date(2026, 11, 22))).collect());
    let surfaces = said(&bundle, "own", None);
    let mut untold = BTreeSet::new();
    for (path, word) in &planted.words {
        for (surface, text) in surfaces.iter().filter(|(surface, _)| ["page", "slide", "print"].contains(surface)) {
            if !text.contains(word) {
                untold.insert((path.clone(), *surface));
            }
        }
        let finds = |query: String| {
            let parsed = parse(&query);
            let request = Request { query: &parsed, scope: &Scope::Library, whose: Whose::All, kind: None, limit: 20 };
            find(&index, &request).hits.iter().any(|hit| hit.address.item == *"own")
        };
        let found = ["", "confidence:", "likelihood:"].into_iter().any(|facet| finds(format!("{facet}{word}")));
        if !found && !planted.named.contains(path) {
            untold.insert((path.clone(), "search"));
        }
    }
    untold
}

#[test]
fn what_stands_in_a_field_is_told_and_found() {
    let untold: BTreeSet<(String, &str)> = Kind::ALL.into_iter().flat_map(untold).collect();
    let lost: Vec<_> =
        untold.iter().filter(|(path, surface)| !EXCEPT.iter().any(|except| is_except(except, path, surface))).collect();
    assert!(lost.is_empty(), "no place tells {lost:#?}");
    for except in EXCEPT {
        for place in except.1 {
            let needed = untold.iter().any(|(path, surface)| surface == place && is_except(except, path, surface));
            assert!(needed, "{} is told by {place} after all", except.0);
        }
    }
}
