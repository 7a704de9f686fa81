//! How many colours a terminal has, and how the looks of a theme are brought down to them.

use crate::theme::bare;
use crate::theme::contrast::{IN_HAND, grounds, letters_on, wanted};
use crate::theme::look::Look;
use crate::theme::palette::{Colour, Seen};
use crate::theme::role::Role;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Depth {
    /// Every colour of a screen.
    True,
    /// The 256 of xterm.
    Indexed256,
    /// 16, which the user has chosen.
    Ansi16,
    /// None: by wish (`NO_COLOR`), or because the terminal has none.
    None,
}

impl Depth {
    /// Every depth, from the deepest.
    pub const ALL: [Self; 4] = [Self::True, Self::Indexed256, Self::Ansi16, Self::None];
}

/// The looks of every role, in their order, with no colour that the depth has not.
///
/// Among 256 a colour becomes the one that looks nearest, of those that keep the contrast the role wants (or had, if it
/// had less), so no text ever sinks into its ground, and a grey stays a grey. Among 16 no colour is near: what asks for
/// one that they have not takes the look that follows from its role.
pub fn lower(looks: &[Look], depth: Depth) -> Vec<Look> {
    match depth {
        Depth::True => looks.to_vec(),
        Depth::None => bare_looks(looks),
        Depth::Ansi16 => {
            let among = |colour: Option<Colour>| colour.is_none_or(|colour| colour.known().is_none());
            let looks = Role::ALL.iter().zip(looks);
            let lowered = |(role, look): (&Role, &Look)| {
                if among(look.fg) && among(look.bg) { look.clone() } else { bare::sixteen(*role) }
            };
            looks.map(lowered).collect()
        }
        Depth::Indexed256 => {
            let mut lowering = Lowering { looks, lowered: looks.to_vec(), colours: colours() };
            lowering.grounds();
            for role in Role::ALL {
                lowering.letters(*role);
            }
            lowering.lowered
        }
    }
}

/// A theme that never asks for a colour has been written for this, and keeps its strokes; any other gets those
/// that follow from the roles.
fn bare_looks(looks: &[Look]) -> Vec<Look> {
    let coloured = |colour: Option<Colour>| colour.is_some_and(|colour| colour != Colour::Terminal);
    if looks.iter().any(|look| coloured(look.fg) || coloured(look.bg)) {
        Role::ALL.iter().map(|role| bare::look(*role)).collect()
    } else {
        looks.iter().map(|look| Look { fg: None, bg: None, ..look.clone() }).collect()
    }
}

/// The contrast to the page that is enough for an area: one shade of grey.
const ENOUGH_OF_AN_AREA: f64 = 1.05;

/// The contrast to the page that is enough for a line that is lit.
const ENOUGH_OF_A_LINE: f64 = 1.7;

/// A hue so weak that its colour counts as a grey.
const GREY: f64 = 0.03;

/// What kind of ground a role paints.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// A whole area: the page, a bar, a popup.
    Area,
    /// A line or a block of the page on which other words go on standing.
    Lit,
    /// A marking, which has its own black.
    Marking,
    /// Words that bring their own ground.
    Own,
}

const fn ground_of(role: Role) -> Ground {
    if bare::paints_an_area(role) {
        Ground::Area
    } else if matches!(role, Role::Selection | Role::SelectionIdle | Role::GridLit) {
        Ground::Lit
    } else if matches!(role, Role::TlpRed | Role::TlpAmberStrict | Role::TlpAmber | Role::TlpGreen | Role::TlpClear) {
        Ground::Marking
    } else {
        Ground::Own
    }
}

/// The colours to choose from: the first 16 are left alone, as the user may have put anything there.
fn colours() -> Vec<Seen> {
    (16..=255).filter_map(|index| Colour::Indexed(index).seen()).collect()
}

/// Looks on their way down to a depth of 256.
struct Lowering<'a> {
    looks: &'a [Look],
    lowered: Vec<Look>,
    colours: Vec<Seen>,
}

impl Lowering<'_> {
    fn grounds(&mut self) {
        let page = self.looks[Role::Text as usize].bg;
        let flat = page.map(|page| self.nearest(page, |_| true));
        for role in Role::ALL {
            let place = *role as usize;
            let Some(own) = self.looks[place].bg else { continue };
            let ground = ground_of(*role);
            let before = contrast(Some(own), page).unwrap_or(1.0);
            let wanted = match ground {
                Ground::Marking => 1.0,
                Ground::Area => before.min(ENOUGH_OF_AN_AREA),
                Ground::Lit | Ground::Own => before.min(ENOUGH_OF_A_LINE),
            };
            let stands_out = |seen: &Seen| contrast(Some(seen.colour), flat).is_none_or(|ratio| ratio >= wanted);
            self.lowered[place].bg = Some(self.nearest(own, stands_out));
        }
    }

    fn letters(&mut self, role: Role) {
        let Some(own) = self.looks[role as usize].fg else { return };
        // What has the grey of one that changes in the row in hand must stay that grey, to change there as well.
        let kin = IN_HAND.iter().map(|(from, _)| *from).find(|from| self.looks[*from as usize].fg == Some(own));
        let floors = [self.floors(role), kin.map(|kin| self.floors(kin)).unwrap_or_default()].concat();
        self.lowered[role as usize].fg = Some(self.nearest(own, |seen| keeps(seen, &floors)));
    }

    /// The lowered grounds that a role is drawn on, and the contrast that it must keep to each.
    fn floors(&self, role: Role) -> Vec<(Seen, f64)> {
        let painted = [role];
        let under: &[Role] = if self.lowered[role as usize].bg.is_some() { &painted } else { grounds(role) };
        let ground = |looks: &[Look], ground: Role| looks[ground as usize].bg.and_then(Colour::seen);
        let own = self.looks[role as usize].fg;
        let row = ground(&self.lowered, Role::Selection);
        let lent = IN_HAND.iter().filter(|(_, to)| *to == role).filter_map(|(from, _)| Some((row?, wanted(*from))));
        under
            .iter()
            .filter_map(|below| {
                // In the row in hand its letters are another role's, which has its own floor there.
                let drawn = letters_on(self.looks, *below, own?);
                if Some(drawn) != own {
                    return None;
                }
                let before = drawn.seen()?.contrast(&ground(self.looks, *below)?);
                Some((ground(&self.lowered, *below)?, before.min(wanted(role))))
            })
            .chain(lent)
            .collect()
    }

    /// The colour that looks nearest among those that are allowed; among all, if none is. The terminal's own stay.
    fn nearest(&self, own: Colour, allowed: impl Fn(&Seen) -> bool) -> Colour {
        let Some(seen) = own.known().and(own.seen()) else { return own };
        let closest = |wish: &dyn Fn(&Seen) -> bool| {
            let mut best: Option<(f64, Colour)> = None;
            for other in &self.colours {
                let far = Self::unlike(&seen, other);
                if best.is_none_or(|(least, _)| far < least) && wish(other) {
                    best = Some((far, other.colour));
                }
            }
            best.map(|(_, colour)| colour)
        };
        closest(&allowed).or_else(|| closest(&|_| true)).unwrap_or(own)
    }

    /// How badly one colour stands in for another. A grey that turns into a hue says something that it does not mean.
    fn unlike(own: &Seen, other: &Seen) -> f64 {
        if own.chroma() < GREY {
            let stranger = (other.chroma() - own.chroma() - GREY / 2.0).max(0.0);
            own.distance(other) + 2.0 * stranger
        } else {
            own.distance(other) + (own.chroma() - other.chroma()).max(0.0)
        }
    }
}

/// The contrast of two colours, as far as it is likely.
fn contrast(one: Option<Colour>, two: Option<Colour>) -> Option<f64> {
    Some(one?.seen()?.contrast(&two?.seen()?))
}

fn keeps(seen: &Seen, floors: &[(Seen, f64)]) -> bool {
    floors.iter().all(|(ground, floor)| seen.contrast(ground) >= *floor)
}
