//! `briefing print`: items as plain, linear text, for pipes and screen readers.

use clap::Args;

use crate::bundle::{Bundle, Cleared, Id, Item, Kind};
use crate::page;
use crate::run::cli::options::DisplayOptions;
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
    /// How to show them
    #[command(flatten)]
    pub looks: DisplayOptions,
}

/// Prints items, or everything.
pub fn print(items: &[String], looks: &DisplayOptions, catalog: &Catalog) -> Result<(), Failure> {
    // Plain text has no theme, but a name that is wrong is wrong here too.
    if let Some(theme) = &looks.theme {
        named(&catalog.themes(), theme)?;
    }
    let library = catalog.read()?.library();
    let width = output::width(looks.width).min(looks.width.unwrap_or(READABLE));
    if items.is_empty() {
        for bundle in library.bundles() {
            for item in in_reading_order(bundle) {
                output::write(&text(bundle, item, width))?;
            }
        }
        return Ok(());
    }
    let addresses: Vec<_> = items.iter().map(|item| catalog.address(&library, item)).collect::<Result<_, _>>()?;
    for address in addresses {
        let found = library.bundle(address.bundle.as_str()).and_then(|bundle| Some((bundle, library.item(&address)?)));
        if let Some((bundle, item)) = found {
            output::write(&text(bundle, item, width))?;
        }
    }
    Ok(())
}

/// Text is no wider than this, however wide the terminal is, unless it is asked for.
const READABLE: u16 = 80;

fn text(bundle: &Cleared, item: &Item, width: u16) -> String {
    let scale = bundle.assessment().and_then(|assessment| bundle.scale(&assessment.reader_scale));
    let toggled = std::collections::BTreeSet::new();
    let setting = page::Setting { width, today: today(), scale, toggled: &toggled };
    let text = page::plain(bundle, item, &setting);
    format!("{}\n\n", text.trim_end())
}

/// The items of a bundle as its sections are read; the first is the cover.
fn in_reading_order(bundle: &Bundle) -> impl Iterator<Item = &Item> {
    let cover: &Id = bundle.id();
    Kind::ALL
        .into_iter()
        .flat_map(|kind| bundle.of_kind(kind))
        .filter(move |item| item.kind() != Kind::Assessment || item.id == *cover)
}
