//! Planning over an archive: which files, in which order, what is missing between them and what stands
//! in two.

use super::{Notes, Wish};
use crate::archive::{Beside, Codec, FileSet, Layout, Named, Object, Store, Survey, survey};
use crate::replay::ReplayError;
use crate::replay::manifest::{Estimate, Input, Manifest, Piece};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What of an archive is read.
#[derive(Debug, Clone)]
pub struct ArchivePlan {
    /// A folder.
    pub location: String,
    /// How records lie in files.
    pub layout: Layout,
    /// The topic that was archived.
    pub topic: String,
    /// What stands before the topic in Aiven's names.
    pub prefix: String,
    /// Files whose paths hold one of these texts are left out.
    pub exclude: Vec<String>,
    /// Whether every file is read once now: damage, gaps, overlaps and counts are known before anything
    /// is written.
    pub count: bool,
}

/// Names with the number of the record that they begin with: what lies beside is found by it.
type Place = (i32, i64, String);

impl ArchivePlan {
    /// Lists the archive, reads it once where that is wished, and freezes it.
    ///
    /// # Errors
    /// When it cannot be reached, holds no file of the topic, or a file is damaged.
    pub fn plan(&self, wish: &Wish) -> Result<Manifest, ReplayError> {
        if wish.window.is_some() && !self.layout.has_times() {
            return Err(ReplayError::Refused(format!(
                "files of the layout {} have no record times, so --since and --until cannot be held against them",
                self.layout
            )));
        }
        let store = Store::open(&self.location)?;
        let mut notes = Notes::default();
        let sets = self.sets(store.list()?, &mut notes)?;
        let mut estimate = Estimate { counted: self.count, ..Estimate::default() };
        let mut ends = BTreeMap::new();
        let mut files = Vec::with_capacity(sets.len());
        for set in sets {
            files.push(self.piece(&store, set, &mut ends, &mut estimate, &mut notes)?);
        }
        self.remark(&files, wish, &mut notes);
        if !self.count {
            estimate.bytes = Some(files.iter().map(|piece| piece.set.values.bytes).sum());
        }
        let (topic, location) = (self.topic.clone(), store.location());
        Ok(wish.manifest(Input::Archive { topic, location, layout: self.layout, files }, estimate, &notes))
    }

    /// The files of the topic, each with what lies beside it, by partition and number: names need not be
    /// padded.
    fn sets(&self, objects: Vec<Object>, notes: &mut Notes) -> Result<Vec<FileSet>, ReplayError> {
        let mut values: Vec<(Place, Object, Codec)> = Vec::new();
        let mut beside: BTreeMap<(Place, bool), Object> = BTreeMap::new();
        for object in objects.into_iter().filter(|object| !self.exclude.iter().any(|text| object.path.contains(text))) {
            let Some(named) = Named::read(&object.path, self.layout, &self.topic, &self.prefix) else {
                notes.add("left aside", format!("{} is no file of {} in this layout", object.path, self.topic));
                continue;
            };
            let folder = object.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            // Where names tell nothing, each file is a partition of its own.
            let counted = if self.layout == Layout::Values { values.len() as i32 } else { 0 };
            let place = (named.partition.unwrap_or(counted), named.first.unwrap_or(0), folder);
            match named.beside {
                Beside::Values => values.push((place, object, named.codec)),
                Beside::Keys => drop(beside.insert((place, true), object)),
                Beside::Headers => drop(beside.insert((place, false), object)),
            }
        }
        values.sort_by(|(a, one, _), (b, other, _)| (a.0, a.1, &one.path).cmp(&(b.0, b.1, &other.path)));
        let sets: Vec<FileSet> = values
            .into_iter()
            .map(|(place, values, codec)| {
                let (partition, first, _) = place;
                let keys = beside.remove(&(place.clone(), true));
                let headers = beside.remove(&(place, false));
                FileSet { values, keys, headers, partition, first, codec }
            })
            .collect();
        if let Some(orphan) = beside.into_values().next() {
            return Err(ReplayError::Refused(format!(
                "{} lies beside no file of values: one is missing; restore it, or leave this out with --exclude",
                orphan.path
            )));
        }
        if sets.is_empty() {
            return Err(ReplayError::Refused(format!(
                "{} holds no file of topic {} in the layout {}",
                self.location, self.topic, self.layout
            )));
        }
        Ok(sets)
    }

    fn piece(
        &self,
        store: &Store,
        set: FileSet,
        ends: &mut BTreeMap<i32, i64>,
        estimate: &mut Estimate,
        notes: &mut Notes,
    ) -> Result<Piece, ReplayError> {
        if !self.count {
            return Ok(Piece { from: set.first, set, lines: None, records: None });
        }
        let topic: Arc<str> = self.topic.as_str().into();
        let found = survey(store, &set, self.layout, &topic).map_err(|error| match ReplayError::from(error) {
            ReplayError::Refused(why) => {
                ReplayError::Refused(format!("{why}; restore the file, or leave it out with --exclude"))
            }
            other => other,
        })?;
        *estimate.records.get_or_insert(0) += found.records;
        *estimate.bytes.get_or_insert(0) += found.bytes;
        let before = ends.get(&set.partition).copied();
        self.compare(&set, &found, ends, notes);
        let from = if self.layout == Layout::Kcat { 0 } else { before.unwrap_or(set.first).max(set.first) };
        Ok(Piece { from, lines: Some(found.lines), records: Some(found.records), set })
    }

    /// Gaps before a file, and what stands in earlier ones too.
    fn compare(&self, set: &FileSet, found: &Survey, ends: &mut BTreeMap<i32, i64>, notes: &mut Notes) {
        let (topic, path) = (&self.topic, &set.values.path);
        for (partition, (first, last)) in &found.offsets {
            match ends.get(partition) {
                Some(end) if first > end => notes.add(
                    "gap",
                    format!(
                        "{topic}/{partition}: offsets {end} to {} stand in no file before {path}: marks of \
                         transactions, compacted records, or a file that is missing",
                        first - 1
                    ),
                ),
                Some(end) if first < end => notes.add(
                    "overlap",
                    format!(
                        "{topic}/{partition}: offsets {first} to {} of {path} stand in an earlier file too and are read \
                         once",
                        (end - 1).min(*last)
                    ),
                ),
                _ => {}
            }
            let end = ends.entry(*partition).or_insert(*last + 1);
            *end = (*end).max(last + 1);
        }
        if found.others > 0 {
            notes.add("passed over", format!("{path}: {} lines that are no records of {topic}", found.others));
        }
        if found.without_time > 0 && self.layout.has_times() {
            notes.add("without a time", format!("{path}: {} records; a window leaves them out", found.without_time));
        }
        if found.without_key == found.records && found.records > 0 {
            notes.add("without a key", format!("{path}: no record has a key; dead letters go without one"));
        }
    }

    fn remark(&self, files: &[Piece], wish: &Wish, notes: &mut Notes) {
        if !self.count {
            notes.add(
                "cannot be known",
                "counts, damage, gaps and overlaps: the files were not read; damage stops the run".to_owned(),
            );
        }
        if self.layout == Layout::Confluent {
            let unproved = files.iter().zip(files.iter().skip(1).map(Some).chain([None]));
            let unproved = unproved.filter(|(file, next)| {
                let next = next.filter(|next| next.set.partition == file.set.partition);
                next.is_none_or(|next| file.end() != Some(next.set.first))
            });
            let count = unproved.count();
            notes.add(
                "cannot be known",
                format!(
                    "offsets inside {count} of {} files: their lines do not say them, and no next file proves them; they \
                     are counted from the name",
                    files.len()
                ),
            );
        }
        if self.layout == Layout::Values {
            notes.add(
                "cannot be known",
                "partition and offset of the records: each file stands for a partition, lines for offsets".to_owned(),
            );
        }
        if wish.shards as usize > files.len() {
            let (shards, files) = (wish.shards, files.len());
            notes.add("empty", format!("{shards} shards over {files} files: some have nothing to read"));
        }
    }
}
