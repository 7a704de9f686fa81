//! The command line, and which function carries out each command.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::load::fault::nearest::nearest;
use crate::run::cli::check::{self, CheckArgs};
use crate::run::cli::export::{self, ExportArgs};
use crate::run::cli::import::{self, ImportArgs};
use crate::run::cli::keys::{self, KeysArgs};
use crate::run::cli::list::{self, ListArgs};
use crate::run::cli::new::{self, NewArgs};
use crate::run::cli::open::{self, OpenArgs};
use crate::run::cli::options::{BundleOptions, CeilingOptions, DisplayOptions};
use crate::run::cli::picture::{self, PictureArgs};
use crate::run::cli::present::{self, PresentArgs};
use crate::run::cli::print::{self, PrintArgs};
use crate::run::cli::schema::{self, SchemaArgs};
use crate::run::cli::search::{self, SearchArgs};
use crate::run::cli::themes::{self, ThemesArgs};
use crate::run::library::catalog::Catalog;
use crate::run::os::failure::Failure;
use crate::run::os::output;
use crate::run::terminal::first_theme;

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
    bundles: BundleOptions,
    #[command(flatten)]
    looks: DisplayOptions,
    #[command(flatten)]
    limits: CeilingOptions,
}

const EXAMPLES: &str = "\
Examples:
  briefing                                 open your library
  briefing reports/2023 reports/2024       open two bundles
  briefing open J-04                       begin at a judgement
  briefing present --from J-11             brief a client on a shared screen
  briefing search 'supply chain'           find items
  briefing print J-04 | less               read one as plain text
  briefing export J-04 --to j-04.html      write one for somebody else to read
  briefing check reports                   find what is wrong with bundles
  briefing new reports/harbour-2024        begin a bundle of your own
  briefing report.json                     read a STIX file as an assessment
  briefing import report.json --to mine    write it as a bundle

What was read of a library is kept for a quicker start, in the folders `cache` and `index` of ~/.local/state/briefing (or of \
BRIEFING_STATE_DIR), which only you can read. They can be deleted at any time, and `--no-cache` does without them.";

#[derive(Debug, Subcommand)]
enum Command {
    Open(WithBundles<OpenArgs>),
    Present(WithBundles<PresentArgs>),
    List(WithBundles<ListArgs>),
    Print(WithBundles<PrintArgs>),
    Search(WithBundles<SearchArgs>),
    Export(WithBundles<ExportArgs>),
    Check(WithBundles<CheckArgs>),
    New(NewArgs),
    Import(ImportArgs),
    Schema(SchemaArgs),
    Themes(WithBundles<ThemesArgs>),
    Keys(WithBundles<KeysArgs>),
    Picture(WithBundles<PictureArgs>),
}

// A command, and the bundles that were named after it. Its help comes from its own file, so this has no doc comment.
#[derive(Debug, clap::Args)]
struct WithBundles<C: clap::Args> {
    #[command(flatten)]
    bundles: BundleOptions,
    #[command(flatten)]
    command: C,
}

/// Carries out a command line; returns the exit code.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let asked = match Briefing::try_parse_from(words) {
        Ok(asked) => asked,
        Err(error) => return report_usage(&error),
    };
    match asked.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let sentence = failure.to_string();
            if !sentence.is_empty() {
                output::say(&sentence);
            }
            failure.code()
        }
    }
}

/// Writes help that was asked for to the output, and wrong usage as one sentence.
fn report_usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // An error means that the output was closed, as `head` does.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            let text = error.render().to_string();
            let sentence: Vec<&str> =
                text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:")).collect();
            // The line on help is replaced below, and a line that ends in a colon is joined with the next.
            let said = |line: &&str| !line.is_empty() && !line.starts_with("For more information");
            let sentence = sentence.into_iter().filter(said).collect::<Vec<_>>().join("; ").replace(":; ", ": ");
            output::say(sentence.trim_start_matches("error: "));
            output::say("`briefing --help` tells more");
            ExitCode::from(2)
        }
    }
}

impl Briefing {
    fn run(self) -> Result<(), Failure> {
        let Self { command, paths, bundles, looks, limits } = self;
        let ceiling = limits.ceiling();
        let before = bundles.and(paths);
        let depth = first_theme::depth();
        let catalog = |more: BundleOptions, paths: Vec<PathBuf>| {
            let caching = before.caching(&more);
            let catalog = Catalog::of(&before.clone().and(more.bundle).and(paths).bundle, depth)?;
            Ok::<_, Failure>(catalog.with_ceiling(ceiling).with_caching(caching))
        };
        if let (Some(ceiling), Some(command)) = (ceiling, &command)
            && !matches!(command, Command::Open(_) | Command::Present(_))
        {
            output::say(&format!("{ceiling}; {}", ceiling.policy()));
        }
        match command {
            None => open::read(
                None,
                &looks,
                &catalog(BundleOptions::default(), Vec::new()).map_err(|failure| with_hint(&before.bundle, failure))?,
            ),
            Some(Command::Open(WithBundles { command, bundles })) => {
                open::read(Some(&command.item), &command.looks.or(looks), &catalog(bundles, Vec::new())?)
            }
            Some(Command::Present(WithBundles { command, bundles })) => {
                let looks = command.looks.clone().or(looks);
                present::present(&command, &looks, &catalog(bundles, command.paths.clone())?)
            }
            Some(Command::List(WithBundles { command, bundles })) => {
                list::list(&command, &catalog(bundles, command.paths.clone())?)
            }
            Some(Command::Print(WithBundles { command, bundles })) => {
                let looks = command.looks.clone().or(looks);
                print::print(&command, &looks, &catalog(bundles, Vec::new())?)
            }
            Some(Command::Search(WithBundles { command, bundles })) => {
                search::search(&command, &catalog(bundles, command.paths())?)
            }
            Some(Command::Export(WithBundles { command, bundles })) => {
                export::export(&command, &catalog(bundles, Vec::new())?)
            }
            Some(Command::Check(WithBundles { command, bundles })) => {
                let paths = before.and(bundles.bundle).and(command.paths.clone()).bundle;
                check::check(&command, &paths, (depth, ceiling))
            }
            Some(Command::New(command)) => new::new(&command),
            Some(Command::Import(command)) => import::import_files(&command, ceiling),
            Some(Command::Schema(_)) => schema::print(),
            Some(Command::Themes(WithBundles { command, .. })) => {
                themes::themes(&command, &catalog(BundleOptions::default(), Vec::new())?)
            }
            Some(Command::Keys(_)) => keys::keys(),
            Some(Command::Picture(WithBundles { command, bundles })) => {
                let looks = command.looks.clone().or(looks);
                picture::picture(&command, &looks, &catalog(bundles, Vec::new())?)
            }
        }
    }
}

/// Adds the command that was probably meant to the failure of a path that does not exist.
fn with_hint(paths: &[PathBuf], failure: Failure) -> Failure {
    let commands = [
        "open", "present", "list", "print", "search", "export", "check", "new", "import", "schema", "themes", "keys",
        "picture",
    ];
    let meant = paths.first().filter(|path| !path.exists()).and_then(|path| nearest(path.to_str()?, commands));
    match (failure, meant) {
        (Failure::Usage(sentence), Some(meant)) => {
            Failure::Usage(format!("{sentence}; did you mean the command `{meant}`?"))
        }
        (failure, _) => failure,
    }
}
