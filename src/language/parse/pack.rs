//! The model as bytes: a mark, a version, a digest of the features, then the parts, deflated.
//!
//! Numbers are little-endian. A table is its three shape numbers and its weights, one byte each, nought mostly, which
//! deflates to what the weights carry.

use super::confidence::Calibration;
use super::labels::{Penn, Relation, Upos};
use super::lexicon::{Entry, Lexicon};
use super::model::Model;
use super::probe;
use super::table::{Shape, Table};
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use std::io::Read;
use thiserror::Error;

const MARK: &[u8; 8] = b"GWPARSE1";
/// Larger files are no model.
const MOST: u64 = 64 << 20;

/// Why bytes are not a model for this code.
#[derive(Debug, Clone, Error, PartialEq, Eq)]
pub enum ModelError {
    /// Another kind of file, or one that ends early.
    #[error("not a model: {0}")]
    Broken(&'static str),
    /// Trained for other features, tags or relations than the code has.
    #[error("the model was trained for other features ({found:016x}, the code has {expected:016x}): train it anew")]
    OtherFeatures {
        /// The digest in the model.
        found: u64,
        /// The digest of the code.
        expected: u64,
    },
}

impl Model {
    /// The bytes that [`Model::decode`] reads.
    pub fn encode(&self) -> Vec<u8> {
        let mut body = Vec::new();
        put(&mut body, self.classes.len());
        self.classes.iter().for_each(|(upos, penn)| body.extend([*upos as u8, *penn as u8]));
        put_lexicon(&mut body, &self.lexicon);
        for table in [&self.tagger, &self.transitions, &self.relations] {
            put_table(&mut body, table);
        }
        self.calibration.parts().into_iter().for_each(|part| body.extend(part));
        let mut bytes = MARK.to_vec();
        bytes.extend(probe::digest().to_le_bytes());
        let mut deflated = Vec::new();
        // Reading from memory into memory does not fail.
        let _ = ZlibEncoder::new(body.as_slice(), Compression::best()).read_to_end(&mut deflated);
        bytes.extend(deflated);
        bytes
    }

    /// Reads a model.
    ///
    /// # Errors
    ///
    /// The bytes are no model, or one that was trained for other features than this code has.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MARK).ok_or(ModelError::Broken("the mark is missing"))?;
        let (digest, deflated) = rest.split_first_chunk::<8>().ok_or(ModelError::Broken("it ends early"))?;
        let (found, expected) = (u64::from_le_bytes(*digest), probe::digest());
        if found != expected {
            return Err(ModelError::OtherFeatures { found, expected });
        }
        let mut body = Vec::new();
        let inflated = ZlibDecoder::new(deflated).take(MOST).read_to_end(&mut body);
        inflated.map_err(|_| ModelError::Broken("it does not inflate"))?;
        let mut reader = Reader(&body);
        let count = reader.number()?;
        let pairs = reader.bytes(count.saturating_mul(2))?.chunks_exact(2);
        let classes: Vec<_> = pairs.map(|pair| (Upos::from_number(pair[0]), Penn::from_number(pair[1]))).collect();
        let lexicon = reader.lexicon(classes.len())?;
        let (tagger, transitions, relations) =
            (reader.table(classes.len())?, reader.table(4)?, reader.table(Relation::ALL.len())?);
        let calibration = Calibration::of([reader.part()?, reader.part()?]);
        Ok(Self { classes, lexicon, tagger, transitions, relations, calibration })
    }
}

fn put(out: &mut Vec<u8>, number: usize) {
    out.extend((number as u32).to_le_bytes());
}

fn put_lexicon(out: &mut Vec<u8>, lexicon: &Lexicon) {
    put(out, lexicon.sets().len());
    for set in lexicon.sets() {
        put(out, set.len());
        out.extend(set);
    }
    put(out, lexicon.rows().len());
    for (hash, entry) in lexicon.rows() {
        out.extend(hash.to_le_bytes());
        for part in [entry.tags, entry.cluster, entry.closed] {
            out.extend(part.to_le_bytes());
        }
    }
}

fn put_table(out: &mut Vec<u8>, table: &Table) {
    put(out, table.shape.bits as usize);
    put(out, table.shape.step);
    put(out, table.shape.width);
    out.extend(table.weights.iter().map(|weight| weight.cast_unsigned()));
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(ModelError::Broken("it ends early"))?;
        self.0 = rest;
        Ok(bytes)
    }

    fn part<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let (part, rest) = self.0.split_first_chunk::<N>().ok_or(ModelError::Broken("it ends early"))?;
        self.0 = rest;
        Ok(*part)
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        self.part().map(|part| u32::from_le_bytes(part) as usize)
    }

    fn short(&mut self) -> Result<u16, ModelError> {
        self.part().map(u16::from_le_bytes)
    }

    fn lexicon(&mut self, classes: usize) -> Result<Lexicon, ModelError> {
        let mut sets = Vec::new();
        for _ in 0..self.number()? {
            let count = self.number()?;
            let set = self.bytes(count)?.to_vec();
            if set.is_empty() || set.iter().any(|class| usize::from(*class) >= classes) {
                return Err(ModelError::Broken("a set of tags names one that is not there"));
            }
            sets.push(set);
        }
        let mut rows = Vec::new();
        for _ in 0..self.number()? {
            let hash = u64::from_le_bytes(self.part()?);
            rows.push((hash, Entry { tags: self.short()?, cluster: self.short()?, closed: self.short()? }));
        }
        Ok(Lexicon::new(rows, sets))
    }

    fn table(&mut self, width: usize) -> Result<Table, ModelError> {
        let (bits, step) = (self.number()? as u32, self.number()?);
        let shape = Shape { bits, step, width };
        if self.number()? != width || !(1..=26).contains(&bits) || !(1..=64).contains(&step) {
            return Err(ModelError::Broken("a table has another shape than its classes"));
        }
        let weights = self.bytes(shape.len())?.iter().map(|byte| byte.cast_signed()).collect();
        Ok(Table { shape, weights })
    }
}
