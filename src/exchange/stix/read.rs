//! A STIX file as bundles.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::bundle::{Bundle, Id};
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::draft::report::{Imported, Warnings};
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
    if let (Some(wrapper), Some(first)) = (&stix.wrapper, assemblies.first_mut()) {
        first.cover.imported.push(wrapper.record(&[]));
    }
    let elsewhere = ids_elsewhere(&assemblies);
    let made: Vec<Bundle> = assemblies.into_iter().map(|assembly| tied(assembly, &elsewhere)).collect();
    let sources: Vec<(&str, &str)> =
        stix.objects.iter().map(|object| (object.object_type.as_str(), object.id.as_str())).collect();
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
