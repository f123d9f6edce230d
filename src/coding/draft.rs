//! Drafts: events of one article before mentions of the same event are merged.

use super::calendar::When;
use super::destinations::is_far;
use super::seen::Seen;
use crate::event::{Attribution, Class, Cue, Evidence, Factuality, Magnitude, Place, Scope, Time, Underlying};
use crate::lexicon::{Act, Entry};
use crate::ontology::ZoneKind;
use std::ops::Range;

/// A mention of an event, with everything but its ids.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The entry: its name and line.
    pub(super) entry: Entry,
    pub(super) zone: ZoneKind,
    pub(super) class: Class,
    pub(super) scope: Scope,
    pub(super) act: Act,
    pub(super) actors: Vec<Seen>,
    pub(super) recipients: Vec<Seen>,
    pub(super) participants: (Vec<crate::event::Participant>, Vec<crate::event::Participant>),
    pub(super) reciprocal: bool,
    /// Whether it may only state what another act of the sentence did.
    pub(super) effect: bool,
    pub(super) underlying: Option<Underlying>,
    pub(super) when: Option<When>,
    pub(super) time: Option<Time>,
    pub(super) place: Option<Place>,
    pub(super) factuality: Factuality,
    pub(super) evidence: Vec<Evidence>,
    pub(super) reported_by: Vec<Attribution>,
    pub(super) magnitude: Option<Magnitude>,
    /// The paragraph, as bytes, and how many equal ones stand before it.
    pub(super) block: Range<usize>,
    pub(super) occurrence: usize,
    /// Where the trigger begins, in bytes.
    pub(super) trigger_at: usize,
    /// Whether a verb in the simple past or present states it.
    pub(super) told: bool,
    /// Whether somebody says of himself that he did it.
    pub(super) claims: bool,
    /// Whether its sentence adds it to another act: `also accused`.
    pub(super) further: bool,
    /// The words of what a speech act is about, sorted.
    pub(super) matter: Vec<String>,
    /// Whether it tells what *the gunman* or *the attackers* did, whose attack was told before.
    pub(super) takes_up: bool,
    /// Whether it takes up an act of violence or protest by a definite noun: `the attack killed nine`.
    pub(super) refers: bool,
    /// Whether it is only what is spoken of: `briefed him on his talks`.
    pub(super) topic: bool,
    /// The noun of the occasion that begins at the time: how long it lasts may be said elsewhere.
    pub(super) opens: Option<String>,
}

impl Draft {
    /// Takes another mention of the same event as evidence; place and time come from it where this one has none.
    pub(super) fn absorb(&mut self, other: Self) {
        use crate::event::{PlaceBasis, TimeBasis};
        if self.when.is_none() && other.when.is_some() {
            self.when = other.when;
            self.time = other.time.map(|time| Time { basis: TimeBasis::Inherited, ..time });
        }
        // A call has no place, whatever else is told of it.
        if self.place.is_none() && !is_far(&self.act) {
            self.place = other.place.map(|place| Place { basis: PlaceBasis::Inherited, ..place });
        }
        self.class = self.class.min(other.class);
        self.add_matter(other.matter);
        super::magnitude::join(&mut self.magnitude, other.magnitude);
        for source in other.reported_by {
            let known =
                |ours: &Attribution| ours.text == source.text || ours.name.is_some() && ours.name == source.name;
            if !self.reported_by.iter().any(known) {
                self.reported_by.push(source);
            }
        }
        self.evidence.extend(other.evidence);
    }
}

/// A cue with its words.
pub(super) fn cue(text: String, span: crate::event::Span) -> Cue {
    Cue { text, span }
}
