//! Rows of numbers and texts as bytes, each behind its length, and back.

#[derive(Debug, Default)]
pub struct ByteWriter {
    bytes: Vec<u8>,
}

impl ByteWriter {
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    pub fn numbers(&mut self, numbers: impl Iterator<Item = u32>) {
        let before = self.bytes.len();
        self.length(0);
        let mut count = 0_u64;
        for number in numbers {
            self.bytes.extend(number.to_le_bytes());
            count += 1;
        }
        if let Some(length) = self.bytes.get_mut(before..before + 8) {
            length.copy_from_slice(&count.to_le_bytes());
        }
    }

    /// A number in as few bytes as it needs: seven bits each, the lowest first.
    pub fn small(&mut self, mut number: u32) {
        while number > 0x7F {
            self.bytes.extend((number & 0x7F | 0x80).to_le_bytes().first());
            number >>= 7;
        }
        self.bytes.extend(number.to_le_bytes().first());
    }

    /// Bytes behind a length that takes as few bytes as it needs.
    pub fn short(&mut self, bytes: &[u8]) {
        self.small(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.bytes.extend_from_slice(bytes);
    }

    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    fn length(&mut self, length: usize) {
        self.bytes.extend(u64::try_from(length).unwrap_or(u64::MAX).to_le_bytes());
    }
}

/// Reads what `ByteWriter` wrote. A length that is larger than the rest of the bytes is refused.
#[derive(Debug, Clone, Copy)]
pub struct ByteReader<'a> {
    rest: &'a [u8],
}

impl<'a> ByteReader<'a> {
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        self.row(1)
    }

    pub fn numbers(&mut self) -> Option<Vec<u32>> {
        let row = self.row(4)?;
        Some(row.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number)).collect())
    }

    pub fn small(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for shift in (0..32).step_by(7) {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub fn short(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.small()?).ok()?;
        let (row, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(row)
    }

    pub const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    fn row(&mut self, width: usize) -> Option<&'a [u8]> {
        let (length, rest) = self.rest.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?.checked_mul(width)?;
        let (row, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some(row)
    }
}
