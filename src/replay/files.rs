//! Reading files of an archive, one behind the other.

use super::ReplayError;
use super::checkpoint::Place;
use super::cursor::{Cursor, Watermarks};
use super::manifest::{Piece, Window};
use super::reader::{Reader, Step};
use crate::archive::{FileReader, Layout, Object, Read, Store};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Reads the files of a shard in the manifest's order.
#[derive(Debug)]
pub(super) struct FilesReader {
    store: Store,
    layout: Layout,
    topic: Arc<str>,
    window: Option<Window>,
    pieces: Vec<Piece>,
    /// The file that is read, by its position in `pieces`.
    at: usize,
    /// Lines of it that are done already.
    skip: u64,
    open: Option<FileReader>,
    cursor: Cursor<(usize, u64)>,
    /// The last offset of each partition that was handed over.
    last: BTreeMap<i32, i64>,
}

impl FilesReader {
    /// Takes the files up where `place` says. Each has to be as it was planned.
    pub(super) fn open(
        store: Store,
        layout: Layout,
        topic: &str,
        pieces: Vec<Piece>,
        window: Option<Window>,
        place: &Place,
    ) -> Result<Self, ReplayError> {
        let Place::Lines { file, lines } = place else {
            return Err(ReplayError::Refused("the checkpoint is one of a topic".to_owned()));
        };
        let (at, skip) = match file {
            None => (0, 0),
            Some(file) => {
                let found = pieces.iter().position(|piece| piece.set.values.path == *file);
                let missing =
                    || ReplayError::Refused(format!("the checkpoint names {file}, which is not in this shard"));
                (found.ok_or_else(missing)?, *lines)
            }
        };
        for piece in &pieces[at.min(pieces.len())..] {
            unchanged(&store, piece)?;
        }
        let (topic, cursor) = (topic.into(), Cursor::at((at, skip)));
        Ok(Self { store, layout, topic, window, pieces, at, skip, open: None, cursor, last: BTreeMap::new() })
    }

    /// The next file, read up to where it is done.
    fn open_next(&mut self) -> Result<bool, ReplayError> {
        let Some(piece) = self.pieces.get(self.at) else { return Ok(false) };
        unchanged(&self.store, piece)?;
        let mut reader = FileReader::open(&self.store, &piece.set, self.layout, &self.topic)?;
        while reader.lines() < self.skip {
            match reader.read()? {
                Some(Read::Record(record)) => {
                    self.last.insert(record.origin.at.partition, record.origin.offset);
                }
                Some(Read::Nothing) => {}
                None => break,
            }
        }
        self.skip = 0;
        self.open = Some(reader);
        Ok(true)
    }

    /// Closes the file that was read to its end.
    fn close(&mut self, lines: u64) -> Result<(), ReplayError> {
        let piece = &self.pieces[self.at];
        if let Some(planned) = piece.lines.filter(|planned| *planned != lines) {
            let file = &piece.set.values.path;
            return Err(ReplayError::Refused(format!("{file} has {lines} lines now and had {planned} when planned")));
        }
        self.open = None;
        self.at += 1;
        Ok(())
    }

    fn next(&mut self) -> Result<Step, ReplayError> {
        if self.open.is_none() && !self.open_next()? {
            return Ok(Step::End);
        }
        let Some(reader) = &mut self.open else { return Ok(Step::End) };
        let read = reader.read()?;
        let lines = reader.lines();
        let Some(read) = read else {
            self.close(lines)?;
            return Ok(Step::Nothing);
        };
        let place = (self.at, lines);
        let Read::Record(record) = read else {
            self.cursor.passed(place);
            return Ok(Step::Nothing);
        };
        let (partition, offset) = (record.origin.at.partition, record.origin.offset);
        // What an earlier file has handed over already is the same record once more.
        let fresh = offset >= self.pieces[self.at].from && self.last.get(&partition).is_none_or(|last| offset > *last);
        if !fresh || !self.window.is_none_or(|window| window.holds(record.timestamp_ms)) {
            self.cursor.passed(place);
            return Ok(Step::Nothing);
        }
        self.last.insert(partition, offset);
        self.cursor.read(place, &record.origin.at, offset);
        Ok(Step::Record(record))
    }
}

/// A file that is not the one that was planned is named with what changed.
fn unchanged(store: &Store, piece: &Piece) -> Result<(), ReplayError> {
    let objects = [Some(&piece.set.values), piece.set.keys.as_ref(), piece.set.headers.as_ref()];
    for planned in objects.into_iter().flatten() {
        if let Some(change) = changed(planned, store.look(&planned.path)?.as_ref()) {
            return Err(ReplayError::Refused(format!("{} {change} since it was planned; plan anew", planned.path)));
        }
    }
    Ok(())
}

fn changed(planned: &Object, now: Option<&Object>) -> Option<String> {
    match now {
        None => Some("is gone".to_owned()),
        Some(now) if now.bytes != planned.bytes => {
            Some(format!("has {} bytes, had {}, and has changed", now.bytes, planned.bytes))
        }
        Some(now) if now.tag != planned.tag => {
            Some(format!("has the tag {}, had {}, and has changed", now.tag, planned.tag))
        }
        Some(_) => None,
    }
}

impl Reader for FilesReader {
    fn step(&mut self, _timeout: Duration) -> Step {
        self.next().unwrap_or_else(Step::Failed)
    }

    fn settle(&mut self, watermarks: &Watermarks) -> u64 {
        self.cursor.settle(watermarks)
    }

    fn place(&self) -> Place {
        let (at, lines) = *self.cursor.done();
        let file = self.pieces.get(at).map(|piece| piece.set.values.path.clone());
        Place::Lines { file: file.filter(|_| lines > 0 || at > 0), lines }
    }

    fn is_settled(&self) -> bool {
        self.cursor.is_settled()
    }
}
