//! What each kind of item says in fields, beside its text.

use crate::bundle::Detail;
use crate::page::item::{actor, alternative, omission, outlook, question, region, sector, signpost, source, tactic};
use crate::page::layout::composer::Composer;

/// What a kind says of an item in fields.
pub fn facts(page: &mut Composer<'_>, detail: &Detail) {
    match detail {
        Detail::Omission(detail) => omission::fields(page, detail),
        Detail::Question(detail) => question::fields(page, detail),
        Detail::Sector(detail) | Detail::Technology(detail) => sector::fields(page, detail),
        Detail::Actor(detail) => actor::fields(page, detail),
        Detail::Tactic(detail) => tactic::fields(page, detail),
        Detail::Region(detail) => region::fields(page, detail),
        Detail::Source(detail) => source::fields(page, detail),
        Detail::Alternative(detail) => alternative::how_likely(page, detail),
        Detail::Signpost(detail) => signpost::fields(page, detail),
        Detail::Outlook(detail) => outlook::fields(page, detail),
        Detail::Assessment(_)
        | Detail::Judgement(_)
        | Detail::Evidence(_)
        | Detail::Caveat(_)
        | Detail::Organisation
        | Detail::Assumption(_)
        | Detail::Measure(_)
        | Detail::Note => {}
    }
}
