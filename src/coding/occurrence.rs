//! Event nouns that their sentence says to happen, by whomever: `protests erupted`, `an attack killed nine`.

use super::triggers::Found;
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::related;
use crate::ontology::EventType;

/// Whether the noun is the subject of a verb of happening or harming. One behind *the* takes an act up that was told
/// before.
pub(super) fn occurs(sentence: &Sentence, found: &Found<'_>) -> bool {
    let event_type = found.trigger.act.as_ref().map(|act| act.event_type);
    let open = matches!(event_type, Some(EventType::Assault | EventType::Protest | EventType::Coerce));
    if found.group.is_some() || !open || is_definite(sentence, found.head) {
        return false;
    }
    let subject = matches!(sentence.relation(found.head), Relation::Nsubj | Relation::NsubjPass);
    sentence.head(found.head).is_some_and(|verb| subject && tells(sentence.lemma(verb)))
}

fn is_definite(sentence: &Sentence, noun: usize) -> bool {
    related(sentence, noun, &[Relation::Det])
        .any(|word| matches!(sentence.word(word), "the" | "this" | "that" | "these" | "those"))
}

fn tells(lemma: &str) -> bool {
    matches!(
        lemma,
        "erupt" | "break" | "begin" | "start" | "spread" | "flare" | "rage" | "ensue" | "occur" | "happen" | "take" | "hold"
            | "sweep" | "grip" | "rock" | "hit" | "strike" | "kill" | "wound" | "injure" | "tear" | "destroy" | "damage"
            | "target" | "leave" | "follow" | "continue" | "resume" | "shake" | "paralyse" | "paralyze" | "intensify"
            | "escalate" | "swell" | "engulf" | "stage" | "report" | "demolish" | "flatten" | "claim"
    )
}
