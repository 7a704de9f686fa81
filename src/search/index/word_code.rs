//! The words of an item in four bytes each, so that their order is known without reading any text.

use crate::search::index::field::IndexField;

/// One word of an item, or the beginning of one of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordCode {
    /// A line begins: a title, an alias, a sentence; with the number of its words that carry meaning, and its length in
    /// letters as far as 255.
    Line(IndexField, u16, u8),
    /// The next word of the line.
    Word(u32),
    /// A word that stands at the same place as the one before.
    Same(u32),
}

const LINE: u32 = 1 << 31;
const SAME: u32 = 1 << 30;

impl WordCode {
    pub const fn pack(self) -> u32 {
        match self {
            Self::Line(field, words, letters) => {
                let words = if words > 0x3FFF { 0x3FFF } else { words as u32 };
                LINE | (field.number() as u32) << 24 | (letters as u32) << 16 | words
            }
            Self::Word(id) => id & (SAME - 1),
            Self::Same(id) => SAME | id & (SAME - 1),
        }
    }

    pub fn unpack(code: u32) -> Self {
        if code & LINE != 0 {
            let [head, letters, high, low] = code.to_be_bytes();
            Self::Line(IndexField::numbered(head & 0x7F), u16::from_be_bytes([high, low]), letters)
        } else if code & SAME != 0 {
            Self::Same(code & (SAME - 1))
        } else {
            Self::Word(code)
        }
    }

    /// The number of the word in four bytes that hold one, and whether it stands by itself; none where they begin a line.
    pub const fn word(code: u32) -> Option<(u32, bool)> {
        if code & LINE != 0 { None } else { Some((code & (SAME - 1), code & SAME == 0)) }
    }

    /// The same code with other numbers for the words.
    pub fn renamed(self, names: &[u32]) -> Self {
        let name = |id: u32| names.get(id as usize).copied().unwrap_or(id);
        match self {
            Self::Line(..) => self,
            Self::Word(id) => Self::Word(name(id)),
            Self::Same(id) => Self::Same(name(id)),
        }
    }
}
