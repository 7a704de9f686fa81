//! Chance that can be repeated: the same seed throws the same numbers.
#![allow(dead_code, reason = "each measurement uses its part")]
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a kit for tests fails by panic")]

use std::ops::Range;

/// A die of any number of sides.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number, by a generator that has no bad seeds (splitmix64).
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below this; 0 where there is none.
    pub fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }

    /// A number of a range; its start where it is empty.
    pub fn of(&mut self, range: Range<usize>) -> usize {
        range.start + self.below(range.len())
    }

    /// A number from this range, both ends in it.
    pub fn between(&mut self, low: u16, high: u16) -> u16 {
        low + u16::try_from(self.below(usize::from(high - low) + 1)).unwrap()
    }

    /// Between nothing and one.
    #[allow(clippy::cast_precision_loss, reason = "53 bits are what there is")]
    pub fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}
