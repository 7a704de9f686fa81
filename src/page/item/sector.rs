//! What is said of a sector or a technology: a class with members.

use crate::bundle::{Item, Members, Relation, Sector};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, inherited::inherited, qualified::qualified, ties};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the text says of a class, its members, and what bears on it.
pub fn sector(page: &mut Composer<'_>, class: &Sector) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| {
        page.part(Topic::Standing);
        page.gap();
        page.on(Weight::PAGE, part_of);
        let role = match class.members {
            Members::Listed | Members::Open => Role::Muted,
            Members::NotReproduced => Role::NotStated,
        };
        page.field("Members", vec![Span::around(class.members.meaning(), role)]);
    });
    qualified(page);
    page.on(Weight::PAGE, |page| {
        members(page);
        ties::bearing(page);
        inherited(page);
        ties::concerns(page);
    });
    ending(page);
}

/// The classes it is a part of.
fn part_of(page: &mut Composer<'_>) {
    let (bundle, id) = (page.bundle, page.item.id.as_str());
    for edge in bundle.edges_from(id).filter(|edge| edge.rel == Relation::PartOf) {
        let Some(parent) = bundle.item(edge.to.as_str()) else { continue };
        page.tell(Relation::PartOf, &parent.id);
        let mention = page.mention(parent);
        page.field("Part of", vec![mention]);
    }
}

fn members(page: &mut Composer<'_>) {
    let members: Vec<&Item> = page.bundle.members_of(page.item.id.as_str());
    if members.is_empty() {
        return;
    }
    page.part(Topic::Ties);
    page.heading("Members");
    for member in members {
        page.tell(Relation::PartOf, &member.id);
        page.line(member);
    }
}
