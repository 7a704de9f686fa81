//! A bundle and themes as they are inside the program: joined and checked before, and so read in a fraction of the time
//! that their files take. People read and write YAML; this is for the first frame.

use serde::{Deserialize, Serialize};

use crate::bundle::{Bundle, Item};
use crate::theme::{Face, Look, Role, Theme};

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

/// A theme, with its looks in the order of `Role::ALL`.
#[derive(Serialize, Deserialize)]
struct CompiledTheme {
    face: Face,
    looks: Vec<Look>,
}

/// The theme of that name in a compiled text of themes; nothing where it has none.
#[must_use]
pub fn theme(text: &str, name: &str) -> Option<Theme> {
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let (_, line) = lines.into_iter().find(|(named, _)| *named == name)?;
    let compiled: CompiledTheme = serde_json::from_str(line).ok()?;
    Theme::new(compiled.face, Role::ALL.iter().copied().zip(compiled.looks).collect()).ok()
}

/// The compiled text of themes: one a line, its name before it, so that the others need not be read.
///
/// # Errors
/// When a value has no form in JSON.
pub fn compile_themes(themes: &[Theme]) -> serde_json::Result<String> {
    let mut text = String::new();
    for theme in themes {
        let looks = Role::ALL.iter().map(|role| theme.look(*role).clone()).collect();
        let compiled = CompiledTheme { face: theme.face.clone(), looks };
        text.extend([theme.name(), "\t", &serde_json::to_string(&compiled)?, "\n"]);
    }
    Ok(text)
}
