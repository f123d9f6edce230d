//! What somebody did, asked or decided, and the nouns that take it up: `Hungary proposed a truce. Turkey backed the
//! initiative`, `Togo closed the border. Ghana criticised the closure`.

use super::anaphora::by_pronoun;
use super::deed_nouns::{is_result, is_word, makes};
use super::{Ahead, Discourse};
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::coding::phrases::Scene;
use crate::coding::roles::befalls;
use crate::language::parse::Relation;
use crate::language::relations::{agent, children, group, related, subject};
use crate::language::{Sentence, Tag};

/// So many sentences behind it a deed is still taken up.
const NEAR: usize = 3;
/// No more deeds are remembered: the work stays linear in the text.
const MOST: usize = 12;
/// So many words may stand between *the* and the noun: `the new trade embargo`.
const BETWEEN: usize = 2;

/// What was done, in which sentence, and by whom where that is said.
#[derive(Debug)]
struct Deed {
    verb: String,
    /// What was made, by its noun: *embargo* of `imposed an embargo`.
    thing: Option<String>,
    doer: Option<Actor>,
    line: usize,
}

/// The last deeds, in text order.
#[derive(Debug, Default)]
pub(super) struct Deeds {
    last: Vec<Deed>,
}

impl Discourse<'_> {
    /// Remembers what a sentence says was done, and by whom.
    pub(super) fn note_deeds(&mut self, sentence: &Sentence, mentions: &[Mention]) {
        let scene = Scene { sentence, mentions, names: self.names };
        for verb in (0..sentence.len()).filter(|at| is_main(sentence, *at)).take(MOST) {
            let doers = if group(sentence, verb).passive { agent(sentence, verb) } else { subject(sentence, verb) };
            let doer = scene.agents(&doers).into_iter().map(|party| party.actor);
            let doer = doer.into_iter().find(|actor| self.country_of(actor).is_some() || actor.group.is_some());
            let made = related(sentence, verb, &[Relation::Obj, Relation::NsubjPass]).next();
            let thing = made.filter(|_| makes(sentence.lemma(verb))).map(|noun| sentence.lemma(noun).to_owned());
            if self.deeds.last.len() == MOST {
                self.deeds.last.remove(0);
            }
            self.deeds.last.push(Deed { verb: lemma_of(sentence, verb), thing, doer, line: self.line });
        }
    }

    /// `this initiative`, `the new embargo`, where somebody takes a stand on it: whose it was.
    pub(super) fn deed(&self, sentence: &Sentence, at: usize, ahead: &mut Ahead) -> Option<Mention> {
        let nominal = |at: &usize| matches!(sentence.tag(*at), Tag::Noun | Tag::Adjective);
        let noun = (at + 1..at + 2 + BETWEEN).take_while(nominal).last()?;
        let owned = ahead.peek().is_some_and(|next| next.tokens.start <= noun);
        if owned || !is_alone(sentence, noun) || !is_judged(sentence, noun) {
            return None;
        }
        let lemma = sentence.lemma(noun);
        // `the raid was a failure` tells of the raid: as a subject only what was said or decided takes somebody up.
        let subject = matches!(sentence.relation(noun), Relation::Nsubj | Relation::NsubjPass);
        let doer = self.doer(|deed| {
            if subject {
                is_word(lemma, &deed.verb)
            } else {
                deed.thing.as_deref() == Some(lemma) || is_result(lemma, &deed.verb)
            }
        })?;
        Some(Mention::of(at..noun + 1, by_pronoun(doer)))
    }

    /// `condemned their detention`, where the pronoun at `at` owns what was done to its antecedent: whose deed it was.
    pub(super) fn sufferance(&self, sentence: &Sentence, at: usize, ahead: &mut Ahead) -> Option<Mention> {
        let nominal = |at: &usize| matches!(sentence.tag(*at), Tag::Noun | Tag::Adjective);
        let noun = (at + 1..at + 2 + BETWEEN).take_while(nominal).last()?;
        let owned = ahead.peek().is_some_and(|next| next.tokens.start <= noun);
        let lemma = sentence.lemma(noun);
        if owned || !befalls(lemma) || !is_judged(sentence, noun) {
            return None;
        }
        let doer = self.doer(|deed| is_result(lemma, &deed.verb))?;
        Some(Mention::of(at..noun + 1, by_pronoun(doer)))
    }

    /// Who did the last deed of late that fits.
    fn doer(&self, fits: impl Fn(&Deed) -> bool) -> Option<&Actor> {
        let late = |deed: &&Deed| self.line - deed.line <= NEAR && fits(deed);
        self.deeds.last.iter().rev().find(late)?.doer.as_ref()
    }
}

/// The verb, `call for` by its preposition.
fn lemma_of(sentence: &Sentence, verb: usize) -> String {
    let lemma = sentence.lemma(verb);
    if lemma == "call" && matches!(sentence.word(verb + 1), "for" | "on") {
        "demand".to_owned()
    } else {
        lemma.to_owned()
    }
}

/// Whether the verb is the sentence's, joined to it, or says in a clause by whom something was suffered.
fn is_main(sentence: &Sentence, at: usize) -> bool {
    let verb = matches!(sentence.tag(at), Tag::Verb(_));
    let root = |at: usize| sentence.head(at).is_none();
    // `the two teachers, who are detained by Togo`
    let suffered = || {
        sentence.relation(at) == Relation::AclRelcl && group(sentence, at).passive && !agent(sentence, at).is_empty()
    };
    verb && (root(at) || sentence.relation(at) == Relation::Conj && sentence.head(at).is_some_and(root) || suffered())
}

/// Whether nothing beside the noun says whose it is.
fn is_alone(sentence: &Sentence, noun: usize) -> bool {
    sentence.tag(noun) == Tag::Noun
        && children(sentence, noun).all(|child| {
            matches!(
                sentence.relation(child),
                Relation::Det | Relation::Punct | Relation::Cop | Relation::Case | Relation::Amod | Relation::Compound
            )
        })
}

/// `backed the initiative`, `said the measure was cruel`, `refused to bow to the ultimatum`.
fn is_judged(sentence: &Sentence, noun: usize) -> bool {
    let Some(above) = sentence.head(noun) else { return false };
    match sentence.relation(noun) {
        Relation::Obj | Relation::NsubjPass => takes_a_stand(sentence.lemma(above)),
        Relation::Obl if sentence.lemma(above) == "speak" => {
            related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == "against")
        }
        Relation::Obl => matches!(sentence.lemma(above), "bow" | "object" | "protest" | "yield" | "brush" | "react"),
        Relation::Nsubj => related(sentence, above, &[Relation::Cop]).next().is_some(),
        _ => false,
    }
}

fn takes_a_stand(lemma: &str) -> bool {
    matches!(
        lemma,
        "back"
            | "support"
            | "second"
            | "echo"
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
            | "decry"
            | "lament"
            | "protest"
            | "dispute"
            | "rebuff"
            | "spurn"
            | "brand"
            | "call"
            | "label"
            | "term"
            | "brush"
            | "lambast"
            | "lambaste"
            | "defy"
            | "regret"
            | "assail"
    )
}
