//! A bundle as it is inside the program: joined and checked before, and so read in a fraction of the time that its files
//! take. People read and write YAML; this is for the first frame.

use serde::{Deserialize, Serialize};

use crate::bundle::{Bundle, Item};

/// The items of a bundle, the assessment first.
#[derive(Serialize, Deserialize)]
struct Compiled {
    items: Vec<Item>,
}

/// The bundle of a compiled text; nothing where it is not one.
#[must_use]
pub fn bundle(text: &str) -> Option<Bundle> {
    let mut items = serde_json::from_str::<Compiled>(text).ok()?.items.into_iter();
    let cover = items.next()?;
    Some(Bundle::new(cover, items.collect()))
}

/// The compiled text of a bundle.
///
/// # Errors
/// When a value has no form in JSON.
pub fn compile(bundle: &Bundle) -> serde_json::Result<String> {
    // One item a line, so that a change of one is one line of a difference.
    let items: Vec<String> = bundle.items().iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok(format!("{{\"items\":[\n{}\n]}}\n", items.join(",\n")))
}
