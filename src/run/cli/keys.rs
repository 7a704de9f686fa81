//! `briefing keys`: the table of keys, as it stands in the manual.

use clap::Args;

use crate::keymap;
use crate::run::os::failure::Failure;
use crate::run::os::output;

/// Write the table of keys as Markdown
#[derive(Debug, Args)]
pub struct KeysArgs {}

pub fn keys() -> Result<(), Failure> {
    output::write(&markdown())
}

/// The table of keys as Markdown, one table for each context.
pub fn markdown() -> String {
    let mut text = String::new();
    let mut place = "";
    for (here, what, keys) in keymap::table() {
        if here != place {
            let gap = if place.is_empty() { "" } else { "\n" };
            text.extend([gap, "| ", here, " | |\n|---|---|\n"]);
            place = here;
        }
        // A bar would end the cell, and a backtick the code mark.
        let keys: Vec<String> = keys.split(", ").map(|key| format!("`` {} ``", key.replace('|', "\\|"))).collect();
        text.extend(["| ", &keys.join(" "), " | ", what, " |\n"]);
    }
    text
}
