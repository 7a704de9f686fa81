//! A theme file as it is written, before its names are looked up.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::theme::{Stroke, Tone};

/// A theme file, as it is written.
#[derive(Debug, Deserialize)]
pub(super) struct ThemeShape {
    pub(super) theme: u64,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) description: String,
    pub(super) tone: Option<ToneShape>,
    pub(super) extends: Option<String>,
    #[serde(default)]
    pub(super) palette: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) styles: BTreeMap<String, StyleShape>,
}

/// Which screens a theme is made for; that of the theme it extends, where it does not say.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ToneShape {
    Dark,
    Light,
    Any,
}

impl From<ToneShape> for Tone {
    fn from(shape: ToneShape) -> Self {
        match shape {
            ToneShape::Dark => Self::Dark,
            ToneShape::Light => Self::Light,
            ToneShape::Any => Self::Any,
        }
    }
}

/// A style, as it is written: what is left out comes from the theme that is extended.
#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct StyleShape {
    pub(super) fg: Option<String>,
    pub(super) bg: Option<String>,
    pub(super) bold: Option<bool>,
    pub(super) dim: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) reverse: Option<bool>,
    pub(super) strike: Option<bool>,
}

impl StyleShape {
    /// This style, with what it leaves out taken from another.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            fg: self.fg.or(base.fg),
            bg: self.bg.or(base.bg),
            bold: self.bold.or(base.bold),
            dim: self.dim.or(base.dim),
            italic: self.italic.or(base.italic),
            underline: self.underline.or(base.underline),
            reverse: self.reverse.or(base.reverse),
            strike: self.strike.or(base.strike),
        }
    }

    /// Every stroke that the style speaks of, and whether it adds or takes it away.
    pub(super) fn strokes(&self) -> impl Iterator<Item = (Stroke, bool)> {
        let said = [
            (Stroke::Bold, self.bold),
            (Stroke::Dim, self.dim),
            (Stroke::Italic, self.italic),
            (Stroke::Underline, self.underline),
            (Stroke::Reverse, self.reverse),
            (Stroke::Strike, self.strike),
        ];
        said.into_iter().filter_map(|(stroke, said)| said.map(|said| (stroke, said)))
    }
}
