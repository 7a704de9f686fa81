//! The bundles that are inside the program, so that there is something to read anywhere and offline.

use crate::load::fault::file_text::FileTexts;
use crate::load::files::compiled;
use crate::load::files::open::Loaded;
use crate::theme::Theme;

/// The shipped assessments, by their folders in `content/`: the one that opens where there is no other, then the others as they are listed.
pub const SAMPLES: [&str; 5] =
    ["industrial-espionage-2023", "ipcc-ar6-wg1-spm", "ncta-2025", "odni-ata-2025", "odni-ata-2026"];

/// What stands for the path of one, behind its name.
const INSIDE: &str = " inside the program";

/// The same, compiled; `tests/embedded.rs` holds that they are.
static COMPILED: [&str; SAMPLES.len()] = [
    include_str!("embedded/industrial-espionage-2023.json"),
    include_str!("embedded/ipcc-ar6-wg1-spm.json"),
    include_str!("embedded/ncta-2025.json"),
    include_str!("embedded/odni-ata-2025.json"),
    include_str!("embedded/odni-ata-2026.json"),
];

/// The themes that come with the program, compiled; held by the same test.
static COMPILED_THEMES: &str = include_str!("embedded/themes.txt");

/// The theme of that name among those that come with the program.
pub fn theme(name: &str) -> Option<Theme> {
    compiled::theme(COMPILED_THEMES, name)
}

/// What stands for the path of a shipped assessment.
pub fn path_of(sample: &str) -> String {
    format!("{sample}{INSIDE}")
}

/// Whether it stands for the path of a shipped assessment.
pub fn is_sample(path: &str) -> bool {
    path.strip_suffix(INSIDE).is_some_and(|sample| SAMPLES.contains(&sample))
}

/// Opens a shipped assessment, and reads no other.
pub fn embedded(sample: &str) -> Loaded {
    let compiled = SAMPLES.iter().zip(COMPILED).find(|(id, _)| **id == sample);
    let bundle = compiled.and_then(|(_, text)| compiled::bundle(text));
    Loaded { bundle, faults: Vec::new(), sources: FileTexts::default() }
}
