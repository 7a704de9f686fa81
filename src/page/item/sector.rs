//! The page of a sector.

use crate::bundle::{Item, Members, Relation, Sector};
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::page::layout::line::line;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the text says of a sector, its members, and what bears on it.
pub fn sector(page: &mut Composer<'_>, sector: &Sector) {
    let item = page.item;
    head(page);
    if let Some(text) = &item.text {
        page.text(text, Role::Text);
    }
    members(page, sector);
    ties::bearing(page);
    ties::concerns(page);
    foot(page);
}

/// The class it is a part of, and its members; that they are not reproduced is said.
pub fn members(page: &mut Composer<'_>, class: &Sector) {
    let (bundle, item) = (page.bundle, page.item);
    page.gap();
    for parent in ancestors(page) {
        page.tell(Relation::PartOf, &parent.id);
        let mention = page.mention(parent);
        page.field("Part of", vec![mention]);
    }
    fields(page, class);
    let members = bundle.members_of(item.id.as_str());
    for member in &members {
        page.tell(Relation::PartOf, &member.id);
    }
    if !members.is_empty() {
        page.heading("Members");
        for member in members {
            line(page, member);
        }
    }
}

fn ancestors<'a>(page: &Composer<'a>) -> Vec<&'a Item> {
    let bundle = page.bundle;
    bundle
        .edges_from(page.item.id.as_str())
        .filter(|edge| edge.rel == Relation::PartOf)
        .filter_map(|edge| bundle.item(edge.to.as_str()))
        .collect()
}

/// Whether its members are listed; that they are not reproduced is said.
pub fn fields(page: &mut Composer<'_>, class: &Sector) {
    let role = match class.members {
        Members::Listed | Members::Open => Role::Muted,
        Members::NotReproduced => Role::NotStated,
    };
    page.field("Members", vec![Span::around(class.members.meaning(), role)]);
}
