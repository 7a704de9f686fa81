//! The letters of a text as it is drawn, so that two texts can be told to say the same, however they are written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::character::is_invisible;

/// Letters of other alphabets that are drawn like Latin ones, each before the Latin one.
const LOOK_ALIKES: &str = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTХXУYаaеeоoрpсcуyхxѕsіiјjԁdԛqԝwһhΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνv";

/// Whether letters that differ in case alone are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Kept,
    Folded,
}

/// The letters and digits of a text without what stands between them, and where its words begin and end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    text: String,
    /// The bytes at which words begin, and the end of the text. Words end at everything that is no letter or digit.
    edges: Vec<usize>,
    /// The same, where words end at blanks and dashes alone: a hyphen or a mark inside one is passed over.
    joined: Vec<usize>,
}

impl Letters {
    pub fn of(drawn: &str, case: Case) -> Self {
        let mut letters = Self { text: String::with_capacity(drawn.len()), edges: Vec::new(), joined: Vec::new() };
        let (mut edge, mut blank) = (true, true);
        each_plain(drawn, |c| {
            if !c.is_alphanumeric() {
                edge = true;
                blank |= c.is_whitespace() || is_dash(c);
                return;
            }
            let alone = is_word(c);
            if edge || alone {
                letters.edges.push(letters.text.len());
            }
            if blank || alone {
                letters.joined.push(letters.text.len());
            }
            match case {
                // Nearly all text is such letters, for which this is quicker.
                Case::Folded if c.is_ascii() => letters.text.push(c.to_ascii_lowercase()),
                Case::Kept => letters.text.push(c),
                Case::Folded => letters.text.extend(c.to_uppercase().flat_map(char::to_lowercase)),
            }
            (edge, blank) = (alone, alone);
        });
        letters.edges.push(letters.text.len());
        letters.joined.push(letters.text.len());
        letters
    }

    /// All of them in a row.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        self.edges.windows(2).map(|edges| &self.text[edges[0]..edges[1]])
    }

    /// The words with what hyphens and marks hold together as one; nothing where they are the same.
    pub fn joined_words(&self) -> impl ExactSizeIterator<Item = &str> {
        let edges = if self.joined.len() == self.edges.len() { &[] } else { self.joined.as_slice() };
        edges.windows(2).map(|edges| &self.text[edges[0]..edges[1]])
    }

    /// Whether a word begins or ends at a byte.
    pub fn is_edge(&self, at: usize) -> bool {
        self.edges.binary_search(&at).is_ok()
    }
}

/// A text in small letters of the plainest form, with what stands between them, as ids are compared.
pub fn plain(drawn: &str) -> String {
    let mut plain = String::with_capacity(drawn.len());
    each_plain(drawn, |c| match c {
        c if c.is_ascii() => plain.push(c.to_ascii_lowercase()),
        c if is_dash(c) => plain.push('-'),
        c => plain.extend(c.to_lowercase()),
    });
    plain
}

/// Visits each character of a text in its plainest form: without accents, without what is not seen, and in the Latin
/// alphabet where it is drawn as if it were of it.
fn each_plain(text: &str, mut visit: impl FnMut(char)) {
    if text.is_ascii() {
        return text.bytes().map(char::from).filter(|&c| !is_invisible(c)).for_each(visit);
    }
    for c in text.nfkd().filter(|&c| !is_invisible(c) && !is_combining_mark(c)) {
        let mut pairs = LOOK_ALIKES.chars();
        let latin = if c.is_ascii() || !matches!(c, '\u{370}'..='\u{52F}') {
            None
        } else {
            std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?))).find(|(other, _)| *other == c)
        };
        visit(latin.map_or(c, |(_, latin)| latin));
    }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}')
}

/// Whether a character is a word by itself, or may be: in scripts that are written without blanks, or join particles to
/// words.
const fn is_word(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &[&str]) {
        let letters = Letters::of(text, Case::Folded);
        assert_eq!(letters.words().collect::<Vec<_>>(), words, "{text:?}");
    }

    #[test]
    fn what_is_drawn_alike_is_alike() {
        let words: &[&str] = &["operation", "heron", "41"];
        check("Operation “Heron”, 41", words);
        check("Оре\u{ad}ration \u{200b}He\u{301}ron\u{fe0f} 41", words);
        check("Ｏｐｅｒａｔｉｏｎ\u{a0}𝐇𝐞𝐫𝐨𝐧—⁴¹", words);
        let letters = Letters::of("Oper-ation He*ro*n – 4\u{fffd}1", Case::Folded);
        assert_eq!(letters.joined_words().collect::<Vec<_>>(), words);
        check("STRASSE straße", &["strasse", "strasse"]);
        check("彼は漢字", &["彼", "は", "漢", "字"]);
        assert_eq!(plain("Ｅ\u{2011}０\u{200d}7."), "e-07.");
    }
}
