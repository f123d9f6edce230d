//! What is known of frequent words: the tags they take, and the cluster of words used alike.

/// What the lexicon knows of a word; all zero for unknown words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number of its set of tags; 0 for none.
    pub(super) tags: u16,
    /// Its cluster; 0 for none. The high bits alone name the coarse one.
    pub(super) cluster: u16,
    /// The number of the set of all its tags, if it is frequent enough to know them all; 0 where it may take any.
    pub(super) closed: u16,
}

/// A table of words by the hash of their lower case.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    /// Sorted by hash.
    rows: Vec<(u64, Entry)>,
    /// Where the rows of each start of a hash begin.
    starts: Vec<u32>,
    /// Sets of classes of the tagger; the set of number 1 comes first.
    sets: Vec<Vec<u8>>,
}

/// Bits of the hash that find the stretch of rows to look through.
const BITS: u32 = 15;

impl Lexicon {
    /// Of rows in any order; of two with one hash the first stays.
    pub(super) fn new(mut rows: Vec<(u64, Entry)>, sets: Vec<Vec<u8>>) -> Self {
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        let mut starts = vec![0_u32; (1 << BITS) + 1];
        for row in &rows {
            starts[(row.0 >> (64 - BITS)) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { rows, starts, sets }
    }

    /// The rows, sorted by hash.
    pub(super) fn rows(&self) -> &[(u64, Entry)] {
        &self.rows
    }

    /// The sets of classes, the one of number 1 first.
    pub(super) fn sets(&self) -> &[Vec<u8>] {
        &self.sets
    }

    /// The classes that a word of this set may take; `None` for any.
    #[inline]
    pub(super) fn allowed(&self, closed: u16) -> Option<&[u8]> {
        self.sets.get(usize::from(closed).checked_sub(1)?).map(Vec::as_slice)
    }

    /// What is known of the word with this hash.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Entry {
        let bucket = (hash >> (64 - BITS)) as usize;
        let (Some(from), Some(to)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) else {
            return Entry::default();
        };
        let rows = &self.rows[*from as usize..*to as usize];
        rows.iter().find(|row| row.0 == hash).map_or(Entry::default(), |row| row.1)
    }
}
