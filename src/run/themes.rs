//! `briefing themes`: the themes there are, and whether each is whole and can be read.

use clap::Args;

use crate::run::failure::Failure;
use crate::run::outlet;
use crate::run::stock::Stock;

/// List and check the themes
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  briefing themes            the themes, and where each comes from
  briefing themes --check    also whether each is whole, and its letters can be read on their ground")]
pub struct Themes {
    /// Check each theme; ends with 1 where one has a fault
    #[arg(long)]
    pub check: bool,
}

/// Lists the themes.
///
/// # Errors
/// When one has a fault and that was asked for.
pub fn themes(asked: &Themes, stock: &Stock) -> Result<(), Failure> {
    let shelf = stock.theme_shelf();
    let rows: Vec<Vec<String>> = shelf
        .themes
        .iter()
        .map(|theme| {
            let face = &theme.face;
            vec![face.name.clone(), face.tone.word().to_owned(), shelf.place(theme), face.description.clone()]
        })
        .collect();
    outlet::write(&outlet::columns(&rows))?;
    if !asked.check {
        if !shelf.faults.is_empty() {
            outlet::say(&format!("{} faults in themes; `briefing themes --check` tells them", shelf.faults.len()));
        }
        return Ok(());
    }
    let mut wrong: Vec<String> = shelf
        .faults
        .iter()
        .map(|fault| format!("{}:{}:{}: {}", fault.file, fault.line, fault.column, fault.message()))
        .collect();
    for theme in &shelf.themes {
        wrong.extend(theme.shortfalls().iter().map(|shortfall| format!("{}: {shortfall}", theme.name())));
    }
    outlet::write(&wrong.join("\n"))?;
    if wrong.is_empty() { Ok(()) } else { Err(Failure::No) }
}
