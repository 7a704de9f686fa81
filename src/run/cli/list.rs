//! `briefing list`: every item of every bundle, one a line.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use crate::export::json::object;
use crate::run::library::catalog::Catalog;
use crate::run::os::failure::Failure;
use crate::run::os::output;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  briefing list                              every item of your library
  briefing list --json | jq '.[] | .title'   the titles
  briefing --bundle reports/2023 list        the items of one bundle")]
pub struct ListArgs {
    /// Bundles or libraries; your own library otherwise
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write one array of objects, in the shape that the help of `export` tells
    #[arg(long)]
    pub json: bool,
}

/// Lists what is there.
pub fn list(asked: &ListArgs, catalog: &Catalog) -> Result<(), Failure> {
    let shelf = catalog.read()?;
    let library = shelf.library();
    let items = library.listed().into_iter().flat_map(|bundle| bundle.items().iter().map(move |item| (bundle, item)));
    if asked.json {
        let array: Value = items.map(|(bundle, item)| object(bundle, item)).collect();
        return output::write_json(&format!("{array:#}"));
    }
    let rows: Vec<Vec<String>> = items
        .map(|(bundle, item)| {
            let at = item.at.as_ref().map_or_else(String::new, ToString::to_string);
            let address = format!("{}#{}", bundle.key(), item.id);
            vec![address, item.kind().word().to_owned(), at, item.origin.word().to_owned(), item.title.clone()]
        })
        .collect();
    output::write(&output::columns(&rows))
}
