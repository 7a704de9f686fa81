//! `briefing open`: the reader, begun at one item; and the reader itself.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::thread;

use clap::Args;

use crate::run::event_loop::{Session, run};
use crate::run::failure::Failure;
use crate::run::look::{self, Wishes};
use crate::run::print::print;
use crate::run::reading::Looks;
use crate::run::screen;
use crate::run::stock::{Stock, today};
use crate::run::work::World;
use crate::state::{Setup, State};
use crate::theme::{Depth, Tone};

/// Open the reader at one item
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  briefing open industrial-espionage-2023#J-04
  briefing open J-04                            where one bundle has it")]
pub struct Open {
    /// BUNDLE#ITEM, or an id that one bundle has
    #[arg(value_name = "BUNDLE#ITEM")]
    pub item: String,
    /// How to show it
    #[command(flatten)]
    pub looks: Looks,
}

/// Reads: in the terminal where there is one, and as plain text where there is none.
///
/// # Errors
/// When nothing can be read, the item is not there, or the terminal is lost.
pub fn read(item: Option<&str>, looks: &Looks, stock: Stock) -> Result<(), Failure> {
    if looks.plain || !io::stdout().is_terminal() || env::var_os("TERM").is_some_and(|term| term == "dumb") {
        let items: Vec<String> = item.map(str::to_owned).into_iter().collect();
        return print(&items, looks, &stock);
    }
    let session = prepare(item, looks, stock)?;
    run(session)
}

/// Gets everything ready for the first frame, and nothing else: the one bundle that it shows, and the one theme. The
/// bundle is read while the terminal is asked for its colours.
fn prepare(item: Option<&str>, looks: &Looks, stock: Stock) -> Result<Session, Failure> {
    let depth = look::depth();
    let stock = stock.with_depth(depth);
    let (opened, (theme, asked, said)) = thread::scope(|scope| {
        let opening = scope.spawn(|| match item {
            None => stock.read_first(),
            // Any bundle may hold the item, so all are read.
            Some(_) => stock.read(),
        });
        let theme = theme(looks, depth, &stock);
        let opened = opening.join().map_err(|_| Failure::Said("a fault of our own: reading broke off".to_owned()));
        opened.and_then(|opened| Ok((opened?, theme?)))
    })?;
    let start = item.map(|item| stock.address(&opened.library(), item)).transpose()?;
    let size = screen::size();
    let state = State::new(Setup {
        bundles: opened.bundles,
        faults: opened.faults,
        theme: theme.name().to_owned(),
        themes: vec![theme],
        today: today(),
        size: (size.width, size.height),
        start,
        loading: opened.rest.len(),
        measure: looks.width,
    });
    let world = Arc::new(World::new(stock, today()));
    Ok(Session { state, world, rest: opened.rest, asked, said })
}
