//! The light Markdown of content: its paragraphs, and the runs of words in them.

use crate::text::prose::single_spaced;

/// What a paragraph of content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paragraph {
    Plain,
    /// An item of a list.
    Listed,
    Quoted,
}

impl Paragraph {
    /// What its first line begins with.
    pub const fn opening(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Listed => "- ",
            Self::Quoted => "> ",
        }
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
    let mut open = false;
    for line in text.lines() {
        let trimmed = line.trim();
        let (kind, words) = match (trimmed.strip_prefix("- "), trimmed.strip_prefix('>')) {
            (Some(listed), _) => (Paragraph::Listed, listed),
            (None, Some(quoted)) => (Paragraph::Quoted, quoted.trim_start()),
            (None, None) => (Paragraph::Plain, trimmed),
        };
        if words.is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some((last, gathered)) if open && goes_on(*last, kind) => {
                gathered.push(' ');
                gathered.push_str(words);
            }
            _ => paragraphs.push((kind, words.to_owned())),
        }
        open = true;
    }
    paragraphs
}

/// Whether a line of one kind goes on with the paragraph of another.
fn goes_on(last: Paragraph, line: Paragraph) -> bool {
    match line {
        Paragraph::Listed => false,
        Paragraph::Plain => last != Paragraph::Quoted,
        Paragraph::Quoted => last == Paragraph::Quoted,
    }
}

/// The runs of one paragraph.
pub fn runs(paragraph: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut closings = [0; FENCES.len()];
    let (mut unmarked, mut at) = (0, 0);
    let plain = |text| Run { text, markup: Markup::Plain };
    while let Some(found) = paragraph[at..].find(['`', '[', '*']) {
        at += found;
        let Some((run, end)) = marked(paragraph, at, &mut closings) else {
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

/// The words of each paragraph without their markup; `shown` says what stands for a link.
pub fn unmarked<'t>(paragraph: &'t str, mut shown: impl FnMut(Target<'t>) -> &'t str) -> String {
    let words = |run: Run<'t>| match run.markup {
        Markup::Link(target) => shown(target),
        Markup::Plain | Markup::Emphasis | Markup::Strong | Markup::Code => run.text,
    };
    runs(paragraph).into_iter().map(words).collect()
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
    fn a_heap_of_marks_costs_no_more_than_its_length() {
        let heap = format!("{}]]", "[[ `* ".repeat(200_000));
        assert_eq!(runs(&heap).len(), 1);
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
}
