//! A STIX file as bundles.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::bundle::{Bundle, Id};
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::draft::report::{Imported, SourceObject, Warnings};
use crate::exchange::json::budget::Refusal;
use crate::exchange::stix::assembly::{Assembly, Parts};
use crate::exchange::stix::file::StixFile;
use crate::exchange::stix::homes::{Homes, homes};
use crate::exchange::stix::ties::tied;

/// Reads a file of that name and of so many bytes.
pub fn read(file: &str, name: &str, value: &RawValue, bytes: usize) -> Result<Imported, Refusal> {
    let stix = StixFile::read(value, bytes)?;
    let index = stix.index();
    let mut warnings = Warnings::default();
    index.dangling(&mut warnings);
    let Homes { reports, members } = homes(&index);
    let mut bundles = TakenIds::default();
    let mut assemblies: Vec<Assembly<'_, '_>> = Vec::with_capacity(reports.len());
    for (report, members) in reports.into_iter().zip(members) {
        assemblies.push(Assembly::begin(Parts { index: &index, report, members, name }, &mut bundles));
    }
    if let (Some(wrapper), Some(first)) = (&stix.wrapper, assemblies.first_mut())
        && !first.report.is_some_and(|report| first.own.contains_key(&report))
    {
        first.cover.imported.push(wrapper.record(&[]));
    }
    let elsewhere = ids_elsewhere(&assemblies);
    let (mut made, mut own): (Vec<Bundle>, HashMap<usize, Id>) = (Vec::new(), HashMap::new());
    for assembly in assemblies {
        let tied = tied(assembly, &elsewhere);
        own.extend(tied.own);
        made.push(tied.bundle);
    }
    let objects = stix.objects.iter().enumerate();
    let sources: Vec<SourceObject<'_>> = objects
        .map(|(place, object)| SourceObject {
            object_type: &object.object_type,
            id: &object.id,
            item: own.get(&place).map(Id::as_str),
        })
        .collect();
    Ok(Imported::account(file, &sources, made, warnings))
}

/// Where the objects of several assessments stand, for those that are in another; where there is one only, nobody asks.
fn ids_elsewhere(assemblies: &[Assembly<'_, '_>]) -> HashMap<usize, Id> {
    let mut elsewhere = HashMap::new();
    if assemblies.len() < 2 {
        return elsewhere;
    }
    for assembly in assemblies {
        let abroad = |item: &Id| Id::new(&format!("{}/{item}", assembly.id));
        for (&object, &place) in &assembly.places {
            elsewhere.entry(object).or_insert_with(|| abroad(&assembly.items[place].id));
        }
        if let Some(report) = assembly.report {
            elsewhere.entry(report).or_insert_with(|| abroad(&assembly.id));
        }
    }
    elsewhere
}
