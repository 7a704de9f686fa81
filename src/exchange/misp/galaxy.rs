//! A galaxy by itself: a vocabulary as an assessment of its clusters.

use std::collections::HashMap;

use crate::bundle::{Assessment, Bundle, Detail, Id, Item, Origin};
use crate::exchange::draft::cover::{UNKNOWN, manifest, marking};
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::draft::prose::title;
use crate::exchange::draft::report::Warnings;
use crate::exchange::json::raw::Entries;
use crate::exchange::misp::cluster;
use crate::exchange::misp::element::MispElement;
use crate::exchange::misp::event::link;

/// The bundle of a galaxy, and its clusters by type and id.
pub fn bundle(
    entries: &Entries<'_>,
    whole: &MispElement<'_>,
    warnings: &mut Warnings,
) -> (Bundle, Vec<(String, String)>) {
    let named = entries.text("type").or_else(|| entries.text("name")).unwrap_or_default().into_owned();
    let mut held = Vec::new();
    let mut detail = manifest(Assessment::UNDATED, UNKNOWN);
    let fitted = title(&entries.text("name").unwrap_or_default());
    held.extend((fitted.is_whole && !fitted.text.is_empty()).then_some("name"));
    detail.summary = whole.said("description", &mut held);
    detail.imprint.authors =
        entries.texts("authors").iter().map(|author| title(author).text).filter(|author| !author.is_empty()).collect();
    if let Some(source) = entries.text("source").map(|source| title(&source).text).filter(|source| !source.is_empty()) {
        detail.issuer = source;
    }
    let heading = if fitted.text.is_empty() { "A galaxy without a name".to_owned() } else { fitted.text };
    let mut taken = TakenIds::default();
    let mut cover = Item::new("", &heading, Origin::Import, Detail::Assessment(Box::new(detail)));
    cover.id = taken.take("", &heading, &whole.id);
    cover.marking = marking(None);
    cover.imported = vec![whole.record(&held)];
    let (mut items, mut places, mut sources) = (Vec::new(), HashMap::new(), Vec::new());
    let clusters: Vec<MispElement<'_>> =
        whole.below("values").into_iter().map(|value| MispElement::read("galaxy-cluster", value, &[])).collect();
    for cluster in &clusters {
        let (mut item, prefix, held) = cluster::item(cluster, &named);
        item.id = taken.take(prefix, &item.title, &cluster.id);
        item.imported = vec![cluster.record(&held)];
        places.insert(cluster.id.clone(), item.id.clone());
        sources.push(("galaxy-cluster".to_owned(), cluster.id.clone()));
        items.push(item);
    }
    for (cluster, item) in clusters.iter().zip(&mut items) {
        relate(cluster, item, &places, warnings);
    }
    (Bundle::new(cover, items), sources)
}

/// The relations of a cluster to others, those of other galaxies counted only.
fn relate(cluster: &MispElement<'_>, item: &mut Item, places: &HashMap<String, Id>, warnings: &mut Warnings) {
    for related in cluster.below("related").into_iter().filter_map(Entries::of) {
        let Some(to) = related.text("dest-uuid") else { continue };
        match places.get(to.as_ref()) {
            Some(id) if *id != item.id => {
                let words = related.text("type").unwrap_or_default().replace(['-', '_'], " ");
                item.links.push(link(id.clone(), &title(&words).text));
            }
            Some(_) => {}
            None => warnings.tell(&cluster.id, format!("it is related to {to}, which the file does not hold")),
        }
    }
}
