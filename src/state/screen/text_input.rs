//! A line that is typed into: edited by whole graphemes, with a cursor.

use unicode_segmentation::UnicodeSegmentation;

use crate::keymap::Code;
use crate::text::prose;

/// The longest line that can be typed or pasted, in graphemes; more than anyone searches for.
const LONGEST: usize = 400;
/// How many characters a grapheme has at most on the average.
const DENSEST: usize = 4;

/// A line and the cursor in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextInput {
    graphemes: Vec<String>,
    cursor: usize,
}

impl TextInput {
    /// A line that holds this text, with the cursor behind it.
    pub fn holding(text: &str) -> Self {
        let mut input = Self::default();
        input.paste(text);
        input
    }

    /// The text of the line.
    pub fn text(&self) -> String {
        self.graphemes.concat()
    }

    /// The text before the cursor, and the text from it on.
    pub fn split(&self) -> (String, String) {
        let (before, after) = self.graphemes.split_at(self.cursor.min(self.graphemes.len()));
        (before.concat(), after.concat())
    }

    /// Whether nothing has been typed.
    pub const fn is_empty(&self) -> bool {
        self.graphemes.is_empty()
    }

    /// Types a character. One that combines joins the grapheme before it.
    pub fn type_char(&mut self, c: char) {
        self.paste(c.encode_utf8(&mut [0; 4]));
    }

    /// Pastes text: line breaks become blanks, control characters are left out.
    pub fn paste(&mut self, text: &str) {
        // What is pasted may be a whole book, or one letter under a tower of accents.
        let head = text.chars().take(LONGEST * DENSEST);
        let blanks: String = head.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let room = LONGEST.saturating_sub(self.graphemes.len());
        let clean = prose::clean(&blanks);
        let (before, after) = self.split();
        let added: String = clean.graphemes(true).take(room).collect();
        let head = before + &added;
        self.cursor = head.graphemes(true).count();
        self.graphemes = (head + &after).graphemes(true).map(str::to_owned).collect();
        self.cursor = self.cursor.min(self.graphemes.len());
    }

    /// Does what an editing key does.
    pub fn edit(&mut self, code: Code) {
        match code {
            Code::Left => self.cursor = self.cursor.saturating_sub(1),
            Code::Right => self.cursor = (self.cursor + 1).min(self.graphemes.len()),
            Code::Home => self.cursor = 0,
            Code::End => self.cursor = self.graphemes.len(),
            Code::Backspace if self.cursor > 0 => {
                self.cursor -= 1;
                self.graphemes.remove(self.cursor);
            }
            Code::Delete if self.cursor < self.graphemes.len() => {
                self.graphemes.remove(self.cursor);
            }
            _ => {}
        }
    }

    /// Erases the word before the cursor, with the blanks behind it.
    pub fn erase_word(&mut self) {
        let blank = |grapheme: &String| grapheme.trim().is_empty();
        let end = self.cursor;
        while self.cursor > 0 && blank(&self.graphemes[self.cursor - 1]) {
            self.cursor -= 1;
        }
        while self.cursor > 0 && !blank(&self.graphemes[self.cursor - 1]) {
            self.cursor -= 1;
        }
        self.graphemes.drain(self.cursor..end);
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_edited_by_graphemes() {
        let mut input = TextInput::holding("cafe\u{301} 👩‍🔬 lab");
        input.erase_word();
        assert_eq!(input.text(), "cafe\u{301} 👩‍🔬 ");
        input.edit(Code::Backspace);
        input.edit(Code::Backspace);
        assert_eq!(input.text(), "cafe\u{301} ");
        input.edit(Code::Home);
        input.edit(Code::Delete);
        input.type_char('C');
        assert_eq!(input.text(), "Cafe\u{301} ");
        assert_eq!(input.split(), ("C".to_owned(), "afe\u{301} ".to_owned()));
    }

    #[test]
    fn a_book_or_a_tower_of_accents_is_cut() {
        for text in ["word ".repeat(1_000_000), "e".to_owned() + &"\u{301}".repeat(1_000_000)] {
            let input = TextInput::holding(&text);
            assert!(input.text().len() <= LONGEST * DENSEST * 4, "{}", input.text().len());
        }
    }

    #[test]
    fn pasted_lines_become_one_and_controls_never_arrive() {
        let input = TextInput::holding("a\r\nb\u{1b}[31mc");
        assert!(!input.text().chars().any(char::is_control), "{:?}", input.text());
        assert!(input.text().starts_with("a  b"));
    }
}
