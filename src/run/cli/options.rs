//! The options of every command: which bundles to read, and how to show them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::bundle::{Ceiling, NotStated, Tlp};
use crate::run::library::catalog::Caching;
use crate::theme::Tone;

/// Which bundles to read.
#[derive(Debug, Clone, Default, Args)]
pub struct BundleOptions {
    /// Read this bundle (a folder or a file) or library in place of your own; may be given again
    #[arg(long = "bundle", value_name = "PATH", help_heading = "What to read")]
    pub bundle: Vec<PathBuf>,
    /// Read every file as if for the first time, and keep nothing of a library for a quicker start
    #[arg(long, help_heading = "What to read")]
    pub no_cache: bool,
}

/// The highest marking that may be shown.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct CeilingOptions {
    /// Show nothing that is marked above this: TLP:CLEAR, GREEN, AMBER, AMBER+STRICT or RED
    #[arg(long, global = true, value_name = "MARKING", value_parser = tlp, help_heading = "What may be shown")]
    pub ceiling: Option<Tlp>,
    /// What to do, under a ceiling, with what states no marking [default: show]
    #[arg(long, global = true, value_name = "POLICY", requires = "ceiling", help_heading = "What may be shown")]
    pub not_stated: Option<NotStatedPolicy>,
}

/// What to do under a ceiling with items that state no marking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NotStatedPolicy {
    Show,
    Hide,
}

impl CeilingOptions {
    /// The ceiling, where one was asked for.
    pub fn ceiling(self) -> Option<Ceiling> {
        let not_stated = match self.not_stated {
            Some(NotStatedPolicy::Hide) => NotStated::Hidden,
            Some(NotStatedPolicy::Show) | None => NotStated::Shown,
        };
        self.ceiling.map(|tlp| Ceiling { tlp, not_stated })
    }
}

/// A label as people type it.
fn tlp(text: &str) -> Result<Tlp, String> {
    Tlp::named(text).ok_or_else(|| {
        let labels: Vec<&str> = Tlp::ALL.iter().map(|tlp| tlp.label()).collect();
        format!("a marking is one of {}", labels.join(", "))
    })
}

/// How to show them.
#[derive(Debug, Clone, Default, Args)]
pub struct DisplayOptions {
    /// Begin with this theme; `briefing themes` lists them
    #[arg(long, value_name = "NAME", help_heading = "How to show it")]
    pub theme: Option<String>,
    /// Begin with the theme for a dark or a light ground
    #[arg(long, value_name = "TONE", conflicts_with = "theme", help_heading = "How to show it")]
    pub tone: Option<ToneArg>,
    /// Set text this many columns wide
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=400), help_heading = "How to show it")]
    pub width: Option<u16>,
    /// Write plain text, and take no terminal; so it is whenever the output is no terminal
    #[arg(long, help_heading = "How to show it")]
    pub plain: bool,
    /// Panic once the reader is on the screen: how a test sees that the terminal is given back even then. Programs that
    /// are built to be used do not have it.
    #[cfg(debug_assertions)]
    #[arg(long, hide = true)]
    pub panic_after_start: bool,
    /// As if the program had been running for so many minutes: how a test sees that a talk is over its time.
    #[cfg(debug_assertions)]
    #[arg(long, hide = true, default_value_t = 0)]
    pub minutes_ago: u32,
}

/// A ground to read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ToneArg {
    /// Light letters on a dark ground
    Dark,
    /// Dark letters on a light ground
    Light,
}

impl From<ToneArg> for Tone {
    fn from(word: ToneArg) -> Self {
        match word {
            ToneArg::Dark => Self::Dark,
            ToneArg::Light => Self::Light,
        }
    }
}

impl BundleOptions {
    /// The paths before a command, and those after it.
    pub fn and(mut self, more: impl IntoIterator<Item = PathBuf>) -> Self {
        self.bundle.extend(more);
        self
    }

    /// Whether the cache is used: unless `--no-cache` stands before the command or after it.
    pub const fn caching(&self, behind: &Self) -> Caching {
        if self.no_cache || behind.no_cache { Caching::Off } else { Caching::On }
    }
}

impl DisplayOptions {
    /// The options after a command, and those before it where none are after it.
    pub fn or(self, before: Self) -> Self {
        Self {
            theme: self.theme.or(before.theme),
            tone: self.tone.or(before.tone),
            width: self.width.or(before.width),
            plain: self.plain || before.plain,
            #[cfg(debug_assertions)]
            panic_after_start: self.panic_after_start || before.panic_after_start,
            #[cfg(debug_assertions)]
            minutes_ago: self.minutes_ago.max(before.minutes_ago),
        }
    }
}
