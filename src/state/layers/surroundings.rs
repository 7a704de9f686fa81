//! What a layer may look at: the parts of the state that lie under it. It changes nothing there, and answers instead.

use crate::bundle::{Address, Bundle, Cleared, Library, Scale};
use crate::page::{Additions, PageRoom};
use crate::state::parts::clock::Clock;
use crate::state::parts::contents::Contents;
use crate::state::parts::finding::Finding;
use crate::state::parts::looks::Looks;
use crate::state::parts::own::OwnThroughGate;
use crate::state::reader::page_view::PageSetup;
use crate::state::screen::areas::Areas;
use crate::state::stage::stage::Stage;

#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    pub contents: &'a Contents,
    pub looks: &'a Looks,
    pub finding: &'a Finding,
    pub stage: &'a Stage,
    pub clock: &'a Clock,
    /// What is the user's own, as far as it may be shown now.
    pub own: OwnThroughGate<'a>,
    pub areas: Areas,
}

impl<'a> Surroundings<'a> {
    /// What may be shown.
    pub const fn library(&self) -> &'a Library {
        &self.contents.library
    }

    /// The scale of ranges that are not the issuer's: while presenting none, unless they are turned on.
    pub fn scale_of<'b>(&self, bundle: &'b Bundle) -> Option<&'b Scale> {
        let hidden = self.stage.slides().is_some_and(|slides| slides.additions == Additions::Hidden);
        if hidden { None } else { self.looks.chosen_scale(bundle) }
    }

    /// What a page of this width is set with.
    pub fn setup<'b>(&self, bundle: &'b Cleared, width: u16) -> PageSetup<'b>
    where
        'a: 'b,
    {
        PageSetup {
            bundle,
            library: self.library(),
            today: self.clock.today,
            scale: self.scale_of(bundle),
            width,
            room: PageRoom::default(),
            height: 0,
        }
    }

    /// The bundle of an address, where it may be shown.
    pub fn bundle_of(&self, address: &Address) -> Option<&'a Cleared> {
        self.library().bundle(address.bundle.as_str())
    }
}
