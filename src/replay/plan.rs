//! Makes a manifest: resolves the range once and says what was found.

mod archive;
mod topic;

pub use archive::ArchivePlan;
pub use topic::TopicPlan;

use super::manifest::{Coder, Estimate, Input, Limits, Manifest, Target, Window};

/// Notes of one kind beyond this many are counted and not listed.
const LISTED: usize = 20;

/// What is wished for, whatever the input.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Names the replay.
    pub id: String,
    /// When it is planned, in RFC 3339.
    pub planned_at: String,
    /// What will code it.
    pub coder: Coder,
    /// Only records of this time.
    pub window: Option<Window>,
    /// Where it goes.
    pub target: Target,
    /// Into how many shards.
    pub shards: u32,
    /// How fast a shard may go.
    pub limits: Limits,
}

impl Wish {
    fn manifest(&self, input: Input, estimate: Estimate, notes: &Notes) -> Manifest {
        Manifest {
            schema: String::new(),
            digest: String::new(),
            id: self.id.clone(),
            planned_at: self.planned_at.clone(),
            coder: self.coder.clone(),
            input,
            window: self.window,
            target: self.target.clone(),
            shards: self.shards,
            limits: self.limits,
            estimate,
            notes: notes.finish(),
        }
        .sealed()
    }
}

/// What was found, a list of each kind kept short.
#[derive(Debug, Default)]
struct Notes {
    kinds: Vec<(&'static str, usize)>,
    lines: Vec<(&'static str, String)>,
}

impl Notes {
    fn add(&mut self, kind: &'static str, line: String) {
        let place = self.kinds.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
            self.kinds.push((kind, 0));
            self.kinds.len() - 1
        });
        self.kinds[place].1 += 1;
        if self.kinds[place].1 <= LISTED {
            self.lines.push((kind, line));
        }
    }

    fn finish(&self) -> Vec<String> {
        let listed = self.lines.iter().map(|(kind, line)| format!("{kind}: {line}"));
        let longer = self.kinds.iter().filter(|(_, count)| *count > LISTED);
        listed.chain(longer.map(|(kind, count)| format!("{kind}: {} more of this kind", count - LISTED))).collect()
    }
}
