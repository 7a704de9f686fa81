//! The part of YAML in which most bundles are written: such a text is known to be harmless after one look at its lines,
//! so that the check of every event can be spared.
//!
//! Mappings and lists by indentation; keys of letters, digits, dots, underscores and dashes; values that are plain, in quotes
//! or blocks, or between brackets that hold no other brackets but one list. Whatever is written otherwise is left to the check
//! of events: there is no anchor, alias, tag, directive, second document, tab or key with a question mark in this subset.

use crate::load::yaml::events::most_values;
use crate::load::yaml::guard::LARGEST;
use crate::text::character::is_hostile;

/// The last column at which a key or an element may begin: each column can hold a list in a mapping, so that nothing is
/// nested deeper than twice as much.
const LAST_COLUMN: usize = 20;
/// The longest key.
const LONGEST_KEY: usize = 64;

/// The text of a file that is written in the subset.
pub fn plain_text(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let small = u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST);
    // Counted, since a loop without a way out of it is faster.
    let odd = bytes.iter().filter(|&&byte| byte != b'\n' && (byte < b' ' || byte == 0x7F)).count();
    let text = std::str::from_utf8(bytes).ok().filter(|_| small && odd == 0)?;
    if !text.is_ascii() && text.chars().any(is_hostile) {
        return None;
    }
    let lines = text.strip_prefix("---\n").unwrap_or(text);
    let mut scan = LineScan { rest: lines, values: 0 };
    scan.all()?;
    (scan.values < most_values(text)).then_some(text)
}

/// Reads a text line by line.
struct LineScan<'t> {
    rest: &'t str,
    /// At least as many values as there are.
    values: usize,
}

/// What may follow a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Whatever is indented deeper is the value.
    Value,
    /// Whatever is indented deeper goes on with the text of the value.
    Text,
    /// Nothing may be indented deeper.
    Nothing,
}

impl<'t> LineScan<'t> {
    fn next_line(&mut self) -> Option<&'t str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        Some(line)
    }

    /// Reads all lines; nothing comes back where one is not of the subset.
    fn all(&mut self) -> Option<()> {
        let (mut column, mut next) = (0, Next::Value);
        let mut first = true;
        while let Some(line) = self.next_line() {
            let content = line.trim_start_matches(' ');
            if content.is_empty() {
                continue;
            }
            let indent = line.len() - content.len();
            if content.starts_with('#') {
                next = if next == Next::Text { Next::Nothing } else { next };
                continue;
            }
            if !first && indent > column {
                match next {
                    Next::Nothing => return None,
                    Next::Text => {
                        next = text_goes_on(content)?;
                        continue;
                    }
                    Next::Value => {}
                }
            }
            first = false;
            (column, next) = self.structure(content, indent)?;
        }
        Some(())
    }

    /// Reads a line that begins a key or an element; where that stands, and what may follow.
    fn structure(&mut self, line: &'t str, indent: usize) -> Option<(usize, Next)> {
        let (mut rest, mut at, mut dash) = (line, indent, None);
        while let Some(after) = rest.strip_prefix('-') {
            let content = after.trim_start_matches(' ');
            if content.len() == after.len() && !after.is_empty() {
                break;
            }
            dash = Some(at);
            at += rest.len() - content.len();
            rest = content;
            self.values += 1;
            if content.is_empty() || content.starts_with('#') {
                return (at <= LAST_COLUMN + 2).then_some((dash?, Next::Value));
            }
        }
        if at > LAST_COLUMN {
            return None;
        }
        self.values += 2;
        let length = rest.bytes().take_while(|&byte| is_key(byte)).count();
        let after = rest[length..].strip_prefix(':').filter(|after| after.is_empty() || after.starts_with(' '));
        match after {
            Some(value) => {
                let letter = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
                let value = value.trim_start_matches(' ');
                let next = if letter && length <= LONGEST_KEY { self.value(value, at)? } else { return None };
                Some((at, next))
            }
            // A value that stands by itself is an element of a list.
            None => Some((dash?, self.value(rest, dash?)?)),
        }
    }

    /// Reads the value of what begins at a column.
    fn value(&mut self, value: &'t str, column: usize) -> Option<Next> {
        match value.bytes().next() {
            None | Some(b'#') => Some(Next::Value),
            Some(b'|' | b'>') => {
                let header = value[1..].trim_start_matches(['+', '-']);
                let header = if value.len() - header.len() > 2 { return None } else { header.trim_start_matches(' ') };
                header.is_empty().then_some(())?;
                self.block(column)?;
                Some(Next::Nothing)
            }
            Some(quote @ (b'"' | b'\'')) => {
                let rest = self.quoted(&value[1..], quote, column)?;
                ends(rest).then_some(Next::Nothing)
            }
            Some(b'[' | b'{') => {
                let rest = self.brackets(value, column)?;
                ends(rest).then_some(Next::Nothing)
            }
            Some(first) => {
                let (text, next) = match value.split_once(" #") {
                    Some((text, _)) => (text.trim_end_matches(' '), Next::Nothing),
                    None => (value.trim_end_matches(' '), Next::Text),
                };
                let whole = begins_plain(first, text) && is_plain_line(text);
                whole.then_some(next)
            }
        }
    }

    /// Passes over the lines of a block that are indented deeper than a column.
    fn block(&mut self, column: usize) -> Option<()> {
        let mut indent = None;
        while !self.rest.is_empty() {
            let before = self.rest;
            let line = self.next_line()?;
            let spaces = line.len() - line.trim_start_matches(' ').len();
            if spaces == line.len() {
                // Before the first line it is not known yet what belongs to the text.
                if indent.is_none() && spaces > 0 {
                    return None;
                }
                continue;
            }
            match indent {
                None if spaces > column => indent = Some(spaces),
                Some(indent) if spaces >= indent => {}
                Some(_) if spaces > column => return None,
                None | Some(_) => {
                    self.rest = before;
                    return Some(());
                }
            }
        }
        Some(())
    }

    /// What stands after a text in quotes, which may go on for some lines that are indented deeper than a column.
    fn quoted(&mut self, begin: &'t str, quote: u8, column: usize) -> Option<&'t str> {
        let mut line = begin;
        loop {
            let mut bytes = line.bytes().enumerate();
            while let Some((at, byte)) = bytes.next() {
                if byte == b'\\' && quote == b'"' {
                    bytes.next().filter(|(_, escaped)| matches!(escaped, b'n' | b'"' | b'\\'))?;
                } else if byte == quote {
                    let rest = &line[at + 1..];
                    if quote == b'"' || !rest.starts_with('\'') {
                        return Some(rest);
                    }
                    bytes.next();
                }
            }
            line = self.next_line()?;
            let content = line.trim_start_matches(' ');
            if !content.is_empty() && line.len() - content.len() <= column {
                return None;
            }
        }
    }

    /// What stands after a list or a mapping in brackets, which may go on for some lines.
    fn brackets(&mut self, begin: &'t str, column: usize) -> Option<&'t str> {
        let mut brackets = Brackets { open: Vec::new(), wants: Wants::Value };
        let mut rest = begin;
        loop {
            rest = rest.trim_start_matches(' ');
            let Some(first) = rest.bytes().next() else {
                rest = self.next_line()?;
                let content = rest.trim_start_matches(' ');
                if content.is_empty() || content.starts_with('#') || rest.len() - content.len() <= column {
                    return None;
                }
                continue;
            };
            rest = match brackets.wants {
                Wants::Separator => brackets.separator(rest)?,
                Wants::Key => brackets.key(rest)?,
                Wants::Value => {
                    self.values += 1;
                    match first {
                        b'[' | b'{' => brackets.enter(rest)?,
                        b'"' | b'\'' => {
                            brackets.wants = Wants::Separator;
                            self.quoted(&rest[1..], first, column)?
                        }
                        _ => brackets.word(rest, first)?,
                    }
                }
            };
            if brackets.open.is_empty() {
                return Some(rest);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Square,
    Curly,
}

/// What may stand next between brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    Key,
    Value,
    Separator,
}

/// The brackets that are open. Each step takes something from the beginning of a line and gives the rest of it.
struct Brackets {
    open: Vec<Bracket>,
    wants: Wants,
}

impl Brackets {
    fn enter<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let square = rest.starts_with('[');
        self.open.push(if square { Bracket::Square } else { Bracket::Curly });
        self.wants = if square { Wants::Value } else { Wants::Key };
        (self.open.len() <= 2).then(|| &rest[1..])
    }

    fn separator<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let innermost = *self.open.last()?;
        match (rest.bytes().next()?, innermost) {
            (b',', Bracket::Curly) => self.wants = Wants::Key,
            (b',', Bracket::Square) => self.wants = Wants::Value,
            (b']', Bracket::Square) | (b'}', Bracket::Curly) => drop(self.open.pop()),
            _ => return None,
        }
        Some(&rest[1..])
    }

    /// A key, whose value stands in its line.
    fn key<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let length = rest.bytes().take_while(|&byte| is_key(byte)).count();
        let letter = rest.starts_with(|c: char| c.is_ascii_alphabetic()) && length <= LONGEST_KEY;
        let value = rest[length..].strip_prefix(": ").filter(|_| letter)?.trim_start_matches(' ');
        self.wants = Wants::Value;
        (!value.is_empty()).then_some(value)
    }

    fn word<'t>(&mut self, rest: &'t str, first: u8) -> Option<&'t str> {
        let length = rest.find([',', ']', '}', '[', '{']).unwrap_or(rest.len());
        let text = rest[..length].trim_end_matches(' ');
        let colon = |(at, _): (usize, &str)| {
            text.as_bytes().get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'/')
        };
        let whole = begins_plain(first, text) && is_plain_line(text) && !text.contains('?');
        self.wants = Wants::Separator;
        (whole && text.match_indices(':').all(colon)).then(|| &rest[length..])
    }
}

const fn is_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')
}

/// Whether nothing but a comment stands after a value.
fn ends(rest: &str) -> bool {
    let content = rest.trim_start_matches(' ');
    content.is_empty() || content.starts_with('#') && content.len() < rest.len()
}

/// Whether a text without quotes may begin so, and is a number only where it is written as numbers are.
fn begins_plain(first: u8, text: &str) -> bool {
    match first {
        b'0' => text.len() == 1 || !matches!(text.as_bytes()[1], b'x' | b'o' | b'b'),
        b'-' => text.as_bytes().get(1).is_some_and(|digit| (b'1'..=b'9').contains(digit)),
        _ => {
            first.is_ascii_alphanumeric()
                || !first.is_ascii()
                || matches!(first, b'(' | b'_' | b'/' | b'.' | b'$' | b'~')
        }
    }
}

/// Whether a line of a text without quotes holds nothing that ends it.
fn is_plain_line(text: &str) -> bool {
    !(text.contains(": ") || text.ends_with(':') || text.contains(" #"))
}

/// What may follow a further line of a text without quotes.
fn text_goes_on(line: &str) -> Option<Next> {
    let first = line.bytes().next()?;
    let begins =
        first.is_ascii_alphanumeric() || !first.is_ascii() || matches!(first, b'(' | b'"' | b'\'' | b'/' | b'$');
    (begins && is_plain_line(line.trim_end_matches(' '))).then_some(Next::Text)
}

#[cfg(test)]
mod tests {
    use crate::load::yaml::guard::guard;
    use crate::load::yaml::plain_subset::plain_text;
    use crate::load::yaml::yaml::parse;

    #[test]
    fn what_people_write_is_of_the_subset_and_sound() {
        let plain = [
            "a: 1\nb: two words\n",
            "---\na:\n  - b\n  - c: d\n    e: [f, \"g, h\", 'i''j']\n  -\n    k: l\n",
            "a:\n- b\n- - c\n  - d\n",
            "text: >-\n  * one: two\n\n    &three\n  # four\nnext: |\n\n  - [five\nlast:\n",
            "text: one\n  two (three) \"four\"\n\n  five\nnext: \"six:\n  seven\\n \\\"eight\\\"\"  # nine\n",
            "a: {b: c, d: [e, f]}\n",
            "about: [one,\n  two.three, http://four.five/six]\nurl: https://a.b/c?d=e&f=*g\n",
            "# one\na: b  # two\n# three\nc: -4\nd: 0.5\ne: ~\n",
            "däs: x\n",
        ];
        for text in &plain[..plain.len() - 1] {
            assert_eq!(plain_text(text.as_bytes()), Some(*text), "{text}");
            assert!(guard("a.yaml", text.as_bytes()).faults.is_empty(), "{text}");
            assert!(parse(text).is_ok(), "{text}");
        }
        assert_eq!(plain_text(plain[plain.len() - 1].as_bytes()), None, "a key of other letters");
    }

    #[test]
    fn what_may_cost_or_mean_more_than_it_shows_is_not_of_the_subset() {
        let others = [
            "a: &b c\nd: *b\n",
            "a: [&b c, *b]\n",
            "a: {b: &c d}\n",
            "- &a b\n",
            "<<: a\n",
            "? a\n: b\n",
            "a: !!str b\n",
            "%YAML 1.2\n---\na: b\n",
            "a: b\n---\nc: d\n",
            "a: b\n...\n",
            "a:\tb\n",
            "a: b\r\n",
            "a: \"b\n---\n\"\n",
            "a: \"\\x41\"\n",
            "a: 0x1F\nb: +1\n",
            "a: b: c\n",
            "a: b\n  c: d\n",
            "a: \"b\" c\n",
            "a: [[[b]]]\n",
            "a: [b\n]\n",
            "a: [b: c]\n",
            "a: |2\n  b\n",
            "a: |\n    b\n  c\n",
            "a: b\n# c\n  d\n",
            "a\u{85}b: c\n",
            "a: \u{202E}b\n",
        ];
        for text in others {
            assert_eq!(plain_text(text.as_bytes()), None, "{text}");
        }
        assert_eq!(plain_text(b"a: \xFF\n"), None);
        assert_eq!(plain_text("[".repeat(200_000).as_bytes()), None);
        assert_eq!(plain_text("- ".repeat(30).as_bytes()), None, "deep");
        assert_eq!(plain_text("- a\n".repeat(60_000).as_bytes()), None, "many");
    }

    #[test]
    fn what_comes_with_the_program_is_of_the_subset() {
        let ours = include_dir::include_dir!("$CARGO_MANIFEST_DIR/content");
        let files: Vec<_> = ours.find("**/*.yaml").unwrap().filter_map(|entry| entry.as_file()).collect();
        let plain = files.iter().filter(|file| plain_text(file.contents()).is_some()).count();
        for file in files.iter().filter(|file| plain_text(file.contents()).is_none()) {
            println!("{}", file.path().display());
        }
        assert!(plain * 10 >= files.len() * 9, "{plain} of {}", files.len());
    }
}
