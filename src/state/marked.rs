//! How what is on the screen may be handled: the highest marking of everything that is in view.

use crate::bundle::{Bundle, Id, Marking};
use crate::state::areas::{Areas, Pane};
use crate::state::choice::Purpose;
use crate::state::layer::Layer;
use crate::state::links::Line;
use crate::state::outline::Entry;
use crate::state::present::Curtain;
use crate::state::room;
use crate::state::state::State;

impl State {
    /// The highest marking of what is on the screen: of the open item, of whatever its page, the outline and the links
    /// name, and of what the layers show. Where nothing states a marking, none is stated.
    pub fn marking(&self) -> Marking {
        if let Some(notes) = self.notes() {
            let tlp = notes.scene.as_ref().and_then(|scene| scene.asks.max(scene.marking));
            return Marking { tlp, ..Marking::default() };
        }
        let areas = self.areas();
        let presented = self.presented();
        let bundle: &Bundle = presented.map_or(&self.reader.bundle, |layer| layer.bundle());
        let mut highest = bundle.marking(presented.map_or_else(|| self.reader.item(), |layer| layer.item()));
        let mut see = |bundle: &Bundle, id: &Id| {
            let own =
                bundle.item(id.as_str()).and_then(|item| item.marking.as_ref().or(bundle.cover().marking.as_ref()));
            if let Some(own) = own.filter(|own| own.tlp > highest.tlp) {
                highest = own.stricter(&highest);
            }
        };
        match presented {
            // A slide hides the panes, and names what its item is tied to.
            Some(layer) => {
                let id = layer.item().id.as_str();
                bundle.edges_from(id).for_each(|edge| see(bundle, &edge.to));
                bundle.edges_to(id).for_each(|edge| see(bundle, &edge.from));
                if layer.curtain == Curtain::Covered {
                    for (shown, _) in layer.covered.lasted() {
                        if let Some(other) = self.library.bundle(shown.address.bundle.as_str()) {
                            see(other, &shown.address.item);
                        }
                    }
                }
            }
            None => self.in_panes(&areas).for_each(|id| see(bundle, id)),
        }
        for layer in &self.layers {
            match layer {
                Layer::Search(search) => {
                    let in_view = room::hits_in_view(&areas);
                    for hit in search.hits().iter().skip(search.scroll.top).take(in_view) {
                        if let Some(other) = self.library.bundle(hit.address.bundle.as_str()) {
                            see(other, &hit.address.item);
                        }
                    }
                }
                Layer::Peek(peek) => {
                    if let Some(other) = self.library.bundle(peek.address.bundle.as_str()) {
                        see(other, &peek.address.item);
                        peek.page.links.iter().for_each(|link| see(other, &link.to));
                    }
                }
                Layer::Grid(grid) => {
                    grid.grid.rows.iter().chain(&grid.grid.columns).for_each(|id| see(bundle, id));
                    grid.grid.cell(grid.row.cursor, grid.column.cursor).iter().for_each(|id| see(bundle, id));
                }
                Layer::Choice(choice) => {
                    for candidate in &choice.candidates {
                        match choice.purpose {
                            Purpose::Item => see(bundle, &candidate.value),
                            Purpose::Bundle => {
                                if let Some(other) = self.library.bundle(candidate.value.as_str()) {
                                    see(other, &candidate.value);
                                }
                            }
                            Purpose::Stop => {
                                let place = candidate.value.as_str().parse().ok();
                                let stop = presented.zip(place).and_then(|(layer, place)| layer.item_at(place));
                                if let Some(item) = stop {
                                    see(&self.reader.bundle, &item.id);
                                }
                            }
                            Purpose::Theme { .. }
                            | Purpose::Ceiling
                            | Purpose::Walk
                            | Purpose::View
                            | Purpose::NameView { .. }
                            | Purpose::Rename
                            | Purpose::Minutes => {}
                        }
                    }
                }
                Layer::Palette(_) | Layer::Faults(_) | Layer::Hints(_) | Layer::Present(_) | Layer::Notes(_) => {}
            }
        }
        highest
    }

    /// The items that the panes name, as far as they are in view.
    fn in_panes<'s>(&'s self, areas: &Areas) -> impl Iterator<Item = &'s Id> {
        let height = |pane| usize::from(areas.content(pane).height);
        let reader = &self.reader;
        let outline = reader.outline.entries.iter().skip(reader.outline.scroll.top).take(height(Pane::Outline));
        let outline = outline.filter_map(|entry| match entry {
            Entry::Cover(id) | Entry::Item(id) => Some(id),
            Entry::Section { .. } => None,
        });
        let links = reader.links.lines.iter().skip(reader.links.scroll.top).take(height(Pane::Links));
        let links = links.filter_map(|line| match line {
            Line::Item { to, .. } => Some(to),
            Line::Heading(..) => None,
        });
        let page = height(Pane::Page) > 0;
        let page = reader.view.page.links.iter().filter(move |_| page).map(|link| &link.to);
        outline.chain(links).chain(page)
    }
}
