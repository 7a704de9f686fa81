//! Which depth and tone fit a terminal, from what its environment says.

use crate::theme::depth::Depth;
use crate::theme::theme::Tone;

/// Where the output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    Terminal,
    /// To a file or another program.
    Elsewhere,
}

/// Terminals that show every colour and do not always say so.
const TRUE_TERMS: [&str; 6] = ["alacritty", "foot", "ghostty", "kitty", "wezterm", "contour"];

impl Depth {
    /// The depth that an environment asks for. `NO_COLOR` is heard first, then what forces colour or its absence,
    /// then what the terminal says of itself.
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
    Depth(Depth),
    /// Some colour, as much as there is.
    Some,
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
pub fn tone_from_environment(variable: &dyn Fn(&str) -> Option<String>) -> Option<Tone> {
    let value = variable("COLORFGBG")?;
    match value.rsplit(';').next()?.trim().parse::<u8>().ok()? {
        0..=6 | 8 => Some(Tone::Dark),
        7 | 9..=15 => Some(Tone::Light),
        _ => None,
    }
}

/// The theme to begin with, where nobody named one: painted, by the tone of the terminal's own ground; in the
/// terminal's own colours where there are only 16.
pub const fn first_theme(tone: Option<Tone>, depth: Depth) -> &'static str {
    match (depth, tone) {
        (Depth::None, _) => "mono",
        (Depth::Ansi16, _) => "terminal",
        (Depth::True | Depth::Indexed256, Some(Tone::Light)) => "light",
        (Depth::True | Depth::Indexed256, Some(Tone::Dark | Tone::Any) | None) => "dark",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An environment of `NAME=value` words.
    fn environment(words: &'static str) -> impl Fn(&str) -> Option<String> {
        move |name| {
            let pairs = words.split(' ').filter_map(|word| word.split_once('='));
            pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next()
        }
    }

    #[track_caller]
    fn check(words: &'static str, output: Output, expected: Depth) {
        assert_eq!(Depth::from_environment(&environment(words), output), expected, "{words}");
    }

    #[test]
    fn a_terminal_gets_the_colours_it_says_it_has() {
        for (words, expected) in [
            ("TERM=xterm-256color COLORTERM=truecolor", Depth::True),
            ("TERM=xterm-256color COLORTERM=24bit", Depth::True),
            ("TERM=xterm-256color COLORTERM=TrueColor", Depth::True),
            ("TERM=xterm-direct", Depth::True),
            ("TERM=xterm-kitty", Depth::True),
            ("TERM=alacritty", Depth::True),
            ("TERM=xterm-256color TERM_PROGRAM=iTerm.app", Depth::True),
            ("WT_SESSION=1 OS=Windows_NT", Depth::True),
            ("TERM=xterm-256color", Depth::Indexed256),
            ("TERM=tmux-256color TMUX=/tmp/tmux", Depth::Indexed256),
            ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", Depth::Indexed256),
            ("TERM=screen-256color COLORTERM=truecolor TMUX=/tmp/tmux", Depth::True),
            ("TERM=screen COLORTERM=truecolor", Depth::Indexed256),
            ("TERM=screen", Depth::Ansi16),
            ("TERM=xterm", Depth::Ansi16),
            ("TERM=linux", Depth::Ansi16),
            ("OS=Windows_NT", Depth::Ansi16),
            ("TERM=vt100", Depth::None),
            ("TERM=dumb", Depth::None),
            ("TERM=dumb COLORTERM=truecolor", Depth::None),
            ("", Depth::None),
        ] {
            check(words, Output::Terminal, expected);
        }
    }

    #[test]
    fn no_color_is_heard_before_all_else_and_only_when_it_says_something() {
        for (words, expected) in [
            ("NO_COLOR=1 TERM=xterm-256color COLORTERM=truecolor", Depth::None),
            ("NO_COLOR=0 TERM=xterm-256color", Depth::None),
            ("NO_COLOR=1 FORCE_COLOR=3 TERM=xterm", Depth::None),
            ("NO_COLOR=1 CLICOLOR_FORCE=1 TERM=xterm", Depth::None),
            ("NO_COLOR= TERM=xterm-256color", Depth::Indexed256),
        ] {
            check(words, Output::Terminal, expected);
        }
    }

    #[test]
    fn colour_can_be_forced_and_forbidden() {
        for (words, output, expected) in [
            ("TERM=xterm-256color COLORTERM=truecolor", Output::Elsewhere, Depth::None),
            ("TERM=xterm-256color CLICOLOR_FORCE=1", Output::Elsewhere, Depth::Indexed256),
            ("TERM=xterm-256color CLICOLOR_FORCE=0", Output::Elsewhere, Depth::None),
            ("TERM=dumb CLICOLOR_FORCE=1", Output::Elsewhere, Depth::Ansi16),
            ("TERM=xterm-256color FORCE_COLOR=true", Output::Elsewhere, Depth::Indexed256),
            ("TERM=xterm FORCE_COLOR=3", Output::Elsewhere, Depth::True),
            ("TERM=xterm FORCE_COLOR=2", Output::Terminal, Depth::Indexed256),
            ("TERM=xterm-256color FORCE_COLOR=1", Output::Terminal, Depth::Ansi16),
            ("TERM=xterm-256color FORCE_COLOR=0", Output::Terminal, Depth::None),
            ("TERM=xterm-256color FORCE_COLOR=false", Output::Terminal, Depth::None),
            ("TERM=xterm-256color CLICOLOR=0", Output::Terminal, Depth::None),
            ("TERM=xterm-256color CLICOLOR=1", Output::Terminal, Depth::Indexed256),
            ("TERM=xterm-256color CLICOLOR=0 CLICOLOR_FORCE=1", Output::Terminal, Depth::Indexed256),
        ] {
            check(words, output, expected);
        }
    }

    #[test]
    fn the_last_number_of_colorfgbg_tells_light_from_dark() {
        for (words, expected) in [
            ("COLORFGBG=15;0", Some(Tone::Dark)),
            ("COLORFGBG=7;8", Some(Tone::Dark)),
            ("COLORFGBG=0;15", Some(Tone::Light)),
            ("COLORFGBG=0;7", Some(Tone::Light)),
            ("COLORFGBG=0;default;15", Some(Tone::Light)),
            ("COLORFGBG=15;default", None),
            ("COLORFGBG=1;200", None),
            ("COLORFGBG=", None),
            ("TERM=xterm", None),
        ] {
            assert_eq!(tone_from_environment(&environment(words)), expected, "{words}");
        }
    }

    #[test]
    fn the_first_theme_fits_what_is_known() {
        assert_eq!(first_theme(Some(Tone::Dark), Depth::True), "dark");
        assert_eq!(first_theme(Some(Tone::Light), Depth::Indexed256), "light");
        assert_eq!(first_theme(None, Depth::True), "dark");
        assert_eq!(first_theme(Some(Tone::Light), Depth::Ansi16), "terminal");
        assert_eq!(first_theme(Some(Tone::Light), Depth::None), "mono");
    }
}
