//! How a record ends. Every record has exactly one outcome, and every outcome but `published` a reason.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a record ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One or more events were published.
    Published,
    /// Coded, and nothing was found.
    Empty,
    /// Not coded, by policy.
    Filtered,
    /// Cannot be accepted.
    DeadLettered,
}

impl Outcome {
    /// All outcomes, in the order of documents and metrics.
    pub const ALL: [Self; 4] = [Self::Published, Self::Empty, Self::Filtered, Self::DeadLettered];

    /// The name as written in records and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Empty => "empty",
            Self::Filtered => "filtered",
            Self::DeadLettered => "dead_lettered",
        }
    }
}

macro_rules! reasons {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every reason of this kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name as written in records and metrics.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}

reasons! {
    /// Why a record cannot be accepted. A closed list: it labels metrics and dead letters.
    RejectReason {
        /// The value has no bytes.
        EmptyValue => "empty_value",
        /// The bytes are not UTF-8 where the format promises it.
        NotUtf8 => "not_utf8",
        /// The bytes are not JSON.
        NotJson => "not_json",
        /// The first byte is 0: a schema registry's frame, which is not read.
        SchemaRegistryFramed => "schema_registry_framed",
        /// There is no body to code.
        MissingBody => "missing_body",
        /// A field holds another type than it must.
        WrongType => "wrong_type",
        /// The record, or what it unpacks to, is larger than the limit.
        TooLarge => "too_large",
        /// JSON or HTML is nested deeper than the limit.
        TooDeep => "too_deep",
        /// The published date cannot be read.
        BadDate => "bad_date",
        /// A compressed payload is damaged.
        BadCompression => "bad_compression",
        /// The text needs more work than the budget of counted steps.
        TooComplex => "too_complex",
        /// What would be written is larger than the output topic takes.
        OutputTooLarge => "output_too_large",
        /// A pure stage panicked on this record.
        Panicked => "panicked",
        /// An operator has named the record in `kafka.dead_letter_offsets`.
        ByOperator => "by_operator",
    }
}

reasons! {
    /// Why a record was not coded, by policy.
    FilterReason {
        /// The record has no value.
        Tombstone => "tombstone",
        /// The text is not in a language that geowire codes.
        Language => "language",
    }
}

reasons! {
    /// Why a coded article gave no event.
    EmptyReason {
        /// No sentence of a coded zone was found.
        NoSentences => "no_sentences",
        /// No word that states an event was found.
        NoTrigger => "no_trigger",
        /// Triggers were found, and no political actor with them.
        NoActor => "no_actor",
        /// Readings were found, and each was suppressed.
        Suppressed => "suppressed",
    }
}

impl RejectReason {
    /// Whether the stages themselves failed, so that running them again would fail again.
    pub fn is_panic(self) -> bool {
        self == Self::Panicked
    }
}

/// A record that cannot be accepted: why, and what exactly, for whoever has to mend the producer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", reason.as_str())]
pub struct Rejection {
    /// The class of the fault.
    pub reason: RejectReason,
    /// Names the field, the limit or the position. Never holds a body.
    pub detail: String,
}

impl Rejection {
    /// A rejection with its detail.
    pub fn new(reason: RejectReason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }
}
