//! A bundle and themes as they are inside the program: joined and checked before, and so read in a fraction of the time
//! that their files take. People read and write YAML; this is for the first frame.

use serde::{Deserialize, Serialize};

use crate::bundle::{Bundle, Id, Item, Walk};
use crate::load::fault::catalogue::named;
use crate::load::fault::fault::Fault;
use crate::load::fault::file_text::Spot;
use crate::load::fault::wrong::Wrong;
use crate::theme::{Face, Look, Role, Theme};

/// The items of a bundle, the assessment first, and its walks.
#[derive(Serialize, Deserialize)]
struct Compiled {
    items: Vec<Item>,
    walks: Vec<Walk>,
}

/// The bundle of a compiled text; nothing where it is not one.
pub fn bundle(text: &str) -> Option<Bundle> {
    let compiled: Compiled = serde_json::from_str(text).ok()?;
    let mut items = compiled.items.into_iter();
    let cover = items.next()?;
    Some(Bundle::new(cover, items.collect()).with_walks(compiled.walks))
}

/// A fault as it is kept beside its bundle.
#[derive(Serialize, Deserialize)]
struct KeptFault {
    file: String,
    line: usize,
    column: usize,
    length: usize,
    place: String,
    code: String,
    sentence: String,
    help: Option<String>,
    refers: Option<Id>,
}

/// The bundle of a compiled text with its faults, and the faults; nothing where it is not one.
pub fn bundle_with_faults(text: &str) -> Option<(Bundle, Vec<Fault>)> {
    let (faults, rest) = text.split_once('\n')?;
    let told: Vec<KeptFault> = serde_json::from_str(faults).ok()?;
    let fault = |told: KeptFault| {
        let spot = Spot { line: told.line, column: told.column, length: told.length };
        // A fault of a kind that is not known is read again from the files.
        let wrong = Wrong::new(named(&told.code)?, told.sentence).help_if(told.help).unless(told.refers);
        Some(Fault::new(&told.file, spot, told.place, wrong))
    };
    Some((bundle(rest)?, told.into_iter().map(fault).collect::<Option<_>>()?))
}

/// The compiled text of a bundle with its faults.
pub fn compile_with_faults(bundle: &Bundle, faults: &[Fault]) -> serde_json::Result<String> {
    let told = |fault: &Fault| KeptFault {
        file: fault.file.clone(),
        line: fault.line,
        column: fault.column,
        length: fault.length,
        place: fault.place.clone(),
        code: fault.code.name.to_owned(),
        sentence: fault.message(),
        help: fault.help(),
        refers: fault.wrong.refers.clone(),
    };
    let told: Vec<KeptFault> = faults.iter().map(told).collect();
    Ok(serde_json::to_string(&told)? + "\n" + &compile(bundle)?)
}

/// The compiled text of a bundle.
pub fn compile(bundle: &Bundle) -> serde_json::Result<String> {
    // One item a line, so that a change of one is one line of a difference.
    let items: Vec<String> = bundle.items().iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    let walks: Vec<String> = bundle.walks().iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok(format!("{{\"items\":[\n{}\n],\"walks\":[\n{}\n]}}\n", items.join(",\n"), walks.join(",\n")))
}

/// A theme, with its looks in the order of `Role::ALL`.
#[derive(Serialize, Deserialize)]
struct CompiledTheme {
    face: Face,
    looks: Vec<Look>,
}

/// The theme of that name in a compiled text of themes; nothing where it has none.
pub fn theme(text: &str, name: &str) -> Option<Theme> {
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let (_, line) = lines.into_iter().find(|(named, _)| *named == name)?;
    let compiled: CompiledTheme = serde_json::from_str(line).ok()?;
    Theme::new(compiled.face, Role::ALL.iter().copied().zip(compiled.looks).collect()).ok()
}

/// The compiled text of themes: one a line, its name before it, so that the others need not be read.
pub fn compile_themes(themes: &[Theme]) -> serde_json::Result<String> {
    let mut text = String::new();
    for theme in themes {
        let looks = Role::ALL.iter().map(|role| theme.look(*role).clone()).collect();
        let compiled = CompiledTheme { face: theme.face.clone(), looks };
        text.extend([theme.name(), "\t", &serde_json::to_string(&compiled)?, "\n"]);
    }
    Ok(text)
}
