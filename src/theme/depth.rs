//! How many colours a terminal has, and how the looks of a theme are brought down to them.

use crate::theme::bare;
use crate::theme::contrast::{grounds, wanted};
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

    /// The colours to choose from. The first 16 are left alone where there are more, as the user may have put
    /// anything there; at 16 they are all there is.
    fn colours(self) -> Vec<Seen> {
        let indices = match self {
            Self::True | Self::None => return Vec::new(),
            Self::Indexed256 => 16..=255,
            Self::Ansi16 => 0..=15,
        };
        indices.filter_map(|index| Colour::Indexed(index).seen()).collect()
    }
}

/// The looks of every role, in their order, with no colour that the depth has not.
///
/// A colour becomes the one that looks nearest, among those that keep the contrast the role wants (or had, if it
/// had less), so no text ever sinks into its ground. A grey stays a grey. Two bands side by side stay two.
pub fn lower(looks: &[Look], depth: Depth) -> Vec<Look> {
    match depth {
        Depth::True => looks.to_vec(),
        Depth::None => bare_looks(looks),
        Depth::Indexed256 | Depth::Ansi16 => {
            let mut lowering = Lowering { looks, lowered: looks.to_vec(), depth, colours: depth.colours() };
            lowering.grounds();
            for role in Role::ALL {
                lowering.letters(*role);
            }
            lowering.scale();
            if depth == Depth::Ansi16 {
                lowering.tell_apart();
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

/// How much more a band must stand out from the page than the band before.
const LEAST_STEP: f64 = 1.1;

/// How far from the band before it must look, at least.
const LEAST_FAR: f64 = 0.05;

/// How many of the nearest colours are weighed for each band.
const CHOICES: usize = 24;

/// The contrast to the page that is enough for an area: one shade of grey.
const ENOUGH_OF_AN_AREA: f64 = 1.05;

/// The contrast to the page that is enough for a line that is lit.
const ENOUGH_OF_A_LINE: f64 = 1.4;

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
    if matches!(role, Role::Text | Role::Header | Role::Footer | Role::Popup | Role::Slide) {
        Ground::Area
    } else if matches!(role, Role::Selection | Role::SelectionIdle | Role::GridLit) {
        Ground::Lit
    } else if matches!(role, Role::TlpRed | Role::TlpAmberStrict | Role::TlpAmber | Role::TlpGreen | Role::TlpClear) {
        Ground::Marking
    } else {
        Ground::Own
    }
}

/// Looks on their way down to a depth of 256 or 16.
struct Lowering<'a> {
    looks: &'a [Look],
    lowered: Vec<Look>,
    depth: Depth,
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
            if self.depth == Depth::Ansi16 && (ground == Ground::Lit || ground == Ground::Own && is_tint(own, page)) {
                // Among 16 there is no tint, and as what they look like is not known, no words can be trusted to
                // stand out on another of them.
                self.lowered[place].bg = None;
                self.add_strokes(*role);
                continue;
            }
            let before = contrast(Some(own), page).unwrap_or(1.0);
            let wanted = match ground {
                // Between black and the next grey of the 16 lies too much for a bar.
                Ground::Area if self.depth == Depth::Ansi16 => 1.0,
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
        let floors = self.floors(role);
        self.lowered[role as usize].fg = Some(self.nearest(own, |seen| keeps(seen, &floors)));
    }

    /// The lowered grounds that a role is drawn on, and the contrast that it must keep to each.
    fn floors(&self, role: Role) -> Vec<(Seen, f64)> {
        let painted = [role];
        let under: &[Role] = if self.lowered[role as usize].bg.is_some() { &painted } else { grounds(role) };
        let ground = |looks: &[Look], ground: Role| looks[ground as usize].bg.and_then(Colour::seen);
        let own = self.looks[role as usize].fg.and_then(Colour::seen);
        under
            .iter()
            .filter_map(|below| {
                let before = own?.contrast(&ground(self.looks, *below)?);
                Some((ground(&self.lowered, *below)?, before.min(wanted(role))))
            })
            .collect()
    }

    /// Lowers the bands of the scale. At 256 together: of all rows of colours that climb from step to step, the one
    /// that looks nearest in all. At 16 no row climbs, and strokes do instead, as everywhere without colour.
    fn scale(&mut self) {
        let page = self.lowered[Role::Text as usize].bg.and_then(Colour::seen);
        let stands_out = |seen: &Seen| page.map_or(1.0, |page| seen.contrast(&page));
        let climbs = |last: &Seen, next: &Seen| {
            next.distance(last) >= LEAST_FAR && stands_out(next) >= stands_out(last) * LEAST_STEP
        };
        let mut choices = Vec::new();
        for band in Role::BANDS {
            let own = self.looks[band as usize].fg.filter(|own| own.known().is_some()).and_then(Colour::seen);
            let Some(own) = own else { return };
            let floors = self.floors(band);
            let clear = self.colours.iter().filter(|seen| keeps(seen, &floors));
            let mut near: Vec<(Seen, f64)> = clear.map(|seen| (*seen, self.unlike(&own, seen).powi(2))).collect();
            near.sort_by(|one, two| one.1.total_cmp(&two.1));
            near.truncate(CHOICES);
            choices.push(near);
        }
        let row = if self.depth == Depth::Ansi16 { None } else { best_row(&choices, climbs) };
        for (place, band) in Role::BANDS.into_iter().enumerate() {
            match &row {
                Some(row) => self.lowered[band as usize].fg = row.get(place).map(|seen| seen.colour),
                None => self.add_strokes(band),
            }
        }
    }

    /// Where a role had a colour of its own and now shares that of text, its strokes tell it apart.
    fn tell_apart(&mut self) {
        let text = Role::Text as usize;
        for role in Role::ALL {
            let place = *role as usize;
            let own = &self.looks[place];
            let had_own = own.fg.is_some() && own.fg != self.looks[text].fg && own.bg.is_none();
            let (now, words) = (&self.lowered[place], &self.lowered[text]);
            if had_own && now.fg == words.fg && now.on == words.on {
                self.add_strokes(*role);
            }
        }
    }

    fn add_strokes(&mut self, role: Role) {
        let strokes = &mut self.lowered[role as usize].on;
        for stroke in bare::look(role).on {
            if !strokes.contains(&stroke) {
                strokes.push(stroke);
            }
        }
    }

    /// The colour that looks nearest among those that are allowed; among all, if none is. The terminal's own stay.
    fn nearest(&self, own: Colour, allowed: impl Fn(&Seen) -> bool) -> Colour {
        let Some(seen) = own.known().and(own.seen()) else { return own };
        let closest = |wish: &dyn Fn(&Seen) -> bool| {
            let mut best: Option<(f64, Colour)> = None;
            for other in &self.colours {
                let far = self.unlike(&seen, other);
                if best.is_none_or(|(least, _)| far < least) && wish(other) {
                    best = Some((far, other.colour));
                }
            }
            best.map(|(_, colour)| colour)
        };
        closest(&allowed).or_else(|| closest(&|_| true)).unwrap_or(own)
    }

    /// How badly one colour stands in for another. A grey that turns into a hue says something that it does not mean.
    /// Among 16 no colour is near, and the hue is what counts.
    fn unlike(&self, own: &Seen, other: &Seen) -> f64 {
        let stranger = (other.chroma() - own.chroma() - GREY / 2.0).max(0.0);
        if own.chroma() < GREY {
            return own.distance(other) + 2.0 * stranger;
        }
        match self.depth {
            Depth::Ansi16 if other.chroma() < GREY => own.step(other) + own.chroma() * 4.0,
            Depth::Ansi16 => own.step(other) / 2.0 + own.turn(other),
            Depth::True | Depth::Indexed256 | Depth::None => {
                own.distance(other) + (own.chroma() - other.chroma()).max(0.0)
            }
        }
    }
}

/// Whether a ground is only a shade of the page.
fn is_tint(ground: Colour, page: Option<Colour>) -> bool {
    contrast(Some(ground), page).is_some_and(|ratio| ratio < 2.0)
}

/// The contrast of two colours, as far as it is likely.
fn contrast(one: Option<Colour>, two: Option<Colour>) -> Option<f64> {
    Some(one?.seen()?.contrast(&two?.seen()?))
}

fn keeps(seen: &Seen, floors: &[(Seen, f64)]) -> bool {
    floors.iter().all(|(ground, floor)| seen.contrast(ground) >= *floor)
}

/// The cheapest row of one choice from each list, where each may follow the one before.
fn best_row(choices: &[Vec<(Seen, f64)>], follows: impl Fn(&Seen, &Seen) -> bool) -> Option<Vec<Seen>> {
    let mut rows: Vec<(Vec<Seen>, f64)> = vec![(Vec::new(), 0.0)];
    for list in choices {
        let longer = list.iter().filter_map(|(seen, cost)| {
            let may = rows.iter().filter(|(row, _)| row.last().is_none_or(|last| follows(last, seen)));
            let (row, sum) = may.min_by(|one, two| one.1.total_cmp(&two.1))?;
            Some(([row.as_slice(), &[*seen]].concat(), sum + cost))
        });
        rows = longer.collect();
    }
    rows.into_iter().min_by(|one, two| one.1.total_cmp(&two.1)).map(|(row, _)| row)
}
