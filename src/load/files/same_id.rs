//! Several bundles with one id: the warning that says by which name each is opened.

use crate::bundle::{Bundle, Cleared, Library};
use crate::load::fault::fault::Fault;
use crate::load::fault::files;
use crate::load::files::builtin::is_sample;

/// A warning for each bundle of a library that is not the newest with its id. Nobody need be told that of those that come
/// with the program.
pub fn same_ids(library: &Library) -> Vec<Fault> {
    let warning = |(older, newest): (&Cleared, &Cleared)| {
        let other = format!("{} in {}", edition(newest), path(newest));
        let names = (newest.id().as_str(), older.key().as_str());
        Fault::of_file(path(older), files::same_id(names, &edition(older), &other))
    };
    let is_shipped = |bundle: &Bundle| bundle.path().is_none_or(|path| is_sample(path));
    library.older().filter(|(older, newest)| !(is_shipped(older) && is_shipped(newest))).map(warning).collect()
}

fn path(bundle: &Bundle) -> &str {
    bundle.path().map_or("the program", |path| path)
}

fn edition(bundle: &Bundle) -> String {
    let Some(assessment) = bundle.assessment() else { return "a bundle without an assessment".to_owned() };
    let edition = assessment.imprint.edition.as_deref();
    let edition = edition.map_or_else(|| "the edition".to_owned(), |edition| format!("edition {edition}"));
    format!("{edition} of {}", assessment.issued)
}
