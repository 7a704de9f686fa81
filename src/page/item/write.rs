//! Any item, written as a document.

use crate::bundle::{Cleared, Detail, Item};
use crate::page::document::composer::Composer;
use crate::page::document::document::Document;
use crate::page::document::weight::Weight;
use crate::page::item::{
    actor, alternative, assumption, caveat, cover, evidence, head, judgement, measure, note, object, omission,
    organisation, outlook, question, region, scenario, sector, signpost, source, tactic,
};
use crate::page::layout::setting::{Additions, Setting};

/// What some surfaces show of an item.
pub fn document(
    bundle: &Cleared,
    item: &Item,
    setting: &Setting<'_>,
    additions: Additions,
    weight: Weight,
) -> Document {
    let mut page = Composer::new(bundle, item, setting, additions, weight);
    page.on(Weight::PRINT, head::imprint);
    write(&mut page);
    page.on(Weight::PRINT, |page| {
        page.gap();
        head::marking(page);
    });
    page.document()
}

fn write(page: &mut Composer<'_>) {
    match &page.item.detail {
        Detail::Assessment(detail) => cover::cover(page, detail),
        Detail::Judgement(detail) => judgement::judgement(page, detail),
        Detail::Evidence(detail) => evidence::evidence(page, detail),
        Detail::Caveat(detail) => caveat::caveat(page, detail),
        Detail::Omission(detail) => omission::omission(page, detail),
        Detail::Question(detail) => question::question(page, detail),
        Detail::Sector(detail) | Detail::Technology(detail) => sector::sector(page, detail),
        Detail::Actor(detail) => actor::actor(page, detail),
        Detail::Tactic(detail) => tactic::tactic(page, detail),
        Detail::Region(detail) => region::region(page, detail),
        Detail::Source(detail) => source::source(page, detail),
        Detail::Organisation => organisation::organisation(page),
        Detail::Alternative(detail) => alternative::alternative(page, detail),
        Detail::Signpost(detail) => signpost::signpost(page, detail),
        Detail::Outlook(detail) => outlook::outlook(page, detail),
        Detail::Scenario(detail) => scenario::scenario(page, detail),
        Detail::Assumption(detail) => assumption::assumption(page, detail),
        Detail::Measure(_) => measure::measure(page),
        Detail::Note => note::note(page),
        Detail::Object => object::object(page),
    }
}
