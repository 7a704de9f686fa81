//! By what a paper that is left behind can be told to be of certain files.

use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::bundle::{Cleared, Sight};
use crate::export::{ExportFormat, Exported, Portion, Selection, Share, SourceDigest, write};
use crate::load::Texts;
use crate::load::files::builtin::is_sample;

/// The same selection, in which each talk tells the files that it is of.
pub fn with_digests(selection: Selection) -> Selection {
    let Selection { portions, today } = selection;
    let portions = portions.into_iter().map(|portion| match portion.share {
        Share::Talk(_) => Portion { digest: digest(&portion.bundle, today), ..portion },
        Share::Whole | Share::Items(_) => portion,
    });
    Selection { portions: portions.collect(), today }
}

/// Under a ceiling it is made of what may be shown: one over files would let a guess at what is not shown be tested. So is
/// that of an assessment inside the program, which has no files.
fn digest(bundle: &Cleared, today: Date) -> Option<SourceDigest> {
    let path = bundle.path().filter(|path| !is_sample(path));
    let (sha256, made) = match (bundle.sight(), path) {
        (Sight::Whole, Some(path)) => (Texts::of(Path::new(&**path)).listed_digest()?, LISTED),
        (Sight::Whole, None) => (of_json(bundle, today)?, IN_JSON),
        (Sight::Ceiled, _) => (of_json(bundle, today)?, IN_JSON_CEILED),
    };
    Some(SourceDigest { sha256, made })
}

const LISTED: &str = "over the lines that sha256sum writes of the assessment's files, in the order of their names";
const IN_JSON: &str = "over what briefing export --format json writes of the assessment";
const IN_JSON_CEILED: &str = "over what briefing export --format json writes of the assessment under the same ceiling";

fn of_json(bundle: &Cleared, today: Date) -> Option<String> {
    let whole = Portion::of(bundle.clone(), Share::Whole);
    match write(&Selection { portions: vec![whole], today }, ExportFormat::Json) {
        Exported::File(json) => Some(format!("{:x}", Sha256::digest(json.as_bytes()))),
        Exported::Folder(_) => None,
    }
}
