//! Blame that stands beside a noun: `Togo's brutal war`, `the atrocities of the junta`, `these corrupt ministers`.

use super::mentions::Mention;
use super::phrases::{Party, Scene};
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::{agent, oblique, related};
use std::ops::Range;

/// Whether the noun at `at` can blame anybody: asked first, since who speaks is dearer to find out.
pub(super) fn may_blame(scene: &Scene<'_>, at: usize) -> bool {
    is_misdeed(scene.sentence.lemma(at))
        || is_plural_noun(scene, at)
        || related(scene.sentence, at, &[Relation::Amod]).any(|word| word < at)
}

/// Whom the noun at `at` with what modifies it blames by one of `words`: whose deed it is, or whom it names. Nobody
/// where none of the words stands there.
pub(super) fn reproached(scene: &Scene<'_>, at: usize, words: &[String]) -> Vec<Party> {
    let sentence = scene.sentence;
    let one = |at: usize| words.iter().any(|word| word == sentence.lemma(at) || word == sentence.word(at));
    let blamed =
        related(sentence, at, &[Relation::Amod]).any(|word| word < at && (one(word) || joined(scene, word, one)));
    if is_misdeed(sentence.lemma(at)) || blamed && is_deed(sentence.lemma(at)) || one(at) && is_plural_noun(scene, at) {
        return owners(scene, at);
    }
    // `these corrupt ministers`
    let role = |mention: &&Mention| mention.actor.as_ref().is_some_and(|actor| actor.entity.is_none());
    let named = scene.mention_at(at).filter(|mention| blamed && mention.tokens.end == at + 1).filter(role);
    named.map_or_else(Vec::new, |mention| scene.agents(std::slice::from_ref(&mention.tokens)))
}

/// `ignorant, arrogant`: adjectives that stand in a row hang on one another.
fn joined(scene: &Scene<'_>, word: usize, one: impl Fn(usize) -> bool) -> bool {
    related(scene.sentence, word, &[Relation::Amod, Relation::Conj]).any(one)
}

/// `violations`, `abuses`: several deeds that are bad by their name.
fn is_plural_noun(scene: &Scene<'_>, at: usize) -> bool {
    scene.sentence.tag(at) == Tag::Noun && scene.sentence.word(at) != scene.sentence.lemma(at)
}

/// Whose deed a noun is: the last state or body before it in its phrase, else who stands behind *by* or *of*.
fn owners(scene: &Scene<'_>, at: usize) -> Vec<Party> {
    let start = scene.sentence.tree.subtree(at).start.max(at.saturating_sub(OWNER));
    let before: Range<usize> = start..at;
    let side = scene.mentions_in(&before).filter_map(|mention| scene.side(mention)).last();
    if let Some(side) = side {
        return vec![side];
    }
    let by = agent(scene.sentence, at);
    // `contempt of court`: whom it is for, and not whose.
    if by.is_empty() && matches!(scene.sentence.lemma(at), "contempt" | "disregard") {
        return Vec::new();
    }
    let phrases = if by.is_empty() { oblique(scene.sentence, &[at], &["of".to_owned()]) } else { by };
    scene.agents(&phrases)
}

/// So many words before a noun its owner is looked for.
const OWNER: usize = 8;

/// Nouns that blame by themselves.
fn is_misdeed(lemma: &str) -> bool {
    matches!(
        lemma,
        "aggression"
            | "atrocity"
            | "barbarism"
            | "barbarity"
            | "brutality"
            | "tyranny"
            | "cruelty"
            | "savagery"
            | "cowardice"
            | "hypocrisy"
            | "arrogance"
            | "recklessness"
            | "incompetence"
            | "lawlessness"
            | "duplicity"
            | "intransigence"
            | "contempt"
            | "disregard"
    )
}

/// What somebody does or has done, which a word beside it may judge.
fn is_deed(lemma: &str) -> bool {
    matches!(
        lemma,
        "war"
            | "invasion"
            | "attack"
            | "assault"
            | "occupation"
            | "annexation"
            | "crime"
            | "act"
            | "action"
            | "behaviour"
            | "behavior"
            | "conduct"
            | "policy"
            | "campaign"
            | "onslaught"
            | "crackdown"
            | "law"
            | "decision"
            | "move"
            | "strike"
            | "siege"
            | "blockade"
            | "killing"
            | "claim"
            | "statement"
            | "demand"
            | "threat"
            | "activity"
            | "practice"
            | "tactic"
            | "repression"
            | "treatment"
            | "raid"
            | "bombardment"
            | "regime"
            | "rule"
    )
}
