//! Which report an object stands in: each report is an assessment of its own, which can be read without the others.

use crate::exchange::stix::file::StixIndex;

/// The most times that an object is repeated over all reports, in objects of the file. Reports that name everything again and
/// again would make a small file large; beyond this an object stands in the first report that names it.
const MOST_REPEATED: usize = 2;

/// The size of file, in objects, from which nothing is repeated at all.
const LARGE: usize = 20_000;

/// The reports of a file, and the objects in each.
#[derive(Debug)]
pub struct Homes {
    /// The place of the report or grouping; nothing for what no report names.
    pub reports: Vec<Option<usize>>,
    /// By report, the places of its objects, in the order of the file.
    pub members: Vec<Vec<usize>>,
}

/// Types that are reports.
pub fn is_report(object_type: &str) -> bool {
    matches!(object_type, "report" | "grouping")
}

/// Places every object.
pub fn homes(index: &StixIndex<'_, '_>) -> Homes {
    let mut reports: Vec<Option<usize>> = Vec::new();
    for (place, object) in index.objects.iter().enumerate() {
        if is_report(&object.object_type) && index.standing_for(place) == place {
            reports.push(Some(place));
        }
    }
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); index.objects.len()];
    let named: Vec<Vec<usize>> = reports.iter().flatten().map(|&report| named_by(index, report)).collect();
    let repeated: usize = named.iter().map(Vec::len).sum();
    let repeats = index.objects.len() < LARGE && repeated <= index.objects.len().saturating_mul(MOST_REPEATED);
    for (home, places) in named.iter().enumerate() {
        for &place in places {
            if (repeats || of[place].is_empty()) && of[place].last() != Some(&home) {
                of[place].push(home);
            }
        }
    }
    follow(index, &mut of);
    let alone = if reports.len() == 1 { 0 } else { reports.len() };
    for (place, object) in index.objects.iter().enumerate() {
        if of[place].is_empty() && !is_report(&object.object_type) {
            of[place].push(alone);
        }
    }
    if of.iter().any(|homes| homes.contains(&reports.len())) || reports.is_empty() {
        reports.push(None);
    }
    let mut members = vec![Vec::new(); reports.len()];
    for (place, homes) in of.into_iter().enumerate() {
        for home in homes {
            members[home].push(place);
        }
    }
    Homes { reports, members }
}

/// The objects that a report names and that are no reports themselves.
fn named_by(index: &StixIndex<'_, '_>, report: usize) -> Vec<usize> {
    let refs = index.objects[report].texts("object_refs");
    let found = refs.iter().filter_map(|id| index.find(id));
    found.filter(|&place| !is_report(&index.objects[place].object_type)).collect()
}

/// Places what no report names with what it is about: relations with both of their ends, notes with the first that they are
/// about, makers and markings with what they made and mark, earlier versions with the newest.
fn follow(index: &StixIndex<'_, '_>, of: &mut [Vec<usize>]) {
    let at = |of: &[Vec<usize>], id: &str| index.find(id).map(|place| of[place].clone()).unwrap_or_default();
    for place in 0..index.objects.len() {
        let object = &index.objects[place];
        if !of[place].is_empty() || is_report(&object.object_type) {
            continue;
        }
        let newest = index.standing_for(place);
        if newest != place {
            of[place].clone_from(&of[newest].clone());
            continue;
        }
        if let (Some(source), Some(target)) = (object.text("source_ref"), object.text("target_ref")) {
            let (from, to) = (at(of, &source), at(of, &target));
            of[place] = from.iter().copied().filter(|home| to.contains(home)).collect();
            if of[place].is_empty() {
                of[place] = if from.is_empty() { to } else { from };
            }
        } else if let Some(about) = object.texts("object_refs").first().map(|id| at(of, id)) {
            of[place] = about;
        }
    }
    for place in 0..index.objects.len() {
        let homes = of[place].clone();
        let object = &index.objects[place];
        for id in object.text("created_by_ref").into_iter().chain(object.texts("object_marking_refs")) {
            let Some(named) = index.find(&id).filter(|&named| !is_report(&index.objects[named].object_type)) else {
                continue;
            };
            for &home in &homes {
                if of[named].is_empty() || (index.objects.len() < LARGE && !of[named].contains(&home)) {
                    of[named].push(home);
                }
            }
        }
    }
    for homes in of {
        homes.sort_unstable();
    }
}
