//! How things are shown: themes, the scale of ranges that are not the issuer's, measure, size, mouse.

use crate::bundle::{Bundle, Scale};
use crate::state::parts::theme_list::ThemeList;
use crate::state::task::MouseOwner;

/// Which scale the ranges are on that are not the issuer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScaleChoice {
    /// The one that each bundle names.
    AsBundle,
    /// This one, or none, whatever the bundle names.
    Chosen(Option<String>),
}

#[derive(Debug, Clone)]
pub struct Looks {
    pub themes: ThemeList,
    /// The scale of the ranges that are not the issuer's.
    pub scale: ScaleChoice,
    /// The width that was asked for to set pages in.
    pub measure: Option<u16>,
    /// The size of the terminal in cells.
    pub size: (u16, u16),
    pub mouse: MouseOwner,
}

impl Looks {
    /// The scale that ranges which are not the issuer's are on, where one is on.
    pub fn chosen_scale<'b>(&self, bundle: &'b Bundle) -> Option<&'b Scale> {
        let id = match &self.scale {
            ScaleChoice::AsBundle => bundle.assessment().map(|assessment| assessment.reader_scale.as_str()),
            ScaleChoice::Chosen(id) => id.as_deref(),
        };
        bundle.scale(id?)
    }

    /// Takes the scale after this one, then none, then the first; says which.
    pub fn next_scale(&mut self, bundle: &Bundle, now: Option<&Scale>) -> String {
        let scales = bundle.scales();
        let next = match now.and_then(|now| scales.iter().position(|scale| scale.id == now.id)) {
            None => scales.first(),
            Some(place) => scales.get(place + 1),
        };
        self.scale = ScaleChoice::Chosen(next.map(|scale| scale.id.clone()));
        let own = bundle.assessment().and_then(|assessment| bundle.scale(&assessment.issuer_scale));
        match (next, own) {
            (None, None) => "ranges are off: the issuer's words, and its numbers where it gave any".to_owned(),
            (None, Some(own)) => format!("ranges of another scale are off; the issuer's own stay: {}", own.label),
            (Some(next), Some(own)) if next.id == own.id => {
                format!("ranges: {} · the issuer's own scale", next.label)
            }
            (Some(next), Some(own)) => {
                format!("ranges: {}, for words that the issuer's scale lacks ({})", next.label, own.label)
            }
            (Some(next), None) => {
                format!("ranges: {} · not the issuer's", next.label)
            }
        }
    }

    /// Gives the mouse to the terminal, or takes it back; says which.
    pub const fn pass_mouse(&mut self) -> &'static str {
        let (next, sentence) = match self.mouse {
            MouseOwner::Program => (MouseOwner::Terminal, "the terminal has the mouse: select and copy as you like"),
            MouseOwner::Terminal => (MouseOwner::Program, "the mouse clicks and scrolls here again"),
        };
        self.mouse = next;
        sentence
    }
}
