//! Bundles that are not shown since another has their id: the warning that says so.

use crate::bundle::{Bundle, Cleared, Library};
use crate::load::fault::fault::Fault;
use crate::load::fault::files;

/// What is called the path of the bundle that has none.
const PROGRAM: &str = "the bundle inside the program";

/// A warning for each bundle of a library that is not shown since another has its id.
pub fn same_ids(library: &Library) -> Vec<Fault> {
    let warning = |(replaced, newest): (&Cleared, &Cleared)| {
        let other = format!("{} in {}", edition(newest), path(newest));
        Fault::of_file(path(replaced), files::same_id(newest.id().as_str(), &edition(replaced), &other))
    };
    library.replaced().map(warning).collect()
}

fn path(bundle: &Bundle) -> &str {
    bundle.path().map_or(PROGRAM, |path| path)
}

fn edition(bundle: &Bundle) -> String {
    let Some(assessment) = bundle.assessment() else { return "a bundle without an assessment".to_owned() };
    let edition = assessment.imprint.edition.as_deref();
    let edition = edition.map_or_else(|| "the edition".to_owned(), |edition| format!("edition {edition}"));
    format!("{edition} of {}", assessment.issued)
}
