//! Clusters of galaxies: vocabularies of actors, tactics, sectors and places.

use crate::bundle::{Actor, Detail, Item, Measure, Members, Origin, Region, Sector, Tactic};
use crate::exchange::draft::prose::{title, with_whole_name};
use crate::exchange::json::raw::Entries;
use crate::exchange::misp::element::MispElement;

/// What an item of a galaxy of some type is, and what its id begins with; nothing where there is no such kind.
fn kind(galaxy: &str) -> Option<(Detail, &'static str)> {
    let galaxy = galaxy.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| galaxy.contains(word));
    Some(if says(&["actor", "intrusion-set", "campaign", "activity-group", "intelligence-agenc", "apt"]) {
        (Detail::Actor(Actor::default()), "actor")
    } else if says(&["course-of-action", "mitigation"]) {
        (Detail::Measure(Measure::default()), "measure")
    } else if says(&["sector"]) {
        (Detail::Sector(Sector { members: Members::Open, parent: None, short: None }), "sector")
    } else if says(&["country", "region", "location"]) {
        (Detail::Region(Region::default()), "region")
    } else if says(&["attack-pattern", "technique", "tactic"]) {
        (Detail::Tactic(Tactic::default()), "tactic")
    } else if says(&[
        "malware",
        "tool",
        "ransomware",
        "rat",
        "backdoor",
        "botnet",
        "stealer",
        "malpedia",
        "banker",
        "exploit-kit",
        "cryptominer",
    ]) {
        (Detail::Tactic(Tactic::default()), "software")
    } else {
        return None;
    })
}

/// The item of a cluster in a galaxy of that type; its id is still to be given.
pub fn item(cluster: &MispElement<'_>, galaxy: &str) -> (Item, &'static str, Vec<&'static str>) {
    let (detail, prefix) = kind(galaxy).unwrap_or((Detail::Object, "cluster"));
    let mut held = Vec::new();
    let name = cluster.text("value").unwrap_or_default();
    let fitted = title(&name);
    let described = cluster.said("description", &mut held);
    let heading = if fitted.text.is_empty() { "A cluster without a name".to_owned() } else { fitted.text.clone() };
    held.extend((fitted.is_whole && !fitted.text.is_empty()).then_some("value"));
    let text = with_whole_name(&fitted, &name, described.clone());
    if text != described {
        held.retain(|key| *key != "description");
    }
    let mut item = Item::new("", &heading, Origin::Import, detail);
    item.text = text.or_else(|| item.kind().needs_text().then(|| heading.clone()));
    if let Detail::Actor(actor) = &mut item.detail {
        let meta = cluster.entries.below("meta").or_else(|| Some(Entries::default()));
        let synonyms = meta.map(|meta| meta.texts("synonyms")).unwrap_or_default();
        actor.aliases = synonyms
            .iter()
            .map(|alias| title(alias).text)
            .filter(|alias| !alias.is_empty() && *alias != heading)
            .collect();
    }
    if prefix == "software" {
        item.tags = vec![galaxy.to_owned()];
    }
    (item, prefix, held)
}
