//! The command line: what was asked for, and who does it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::load::fault::nearest::nearest;
use crate::run::cli::check::{self, Check};
use crate::run::cli::keys::{self, Keys};
use crate::run::cli::list::{self, List};
use crate::run::cli::open::{self, Open};
use crate::run::cli::options::{Bundles, Limits, Looks};
use crate::run::cli::picture::{self, Picture};
use crate::run::cli::present::{self, Present};
use crate::run::cli::print::{self, Print};
use crate::run::cli::search::{self, Search};
use crate::run::cli::themes::{self, Themes};
use crate::run::library::stock::Stock;
use crate::run::os::failure::Failure;
use crate::run::os::output as outlet;
use crate::run::terminal::first_theme as look;

/// Read structured intelligence and risk assessments
///
/// Without a path it opens your own library (the folder `briefing/library` where your system keeps data), with the
/// assessment that comes with the program in it. In the reader, `?` shows what can be done.
#[derive(Debug, Parser)]
#[command(name = "briefing", version, subcommand_value_name = "COMMAND", subcommand_help_heading = "Commands", after_help = EXAMPLES)]
struct Briefing {
    /// What to do in place of opening the reader
    #[command(subcommand)]
    command: Option<Command>,
    /// Bundles (a folder or a file each) or libraries (folders of bundles)
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    bundles: Bundles,
    #[command(flatten)]
    looks: Looks,
    #[command(flatten)]
    limits: Limits,
}

const EXAMPLES: &str = "\
Examples:
  briefing                                 open your library
  briefing reports/2023 reports/2024       open two bundles
  briefing open J-04                       begin at a judgement
  briefing present --from J-11             brief a client on a shared screen
  briefing search 'supply chain'           find items
  briefing print J-04 | less               read one as plain text
  briefing check reports                   find what is wrong with bundles

What was read of a library is kept in the folder `cache` of ~/.local/state/briefing (or of BRIEFING_STATE_DIR), for \
nobody else to read and for a quicker start; it may be thrown away at any time, and `--no-cache` does without it.";

#[derive(Debug, Subcommand)]
enum Command {
    Open(With<Open>),
    Present(With<Present>),
    List(With<List>),
    Print(With<Print>),
    Search(With<Search>),
    Check(With<Check>),
    Themes(With<Themes>),
    Keys(With<Keys>),
    Picture(With<Picture>),
}

// A command, and the bundles that were named behind it. What is said of it is what its own file says.
#[derive(Debug, clap::Args)]
struct With<C: clap::Args> {
    #[command(flatten)]
    bundles: Bundles,
    #[command(flatten)]
    command: C,
}

/// Does what the words ask for; what the shell is told of it.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let asked = match Briefing::try_parse_from(words) {
        Ok(asked) => asked,
        Err(error) => return explained(&error),
    };
    match asked.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let sentence = failure.to_string();
            if !sentence.is_empty() {
                outlet::say(&sentence);
            }
            failure.code()
        }
    }
}

/// Help that was asked for goes to the output; wrong usage is one sentence and where help is.
fn explained(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Whoever does not read on has read enough.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            let text = error.render().to_string();
            let sentence: Vec<&str> =
                text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:")).collect();
            // Where help is stands below, and what a line announces stands on the next.
            let told = |line: &&str| !line.is_empty() && !line.starts_with("For more information");
            let sentence = sentence.into_iter().filter(told).collect::<Vec<_>>().join("; ").replace(":; ", ": ");
            outlet::say(sentence.trim_start_matches("error: "));
            outlet::say("`briefing --help` tells more");
            ExitCode::from(2)
        }
    }
}

impl Briefing {
    fn run(self) -> Result<(), Failure> {
        let Self { command, paths, bundles, looks, limits } = self;
        let ceiling = limits.ceiling();
        let before = bundles.and(paths);
        let depth = look::depth();
        let stock = |more: Bundles, paths: Vec<PathBuf>| {
            let caching = before.caching(&more);
            let stock = Stock::of(&before.clone().and(more.bundle).and(paths).bundle, depth)?;
            Ok::<_, Failure>(stock.under(ceiling).caching(caching))
        };
        if let (Some(ceiling), Some(command)) = (ceiling, &command)
            && !matches!(command, Command::Open(_) | Command::Present(_))
        {
            outlet::say(&format!("{ceiling}; {}", ceiling.policy()));
        }
        match command {
            None => open::read(
                None,
                &looks,
                &stock(Bundles::default(), Vec::new()).map_err(|failure| perhaps(&before.bundle, failure))?,
            ),
            Some(Command::Open(With { command, bundles })) => {
                open::read(Some(&command.item), &command.looks.or(looks), &stock(bundles, Vec::new())?)
            }
            Some(Command::Present(With { command, bundles })) => {
                let looks = command.looks.clone().or(looks);
                present::present(&command, &looks, &stock(bundles, command.paths.clone())?)
            }
            Some(Command::List(With { command, bundles })) => {
                list::list(&command, &stock(bundles, command.paths.clone())?)
            }
            Some(Command::Print(With { command, bundles })) => {
                print::print(&command.items, &command.looks.or(looks), &stock(bundles, Vec::new())?)
            }
            Some(Command::Search(With { command, bundles })) => {
                search::search(&command, &stock(bundles, command.paths())?)
            }
            Some(Command::Check(With { command, bundles })) => {
                let paths = before.and(bundles.bundle).and(command.paths.clone()).bundle;
                check::check(&command, &paths, (depth, ceiling))
            }
            Some(Command::Themes(With { command, .. })) => {
                themes::themes(&command, &stock(Bundles::default(), Vec::new())?)
            }
            Some(Command::Keys(_)) => keys::keys(),
            Some(Command::Picture(With { command, bundles })) => {
                let looks = command.looks.clone().or(looks);
                picture::picture(&command, &looks, &stock(bundles, Vec::new())?)
            }
        }
    }
}

/// A path that is not there may be a command that was meant.
fn perhaps(paths: &[PathBuf], failure: Failure) -> Failure {
    let commands = ["open", "present", "list", "print", "search", "check", "themes", "keys", "picture"];
    let meant = paths.first().filter(|path| !path.exists()).and_then(|path| nearest(path.to_str()?, commands));
    match (failure, meant) {
        (Failure::Usage(sentence), Some(meant)) => {
            Failure::Usage(format!("{sentence}; did you mean the command `{meant}`?"))
        }
        (failure, _) => failure,
    }
}
