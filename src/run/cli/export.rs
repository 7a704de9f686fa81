//! `briefing export`: an assessment, some of its items or a walk, written for other programs and other people.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use jiff::civil::Date;

use crate::bundle::{Address, Cleared, Library};
use crate::export::json::SHAPE;
use crate::export::{ExportFormat, Exported, Portion, Selection, Share, Talk, write};
use crate::run::cli::search::index_of;
use crate::run::kept::own_walks;
use crate::run::library::bundles::unnamed;
use crate::run::library::catalog::{Catalog, today};
use crate::run::library::source_digest::with_digests;
use crate::run::os::deliver::{Existing, Readers, deliver};
use crate::run::os::failure::Failure;
use crate::run::os::output;
use crate::search::{Request, Scope, Whose, find, parse};
use crate::text::prose;

/// Write an assessment, or some of its items, in the formats of other programs
#[derive(Debug, Args)]
#[command(after_help = after_help())]
pub struct ExportArgs {
    /// Items: an id, BUNDLE#ITEM, or a bundle for all of it; the whole assessment otherwise
    #[arg(value_name = "ITEM", conflicts_with = "query")]
    pub items: Vec<String>,
    /// What a search finds
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// A walk, as a paper to leave behind: by its id or title; `assessment` is the one that every bundle has of itself, `own`
    /// yours
    #[arg(long, value_name = "NAME", conflicts_with_all = ["query", "items"])]
    pub walk: Option<String>,
    /// The format; otherwise the one that the ending of the file says
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<ExportFormat>,
    /// Write this file, or for some formats this folder; standard output otherwise
    #[arg(long, value_name = "PATH")]
    pub to: Option<PathBuf>,
    /// STIX without the extension of this program, for tools that refuse what they do not know: the same as `--format stix-plain`
    #[arg(long)]
    pub no_extension: bool,
    /// Write over files that are there
    #[arg(long, requires = "to")]
    pub force: bool,
    /// As if it were this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
}

fn formats() -> impl clap::builder::TypedValueParser<Value = ExportFormat> {
    let words = ExportFormat::ALL.map(|format| PossibleValue::new(format.word()).help(format.says()));
    PossibleValuesParser::new(words).try_map(|word| ExportFormat::named(&word).ok_or("no such format"))
}

/// The examples, and the shape of items in JSON, from the table that writes it.
fn after_help() -> String {
    let keys: Vec<String> = SHAPE.iter().map(|(key, says)| format!("  {key:<14} {says}")).collect();
    format!(
        "Nothing leaves that is above the ceiling, and neither do the notes of a walk and what you wrote yourself. A file is \
         readable by you alone unless all that it holds is marked TLP:CLEAR.

An item in JSON, here and in `list`, `search` and `print`:
{}
`export` writes one object {{marking, assessments, items}}; the others an array of items.

Examples:
  briefing export --bundle reports/2023 --to 2023.json
  briefing export J-04 E-07 --format csv
  briefing export --bundle reports/2023 --walk client-30 --to leave-behind.html
  briefing export --query 'kind:judgement likely' --to likely.csv",
        keys.join("\n")
    )
}

pub fn export(asked: &ExportArgs, catalog: &Catalog) -> Result<(), Failure> {
    let format = format_of(asked)?;
    let selection = Selection { portions: portions(asked, catalog)?, today: asked.today.unwrap_or_else(today) };
    let selection = with_digests(selection);
    let exported = write(&selection, format);
    match (&exported, &asked.to) {
        (Exported::File(text), None) => output::write_clean(text),
        (Exported::Folder(_), None) => {
            Err(Failure::Usage(format!("`{format}` is a folder of files: `--to FOLDER` says where")))
        }
        (_, Some(to)) => {
            let existing = if asked.force { Existing::Replaced } else { Existing::Kept };
            deliver(&exported, to, Readers::of(&selection), existing).map_err(Failure::Failed)
        }
    }
}

fn format_of(asked: &ExportArgs) -> Result<ExportFormat, Failure> {
    let of_file = || asked.to.as_ref().and_then(|to| ExportFormat::of_file(to.file_name()?.to_str()?));
    let format = match asked.format.or_else(of_file) {
        Some(ExportFormat::Stix) if asked.no_extension => Some(ExportFormat::PlainStix),
        format => format,
    };
    format.ok_or_else(|| {
        let words = ExportFormat::ALL.map(ExportFormat::word).join(", ");
        Failure::Usage(format!("which format? `--format` takes one of {words}"))
    })
}

fn portions(asked: &ExportArgs, catalog: &Catalog) -> Result<Vec<Portion>, Failure> {
    if let Some(query) = &asked.query {
        let (index, library) = index_of(catalog)?;
        let query = parse(query);
        if let Some(sentence) = query.impossible() {
            return Err(Failure::Usage(sentence.to_owned()));
        }
        let ask = Request { query: &query, scope: &Scope::Library, whose: Whose::All, kind: None, limit: usize::MAX };
        let found = find(&index, &ask).hits.into_iter().map(|hit| hit.address).collect::<Vec<_>>();
        if found.is_empty() {
            return Err(Failure::Failed("nothing is found, and nothing written".to_owned()));
        }
        return Ok(grouped(&library, found));
    }
    let opened = catalog.read()?;
    let library = opened.library();
    if let Some(name) = &asked.walk {
        let bundle = only(library)?;
        return Ok(vec![Portion::of(bundle.clone(), Share::Talk(talk(bundle, name)?))]);
    }
    if asked.items.is_empty() {
        let whole = |bundle: &Cleared| Portion::of(bundle.clone(), Share::Whole);
        return only(library).map(|bundle| vec![whole(bundle)]);
    }
    let addresses: Vec<Address> =
        asked.items.iter().map(|item| catalog.address(library, item)).collect::<Result<_, _>>()?;
    Ok(grouped(library, addresses))
}

/// The walk of that id or title through an assessment, or the user's own.
fn talk(bundle: &Cleared, name: &str) -> Result<Talk, Failure> {
    let walks = bundle.every_walk();
    if let Some(walk) = walks.iter().find(|walk| walk.id == *name || walk.title.eq_ignore_ascii_case(name)) {
        return Ok(Talk::of_walk(walk));
    }
    match own_walks::kept().get(bundle.key()) {
        Some(own) if own.id == *name => Ok(Talk::of_own_walk(own)),
        Some(_) | None => {
            let ids: Vec<&str> = walks.iter().map(|walk| walk.id.as_str()).collect();
            let (name, ids) = (prose::clean(name), ids.join(", "));
            Err(Failure::Usage(format!("no walk is called `{name}`; there are {}", prose::clean(&ids))))
        }
    }
}

/// The one assessment there is.
fn only(library: &Library) -> Result<&Cleared, Failure> {
    match unnamed(library).as_slice() {
        [bundle] => Ok(bundle),
        bundles => {
            let ids: Vec<String> = bundles.iter().take(8).map(|bundle| format!("`{}`", bundle.key())).collect();
            Err(Failure::Usage(format!(
                "which of {} assessments? Name it, or the file with `--bundle`: {}{}",
                bundles.len(),
                prose::clean(&ids.join(", ")),
                if bundles.len() > ids.len() { ", …" } else { "" }
            )))
        }
    }
}

/// Items by their assessments, in the order in which those are first named. An assessment that is named itself is whole.
fn grouped(library: &Library, addresses: Vec<Address>) -> Vec<Portion> {
    let mut portions: Vec<Portion> = Vec::new();
    for Address { bundle, item } in addresses {
        let Some(held) = library.bundle(bundle.as_str()) else { continue };
        let place = portions.iter().position(|portion| portion.bundle.is(held));
        let share = if item == *held.id() { Share::Whole } else { Share::Items(vec![item.clone()]) };
        match (place.map(|place| &mut portions[place].share), share) {
            (Some(Share::Items(items)), Share::Items(_)) if !items.contains(&item) => items.push(item),
            (Some(held), Share::Whole) => *held = Share::Whole,
            (Some(Share::Items(_) | Share::Whole | Share::Talk(_)), Share::Items(_) | Share::Talk(_)) => {}
            (None, share) => {
                portions.push(Portion::of(held.clone(), share));
            }
        }
    }
    portions
}
