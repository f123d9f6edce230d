//! A share of a manifest: whole partitions of a topic, or whole files of an archive.

use super::manifest::{Input, Manifest, Piece, Range};
use std::fmt;
use std::str::FromStr;

/// One of so many shares, counted from 0 as Kubernetes counts the indices of a Job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which one.
    pub index: u32,
    /// Of how many.
    pub of: u32,
}

/// A text that is no shard.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no shard; write index/count, counted from 0, such as 3/16")]
pub struct NotAShard(String);

impl FromStr for Shard {
    type Err = NotAShard;

    fn from_str(text: &str) -> Result<Self, NotAShard> {
        let parts = text.split_once('/').and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((index, of)) if index < of => Ok(Self { index, of }),
            _ => Err(NotAShard(text.to_owned())),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

impl Shard {
    /// The ranges of this shard.
    pub fn ranges(self, ranges: &[Range]) -> Vec<Range> {
        let weights: Vec<u64> = ranges.iter().map(|range| (range.to - range.from).max(0) as u64).collect();
        self.part(&weights).map(|(from, to)| ranges[from..to].to_vec()).unwrap_or_default()
    }

    /// The files of this shard: neighbours, so that those of one partition stay together as far as they
    /// can.
    pub fn files(self, files: &[Piece]) -> Vec<Piece> {
        let weights: Vec<u64> = files.iter().map(|piece| piece.set.values.bytes).collect();
        self.part(&weights).map(|(from, to)| files[from..to].to_vec()).unwrap_or_default()
    }

    /// Records of this shard, where they are known.
    pub fn records(self, manifest: &Manifest) -> Option<u64> {
        match &manifest.input {
            Input::Topic { ranges, .. } => Some(self.ranges(ranges).iter().map(|it| (it.to - it.from) as u64).sum()),
            Input::Archive { files, .. } => self.files(files).iter().map(|piece| piece.records).sum(),
        }
    }

    /// From which item to which this shard reaches, when the items are laid out by weight and cut into equal
    /// lengths: an item belongs to the shard in which its middle lies.
    fn part(self, weights: &[u64]) -> Option<(usize, usize)> {
        // One more each, so that items without weight are shared out too.
        let total: u128 = weights.iter().map(|weight| u128::from(*weight) + 1).sum();
        let mut before = 0_u128;
        let mut mine = None;
        for (position, weight) in weights.iter().enumerate() {
            let weight = u128::from(*weight) + 1;
            let owner = (2 * before + weight) * u128::from(self.of) / (2 * total);
            before += weight;
            if owner == u128::from(self.index) {
                let (from, _) = mine.unwrap_or((position, position));
                mine = Some((from, position + 1));
            }
        }
        mine
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_shard_is_written_as_index_and_count() {
        assert_eq!("3/16".parse::<Shard>().unwrap(), Shard { index: 3, of: 16 });
        assert_eq!(Shard { index: 3, of: 16 }.to_string(), "3/16");
        assert!("16/16".parse::<Shard>().unwrap_err().to_string().contains("from 0"));
        assert!("3".parse::<Shard>().is_err());
    }

    proptest! {
        #[test]
        fn shards_never_overlap_and_together_are_the_whole(
            sizes in proptest::collection::vec(prop_oneof![0_i64..5, 0_i64..100_000], 0..60),
            of in 1_u32..40,
        ) {
            let ranges: Vec<Range> = sizes.iter().enumerate()
                .map(|(partition, size)| Range { partition: partition as i32, from: 7, to: 7 + size })
                .collect();
            let together: Vec<Range> =
                (0..of).flat_map(|index| Shard { index, of }.ranges(&ranges)).collect();
            prop_assert_eq!(together, ranges);
        }

        #[test]
        fn equal_items_are_shared_out_evenly(items in 1_usize..200, of in 1_u32..20) {
            let ranges: Vec<Range> =
                (0..items).map(|partition| Range { partition: partition as i32, from: 0, to: 100 }).collect();
            for index in 0..of {
                let mine = Shard { index, of }.ranges(&ranges).len();
                prop_assert!(mine <= items.div_ceil(of as usize), "{mine} of {items} in {index}/{of}");
            }
        }
    }
}
