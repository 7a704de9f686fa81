//! `briefing print`: items as plain, linear text, for pipes and screen readers.

use clap::Args;
use serde_json::Value;

use crate::bundle::{Cleared, Item, Library, elsewhere};
use crate::export::json::object;
use crate::export::selection::in_reading_order;
use crate::page;
use crate::run::cli::options::DisplayOptions;
use crate::run::library::archive::archive::read_named;
use crate::run::library::bundles::unnamed;
use crate::run::library::catalog::{Catalog, named, today};
use crate::run::os::failure::Failure;
use crate::run::os::output;

/// Write items as plain text
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  briefing print                         everything, in reading order
  briefing print J-04 E-07               two items
  briefing print --width 60 J-04 | lp    narrow enough for a card")]
pub struct PrintArgs {
    /// Items: an id, or BUNDLE#ITEM; everything in reading order otherwise
    #[arg(value_name = "ITEM")]
    pub items: Vec<String>,
    /// Write one array of objects, in the shape that the help of `export` tells
    #[arg(long)]
    pub json: bool,
    /// How to show them
    #[command(flatten)]
    pub looks: DisplayOptions,
}

/// Prints items, or everything.
pub fn print(asked: &PrintArgs, looks: &DisplayOptions, catalog: &Catalog) -> Result<(), Failure> {
    // Plain text has no theme, but a name that is wrong is wrong here too.
    if let Some(theme) = &looks.theme {
        named(&catalog.themes(), theme)?;
    }
    // What other bundles say of an item stands in its text, and not in its object.
    let few = if asked.json { read_named(&asked.items, catalog, today()) } else { None };
    let shelf = match few {
        Some(opened) => opened,
        None => catalog.read()?,
    };
    let library = shelf.library();
    let mut items: Vec<(&Cleared, &Item)> = Vec::new();
    for name in &asked.items {
        let address = catalog.address(library, name)?;
        items.extend(library.bundle(address.bundle.as_str()).zip(library.item(&address)));
    }
    if asked.items.is_empty() {
        let bundles = unnamed(library).into_iter();
        items.extend(bundles.flat_map(|bundle| in_reading_order(bundle).map(move |item| (bundle, item))));
    }
    if asked.json {
        let objects: Value = items.into_iter().map(|(bundle, item)| object(bundle, item)).collect();
        return output::write_json(&format!("{objects:#}"));
    }
    let width = output::width(looks.width).min(looks.width.unwrap_or(READABLE));
    items.into_iter().try_for_each(|(bundle, item)| output::write(&text(library, bundle, item, width)))
}

/// Text is no wider than this, however wide the terminal is, unless it is asked for.
const READABLE: u16 = 80;

fn text(library: &Library, bundle: &Cleared, item: &Item, width: u16) -> String {
    let scale = bundle.assessment().and_then(|assessment| bundle.scale(&assessment.reader_scale));
    let toggled = std::collections::BTreeSet::new();
    let ties = elsewhere(library, bundle, &item.id);
    let setting = page::Setting {
        width,
        room: page::PageRoom::default(),
        today: today(),
        scale,
        toggled: &toggled,
        elsewhere: Some(&ties),
    };
    let text = page::plain(bundle, item, &setting);
    format!("{}\n\n", text.trim_end())
}
