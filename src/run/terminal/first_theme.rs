//! Which theme to begin with: what was asked for, what was kept, what the environment says, and at last the terminal.

use std::env;
use std::io::{self, IsTerminal};
use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::run::terminal::inbox::Asked;
use crate::run::terminal::writer::Wire;
use crate::theme::{Depth, Output, Tone, first_theme, tone_from_environment};

/// How long the terminal may think about its colours. Over a slow line it answers later, and is not heard.
const PATIENCE: Duration = Duration::from_millis(100);

/// What there is to choose by.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The theme on the command line.
    pub flag: Option<String>,
    /// The tone on the command line.
    pub tone: Option<Tone>,
    /// The theme in the configuration.
    pub config: Option<String>,
    /// The theme that was picked and kept.
    pub kept: Option<String>,
}

/// The name of the theme to begin with, and whether the terminal still owes an answer.
pub fn choose(wishes: &Wishes, depth: Depth, wire: &Wire) -> (String, Asked) {
    if let Some(name) = wishes.flag.as_ref() {
        return (name.clone(), Asked::Answered);
    }
    if let Some(tone) = wishes.tone {
        return (first_theme(Some(tone), depth).to_owned(), Asked::Answered);
    }
    // Without colour there is one theme for all grounds, and no other would show what it means.
    if depth == Depth::None {
        return (first_theme(None, depth).to_owned(), Asked::Answered);
    }
    if let Some(name) = wishes.config.as_ref().or(wishes.kept.as_ref()) {
        return (name.clone(), Asked::Answered);
    }
    let (tone, asked) = match tone_from_environment(&|name| env::var(name).ok()) {
        Some(tone) => (Some(tone), Asked::Answered),
        None => wire.ask(ask),
    };
    (first_theme(tone, depth).to_owned(), asked)
}

/// How much colour the terminal shows.
pub fn depth() -> Depth {
    let output = if io::stdout().is_terminal() { Output::Terminal } else { Output::Elsewhere };
    Depth::from_environment(&|name| env::var(name).ok(), output)
}

/// Asks the terminal, once, with a question behind it that every terminal answers.
fn ask() -> (Option<Tone>, Asked) {
    let answering = answers(&env::var("TERM").unwrap_or_default(), env::var_os("TMUX").is_some());
    if !answering || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return (None, Asked::Answered);
    }
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    match theme_mode(options) {
        Ok(ThemeMode::Dark) => (Some(Tone::Dark), Asked::Answered),
        Ok(ThemeMode::Light) => (Some(Tone::Light), Asked::Answered),
        // Out of patience, or answered in another order than it was asked: the rest may still come.
        Err(_) => (None, Asked::Silent),
    }
}

/// Whether a terminal of that name answers in order. GNU screen does not, but tmux often goes by its name; and the
/// console of Linux has one ground.
fn answers(term: &str, in_tmux: bool) -> bool {
    let silent = ["dumb", "linux", "vt100", "vt220", "Eterm"];
    let name = term.split(['.', '-']).next().unwrap_or_default();
    !name.is_empty() && !silent.contains(&name) && (name != "screen" || in_tmux)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wishes: &Wishes, depth: Depth, theme: &str) {
        assert_eq!(choose(wishes, depth, &Wire::new()).0, theme);
    }

    #[test]
    fn what_is_asked_for_comes_before_what_was_kept() {
        let mut wishes = Wishes { kept: Some("kept".to_owned()), ..Wishes::default() };
        check(&wishes, Depth::True, "kept");
        wishes.config = Some("config".to_owned());
        check(&wishes, Depth::True, "config");
        check(&wishes, Depth::None, "mono");
        wishes.tone = Some(Tone::Light);
        check(&wishes, Depth::True, "light");
        wishes.flag = Some("flag".to_owned());
        check(&wishes, Depth::None, "flag");
    }

    #[test]
    fn only_a_terminal_that_answers_in_order_is_asked() {
        for (term, asked) in [("xterm-256color", true), ("tmux-256color", true), ("screen", false), ("", false)] {
            assert_eq!(answers(term, false), asked, "{term}");
        }
        assert!(!answers("screen.xterm-256color", false) && answers("screen-256color", true));
        assert!(!answers("dumb", false) && !answers("linux", false));
    }
}
