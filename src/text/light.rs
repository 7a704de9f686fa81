//! The light Markdown of content: its paragraphs, and the runs of words in them.

use std::borrow::Cow;

use crate::text::prose::single_spaced;

/// What a paragraph of content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paragraph {
    Plain,
    /// An item of a list.
    Listed,
    Quoted,
    /// An item of a list by its number.
    Numbered(u16),
    /// A heading within a text.
    Heading,
    /// A line of a table written with `|`, which is drawn as it is written: a table is a field of its item.
    TableLine,
}

impl Paragraph {
    /// What its first line begins with.
    pub fn opening(self) -> Cow<'static, str> {
        match self {
            Self::Plain | Self::TableLine => Cow::Borrowed(""),
            Self::Listed => Cow::Borrowed("- "),
            Self::Quoted => Cow::Borrowed("> "),
            Self::Numbered(number) => Cow::Owned(format!("{number}. ")),
            Self::Heading => Cow::Borrowed("# "),
        }
    }

    /// Whether it stands close below another, as the items of one list do.
    pub const fn follows(self, above: Self) -> bool {
        matches!(
            (above, self),
            (Self::Listed, Self::Listed)
                | (Self::Quoted, Self::Quoted)
                | (Self::Numbered(_), Self::Numbered(_))
                | (Self::TableLine, Self::TableLine)
                | (Self::Heading, _)
        )
    }
}

/// Where a link of content leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'t> {
    /// The id as it is written.
    pub id: &'t str,
    /// The words that stand for it, where the text gives any.
    pub words: Option<&'t str>,
}

/// How a run of words is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup<'t> {
    Plain,
    Emphasis,
    Strong,
    Code,
    Link(Target<'t>),
    /// Words with an address elsewhere, which is shown and never opened.
    Address(&'t str),
}

/// A run of words in one markup, without the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'t> {
    /// Of a link without words, its id.
    pub text: &'t str,
    pub markup: Markup<'t>,
}

/// What opens and closes each markup, the longer before those that begin like it.
const FENCES: [(&str, &str); 4] = [("`", "`"), ("[[", "]]"), ("**", "**"), ("*", "*")];

/// The paragraphs of a text, in order. Lines that follow each other without a blank one are one paragraph.
pub fn paragraphs(text: &str) -> Vec<(Paragraph, String)> {
    let mut paragraphs: Vec<(Paragraph, String)> = Vec::new();
    let mut open = None;
    for line in text.lines() {
        let (kind, words) = read(line.trim(), open);
        if words.is_empty() {
            open = None;
            continue;
        }
        match paragraphs.last_mut() {
            Some((last, gathered)) if open.is_some() && goes_on(*last, kind) => {
                gathered.push(' ');
                gathered.push_str(words);
            }
            _ => paragraphs.push((kind, words.to_owned())),
        }
        open = paragraphs.last().map(|(kind, _)| *kind);
    }
    paragraphs
}

/// What a line is, below an open paragraph or at the beginning of one, and its words.
fn read(line: &str, open: Option<Paragraph>) -> (Paragraph, &str) {
    if let Some(listed) = line.strip_prefix("- ") {
        return (Paragraph::Listed, listed.trim_start());
    }
    if let Some(quoted) = line.strip_prefix('>') {
        return (Paragraph::Quoted, quoted.trim_start());
    }
    if line.starts_with('|') && line.matches('|').count() > 1 {
        return (Paragraph::TableLine, line);
    }
    let heading = line.trim_start_matches('#');
    if (1..=6).contains(&(line.len() - heading.len())) && heading.starts_with(' ') {
        return (Paragraph::Heading, heading.trim());
    }
    // A number at the beginning of a line within a sentence begins no list.
    let begins = |number: u16| match open {
        None | Some(Paragraph::Numbered(_) | Paragraph::Heading) => true,
        Some(Paragraph::Plain | Paragraph::Listed | Paragraph::Quoted | Paragraph::TableLine) => number == 1,
    };
    match numbered(line) {
        Some((number, words)) if begins(number) => (Paragraph::Numbered(number), words),
        Some(_) | None => (Paragraph::Plain, line),
    }
}

/// The number that leads an item of a list, and its words: `2. second`, `2) second`.
fn numbered(line: &str) -> Option<(u16, &str)> {
    let digits = line.find(|c: char| !c.is_ascii_digit()).filter(|digits| (1..=3).contains(digits))?;
    let (number, rest) = line.split_at(digits);
    let words = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?.trim_start();
    Some((number.parse().ok()?, words))
}

/// Whether a line of one kind goes on with the paragraph of another.
fn goes_on(last: Paragraph, line: Paragraph) -> bool {
    match line {
        Paragraph::Listed | Paragraph::Numbered(_) | Paragraph::Heading | Paragraph::TableLine => false,
        Paragraph::Plain => match last {
            Paragraph::Plain | Paragraph::Listed | Paragraph::Numbered(_) => true,
            Paragraph::Quoted | Paragraph::Heading | Paragraph::TableLine => false,
        },
        Paragraph::Quoted => last == Paragraph::Quoted,
    }
}

/// The runs of one paragraph.
pub fn runs(paragraph: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut closings = [0; FENCES.len()];
    let mut addresses = Addresses::default();
    let (mut unmarked, mut at) = (0, 0);
    let plain = |text| Run { text, markup: Markup::Plain };
    while let Some(found) = paragraph[at..].find(['`', '[', '*']) {
        at += found;
        let found = marked(paragraph, at, &mut closings).or_else(|| addresses.at(paragraph, at));
        let Some((run, end)) = found else {
            at += 1;
            continue;
        };
        runs.extend(Some(&paragraph[unmarked..at]).filter(|text| !text.is_empty()).map(plain));
        runs.push(run);
        (unmarked, at) = (end, end);
    }
    runs.extend(Some(&paragraph[unmarked..]).filter(|text| !text.is_empty()).map(plain));
    runs
}

/// The marked run that begins at a place, and where what follows it begins. `closings` holds, for each fence, the next
/// place where it closes, so that marks which never close cost one search and not one each.
fn marked<'t>(paragraph: &'t str, at: usize, closings: &mut [usize; FENCES.len()]) -> Option<(Run<'t>, usize)> {
    for ((open, close), closing) in FENCES.iter().zip(closings) {
        let Some(rest) = paragraph[at..].strip_prefix(open) else { continue };
        let start = at + open.len();
        if *closing < start {
            *closing = rest.find(close).map_or(usize::MAX, |place| start + place);
        }
        let Some(inner) = paragraph.get(start..*closing) else { continue };
        if inner.is_empty() || inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace) {
            continue;
        }
        let run = match *open {
            "[[" => {
                let (id, words) = inner.split_once('|').map_or((inner, None), |(id, words)| (id, Some(words.trim())));
                let target = Target { id: id.trim(), words };
                Run { text: words.unwrap_or(target.id), markup: Markup::Link(target) }
            }
            "**" => Run { text: inner, markup: Markup::Strong },
            "*" => Run { text: inner, markup: Markup::Emphasis },
            _ => Run { text: inner, markup: Markup::Code },
        };
        return Some((run, *closing + close.len()));
    }
    None
}

/// Reads links with an address, `[words](address)`. It keeps where the next ones close, so that a heap of brackets costs
/// no more than its length.
#[derive(Default)]
struct Addresses {
    /// Where the next `](` is.
    middle: usize,
    /// Where the next `)` is.
    end: usize,
}

impl Addresses {
    fn at<'t>(&mut self, paragraph: &'t str, at: usize) -> Option<(Run<'t>, usize)> {
        let start = at + paragraph[at..].strip_prefix('[').map(|_| 1)?;
        let next = |from: usize, what: &str| paragraph[from..].find(what).map_or(usize::MAX, |place| from + place);
        if self.middle < start {
            self.middle = next(start, "](");
        }
        let words =
            paragraph.get(start..self.middle).filter(|words| !words.trim().is_empty() && !words.contains('['))?;
        let address = self.middle + 2;
        if self.end < address {
            self.end = next(address, ")");
        }
        let to = paragraph.get(address..self.end).map(str::trim)?;
        let is_address = !to.is_empty() && !to.contains(char::is_whitespace);
        is_address.then(|| (Run { text: words, markup: Markup::Address(to) }, self.end + 1))
    }
}

/// What stands behind the words of an address: it is shown, so that nobody has to follow it to know it.
pub fn behind(address: &str) -> String {
    format!(" ({address})")
}

/// The words of each paragraph without their markup; `shown` says what stands for a link.
pub fn unmarked<'t>(paragraph: &'t str, mut shown: impl FnMut(Target<'t>) -> &'t str) -> String {
    let mut words = String::with_capacity(paragraph.len());
    for run in runs(paragraph) {
        match run.markup {
            Markup::Link(target) => words.push_str(shown(target)),
            Markup::Address(address) => {
                words.push_str(run.text);
                words.push_str(&behind(address));
            }
            Markup::Plain | Markup::Emphasis | Markup::Strong | Markup::Code => words.push_str(run.text),
        }
    }
    words
}

/// A text without its markup, for where there is no room for it.
pub fn bare(text: &str) -> String {
    let words = |(_, paragraph): &(Paragraph, String)| {
        single_spaced(&unmarked(paragraph, |target| target.words.unwrap_or(target.id)))
    };
    paragraphs(text).iter().map(words).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: &[(&str, Markup<'_>)]) {
        let found: Vec<(&str, Markup<'_>)> = runs(paragraph).into_iter().map(|run| (run.text, run.markup)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_are_read_and_loose_marks_stay() {
        let link = |id, words| Markup::Link(Target { id, words });
        check("plain", &[("plain", Markup::Plain)]);
        check(
            "a *b* **c** `d`",
            &[
                ("a ", Markup::Plain),
                ("b", Markup::Emphasis),
                (" ", Markup::Plain),
                ("c", Markup::Strong),
                (" ", Markup::Plain),
                ("d", Markup::Code),
            ],
        );
        check("2 * 3 * 4 and **x", &[("2 * 3 * 4 and **x", Markup::Plain)]);
        check(
            "see [[J-1|this]], [[X-9]]",
            &[
                ("see ", Markup::Plain),
                ("this", link("J-1", Some("this"))),
                (", ", Markup::Plain),
                ("X-9", link("X-9", None)),
            ],
        );
        check("[[", &[("[[", Markup::Plain)]);
    }

    #[test]
    fn words_with_an_address_are_a_link_that_shows_it() {
        check(
            "see [the report](https://example.org/a_b), [x] (y), [z](no address) and [](q)",
            &[
                ("see ", Markup::Plain),
                ("the report", Markup::Address("https://example.org/a_b")),
                (", [x] (y), [z](no address) and [](q)", Markup::Plain),
            ],
        );
        assert_eq!(bare("see [the report](https://example.org)."), "see the report (https://example.org).");
    }

    #[test]
    fn a_heap_of_marks_costs_no_more_than_its_length() {
        let heap = format!("{}]]", "[[ `* ".repeat(200_000));
        assert_eq!(runs(&heap).len(), 1);
        for heap in ["[a](".repeat(200_000), "[".repeat(200_000), "](".repeat(200_000) + ")"] {
            assert_eq!(runs(&heap).len(), 1);
        }
    }

    #[test]
    fn lines_gather_into_paragraphs() {
        let text = "one\ntwo\n\n- first\n  goes on\n- second\n\n> said\n> so\nlast";
        let expected = [
            (Paragraph::Plain, "one two"),
            (Paragraph::Listed, "first goes on"),
            (Paragraph::Listed, "second"),
            (Paragraph::Quoted, "said so"),
            (Paragraph::Plain, "last"),
        ];
        let found = paragraphs(text);
        assert_eq!(found.iter().map(|(kind, text)| (*kind, text.as_str())).collect::<Vec<_>>(), expected);
        assert_eq!(bare("a *b*\n\n[[x|c]]"), "a b\n\nc");
    }

    #[test]
    fn numbers_headings_and_table_lines_are_paragraphs_of_their_own() {
        let text = "# First\nthey came\n1. by sea\n   and air\n2) by land\nin\n\nIn the year\n12. they left\n\n3. at last\n| a \
                    | b |\n| c | d |\n#tag";
        let expected = [
            (Paragraph::Heading, "First"),
            (Paragraph::Plain, "they came"),
            (Paragraph::Numbered(1), "by sea and air"),
            (Paragraph::Numbered(2), "by land in"),
            (Paragraph::Plain, "In the year 12. they left"),
            (Paragraph::Numbered(3), "at last"),
            (Paragraph::TableLine, "| a | b |"),
            (Paragraph::TableLine, "| c | d |"),
            (Paragraph::Plain, "#tag"),
        ];
        let found = paragraphs(text);
        assert_eq!(found.iter().map(|(kind, text)| (*kind, text.as_str())).collect::<Vec<_>>(), expected);
    }
}
