//! A selection as a folder of Markdown files, one an item: a bundle of the Open Knowledge Format 0.2, and a vault of
//! Obsidian.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use serde_json::json;

use crate::bundle::{Id, Item};
use crate::export::markdown::escape::escaped;
use crate::export::markdown::file::{issue, made, marked};
use crate::export::markdown::item::body;
use crate::export::place::{Places, slug};
use crate::export::selection::{Portion, Selection};
use crate::text::light::bare;
use crate::text::prose;
use crate::text::sentence::first_sentence;

/// Names that the format keeps for itself.
const RESERVED: [&str; 4] = ["index", "log", "agents", "readme"];

/// The paths of items in the folder. No two differ by their case alone, since some systems do not tell those apart.
#[derive(Debug)]
struct Paths(HashMap<(Id, Id), String>);

/// The files of the folder, `index.md` first.
pub fn files(selection: &Selection) -> Vec<(String, String)> {
    let (places, paths) = (Places::of(selection), Paths::of(selection));
    let mut files = vec![("index.md".to_owned(), index(selection, &paths))];
    for portion in &selection.portions {
        for item in portion.items() {
            let key = (portion.bundle.key().clone(), item.id.clone());
            let Some(path) = paths.0.get(&key) else { continue };
            files
                .push((path.clone(), note(selection, portion, item, &Around { places: &places, paths: &paths, path })));
        }
    }
    files
}

/// What a note needs to know of the others.
struct Around<'a> {
    places: &'a Places,
    paths: &'a Paths,
    /// The path of the note itself.
    path: &'a str,
}

impl Paths {
    fn of(selection: &Selection) -> Self {
        let several = selection.portions.len() > 1;
        let mut taken: HashSet<String> = HashSet::new();
        let mut paths = HashMap::new();
        for portion in &selection.portions {
            let bundle = portion.bundle.key();
            let folder = if several { format!("{}/", slug(bundle)) } else { String::new() };
            for item in portion.items() {
                let id = slug(&item.id);
                let reserved = RESERVED.contains(&id.to_lowercase().as_str());
                let name = if reserved { format!("{id}-{}", item.kind().word()) } else { id };
                let mut path = format!("{folder}{}/{name}", item.kind().key());
                while !taken.insert(path.to_lowercase()) {
                    path.push('_');
                }
                paths.insert((bundle.clone(), item.id.clone()), path + ".md");
            }
        }
        Self(paths)
    }
}

/// A path as a file in a folder writes it: up out of its own folders, and down again.
fn relative(from: &str, to: &str) -> String {
    "../".repeat(from.matches('/').count()) + to
}

fn index(selection: &Selection, paths: &Paths) -> String {
    let mut text = format!(
        "---\nokf_version: \"0.2\"\n---\n\n# {}\n\n{}\n",
        escaped(&selection.title()),
        marked(&selection.marking())
    );
    for portion in &selection.portions {
        let _ = writeln!(text, "\n{}", issue(portion, selection));
        for section in portion.sections() {
            let _ = writeln!(text, "\n## {}\n", escaped(section.heading));
            for item in section.items {
                let key = (portion.bundle.key().clone(), item.id.clone());
                if let Some(path) = paths.0.get(&key) {
                    let _ = writeln!(text, "- [{}]({path}): {}", escaped(&item.title), escaped(&description(item)));
                }
            }
        }
    }
    text + &format!("\n{}\n", made(selection))
}

fn description(item: &Item) -> String {
    let text = item.text.as_deref().map(|text| bare(&first_sentence(text))).unwrap_or_default();
    let text = if text.trim().is_empty() { item.title.clone() } else { text };
    prose::single_spaced(&text)
}

fn note(selection: &Selection, portion: &Portion, item: &Item, around: &Around<'_>) -> String {
    let document = portion.document(item, selection.today);
    let copy = document.clone();
    let links = around.places.links(portion.bundle.key(), &copy);
    let href = |number: usize| {
        let path = around.paths.0.get(&links.target(number)?)?;
        Some(relative(around.path, path))
    };
    let says = body(portion, item, document, &href, 2);
    let marking = marked(&portion.bundle.marking(item));
    format!(
        "{}\n# {}\n\n{marking}\n\n{}\n\n{says}",
        front_matter(portion, item),
        escaped(&item.title),
        issue(portion, selection)
    )
}

/// The properties of a note. JSON strings are strings in YAML too, and escape whatever could end them.
fn front_matter(portion: &Portion, item: &Item) -> String {
    let likelihood = item.likelihood();
    let clean = |text: &str| json!(prose::clean(text)).to_string();
    let mut lines = vec![
        ("type", clean(item.kind().word())),
        ("title", clean(&item.title)),
        ("description", clean(&description(item))),
        ("id", clean(item.id.as_str())),
        ("bundle", clean(portion.bundle.key().as_str())),
        ("marking", clean(portion.bundle.marking(item).words())),
        ("origin", clean(item.origin.word())),
    ];
    lines.extend(likelihood.and_then(|said| said.as_written.as_deref()).map(|word| ("likelihood", clean(word))));
    lines.extend(likelihood.map(|likelihood| ("form", clean(likelihood.form.word()))));
    lines.extend(item.at.as_ref().map(|at| ("locator", clean(&at.to_string()))));
    if !item.tags.is_empty() {
        let tags: Vec<_> = item.tags.iter().map(|tag| prose::clean(tag)).collect();
        lines.push(("tags", json!(tags).to_string()));
    }
    lines.push(("aliases", json!([prose::clean(&item.title)]).to_string()));
    lines.iter().fold("---\n".to_owned(), |text, (key, value)| format!("{text}{key}: {value}\n")) + "---\n"
}
