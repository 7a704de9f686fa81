//! How many slips of the finger lie between two words: a letter left out, added, wrong, or two letters swapped.

/// How many slips are forgiven in a word of so many letters.
#[must_use]
pub const fn forgiven(letters: usize) -> u32 {
    match letters {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    }
}

/// How a typed word differs from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slips {
    /// How many slips.
    pub count: u32,
    /// How many letters of the other word were not typed yet.
    pub missing: usize,
}

/// Compares typed letters with words; keeps its tables between words.
#[derive(Debug, Default)]
pub struct Editor {
    typed: Vec<char>,
    word: Vec<char>,
    rows: [Vec<u32>; 3],
}

impl Editor {
    /// An editor for one typed word.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        Self { typed: typed.chars().collect(), ..Self::default() }
    }

    /// How many letters were typed.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.typed.len()
    }

    /// The fewest slips, if no more than `most`, between what was typed and the word, or the beginning of the word that
    /// is nearest to it.
    pub fn slips(&mut self, word: &str, most: u32) -> Option<Slips> {
        self.word.clear();
        self.word.extend(word.chars());
        let width = self.word.len();
        if self.typed.len() > width + most as usize {
            return None;
        }
        let [before, last, current] = &mut self.rows;
        before.clear();
        before.resize(width + 1, 0);
        last.clear();
        last.extend(0..=u32::try_from(width).ok()?);
        current.clear();
        current.resize(width + 1, 0);
        for (row, &typed) in self.typed.iter().enumerate() {
            current[0] = u32::try_from(row).ok()? + 1;
            let mut fewest = current[0];
            for column in 0..width {
                let letter = self.word[column];
                let mut cost = last[column] + u32::from(letter != typed);
                cost = cost.min(last[column + 1] + 1).min(current[column] + 1);
                let swapped = row > 0 && column > 0 && self.word[column - 1] == typed && self.typed[row - 1] == letter;
                if swapped && letter != typed {
                    cost = cost.min(before[column - 1] + 1);
                }
                current[column + 1] = cost;
                fewest = fewest.min(cost);
            }
            if fewest > most {
                return None;
            }
            std::mem::swap(before, last);
            std::mem::swap(last, current);
        }
        let mut best: Option<Slips> = None;
        for column in (0..=width).rev() {
            let slips = Slips { count: last[column], missing: width - column };
            if slips.count <= most && best.is_none_or(|best| slips.count < best.count) {
                best = Some(slips);
            }
        }
        best
    }
}
