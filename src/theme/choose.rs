//! Which depth and tone fit a terminal, from what its environment says.

use crate::theme::depth::Depth;
use crate::theme::theme::Tone;

/// Where the output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// To a terminal.
    Terminal,
    /// To a file or another program.
    Elsewhere,
}

/// Terminals that show every colour and do not always say so.
const TRUE_TERMS: [&str; 6] = ["alacritty", "foot", "ghostty", "kitty", "wezterm", "contour"];

impl Depth {
    /// The depth that an environment asks for. `NO_COLOR` is heard first, then what forces colour or its absence,
    /// then what the terminal says of itself.
    #[must_use]
    pub fn from_environment(variable: &dyn Fn(&str) -> Option<String>, output: Output) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        if set("NO_COLOR").is_some() {
            return Self::None;
        }
        let found = Self::of_terminal(&set);
        match forced(variable) {
            Force::Depth(depth) => depth,
            Force::Some if found == Self::None => Self::Ansi16,
            Force::Some => found,
            Force::Silent => match output {
                Output::Terminal if set("CLICOLOR").as_deref() == Some("0") => Self::None,
                Output::Terminal => found,
                Output::Elsewhere => Self::None,
            },
        }
    }

    /// What a terminal says of itself.
    fn of_terminal(set: &dyn Fn(&str) -> Option<String>) -> Self {
        let term = set("TERM").unwrap_or_default().to_lowercase();
        let says = |part: &str| term.contains(part);
        if term == "dumb" {
            return Self::None;
        }
        let screen = term.starts_with("screen") && set("TMUX").is_none();
        let claims_true = set("COLORTERM").is_some_and(|value| {
            let value = value.to_lowercase();
            value == "truecolor" || value == "24bit"
        });
        let program = set("TERM_PROGRAM").unwrap_or_default();
        let known_true = term.ends_with("-direct")
            || TRUE_TERMS.iter().any(|name| says(name))
            || ["iTerm.app", "vscode", "WezTerm", "ghostty"].contains(&program.as_str())
            || set("WT_SESSION").is_some();
        // GNU screen hands on COLORTERM from outside and garbles what it promises.
        if !screen && (claims_true || known_true) {
            return Self::True;
        }
        if says("256color") || program == "Apple_Terminal" || claims_true {
            return Self::Indexed256;
        }
        let colourless = term.starts_with("vt1") || term.starts_with("vt2");
        let windows = set("OS").as_deref() == Some("Windows_NT");
        if colourless || (term.is_empty() && !windows) { Self::None } else { Self::Ansi16 }
    }
}

/// What an environment forces.
enum Force {
    /// This depth.
    Depth(Depth),
    /// Some colour, as much as there is.
    Some,
    /// Nothing.
    Silent,
}

fn forced(variable: &dyn Fn(&str) -> Option<String>) -> Force {
    match variable("FORCE_COLOR").as_deref() {
        Some("0" | "false") => return Force::Depth(Depth::None),
        Some("1") => return Force::Depth(Depth::Ansi16),
        Some("2") => return Force::Depth(Depth::Indexed256),
        Some("3") => return Force::Depth(Depth::True),
        Some(_) => return Force::Some,
        None => {}
    }
    match variable("CLICOLOR_FORCE").as_deref() {
        None | Some("" | "0") => Force::Silent,
        Some(_) => Force::Some,
    }
}

/// Light or dark, as `COLORFGBG` says (`15;0`: the last number is the ground). Nothing, if it does not say.
#[must_use]
pub fn tone_from_environment(variable: &dyn Fn(&str) -> Option<String>) -> Option<Tone> {
    let value = variable("COLORFGBG")?;
    match value.rsplit(';').next()?.trim().parse::<u8>().ok()? {
        0..=6 | 8 => Some(Tone::Dark),
        7 | 9..=15 => Some(Tone::Light),
        _ => None,
    }
}

/// The theme to begin with, where nobody named one: by tone, and without paint where neither tone nor colour is
/// to be had.
#[must_use]
pub const fn first_theme(tone: Option<Tone>, depth: Depth) -> &'static str {
    match (depth, tone) {
        (Depth::None, _) => "mono",
        (Depth::True | Depth::Indexed256 | Depth::Ansi16, Some(Tone::Dark)) => "dark",
        (Depth::True | Depth::Indexed256 | Depth::Ansi16, Some(Tone::Light)) => "light",
        (Depth::True | Depth::Indexed256 | Depth::Ansi16, Some(Tone::Any) | None) => "terminal",
    }
}
