//! Who met or agreed, whom *they*, *the two sides* and *the parties* take up: `Biden met Xi and Modi. They agreed`.

use super::Discourse;
use super::known::is_same;
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::coding::phrases::Scene;
use crate::language::parse::Relation;
use crate::language::relations::{object, oblique, phrases, related, subject};
use crate::language::{Sentence, Tag};
use crate::ontology::ActorKind;
use std::ops::Range;

/// No more members of a gathering are kept.
const MOST: usize = 8;

impl Discourse<'_> {
    /// Remembers as several whom one phrase names: `the foreign ministers of Kenya and Uganda`.
    pub(super) fn note_lists(&mut self, sentence: &Sentence, mentions: &[Mention]) {
        let scene = Scene { sentence, mentions, names: self.names };
        for mention in mentions.iter().filter(|mention| mention.also.is_empty()) {
            let others = scene.further_owners(mention);
            if !others.is_empty() {
                self.memory.note_list(sentence, mention, others, self.line);
            }
        }
    }

    /// The members of the first gathering that a sentence tells of.
    pub(super) fn gathered(&self, sentence: &Sentence, mentions: &[Mention]) -> Option<Vec<Actor>> {
        let scene = Scene { sentence, mentions, names: self.names };
        (0..sentence.len()).filter(|at| is_told(sentence, *at)).find_map(|at| {
            let mut members: Vec<Actor> = Vec::new();
            for party in scene.agents(&sides(sentence, at)).into_iter().take(MOST) {
                let anchored =
                    party.actor.country.is_some() || party.actor.group.is_some() || party.actor.entity.is_some();
                // `the President of Chad Ali Were` is one.
                let named = mentions.iter().find(|mention| mention.tokens.start == party.tokens.end);
                let name = named.and_then(|mention| mention.actor.clone()).filter(|name| {
                    party.actor.entity.is_none() && name.kind == ActorKind::Person && name.entity.is_some()
                });
                let member = name.unwrap_or(party.actor);
                if anchored && !members.iter().any(|other| is_same(other, &member)) {
                    members.push(member);
                }
            }
            let side = |actor: &Actor| (self.country_of(actor), actor.group);
            let abroad = members.iter().any(|one| side(one) != side(&members[0]));
            abroad.then_some(members)
        })
    }
}

/// Whether the word says what the sentence tells: its verb, one joined to it, or a noun that hangs on these.
fn is_told(sentence: &Sentence, at: usize) -> bool {
    let mut at = at;
    for _ in 0..3 {
        let Some(above) = sentence.head(at) else { return true };
        let inside = matches!(
            sentence.relation(at),
            Relation::Conj | Relation::Xcomp | Relation::Obj | Relation::Obl | Relation::Nsubj | Relation::NsubjPass
        );
        if !inside {
            return false;
        }
        at = above;
    }
    sentence.head(at).is_none()
}

/// The phrases of those who meet by the word at `at`; none where it is no word of meeting.
fn sides(sentence: &Sentence, at: usize) -> Vec<Range<usize>> {
    let lemma = sentence.lemma(at);
    // `will hold talks with`: what stands behind may hang on the verb, and who holds them takes part.
    let holder = sentence.head(at).filter(|_| sentence.relation(at) == Relation::Obj);
    let heads: Vec<usize> = holder.into_iter().chain([at]).collect();
    let behind = |words: &[&str]| {
        oblique(sentence, &heads, &words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>())
    };
    match sentence.tag(at) {
        Tag::Verb(_) if meets(lemma) => [subject(sentence, at), object(sentence, at), behind(&["with"])].concat(),
        Tag::Verb(_) if confers(lemma) => [subject(sentence, at), behind(&["with"])].concat(),
        Tag::Noun | Tag::Name if is_meeting(lemma) => {
            let owners = phrases(sentence, related(sentence, at, &[Relation::NmodPoss]).collect());
            let owners = match holder.filter(|_| owners.is_empty()) {
                Some(verb) => subject(sentence, verb),
                None => owners,
            };
            [owners, behind(&["between", "with"])].concat()
        }
        _ => Vec::new(),
    }
}

/// Verbs whose object takes part.
fn meets(lemma: &str) -> bool {
    matches!(lemma, "meet" | "host" | "receive" | "telephone" | "phone")
}

/// Verbs whose object is what the talk is about.
fn confers(lemma: &str) -> bool {
    matches!(lemma, "speak" | "talk" | "agree" | "sign" | "negotiate" | "consult" | "confer" | "convene" | "gather")
}

fn is_meeting(lemma: &str) -> bool {
    matches!(lemma.to_lowercase().as_str(), "meeting" | "call" | "talk" | "talks" | "conversation" | "summit")
}
