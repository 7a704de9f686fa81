//! The title of a slide in large letters, where the font has them and they leave the screen to the rest.

use crate::bundle::Kind;
use crate::text::light::bare;
use crate::text::prose;

/// The cells of a letter, and the rows of a line. The letters are drawn with blocks that every font has.
const LETTER: (u16, u16) = (4, 4);

/// A title in large letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Large {
    pub lines: Vec<String>,
    /// What follows a colon, where all of the title is too long: it stands below, in letters as usual.
    pub rest: Option<String>,
}

impl Large {
    /// The rows it takes.
    pub fn rows(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_mul(LETTER.1)
    }
}

/// The empty cells at the left of every slide.
pub const fn edge(width: u16) -> u16 {
    if width < 100 { 0 } else { width / 10 - 2 }
}

/// The ways to set a title in large letters on a screen, the best first: all of it, or what stands before a colon.
pub fn large(title: &str, kind: Kind, screen: (u16, u16)) -> Vec<Large> {
    let (width, height) = screen;
    let plain = bare(title);
    let margin = if width >= 60 { 2 } else { 0 };
    let room = width.saturating_sub(2 * (edge(width) + margin));
    // A cover has little else to show.
    let (share, most) = match kind {
        Kind::Assessment => (2, 4),
        _ if height >= 40 => (3, 3),
        _ => (3, 2),
    };
    let rows = usize::from(height / share / LETTER.1).min(most);
    let split = plain.split_once(": ").map(|(first, rest)| (first, Some(rest)));
    let parts = std::iter::once((plain.as_str(), None)).chain(split);
    let way = |(text, rest): (&str, Option<&str>)| {
        let lines = lines(text, usize::from(room / LETTER.0))?;
        (lines.len() <= rows).then(|| Large { lines, rest: rest.map(str::to_owned) })
    };
    let mut ways: Vec<Large> = parts.filter_map(way).collect();
    // Three lines of large letters are hard to take in at a glance.
    ways.sort_by_key(|way| way.rest.is_none() && way.lines.len() > 2);
    ways
}

/// The lines of a text of so many letters each, where the font has every letter and no word is longer.
fn lines(text: &str, room: usize) -> Option<Vec<String>> {
    if !text.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if prose::width(line) + 1 + word.len() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    (!lines.is_empty() && lines.iter().all(|line| line.len() <= room)).then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, kind: Kind, screen: (u16, u16), expected: &[(&str, Option<&str>)]) {
        let ways = large(title, kind, screen);
        let ways: Vec<(String, Option<&str>)> =
            ways.iter().map(|way| (way.lines.join("/"), way.rest.as_deref())).collect();
        let expected: Vec<(String, Option<&str>)> =
            expected.iter().map(|(lines, rest)| ((*lines).to_owned(), *rest)).collect();
        assert_eq!(ways, expected);
    }

    #[test]
    fn a_title_is_large_where_it_leaves_the_screen_to_the_rest() {
        check("Blackmail", Kind::Tactic, (80, 20), &[("Blackmail", None)]);
        check("Blackmail", Kind::Tactic, (30, 20), &[]);
        check("Ports: who comes", Kind::Sector, (60, 14), &[("Ports", Some("who comes"))]);
        check("Trusted insider at work", Kind::Tactic, (80, 20), &[]);
        check("Trusted insider at work", Kind::Assessment, (80, 20), &[("Trusted insider at/work", None)]);
        check("Größe", Kind::Tactic, (200, 60), &[]);
    }
}
