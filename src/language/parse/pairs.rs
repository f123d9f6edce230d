//! The weights of the transitions in half the memory: the parser spends its time on fetching them.

use super::pack::ModelError;
use super::table::{Scorer, Shape, Table};

/// Bits of the difference between two weights of eight bits.
const CODE_BITS: u32 = 9;
/// Added to a difference, it makes it positive.
const MIDDLE: i16 = 256;
/// As many rows as sixteen bits tell apart.
const KINDS: usize = 1 << 16;

/// The weights of a row less the third, which decides the same way with the same leads. Few different rows exist, so
/// that a row is a number into a table of them.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    shape: Shape,
    numbers: Vec<u16>,
    /// Two numbers in one, see [`packed`]; as many as sixteen bits count, so that no look-up needs a check.
    kinds: Box<[u64; KINDS]>,
}

impl Pairs {
    /// Of the table of the transitions.
    ///
    /// # Errors
    ///
    /// The table's rows overlap, or more of them are different than sixteen bits count: its weights are too fine.
    pub(super) fn new(table: &Table) -> Result<Self, ModelError> {
        if table.shape.step < 3 {
            return Err(ModelError::Broken("rows of the transitions overlap"));
        }
        let rows = || table.weights.chunks_exact(table.shape.step).take(1 << table.shape.bits).map(code);
        let mut counts = vec![0_u32; 1 << (2 * CODE_BITS)];
        rows().for_each(|code| counts[code] += 1);
        let mut codes: Vec<usize> = (0..counts.len()).filter(|code| counts[*code] > 0).collect();
        let too_many = ModelError::Broken("the transitions have too many different rows");
        if codes.len() > KINDS {
            return Err(too_many);
        }
        // Frequent kinds stand together and stay in the nearest cache.
        codes.sort_by_key(|code| std::cmp::Reverse(counts[*code]));
        let mut places = vec![0; counts.len()];
        codes.iter().zip(0..=u16::MAX).for_each(|(code, place)| places[*code] = place);
        let numbers = rows().map(|code| places[code]).collect();
        let mut kinds: Vec<u64> = codes.into_iter().map(packed).collect();
        kinds.resize(KINDS, 0);
        let kinds = kinds.into_boxed_slice().try_into().map_err(|_| too_many)?;
        let shape = Shape { step: 1, ..table.shape };
        Ok(Self { shape, numbers, kinds })
    }
}

/// A row as a number: both differences, made positive.
fn code(row: &[i8]) -> usize {
    let [shift, left, right, ..] = row else { return 0 };
    let positive = |weight: &i8| usize::from((i16::from(*weight) - i16::from(*right) + MIDDLE).cast_unsigned());
    (positive(shift) << CODE_BITS) | positive(left)
}

/// Both positive numbers of a row, each in half of the bits: one addition sums both.
fn packed(code: usize) -> u64 {
    ((code as u64 >> CODE_BITS) << 32) | (code as u64 & ((1 << CODE_BITS) - 1))
}

impl Scorer for Pairs {
    #[inline]
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        let numbers = features.iter().filter_map(|feature| self.numbers.get(self.shape.row(*feature)));
        let sum: u64 = numbers.map(|number| self.kinds[usize::from(*number)]).sum();
        let middle = features.len() as i32 * i32::from(MIDDLE);
        scores.fill(0);
        let sums = [(sum >> 32) as i32, sum as u32 as i32];
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score = sum - middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decides_as_the_table_does() {
        let shape = Shape { bits: 6, step: 4, width: 4 };
        let weight = |at: usize| if at % 4 == 3 { 0 } else { (at * 37 % 256) as u8 as i8 };
        let table = Table { shape, weights: (0..shape.len()).map(weight).collect() };
        let pairs = Pairs::new(&table).unwrap();
        for first in 0..500_u64 {
            let features: Vec<u64> = (first..first + 90).map(|number| number.wrapping_mul(0x9e37_79b9)).collect();
            let (mut exact, mut small) = ([0; 4], [0; 4]);
            table.score(&features, &mut exact);
            pairs.score(&features, &mut small);
            for class in 0..3 {
                assert_eq!(exact[class] - exact[2], small[class]);
            }
        }
    }
}
