//! Any item, typeset: one file for each kind.

use crate::bundle::{Bundle, Detail, Item};
use crate::page::item::{
    actor, alternative, assumption, caveat, cover, evidence, judgement, measure, note, omission, organisation, outlook,
    question, region, sector, signpost, source, tactic, technology,
};
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::row::Page;
use crate::page::layout::setting::Setting;

/// The page of an item, as wide as the setting allows and never wider than text should be.
pub fn typeset(bundle: &Bundle, item: &Item, setting: &Setting<'_>) -> Page {
    let mut page = Composer::new(bundle, item, setting, Medium::Screen);
    compose(&mut page);
    page.page()
}

/// Composes the page of an item in the way of its kind.
pub fn compose(page: &mut Composer<'_>) {
    let item = page.item;
    match &item.detail {
        Detail::Assessment(detail) => cover::cover(page, detail),
        Detail::Judgement(detail) => judgement::judgement(page, detail),
        Detail::Evidence(detail) => evidence::evidence(page, detail),
        Detail::Caveat(detail) => caveat::caveat(page, detail),
        Detail::Omission(detail) => omission::omission(page, detail),
        Detail::Question(detail) => question::question(page, detail),
        Detail::Sector(detail) => sector::sector(page, detail),
        Detail::Technology(detail) => technology::technology(page, detail),
        Detail::Actor(detail) => actor::actor(page, detail),
        Detail::Tactic(detail) => tactic::tactic(page, detail),
        Detail::Region(detail) => region::region(page, detail),
        Detail::Source(detail) => source::source(page, detail),
        Detail::Organisation => organisation::organisation(page),
        Detail::Alternative(detail) => alternative::alternative(page, detail),
        Detail::Signpost(detail) => signpost::signpost(page, detail),
        Detail::Outlook(detail) => outlook::outlook(page, detail),
        Detail::Assumption(detail) => assumption::assumption(page, detail),
        Detail::Measure(_) => measure::measure(page),
        Detail::Note => note::note(page),
    }
}
