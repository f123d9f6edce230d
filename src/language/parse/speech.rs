//! Verbs of those who speak to others or judge them.

/// What somebody says to others, by their lemmas.
const ADDRESSES: &[&str] = &[
    "accuse",
    "appeal",
    "applaud",
    "ask",
    "blame",
    "call",
    "castigate",
    "chide",
    "commend",
    "condemn",
    "congratulate",
    "criticise",
    "criticize",
    "decry",
    "demand",
    "denounce",
    "deny",
    "deplore",
    "express",
    "hail",
    "implore",
    "lament",
    "laud",
    "plead",
    "pledge",
    "praise",
    "promise",
    "rebuke",
    "reiterate",
    "reject",
    "renew",
    "request",
    "slam",
    "thank",
    "threaten",
    "urge",
    "voice",
    "vow",
    "warn",
    "welcome",
];

/// Whether a verb tells what somebody says to others: `urged`, `condemned`, `renewed its call`. The lemma of a rare verb may lack
/// its last letter.
pub(super) fn addresses(lemma: &str) -> bool {
    ADDRESSES.iter().any(|verb| *verb == lemma || verb.strip_suffix('e') == Some(lemma))
}
