//! Features as hashes: a template's number and its parts, mixed into 64 bits.

/// The mixing constant of the Fx hash.
const MIX: u64 = 0x517c_c1b7_2722_0a95;
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Adds `part` to a hash.
#[inline]
pub(super) fn fold(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(5) ^ part).wrapping_mul(MIX)
}

/// A well-spread hash of a small number.
#[inline]
pub(super) fn spread(number: u64) -> u64 {
    let hash = (number + 1).wrapping_mul(GOLDEN);
    (hash ^ (hash >> 31)).wrapping_mul(MIX)
}

/// At least as many as a decision has features.
pub(super) const MOST: usize = 160;

/// The hashes of one decision. A feature's template is its place in the order of adding.
#[derive(Debug, Clone)]
pub(super) struct Features {
    hashes: [u64; MOST],
    count: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self { hashes: [0; MOST], count: 0 }
    }
}

impl Features {
    /// Forgets the last decision.
    #[inline]
    pub(super) fn clear(&mut self) {
        self.count = 0;
    }

    /// Adds the feature that joins `parts`.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a template's number becomes a constant")]
    pub(super) fn add<const N: usize>(&mut self, parts: [u64; N]) {
        let mut hash = (self.count as u64 + 1).wrapping_mul(GOLDEN);
        for part in parts {
            hash = fold(hash, part);
        }
        self.hashes[self.count] = hash ^ (hash >> 32);
        self.count += 1;
    }

    /// The hashes, in the order of adding.
    #[inline]
    pub(super) fn hashes(&self) -> &[u64] {
        &self.hashes[..self.count]
    }
}
