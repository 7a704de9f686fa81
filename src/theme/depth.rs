//! How many colours a terminal has, and how the looks of a theme are brought down to them.

use crate::theme::bare;
use crate::theme::contrast::{grounds, ratio, wanted};
use crate::theme::look::Look;
use crate::theme::palette::Colour;
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
    fn colours(self) -> Vec<Colour> {
        match self {
            Self::True | Self::None => Vec::new(),
            Self::Indexed256 => (16..=255).map(Colour::Indexed).collect(),
            Self::Ansi16 => (0..16).map(Colour::Indexed).collect(),
        }
    }
}

/// The looks of every role, in their order, with no colour that the depth has not.
///
/// A colour becomes the one that looks nearest, among those that keep the contrast the role wants (or had, if it
/// had less), so no text ever sinks into its ground. A grey stays a grey. Two bands side by side stay two.
#[must_use]
pub fn lower(looks: &[Look], depth: Depth) -> Vec<Look> {
    match depth {
        Depth::True => looks.to_vec(),
        Depth::None => bare_looks(looks),
        Depth::Indexed256 | Depth::Ansi16 => {
            let mut lowered = looks.to_vec();
            let colours = depth.colours();
            lower_grounds(looks, &mut lowered, depth, &colours);
            for role in Role::ALL {
                lower_letters(looks, &mut lowered, *role, &colours);
            }
            if depth == Depth::Ansi16 {
                tell_apart(looks, &mut lowered);
            }
            lowered
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

/// The grounds that light up a part of the page while other words go on standing there.
const LIT: [Role; 3] = [Role::Selection, Role::SelectionIdle, Role::GridLit];

fn lower_grounds(looks: &[Look], lowered: &mut [Look], depth: Depth, colours: &[Colour]) {
    let page = looks[Role::Text as usize].bg;
    let flat = page.map(|page| nearest(page, colours, |_| true));
    for role in Role::ALL {
        let place = *role as usize;
        let Some(own) = looks[place].bg else { continue };
        if depth == Depth::Ansi16 && LIT.contains(role) {
            // What the 16 look like is not known, so no words can be trusted to stand out on another of them.
            lowered[place].bg = None;
            lowered[place].on.extend(bare::look(*role).on);
            continue;
        }
        let bar = matches!(role, Role::Text | Role::Header | Role::Footer | Role::Popup | Role::Slide);
        let apart = looks[place].bg != page && !(bar && depth == Depth::Ansi16);
        lowered[place].bg = Some(nearest(own, colours, |colour| !apart || Some(colour) != flat));
    }
}

fn lower_letters(looks: &[Look], lowered: &mut [Look], role: Role, colours: &[Colour]) {
    let place = role as usize;
    let Some(own) = looks[place].fg else { return };
    let mut floors = Vec::new();
    let painted = [role];
    let under: &[Role] = if looks[place].bg.is_some() { &painted } else { grounds(role) };
    for ground in under {
        let (before, after) = (looks[*ground as usize].bg, lowered[*ground as usize].bg);
        let before = before.and_then(Colour::likely).zip(own.likely()).map(|(ground, own)| ratio(ground, own));
        if let (Some(before), Some(after)) = (before, after.and_then(Colour::likely)) {
            floors.push((after, before.min(wanted(role))));
        }
    }
    let neighbour = Role::BANDS.iter().position(|band| *band == role).and_then(|band| band.checked_sub(1));
    let neighbour = neighbour.and_then(|band| lowered[Role::BANDS[band] as usize].fg);
    lowered[place].fg = Some(nearest(own, colours, |colour| {
        let clear =
            colour.likely().is_none_or(|rgb| floors.iter().all(|(ground, floor)| ratio(rgb, *ground) >= *floor));
        clear && Some(colour) != neighbour
    }));
}

/// Where a role had a colour of its own and now shares that of text, its strokes tell it apart.
fn tell_apart(looks: &[Look], lowered: &mut [Look]) {
    let text = Role::Text as usize;
    for role in Role::ALL {
        let place = *role as usize;
        let had_own = looks[place].fg.is_some() && looks[place].fg != looks[text].fg && looks[place].bg.is_none();
        let same = lowered[place].fg == lowered[text].fg && lowered[place].on == lowered[text].on;
        if had_own && same {
            lowered[place].on = bare::look(*role).on;
        }
    }
}

/// The colour that looks nearest among those that are allowed; among all, if none is. The terminal's own stay.
fn nearest(own: Colour, colours: &[Colour], allowed: impl Fn(Colour) -> bool) -> Colour {
    if colours.contains(&own) || own.known().is_none() {
        return own;
    }
    // A grey that turns into a hue says something that it does not mean.
    let strange = |colour: &Colour| if own.is_grey() && !colour.is_grey() { 1.0 } else { 0.0 };
    let far = |colour: &Colour| own.distance(*colour).unwrap_or(2.0) + strange(colour);
    let closest = |colours: &mut dyn Iterator<Item = Colour>| colours.min_by(|one, two| far(one).total_cmp(&far(two)));
    closest(&mut colours.iter().copied().filter(|colour| allowed(*colour)))
        .or_else(|| closest(&mut colours.iter().copied()))
        .unwrap_or(own)
}
