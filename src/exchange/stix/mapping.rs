//! An object of STIX as an item of the kind that says the same, or as one that is kept as it came.

use crate::bundle::{
    Actor, Detail, ExternalRef, Item, MatchStrength, Measure, Members, Origin, Region, Sector, Tactic,
};
use crate::exchange::draft::ids::slug;
use crate::exchange::draft::prose::{prose, title, title_of_text, with_whole_name};
use crate::exchange::json::raw::Entries;
use crate::exchange::stix::object::StixObject;
use crate::text::defang::defanged;

/// An item without its id, and the properties that its fields hold word for word.
#[derive(Debug)]
pub struct MappedObject {
    pub item: Item,
    pub held: Vec<&'static str>,
    /// What its id begins with.
    pub prefix: String,
    /// What its id is made of.
    pub name: String,
}

/// The item of an object that is no relationship and no report.
pub fn mapped(object: &StixObject<'_>) -> MappedObject {
    let mut mapped = match object.object_type.as_str() {
        "threat-actor" | "intrusion-set" | "campaign" => actor(object),
        "attack-pattern" => tactic(object),
        "malware" | "tool" => software(object),
        "identity" => identity(object),
        "location" => location(object),
        "course-of-action" => named(object, "measure", Detail::Measure(Measure::default())),
        "note" => note(object),
        "opinion" => opinion(object),
        "sighting" => sighting(object),
        _ => return kept(object),
    };
    labels(object, &mut mapped);
    if mapped.item.kind().needs_text() && mapped.item.text.is_none() {
        mapped.item.text = Some(mapped.item.title.clone());
    }
    mapped.item.external_refs = terms(object);
    mapped
}

/// An item with the object's name and description.
fn named(object: &StixObject<'_>, prefix: &str, detail: Detail) -> MappedObject {
    let mut held = Vec::new();
    let name = object.text("name").unwrap_or_default();
    let fitted = title(&name);
    let mut text = None;
    if let Some(description) = object.text("description") {
        let fitted = prose(&description);
        if fitted.is_whole && !fitted.text.is_empty() {
            held.push("description");
        }
        text = Some(fitted.text).filter(|text| !text.is_empty());
    }
    let heading = if fitted.text.is_empty() { untitled(object) } else { fitted.text.clone() };
    if fitted.is_whole && !fitted.text.is_empty() {
        held.push("name");
    } else if let Some(whole) = with_whole_name(&fitted, &name, text.clone()) {
        held.retain(|key| *key != "description" || text.as_deref() == Some(whole.as_str()));
        text = Some(whole);
    }
    let mut item = Item::new("", &heading, Origin::Import, detail);
    item.text = text;
    MappedObject { item, held, prefix: prefix.to_owned(), name: fitted.text }
}

fn untitled(object: &StixObject<'_>) -> String {
    let end = object.id.rsplit("--").next().unwrap_or_default();
    let short: String = end.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    title(&format!("{} {short}", object.object_type.replace('-', " "))).text
}

/// A list of words as a field holds it, where it holds all of it.
fn words(object: &StixObject<'_>, key: &'static str, held: &mut Vec<&'static str>) -> Vec<String> {
    let written = object.texts(key);
    let fitted: Vec<_> = written.iter().map(|word| prose(word)).collect();
    let elements = object.entries.list(key).len();
    if !fitted.is_empty()
        && elements == fitted.len()
        && fitted.iter().all(|word| word.is_whole && !word.text.is_empty())
    {
        held.push(key);
    }
    fitted.into_iter().map(|word| word.text).filter(|word| !word.is_empty()).collect()
}

fn labels(object: &StixObject<'_>, mapped: &mut MappedObject) {
    let tags = words(object, "labels", &mut mapped.held);
    let own = std::mem::take(&mut mapped.item.tags);
    // Tags of this program's own are not labels of the file.
    if !own.is_empty() {
        mapped.held.retain(|key| *key != "labels");
    }
    mapped.item.tags = own.into_iter().chain(tags).collect();
}

fn actor(object: &StixObject<'_>) -> MappedObject {
    let mut held = Vec::new();
    let actor = Actor {
        aliases: words(object, "aliases", &mut held),
        actor_types: words(object, "threat_actor_types", &mut held),
        ..Actor::default()
    };
    let mut mapped = named(object, "actor", Detail::Actor(actor));
    mapped.held.extend(held);
    if object.object_type != "threat-actor" {
        mapped.item.tags = vec![object.object_type.replace('-', " ")];
    }
    mapped
}

fn tactic(object: &StixObject<'_>) -> MappedObject {
    let phases = object.entries.list("kill_chain_phases");
    let phase = |phase| Some(prose(&Entries::of(phase)?.text("phase_name")?).text);
    let stages = phases.into_iter().filter_map(phase).filter(|stage| !stage.is_empty()).collect();
    named(object, "tactic", Detail::Tactic(Tactic { stages, ..Tactic::default() }))
}

/// Malware and tools are what tactics are carried out with; there is no claim in that of what they are for.
fn software(object: &StixObject<'_>) -> MappedObject {
    let mut mapped = named(object, &object.object_type, Detail::Tactic(Tactic::default()));
    mapped.item.tags = vec![object.object_type.clone()];
    mapped
}

fn identity(object: &StixObject<'_>) -> MappedObject {
    let class = object.texts("identity_class").first().map(|class| class.to_lowercase());
    if class.as_deref() == Some("class") || object.text("x_opencti_type").is_some_and(|named| named == "Sector") {
        return named(object, "sector", Detail::Sector(Sector { members: Members::Open, parent: None, short: None }));
    }
    named(object, "org", Detail::Organisation)
}

fn location(object: &StixObject<'_>) -> MappedObject {
    let keys = ["city", "administrative_area", "country", "region"];
    let places: Vec<String> = keys
        .into_iter()
        .filter_map(|key| object.text(key))
        .map(|place| prose(&place).text)
        .filter(|place| !place.is_empty())
        .collect();
    let mut mapped =
        named(object, "region", Detail::Region(Region { places: places.clone(), scope: None, short: None }));
    if let (true, Some(place)) = (mapped.name.is_empty(), places.first()) {
        mapped.item.title = title(place).text;
        mapped.name.clone_from(&mapped.item.title);
    }
    mapped
}

fn note(object: &StixObject<'_>) -> MappedObject {
    let mut held = Vec::new();
    let content = object.text("content").unwrap_or_default();
    let text = prose(&content);
    if text.is_whole && !text.text.is_empty() {
        held.push("content");
    }
    let heading = object.text("abstract").map(|heading| title(&heading)).filter(|heading| !heading.text.is_empty());
    let heading = match heading {
        Some(heading) => {
            if heading.is_whole {
                held.push("abstract");
            }
            heading.text
        }
        None => title_of_text(&text.text),
    };
    let heading = if heading.is_empty() { untitled(object) } else { heading };
    let mut item = Item::new("", &heading, Origin::Import, Detail::Note);
    item.text = Some(text.text).filter(|text| !text.is_empty());
    MappedObject { item, held, prefix: "note".to_owned(), name: slug(&heading) }
}

/// What somebody thinks of others' statements, in the word of the file.
fn opinion(object: &StixObject<'_>) -> MappedObject {
    let mut held = Vec::new();
    let opinion = object.text("opinion").unwrap_or_default();
    let explanation = object.text("explanation").map(|text| prose(&text));
    if explanation.as_ref().is_some_and(|text| text.is_whole && !text.text.is_empty()) {
        held.push("explanation");
    }
    let heading = title(&format!("Opinion: {opinion}")).text;
    let mut item = Item::new("", &heading, Origin::Import, Detail::Note);
    item.text = explanation.map(|text| text.text).filter(|text| !text.is_empty());
    MappedObject { item, held, prefix: "opinion".to_owned(), name: String::new() }
}

fn sighting(object: &StixObject<'_>) -> MappedObject {
    let mut mapped = named(object, "sighting", Detail::Note);
    "Sighting".clone_into(&mut mapped.item.title);
    mapped.held.retain(|key| *key != "name");
    let times = object.entries.get("count").map(|count| format!("{} times", count.get()));
    let seen =
        ["first_seen", "last_seen"].map(|key| object.text(key).map(|time| format!("{} {time}", key.replace('_', " "))));
    let said: Vec<String> = times.into_iter().chain(seen.into_iter().flatten()).collect();
    if !said.is_empty() && mapped.item.text.is_none() {
        mapped.item.text = Some(prose(&format!("Seen: {}.", said.join(", "))).text);
    }
    mapped
}

/// What is no kind of the program's own. Its words are drawn with every address broken, and kept whole beside that.
fn kept(object: &StixObject<'_>) -> MappedObject {
    let called = ["name", "value", "path", "url", "definition_type", "pattern", "subject", "abstract"];
    let called = called.into_iter().find_map(|key| object.text(key)).map(|called| title(&defanged(&called)).text);
    let called = called.filter(|called| !called.is_empty()).unwrap_or_else(|| untitled(object));
    let mut item = Item::new("", &called, Origin::Import, Detail::Object);
    item.text = object.text("description").map(|text| prose(&defanged(&text)).text).filter(|text| !text.is_empty());
    let prefix = slug(&object.object_type);
    MappedObject {
        item,
        held: Vec::new(),
        prefix: if prefix.is_empty() { "object".to_owned() } else { prefix },
        name: String::new(),
    }
}

/// The terms of vocabularies that the object names as its own.
fn terms(object: &StixObject<'_>) -> Vec<ExternalRef> {
    let mut terms: Vec<ExternalRef> = Vec::new();
    for reference in object.entries.list("external_references").into_iter().filter_map(Entries::of) {
        let (Some(source), Some(value)) = (reference.text("source_name"), reference.text("external_id")) else {
            continue;
        };
        if source.starts_with("mitre-") && is_attack_id(&value) && !terms.iter().any(|term| term.value == value) {
            let (scheme, value) = ("mitre-attack".to_owned(), value.into_owned());
            terms.push(ExternalRef { scheme, value, strength: MatchStrength::Exact, origin: Origin::Import });
        }
    }
    terms
}

/// Whether it is an id of ATT&CK: letters, then four digits or more.
pub fn is_attack_id(value: &str) -> bool {
    let digits = value.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = value.len() - digits.len();
    (1..=2).contains(&letters)
        && (4..=8).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}
