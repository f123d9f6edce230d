//! What somebody asked, offered or decided, and the nouns that take it up: `Hungary proposed a truce. Turkey backed the
//! initiative`.

use super::Discourse;
use super::anaphora::by_pronoun;
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::coding::phrases::Scene;
use crate::language::parse::Relation;
use crate::language::relations::{children, group, related, subject};
use crate::language::{Sentence, Tag};

/// So many sentences behind it a deed is still taken up.
const NEAR: usize = 3;

/// What is done by words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// Asked or offered.
    Proposal,
    /// Decided.
    Measure,
}

/// Whose the last deeds were, and in which sentences.
#[derive(Debug, Default)]
pub(super) struct Deeds {
    proposal: Option<(Actor, usize)>,
    measure: Option<(Actor, usize)>,
}

impl Discourse<'_> {
    /// Remembers who proposed or decided in a sentence.
    pub(super) fn note_deeds(&mut self, sentence: &Sentence, mentions: &[Mention]) {
        let scene = Scene { sentence, mentions, names: self.names };
        for verb in (0..sentence.len()).filter(|at| is_main(sentence, *at)) {
            let Some(deed) = deed_of(sentence, verb).filter(|_| !group(sentence, verb).passive) else { continue };
            let doers = scene.agents(&subject(sentence, verb));
            let Some(doer) = doers.into_iter().find(|party| self.country_of(&party.actor).is_some()) else { continue };
            let known = Some((doer.actor, self.line));
            match deed {
                Deed::Proposal => self.deeds.proposal = known,
                Deed::Measure => self.deeds.measure = known,
            }
        }
    }

    /// `this initiative`, `the measure`, where somebody takes a stand on it: whose it was.
    pub(super) fn deed(&self, sentence: &Sentence, at: usize) -> Option<Mention> {
        let noun = at + 1;
        let deeds = &self.deeds;
        let known = match sentence.word(noun) {
            "initiative" | "proposal" | "idea" | "request" | "demand" | "offer" | "appeal" | "suggestion"
            | "invitation" => deeds.proposal.as_ref(),
            "measure" | "measures" | "decision" | "move" | "budget" | "cuts" | "policy" | "law" | "bill" => {
                deeds.measure.as_ref()
            }
            "plan" | "plans" => [&deeds.proposal, &deeds.measure].into_iter().flatten().max_by_key(|(_, line)| *line),
            _ => None,
        };
        let (actor, _) = known.filter(|(_, line)| self.line - line <= NEAR)?;
        let judged = is_alone(sentence, noun) && is_judged(sentence, noun);
        judged.then(|| Mention::of(at..noun + 1, by_pronoun(actor)))
    }
}

/// Whether the verb is the sentence's, or joined to it.
fn is_main(sentence: &Sentence, at: usize) -> bool {
    let verb = matches!(sentence.tag(at), Tag::Verb(_));
    let root = |at: usize| sentence.head(at).is_none();
    verb && (root(at) || sentence.relation(at) == Relation::Conj && sentence.head(at).is_some_and(root))
}

fn deed_of(sentence: &Sentence, verb: usize) -> Option<Deed> {
    match sentence.lemma(verb) {
        "propose" | "suggest" | "ask" | "request" | "urge" | "demand" | "offer" | "appeal" | "invite" | "recommend" => {
            Some(Deed::Proposal)
        }
        "call" if matches!(sentence.word(verb + 1), "for" | "on") => Some(Deed::Proposal),
        "announce" | "unveil" | "introduce" | "impose" | "adopt" | "enact" | "decide" | "ban" | "order" | "approve"
        | "present" | "plan" => Some(Deed::Measure),
        _ => None,
    }
}

/// Whether the noun stands with its determiner alone, so that nothing says whose it is.
fn is_alone(sentence: &Sentence, noun: usize) -> bool {
    sentence.tag(noun) == Tag::Noun
        && children(sentence, noun).all(|child| {
            matches!(sentence.relation(child), Relation::Det | Relation::Punct | Relation::Cop | Relation::Case)
        })
}

/// `backed the initiative`, `said the measure was cruel`.
fn is_judged(sentence: &Sentence, noun: usize) -> bool {
    let Some(above) = sentence.head(noun) else { return false };
    match sentence.relation(noun) {
        Relation::Obj | Relation::NsubjPass => takes_a_stand(sentence.lemma(above)),
        Relation::Nsubj => related(sentence, above, &[Relation::Cop]).next().is_some(),
        _ => false,
    }
}

fn takes_a_stand(lemma: &str) -> bool {
    matches!(
        lemma,
        "back"
            | "support"
            | "endorse"
            | "welcome"
            | "praise"
            | "hail"
            | "applaud"
            | "reject"
            | "refuse"
            | "oppose"
            | "criticize"
            | "criticise"
            | "condemn"
            | "denounce"
            | "slam"
            | "blast"
            | "deplore"
            | "dismiss"
            | "decline"
            | "veto"
    )
}
