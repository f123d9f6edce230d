//! Keys: which event, which coding of it, and which reports may be one.

use crate::ontology::EventType;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

macro_rules! hex_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        pub struct $name(String);

        impl $name {
            /// The hexadecimal digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

hex_id! {
    /// Names an event across codings, in 32 hexadecimal digits.
    EventKey
}
hex_id! {
    /// Names one coding of one event, in 32 hexadecimal digits.
    RecordId
}
hex_id! {
    /// Digest of everything that decides the output, in 16 hexadecimal digits.
    Fingerprint
}

/// What an event key is made of: nothing coded, so that it survives dictionary updates.
#[derive(Debug, Clone, Copy)]
pub struct Anchor<'a> {
    /// The document.
    pub doc_id: &'a str,
    /// The paragraph with the primary trigger.
    pub block: &'a str,
    /// Scalar values of the block before the trigger.
    pub offset: usize,
    /// How many equal blocks stand before this one.
    pub occurrence: usize,
    /// Tells two events on one trigger apart.
    pub slot: usize,
}

impl EventKey {
    /// The key of the event at `anchor`. White space of the block is folded first, so that a
    /// re-wrapped paragraph keeps its keys.
    pub fn new(anchor: &Anchor<'_>) -> Self {
        let folded = anchor.block.split_whitespace().collect::<Vec<_>>().join(" ");
        let (offset, occurrence, slot) =
            (anchor.offset.to_string(), anchor.occurrence.to_string(), anchor.slot.to_string());
        Self(digest_hex(&[anchor.doc_id, &digest_hex(&[&folded], 64), &offset, &occurrence, &slot], 32))
    }
}

impl RecordId {
    /// The id of the coding of `event` under `fingerprint`.
    pub fn new(event: &EventKey, text_sha256: &str, fingerprint: &Fingerprint) -> Self {
        Self(digest_hex(&[event.as_str(), text_sha256, fingerprint.as_str()], 32))
    }
}

impl Fingerprint {
    /// The digest over `parts`, such as dictionaries, settings and the revision.
    pub fn new(parts: &[&str]) -> Self {
        Self(digest_hex(parts, 16))
    }
}

/// Act day, type, sorted actor codes, recipient codes, and admin1 or country. `None` without a day,
/// since undated reports would all fall together.
pub fn dedupe_key(
    day: Option<&str>,
    event_type: EventType,
    actors: &[&str],
    recipients: &[&str],
    place: Option<&str>,
) -> Option<String> {
    let day = day.filter(|day| day.len() == 10)?.replace('-', "");
    let sorted = |codes: &[&str]| {
        let mut codes = codes.to_vec();
        codes.sort_unstable();
        codes.dedup();
        codes.join("+")
    };
    Some(format!("{day}:{event_type}:{}:{}:{}", sorted(actors), sorted(recipients), place.unwrap_or("")))
}

/// The first `digits` hexadecimal digits of SHA-256 over the parts, each preceded by its length so
/// that no two lists of parts run together.
pub fn digest_hex(parts: &[&str], digits: usize) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut out = String::with_capacity(64);
    for byte in hasher.finalize() {
        let _ = write!(out, "{byte:02x}");
    }
    out.truncate(digits);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(block: &str, offset: usize) -> EventKey {
        EventKey::new(&Anchor { doc_id: "d", block, offset, occurrence: 0, slot: 0 })
    }

    #[test]
    fn a_rewrapped_block_keeps_its_key_and_another_trigger_has_its_own() {
        assert_eq!(key("Rebels seized  the\ntown.", 7), key("Rebels seized the town.", 7));
        assert_ne!(key("Rebels seized the town.", 7), key("Rebels seized the town.", 8));
        assert_eq!(key("x", 0).as_str().len(), 32);
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(digest_hex(&["ab", "c"], 64), digest_hex(&["a", "bc"], 64));
    }

    #[test]
    fn reports_of_one_event_share_a_dedupe_key_whatever_the_order_of_actors() {
        let of = |actors: &[&str]| dedupe_key(Some("2023-10-17"), EventType::Consult, actors, &[], Some("Beijing"));
        assert_eq!(of(&["RUSGOV", "HUNGOV"]), of(&["HUNGOV", "RUSGOV"]));
        assert_eq!(of(&["HUNGOV"]).unwrap(), "20231017:CONSULT:HUNGOV::Beijing");
        assert_eq!(dedupe_key(Some("2023-10"), EventType::Consult, &[], &[], None), None);
    }
}
