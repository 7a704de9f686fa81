//! Which theme to begin with: by the command line, the kept choice, the environment, and at last the terminal.

use std::env;
use std::io::{self, IsTerminal};
use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::run::terminal::inbox::TerminalQuery;
use crate::run::terminal::writer::TerminalWriter;
use crate::theme::{Depth, Output, Tone, first_theme, tone_from_environment};

/// How long the terminal has to answer about its colours. Over a slow line it answers later, and the answer is dropped.
const QUERY_TIMEOUT: Duration = Duration::from_millis(100);

/// What was asked for and kept.
#[derive(Debug, Clone, Default)]
pub struct ThemeWishes {
    /// The theme on the command line.
    pub flag: Option<String>,
    /// The tone on the command line.
    pub tone: Option<Tone>,
    /// The theme in the configuration.
    pub config: Option<String>,
    /// The theme that was chosen last.
    pub kept: Option<String>,
}

/// The name of the theme to begin with, and whether the answer of the terminal is still pending.
pub fn choose(wishes: &ThemeWishes, depth: Depth, writer: &TerminalWriter) -> (String, TerminalQuery) {
    if let Some(name) = wishes.flag.as_ref() {
        return (name.clone(), TerminalQuery::Answered);
    }
    if let Some(tone) = wishes.tone {
        return (first_theme(Some(tone), depth).to_owned(), TerminalQuery::Answered);
    }
    // Without colour there is one theme for all backgrounds, and no other would show its meanings.
    if depth == Depth::None {
        return (first_theme(None, depth).to_owned(), TerminalQuery::Answered);
    }
    if let Some(name) = wishes.config.as_ref().or(wishes.kept.as_ref()) {
        return (name.clone(), TerminalQuery::Answered);
    }
    let (tone, query) = match tone_from_environment(&|name| env::var(name).ok()) {
        Some(tone) => (Some(tone), TerminalQuery::Answered),
        None => writer.query(query_tone),
    };
    (first_theme(tone, depth).to_owned(), query)
}

/// How much colour the terminal shows.
pub fn depth() -> Depth {
    let output = if io::stdout().is_terminal() { Output::Terminal } else { Output::Elsewhere };
    Depth::from_environment(&|name| env::var(name).ok(), output)
}

/// Asks the terminal once. The library sends a second query behind it that every terminal answers.
fn query_tone() -> (Option<Tone>, TerminalQuery) {
    let tmux = env::var_os("TMUX").map_or(Tmux::No, |_| Tmux::Yes);
    if !answers(&env::var("TERM").unwrap_or_default(), tmux)
        || !io::stdin().is_terminal()
        || !io::stdout().is_terminal()
    {
        return (None, TerminalQuery::Answered);
    }
    let mut options = QueryOptions::default();
    options.timeout = QUERY_TIMEOUT;
    match theme_mode(options) {
        Ok(ThemeMode::Dark) => (Some(Tone::Dark), TerminalQuery::Answered),
        Ok(ThemeMode::Light) => (Some(Tone::Light), TerminalQuery::Answered),
        // The timeout passed, or the answers came in another order: the rest may still come.
        Err(_) => (None, TerminalQuery::Pending),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tmux {
    Yes,
    No,
}

/// Whether a terminal of that name answers in order. GNU screen does not, but tmux often has its name; and the console of
/// Linux has one background.
fn answers(term: &str, tmux: Tmux) -> bool {
    let silent = ["dumb", "linux", "vt100", "vt220", "Eterm"];
    let name = term.split(['.', '-']).next().unwrap_or_default();
    !name.is_empty() && !silent.contains(&name) && (name != "screen" || tmux == Tmux::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wishes: &ThemeWishes, depth: Depth, theme: &str) {
        assert_eq!(choose(wishes, depth, &TerminalWriter::new()).0, theme);
    }

    #[test]
    fn what_is_asked_for_comes_before_what_was_kept() {
        let mut wishes = ThemeWishes { kept: Some("kept".to_owned()), ..ThemeWishes::default() };
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
            assert_eq!(answers(term, Tmux::No), asked, "{term}");
        }
        assert!(!answers("screen.xterm-256color", Tmux::No) && answers("screen-256color", Tmux::Yes));
        assert!(!answers("dumb", Tmux::No) && !answers("linux", Tmux::No));
    }
}
