//! Several bundles with one id: the warning that says by which name each is opened.

use crate::bundle::{Bundle, Cleared, Library};
use crate::load::fault::fault::Fault;
use crate::load::fault::files;

/// What is called the path of the bundle that has none.
const PROGRAM: &str = "the bundle inside the program";

/// A warning for each bundle of a library that is not the newest with its id.
pub fn same_ids(library: &Library) -> Vec<Fault> {
    let warning = |(older, newest): (&Cleared, &Cleared)| {
        let other = format!("{} in {}", edition(newest), path(newest));
        let names = (newest.id().as_str(), older.key().as_str());
        Fault::of_file(path(older), files::same_id(names, &edition(older), &other))
    };
    library.older().map(warning).collect()
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
