//! Chance that can be repeated: the same seed throws the same numbers.

/// A die of any number of sides.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D)
    }

    /// A number below this; 0 where there is none.
    pub fn below(&mut self, sides: usize) -> usize {
        // SplitMix64, which has no bad seeds.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut thrown = self.0;
        thrown = (thrown ^ (thrown >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        thrown = (thrown ^ (thrown >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        thrown ^= thrown >> 31;
        usize::try_from(thrown >> 16).unwrap_or(0) % sides.max(1)
    }

    /// A number from this range, both ends in it.
    pub fn between(&mut self, low: u16, high: u16) -> u16 {
        low + u16::try_from(self.below(usize::from(high - low) + 1)).unwrap()
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}
