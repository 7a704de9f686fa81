//! `briefing import`: files of other programs, written as bundles.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use tempfile::Builder;

use crate::bundle::{Ceiling, Clearance, Cleared, Tlp};
use crate::exchange::{ImportReport, Imported};
use crate::format::bundle_text::each_file;
use crate::run::library::foreign::{import, sources_at};
use crate::run::os::failure::Failure;
use crate::run::os::output;
use crate::text::prose;

/// How many warnings are told in text; `--json` tells all.
const MOST_TOLD: usize = 20;

/// Write files of other programs as bundles
#[derive(Debug, Args)]
#[command(after_help = "\
Reads STIX 2.0 and 2.1, MISP events and galaxies, Markdown (a file or a vault) and CSV with a heading, and tells what became of every object: whether it has a kind of its own, or is kept as it came.
Nothing that is there is written over: the folder must not be there yet. Without `--to` it only tells.

Examples:
  briefing import report.json --to reports/one
  briefing import a.json b.json --to reports --json
  briefing import report.json --strict              end with 1 where anything was kept as it came")]
pub struct ImportArgs {
    /// Files, or folders of them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The folder to make: the bundle, or a folder of bundles where there are several
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Write one object {file, objects, mapped, kept, lost, warnings: [{id, reason}]} a line for each file
    #[arg(long)]
    pub json: bool,
    /// End with 1 where anything was not mapped
    #[arg(long)]
    pub strict: bool,
}

/// Imports files, and reports on each.
pub fn import_files(asked: &ImportArgs, ceiling: Option<Ceiling>) -> Result<(), Failure> {
    if let Some(folder) = &asked.to
        && folder.symlink_metadata().is_ok()
    {
        return Err(Failure::Usage(format!("`{}` is there already; name a folder that is not", shown(folder))));
    }
    let (mut bundles, mut reports) = (Vec::new(), Vec::new());
    for source in asked.files.iter().flat_map(|path| sources_at(path)) {
        let refused = |why: String| Failure::Failed(format!("`{}` cannot be imported: {why}", shown(source.path())));
        let imported = import(&source).map_err(|wrong| refused(wrong.to_string()))?;
        let Imported { bundles: made, report } = imported.map_err(|refusal| refused(refusal.to_string()))?;
        bundles.extend(made.into_iter().filter_map(|bundle| Clearance::of(&Arc::new(bundle), ceiling).shown));
        reports.push(report);
    }
    if reports.is_empty() {
        return Err(Failure::Failed("there is nothing in those folders that can be imported".to_owned()));
    }
    if ceiling.is_some() {
        // Warnings name what may be above the ceiling, so they are only counted.
        reports.iter_mut().for_each(withhold);
    }
    let made = asked.to.as_deref().map(|folder| write(folder, &bundles).map(|names| (folder, names))).transpose()?;
    if asked.json {
        for report in &reports {
            output::write_json(&serde_json::to_string(report).unwrap_or_default())?;
        }
    } else {
        output::write(&told(&reports, made))?;
    }
    let whole = reports.iter().all(|report| report.kept == 0 && report.lost == 0);
    if (asked.strict && !whole) || reports.iter().any(|report| report.lost > 0) {
        Err(Failure::Negative)
    } else {
        Ok(())
    }
}

fn withhold(report: &mut ImportReport) {
    let count = report.warnings.len();
    report.warnings.clear();
    report.types.clear();
    if count > 0 {
        output::say(&format!("{}: {count} warnings, which are not told under a ceiling", report.file));
    }
}

/// The reports in text, and what was made.
fn told(reports: &[ImportReport], made: Option<(&Path, Vec<String>)>) -> String {
    let mut text = String::new();
    for report in reports {
        let ImportReport { file, objects, mapped, kept, lost, warnings, types } = report;
        let _ = writeln!(
            text,
            "{file}: {objects} objects: {mapped} mapped, {kept} kept as they came, {lost} lost; {} warnings",
            warnings.len()
        );
        let rows = types.iter().map(|(named, (mapped, kept))| {
            let what = match (mapped, kept) {
                (_, 0) => format!("{mapped} mapped"),
                (0, _) => format!("{kept} kept as they came"),
                _ => format!("{mapped} mapped, {kept} kept as they came"),
            };
            vec!["  ".to_owned() + named, what]
        });
        text += &output::columns(&rows.collect::<Vec<_>>());
        for warning in warnings.iter().take(MOST_TOLD) {
            let _ = writeln!(text, "  {}: {}", warning.id, warning.reason);
        }
        if warnings.len() > MOST_TOLD {
            let _ = writeln!(text, "  and {} warnings more, which `--json` tells", warnings.len() - MOST_TOLD);
        }
    }
    if let Some((folder, names)) = made {
        let several = names.len() > 1;
        let _ = writeln!(text, "made {} with", shown(folder));
        for name in names.iter().take(if several { MOST_TOLD } else { 1 }) {
            let _ = writeln!(text, "  {name}");
        }
        if names.len() > MOST_TOLD {
            let _ = writeln!(text, "  and {} bundles more", names.len() - MOST_TOLD);
        }
    }
    text
}

/// Writes the bundles into a folder beside the one to be made, and renames it, so that it is there as a whole or not at all.
fn write(folder: &Path, bundles: &[Cleared]) -> Result<Vec<String>, Failure> {
    let failed = |error: io::Error| Failure::of(&format!("`{}` cannot be made", shown(folder)), &error);
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(above).map_err(failed)?;
    let open = bundles.iter().all(|bundle| bundle.highest_tlp().is_none_or(|tlp| tlp == Tlp::Clear));
    // What bears a marking is for its owner alone; otherwise it is as any new file and folder.
    let (folder_mode, file_mode) = if open { (0o777, 0o666) } else { (0o700, 0o600) };
    let mode = fs::Permissions::from_mode(folder_mode);
    let beside = Builder::new().prefix(".briefing-new-").permissions(mode).tempdir_in(above).map_err(failed)?;
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for bundle in bundles {
        let count = names.entry(bundle.id().to_string()).or_default();
        *count += 1;
        let name = if *count == 1 { bundle.id().to_string() } else { format!("{}-{count}", bundle.id()) };
        let own = if bundles.len() == 1 { beside.path().to_owned() } else { beside.path().join(name) };
        fs::create_dir_all(&own).map_err(failed)?;
        each_file(bundle, |file| {
            let mut how = fs::File::options();
            let mut new = how.write(true).create_new(true).mode(file_mode).open(own.join(file.name))?;
            io::Write::write_all(&mut new, file.text.as_bytes())
        })
        .map_err(failed)?;
    }
    fs::rename(beside.path(), folder).map_err(failed)?;
    // It is no longer where it was made, and nothing is to be deleted.
    let _ = beside.keep();
    Ok(bundles.iter().map(|bundle| format!("{}: {}", bundle.id(), bundle.cover().title)).collect())
}

fn shown(path: &Path) -> String {
    prose::clean(&path.display().to_string()).into_owned()
}
