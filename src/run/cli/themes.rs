//! `briefing themes`: the themes there are, and whether each is whole and can be read.

use clap::Args;

use crate::load::Fault;
use crate::load::fault::report::human;
use crate::run::library::catalog::Catalog;
use crate::run::os::failure::Failure;
use crate::run::os::output;

/// List and check the themes
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  briefing themes            the themes, and where each comes from
  briefing themes --check    also whether each is whole, and its letters can be read on their ground")]
pub struct ThemesArgs {
    /// Check each theme; ends with 1 where one has a fault
    #[arg(long)]
    pub check: bool,
}

pub fn themes(asked: &ThemesArgs, catalog: &Catalog) -> Result<(), Failure> {
    let (shelf, built_in) = (catalog.themes(), catalog.built_in_themes());
    let rows: Vec<Vec<String>> = shelf
        .themes
        .iter()
        .map(|theme| {
            let (face, place) = (&theme.face, if built_in.contains(theme) { "built in" } else { "yours" });
            vec![face.name.clone(), face.tone.word().to_owned(), place.to_owned(), face.description.clone()]
        })
        .collect();
    output::write(&output::columns(&rows))?;
    if !asked.check {
        if !shelf.faults.is_empty() {
            output::say("some themes have faults; `briefing themes --check` tells them");
        }
        return Ok(());
    }
    let shortfalls: Vec<String> = shelf
        .themes
        .iter()
        .flat_map(|theme| theme.shortfalls().into_iter().map(move |shortfall| format!("{}: {shortfall}", theme.name())))
        .collect();
    output::write_clean(&human(&shelf.faults, &shelf.sources, output::paint(catalog.depth())))?;
    output::write(&shortfalls.join("\n"))?;
    if shortfalls.is_empty() && !shelf.faults.iter().any(Fault::is_fault) { Ok(()) } else { Err(Failure::Negative) }
}
