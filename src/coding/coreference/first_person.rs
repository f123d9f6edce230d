//! The first person: who speaks, and whose side *we* is.

use super::anaphora::by_pronoun;
use super::reported::stated_before;
use super::texts::is_text;
use super::words::{self, First};
use super::{Discourse, Heard, owners};
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::lexicon::Sense;
use crate::ontology::ActorKind;

/// How far from its verb a speaker can stand.
const REACH: usize = 12;

impl Discourse<'_> {
    /// The mentions with those of *I* and *we*, who are those `heard`.
    pub(in crate::coding) fn first_persons(
        &self,
        sentence: &Sentence,
        mut mentions: Vec<Mention>,
        heard: &Heard,
    ) -> Vec<Mention> {
        let mut added = Vec::new();
        let stated = stated_before(sentence);
        for at in 0..sentence.len() {
            let Some((first, possessive)) = words::first_person(sentence.word(at)) else { continue };
            // `We deplore the raid, the minister said.`
            let quoted = sentence.quoted[at] || stated.is_some_and(|comma| at < comma);
            let Some(voice) = (if quoted { &heard.quoted } else { &heard.plain }) else { continue };
            let mut means = if first == First::Self_ { voice.speaker.as_slice() } else { &voice.side }.iter();
            let Some(actor) = means.next() else { continue };
            let here = mentions.partition_point(|mention| mention.tokens.end <= at);
            let next = mentions.get(here).filter(|next| possessive && next.tokens.start == at + 1).map(|_| here);
            // `our troops`, where they were taken for those of the country that the article is about.
            let bare = |mention: &Mention| {
                mention.actor.as_ref().is_some_and(|role| {
                    let same = role.entity.is_none() && role.basis == Basis::Role && role.country == actor.country;
                    owners::is_bare_role(role) || same
                })
            };
            if let Some(next) = next.and_then(|next| mentions.get_mut(next)).filter(|next| bare(next)) {
                next.tokens.start = at;
                self.own(sentence, next, actor);
            } else if mentions.get(here).is_none_or(|known| !known.tokens.contains(&at))
                // `our partnership` of a statement names no side; `World War I` is nobody.
                && (quoted || !possessive && sentence.tag(at) == Tag::Pronoun)
            {
                let also = means.map(by_pronoun).collect();
                added.push(Mention { also, ..Mention::of(at..at + 1, by_pronoun(actor)) });
            }
        }
        mentions.extend(added);
        mentions.sort_by_key(|mention| mention.tokens.start);
        mentions
    }

    /// Whom *we* of a speaker means: the government of an official, the organisation of its spokesman.
    pub(super) fn side_of(&self, speaker: &Actor) -> Option<Actor> {
        if matches!(speaker.entity, Some(Sense::Organisation(_) | Sense::Country(_) | Sense::Seat(_))) {
            let kind = if matches!(speaker.entity, Some(Sense::Organisation(_))) {
                ActorKind::Organisation
            } else {
                speaker.kind
            };
            return Some(Actor { kind, ..speaker.clone() });
        }
        let who = speaker.resolve(self.names, self.day);
        if who.country.is_none() && who.group.is_none() {
            return None;
        }
        Some(Actor {
            entity: None,
            country: who.country,
            group: who.group,
            sector: who.sector,
            kind: ActorKind::Group,
            basis: speaker.basis,
            political: who.political,
        })
    }
}

/// Who speaks in a sentence: the subject of its verb of speech, before it or, behind a quotation, after it.
pub(in crate::coding) fn speaker<'m>(sentence: &Sentence, mentions: &'m [Mention]) -> Option<&'m Mention> {
    let verb = (0..sentence.len()).rev().find(|at| words::is_speech(sentence.word(*at)) && !sentence.quoted[*at])?;
    let inverted = verb.checked_sub(1).is_some_and(|before| matches!(sentence.tag(before), Tag::Quote | Tag::Comma));
    let outside = |mention: &&Mention| !sentence.quoted[mention.tokens.start] && !mention.bare_demonym;
    // `responded on Twitter`
    let direct = |start: usize| (verb + 1..start).all(|at| sentence.tag(at) != Tag::Preposition);
    // `said a statement by the ministry`
    let text = (verb + 1..verb + 4)
        .find(|at| is_text(sentence.lemma(*at)) && matches!(sentence.word(at + 1), "by" | "from" | "of"));
    let behind = mentions.iter().filter(outside).find(|mention| {
        let start = mention.tokens.start;
        let of_text = text.is_some_and(|text| start > text + 1 && start <= text + 3);
        start > verb && (start <= verb + 3 && direct(start) || of_text)
    });
    let before = mentions.iter().rev().filter(outside).find(|mention| {
        mention.tokens.end <= verb
            && mention.tokens.start + REACH >= verb
            && mention.place.is_none_or(|_| mention.tokens.end == verb)
    });
    let found = if inverted { behind.or(before) } else { before };
    found.filter(|mention| mention.actor.is_some())
}
