//! Events of the coder on articles of the mine split that readers have judged: `tests/gold/judged/`.

use geowire::event::{Event, Evidence};
use geowire::ontology::EventType;
use serde::Deserialize;

/// An event that a reader has judged.
#[derive(Deserialize)]
pub struct Judged {
    pub id: String,
    /// The trigger, in Unicode scalar values of the normalized text.
    at: [u32; 2],
    #[serde(rename = "type")]
    event_type: EventType,
    /// Whether the event is right.
    pub event: bool,
    /// Whether its roles are.
    pub roles: bool,
}

impl Judged {
    /// All of them, those of one article together.
    pub fn all() -> Result<Vec<Self>, String> {
        let file = super::folder().join("judged/mine.jsonl");
        let judged = super::text_of(&file)?.lines().map(serde_json::from_str).collect::<Result<Vec<Self>, _>>();
        judged.map_err(|error| format!("{}: {error}", file.display()))
    }

    /// The event where the coder still gives it, with the words that were judged.
    pub fn among<'a>(&self, events: &'a [Event]) -> Option<(&'a Event, &'a Evidence)> {
        let here = |evidence: &&Evidence| evidence.trigger.span.start == self.at[0];
        let same = events.iter().filter(|event| event.event_type == self.event_type);
        same.filter_map(|event| Some((event, event.evidence.iter().find(here)?))).next()
    }
}
