//! `briefing check`: every fault of files, with its place and what to do about it.

use std::collections::HashSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::bundle::{Ceiling, Clearance, Library};
use crate::load::fault::catalogue::{codes, named};
use crate::load::fault::nearest::nearest;
use crate::load::fault::report::{human, json};
use crate::load::{Fault, FaultCode, FileTexts, Severity, same_ids, settled};
use crate::run::library::origin::bundle_paths_at;
use crate::run::os::failure::Failure;
use crate::run::os::output;
use crate::text::prose;
use crate::theme::Depth;

/// Find every fault in bundles
#[derive(Debug, Args)]
#[command(after_help = "\
Ends with 0 where there is no fault (warnings may be, without `--strict`), with 1 where there is one, with 2 where a path cannot
be read.

Examples:
  briefing check reports                  every bundle in the folder
  briefing check --strict --json a.yaml   for an editor or a build
  briefing check --explain unresolved-ref what a kind of fault means
  briefing check --explain                every kind of fault, one a line")]
pub struct CheckArgs {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to write the faults
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Write one array of objects {file, line, column, place, code, severity, message, help}: the same as `--format json`
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// End with 1 where there are warnings, too
    #[arg(long)]
    pub strict: bool,
    /// Say what a kind of fault means, with an example; list every kind, where none is named
    #[arg(long, value_name = "CODE", num_args = 0..=1, conflicts_with = "paths")]
    pub explain: Option<Option<String>>,
}

/// How faults are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line and a caret
    Human,
    /// As one array of objects {file, line, column, place, code, severity, message, help}
    Json,
}

/// Checks paths, or explains codes. Under a ceiling only the number of faults is reported.
pub fn check(asked: &CheckArgs, paths: &[PathBuf], (depth, ceiling): (Depth, Option<Ceiling>)) -> Result<(), Failure> {
    if let Some(code) = &asked.explain {
        return explain(code.as_deref());
    }
    if paths.is_empty() {
        return Err(Failure::Usage("no path to check; `briefing check --help` tells more".to_owned()));
    }
    let (mut faults, mut sources) = (Vec::new(), FileTexts::default());
    let (mut checked, mut library) = (HashSet::new(), Library::default());
    for path in paths {
        for origin in bundle_paths_at(path).map_err(Failure::Usage)? {
            // A bundle that was named twice, or by way of a link, is reported once.
            if !checked.insert(origin.canonical()) {
                continue;
            }
            let (opened, read) = origin.read();
            faults.extend(opened.faults);
            let shown = opened.bundle.and_then(|bundle| Clearance::of(&bundle, ceiling).shown);
            if let Some(bundle) = shown {
                library.put(bundle);
            }
            sources.extend(read);
        }
    }
    let mut faults = settled(faults, &library);
    faults.extend(same_ids(&library));
    match (ceiling, asked.json, asked.format) {
        (Some(ceiling), ..) => withhold(ceiling, &faults),
        (None, true, _) | (None, false, Format::Json) => output::write_json(&json(&faults))?,
        (None, false, Format::Human) => output::write_clean(&human(&faults, &sources, output::paint(depth)))?,
    }
    if faults.iter().any(|fault| asked.strict || fault.is_fault()) { Err(Failure::Negative) } else { Ok(()) }
}

/// Faults quote their files, whatever is marked there, so under a ceiling only their number is reported.
fn withhold(ceiling: Ceiling, faults: &[Fault]) {
    let count = faults.iter().filter(|fault| fault.is_fault()).count();
    output::say(&format!(
        "faults: {count}, warnings: {}; they quote the files, and are not told under {}",
        faults.len() - count,
        ceiling.tlp
    ));
}

fn explain(code: Option<&str>) -> Result<(), Failure> {
    let Some(name) = code else {
        let first =
            |text: &str| text.split_once(". ").map_or_else(|| text.to_owned(), |(first, _)| format!("{first}."));
        let row = |code: FaultCode| vec![code.name.to_owned(), code.severity.word().to_owned(), first(code.meaning)];
        return output::write(&output::columns(&codes().map(row).collect::<Vec<_>>()));
    };
    let Some(code) = named(name) else {
        let names = codes().map(|code| code.name);
        let hint = nearest(name, names).map_or_else(
            || "`briefing check --explain` lists them all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Failure::Usage(format!("no kind of fault is called `{}`; {hint}", prose::clean(name))));
    };
    output::write(&explanation(code))
}

fn explanation(code: FaultCode) -> String {
    let severity = match code.severity {
        Severity::Fault => "a fault",
        Severity::Warning => "a warning",
    };
    let [wrong, right] = code.example;
    let indented = |text: &str| text.lines().fold(String::new(), |all, line| all + "    " + line + "\n");
    format!(
        "{} ({severity})\n  {}\n  wrong:\n{}  right:\n{}",
        code.name,
        code.meaning,
        indented(wrong),
        indented(right)
    )
}
