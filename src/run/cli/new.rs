//! `briefing new`: a commented bundle to begin with, or one item of a kind.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use clap::Args;
use tempfile::Builder;

use crate::bundle::Id;
use crate::format::schema::schema;
use crate::format::template::{KindOrWalk, NewFile, SCHEMA, bundle};
use crate::load::fault::nearest::nearest;
use crate::run::os::failure::Failure;
use crate::run::os::output;
use crate::text::prose;

/// Begin a bundle: a folder of commented files that passes `check`
#[derive(Debug, Args)]
#[command(after_help = "\
Nothing that is there is written over, nor what a link at that name leads to: the folder must not be there yet.

Examples:
  briefing new reports/harbour-2024     a bundle with an assessment, a judgement, evidence and a source
  briefing new --kind caveat            one item of a kind, with every key and what it means
  briefing new --kind walk              one walk")]
pub struct NewArgs {
    /// The folder to make
    #[arg(value_name = "DIR", required_unless_present = "kind", conflicts_with = "kind")]
    pub folder: Option<PathBuf>,
    /// Print one item of this kind
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
}

/// Makes a bundle, or prints an item.
pub fn new(asked: &NewArgs) -> Result<(), Failure> {
    match (&asked.kind, &asked.folder) {
        (Some(kind), _) => output::write(&kind_or_walk(kind)?.template()),
        (None, Some(folder)) => make(folder),
        (None, None) => Err(Failure::Usage("name the folder to make".to_owned())),
    }
}

fn kind_or_walk(kind: &str) -> Result<KindOrWalk, Failure> {
    KindOrWalk::named(kind).ok_or_else(|| {
        let words: Vec<&str> = KindOrWalk::all().map(KindOrWalk::word).collect();
        let hint = nearest(kind, words.iter().copied())
            .map_or_else(|| format!("the kinds are {}", words.join(", ")), |near| format!("did you mean `{near}`?"));
        Failure::Usage(format!("no kind is called `{}`; {hint}", prose::clean(kind)))
    })
}

fn make(folder: &Path) -> Result<(), Failure> {
    let shown = prose::clean(&folder.display().to_string()).into_owned();
    // A link that leads nowhere is something that is there, too.
    if folder.symlink_metadata().is_ok() {
        return Err(Failure::Usage(format!("`{shown}` is there already; name a folder that is not")));
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = Id::usable(&name).unwrap_or_else(|| Id::new("new-bundle"));
    let mut files = bundle(&id);
    files.push(NewFile { name: SCHEMA, text: format!("{:#}\n", schema()) });
    write(folder, &files).map_err(|error| Failure::of(&format!("`{shown}` cannot be made"), &error))?;
    let mut told = format!("made {shown} with\n");
    for file in &files {
        told = told + "  " + file.name + "\n";
    }
    let kinds: Vec<&str> = KindOrWalk::all().map(KindOrWalk::word).collect();
    output::write(&format!(
        "{told}Put what the original says in place of the examples. Then:\n  \
         briefing check {shown}\n  briefing {shown}\n\
         `briefing new --kind KIND` prints an item to add; the kinds are {}.\n",
        kinds.join(", ")
    ))
}

/// Writes the folder beside itself and renames it, so that it is there as a whole or not at all. Renaming never replaces
/// a file, a link or a folder with something in it.
fn write(folder: &Path, files: &[NewFile]) -> std::io::Result<()> {
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(above)?;
    // The mode of any new folder: what the umask leaves of it.
    let mode = fs::Permissions::from_mode(0o777);
    let beside = Builder::new().prefix(".briefing-new-").permissions(mode).tempdir_in(above)?;
    for file in files {
        fs::write(beside.path().join(file.name), &file.text)?;
    }
    fs::rename(beside.path(), folder)?;
    // It is no longer where it was made, and nothing is to be deleted.
    let _ = beside.keep();
    Ok(())
}
