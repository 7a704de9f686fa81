//! A theme: a style for every role, so that drawing can never meet a meaning without one.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Serialize};

use crate::theme::bare::paints_an_area;
use crate::theme::contrast::{IN_HAND, Shortfall, grounds, known_ratio, letters_on, wanted};
use crate::theme::depth::{Depth, lower};
use crate::theme::look::Look;
use crate::theme::role::Role;

/// How many roles there are.
const ROLES: usize = Role::ALL.len();

/// Which screens a theme is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Tone {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// Either: it takes the terminal's own ground.
    Any,
}

impl Tone {
    /// The word of the tone in a theme file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Any => "any",
        }
    }
}

/// What a theme says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Face {
    /// The name that a flag or another theme calls it by.
    pub name: String,
    /// The name in the list of themes.
    pub label: String,
    /// What it is good for, in a sentence.
    pub description: String,
    /// Which screens it is made for.
    pub tone: Tone,
}

/// A style for every meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What it says of itself.
    pub face: Face,
    /// The looks, in the order of `Role::ALL`.
    looks: Vec<Look>,
    /// The same as styles.
    styles: [Style; ROLES],
}

impl Theme {
    /// A theme of these looks.
    pub fn new(face: Face, mut looks: BTreeMap<Role, Look>) -> Result<Self, Vec<Role>> {
        let missing: Vec<Role> = Role::ALL.iter().copied().filter(|role| !looks.contains_key(role)).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let looks = Role::ALL.iter().filter_map(|role| looks.remove(role)).collect();
        Ok(Self::of(face, looks))
    }

    fn of(face: Face, looks: Vec<Look>) -> Self {
        let mut styles = [Style::new(); ROLES];
        for (style, look) in styles.iter_mut().zip(&looks) {
            *style = look.style();
        }
        Self { face, looks, styles }
    }

    /// The name that a flag or another theme calls it by.
    pub fn name(&self) -> &str {
        &self.face.name
    }

    /// The style of a role: what to fill an area with, for one that paints an area.
    pub const fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The style of a role's letters, to be patched over whatever ground they stand on. A role that paints a whole
    /// area (running text has the page, a popup its inside) then takes the ground as it finds it, so that running
    /// text in a selected line or in a popup leaves them as they are.
    pub const fn letters(&self, role: Role) -> Style {
        if paints_an_area(role) { Style::new() } else { self.style(role) }
    }

    /// The style of a cell that comes to lie in the row in hand, as it was before.
    pub fn in_hand(&self, letters: Color) -> Style {
        let row = self.style(Role::Selection);
        // A row that is turned round has one ground: a hue would show as a block in it.
        if row.add_modifier.contains(Modifier::REVERSED) {
            return Style { fg: row.fg.or(Some(Color::Reset)), ..row };
        }
        let found = IN_HAND.iter().find(|(from, _)| self.style(*from).fg == Some(letters));
        Style { fg: found.and_then(|(_, to)| self.style(*to).fg), ..row }
    }

    /// The look that the style comes from.
    pub fn look(&self, role: Role) -> &Look {
        &self.looks[role as usize]
    }

    /// The same theme with no colour that a terminal of this depth has not.
    pub fn at(&self, depth: Depth) -> Self {
        Self::of(self.face.clone(), lower(&self.looks, depth))
    }

    /// Every role that does not stand out enough on a ground that it is drawn on, as far as both colours are known.
    pub fn shortfalls(&self) -> Vec<Shortfall> {
        let mut found = Vec::new();
        for role in Role::ALL.iter().copied() {
            let painted = [role];
            let under: &[Role] = if self.look(role).bg.is_some() { &painted } else { grounds(role) };
            for ground in under.iter().copied() {
                let letters = self.look(role).fg.map(|letters| letters_on(&self.looks, ground, letters));
                let ratio =
                    letters.zip(self.look(ground).bg).and_then(|(letters, ground)| known_ratio(letters, ground));
                if let Some(ratio) = ratio.filter(|ratio| *ratio < wanted(role)) {
                    found.push(Shortfall { role, ground, ratio, wanted: wanted(role) });
                }
            }
        }
        found
    }
}
