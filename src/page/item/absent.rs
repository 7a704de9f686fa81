//! That there is nothing of a kind: in this bundle, or in the original where the transcriber states that.

use crate::bundle::{Item, Kind, Origin, Sight};
use crate::page::document::composer::Composer;
use crate::page::layout::words::capital;
use crate::theme::Role;

/// One line for each way in which kinds are absent. Some of each kind may be listed that are not the issuer's.
pub fn none_of(page: &mut Composer<'_>, kinds: &[(Kind, Listed)]) {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for &(kind, listed) in kinds {
        let said = said(page, kind, listed);
        match lines.iter_mut().find(|(line, _)| *line == said) {
            Some((_, kinds)) => kinds.push(kind.key()),
            None => lines.push((said, vec![kind.key()])),
        }
    }
    for (said, kinds) in lines {
        page.heading(&kinds.iter().map(|kind| capital(kind)).collect::<Vec<_>>().join(" · "));
        page.remark(&said, Role::NotStated);
    }
}

/// Whether some are listed that are not the issuer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    Nothing,
    NotTheIssuers,
}

/// A kind of which none of these is the issuer's, and whether any is there.
pub fn lacks(kind: Kind, items: &[&Item]) -> Option<(Kind, Listed)> {
    let mut listed = Listed::Nothing;
    for item in items.iter().filter(|item| item.kind() == kind) {
        match item.origin {
            Origin::Issuer | Origin::Import => return None,
            Origin::Transcriber => listed = Listed::NotTheIssuers,
        }
    }
    Some((kind, listed))
}

/// Under a ceiling the source may well give what is not shown, so nothing is said of it.
fn said(page: &Composer<'_>, kind: Kind, listed: Listed) -> String {
    let stated = page.bundle.assessment().is_some_and(|assessment| assessment.states_none(kind));
    let place = match (page.bundle.sight(), stated) {
        (Sight::Whole, true) => "in the source",
        (Sight::Whole, false) => "in this bundle",
        (Sight::Ceiled, _) => "shown",
    };
    match listed {
        Listed::Nothing => format!("none {place}"),
        Listed::NotTheIssuers => format!("none of the issuer's {place}"),
    }
}
