//! Which place and which time of a sentence belong to a trigger.

use super::phrases::Scene;
use super::times::{Point, Said, TimeMention};
use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::{Opener, Sentence, Tag};
use crate::lexicon::Sense;
use crate::ontology::EventType;
use std::ops::Range;

/// A place phrase with its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlacePhrase {
    pub(super) tokens: Range<usize>,
    pub(super) sense: Sense,
}

/// The time of a trigger: behind it in its clause and before the next finite verb, else before it in
/// its clause. `from` lets an underlying act take what stands behind its own trigger only.
pub(super) fn time_of<'t>(
    sentence: &Sentence,
    times: &'t [TimeMention],
    found: &Found<'_>,
    limit: Option<usize>,
) -> Option<&'t TimeMention> {
    let clause = sentence.clause_of.get(found.head)?;
    let here = |time: &&TimeMention| {
        sentence.clause_of.get(time.tokens.start) == Some(clause) && !modifies_noun(sentence, found, time)
    };
    let limit = limit.unwrap_or(sentence.len());
    let behind = times
        .iter()
        .filter(here)
        .find(|time| time.tokens.start >= found.head && time.tokens.start < limit)
        .filter(|time| !verb_between(sentence, found.end, time.tokens.start))
        .filter(|time| !other_act_between(sentence, found.end, time.tokens.start))
        .filter(|time| !belongs_elsewhere(sentence, found, time));
    behind.or_else(|| {
        times.iter().filter(here).rev().find(|time| {
            time.tokens.end <= found.head
                && own_side(sentence, time, found)
                && !dates_participle(sentence, found, time.tokens.start)
        })
    })
}

/// `deployed police following the attack on Friday`: the time dates what stands behind the preposition.
fn other_act_between(sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to.saturating_sub(1)).any(|at| {
        matches!(
            sentence.word(at),
            "after"
                | "following"
                | "since"
                | "before"
                | "ahead"
                | "until"
                | "till"
                | "pending"
                | "citing"
                | "over"
                | "relating"
                | "related"
                | "connected"
                | "connection"
                | "regarding"
                | "concerning"
                | "involving"
                | "alleging"
                | "marking"
                | "commemorating"
                | "anniversary"
                | "suspect"
                | "suspected"
                | "accused"
                | "convicted"
                | "role"
        )
    })
}

/// `sentenced for the massacre of 2009`, `rejected an appeal over a riot in 2011`: a month or year that hangs on a noun dates that.
fn dates_noun(sentence: &Sentence, found: &Found<'_>, time: &TimeMention) -> bool {
    let coarse = matches!(
        time.said,
        Said::At(Point::Year(_) | Point::Month { .. })
            | Said::YearsFromNow(_)
            | Said::Between(..)
            | Said::Season { .. }
    );
    let outside = |at: &usize| sentence.head(*at).is_none_or(|head| !time.tokens.contains(&head));
    let top = time.tokens.clone().find(outside);
    let noun = top.and_then(|at| sentence.head(at)).filter(|noun| sentence.tag(*noun).is_nominal());
    let own = |noun: usize| noun == found.head || found.tail.contains(&noun);
    coarse && noun.is_some_and(|noun| noun > found.end && !own(noun) && time.tokens.start > noun)
}

/// Whether the time behind the trigger dates another thing: `a ban until Friday`, `the accord signed in Rome on 3 May`.
fn belongs_elsewhere(sentence: &Sentence, found: &Found<'_>, time: &TimeMention) -> bool {
    let before = time.tokens.start.checked_sub(1).map_or("", |before| sentence.word(before));
    // What somebody *has* done has no day: `has told Iran to hold talks on Monday`.
    let perfect = found.group.and_then(|group| group.have).is_some_and(|have| sentence.word(have) != "had");
    let day = matches!(time.said, Said::At(Point::Day { .. }) | Said::Weekday { .. } | Said::DaysFromNow(..0));
    let moved =
        before == "to" && matches!(sentence.lemma(found.head), "extend" | "postpone" | "delay" | "move" | "push");
    matches!(before, "until" | "till" | "by" | "through" | "effective" | "beginning" | "starting")
        || moved
        || (perfect && day)
        || dates_noun(sentence, found, time)
        || dates_participle(sentence, found, time.tokens.start)
}

/// Whether the time modifies a noun that is not the trigger: `a 2005 law`, `Monday's vote`, `the October 7 attacks`.
fn modifies_noun(sentence: &Sentence, found: &Found<'_>, time: &TimeMention) -> bool {
    let end = time.tokens.end;
    let inside =
        |at: usize| matches!(sentence.tag(at), Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number | Tag::Possessive);
    let owns = sentence.tag(end) == Tag::Possessive;
    let before = time.tokens.start.checked_sub(1).map(|before| sentence.tag(before));
    let inner = matches!(time.said, Said::At(_))
        && matches!(before, Some(Tag::Determiner | Tag::Adjective | Tag::Possessive))
        && sentence.tag(end) == Tag::Noun;
    (owns || inner) && !(end..sentence.len()).take(6).take_while(|at| inside(*at)).any(|at| at == found.head)
}

/// Whether the tree hangs the word on a participle that says something of a noun behind the trigger.
fn dates_participle(sentence: &Sentence, found: &Found<'_>, time: usize) -> bool {
    let mut at = time;
    for _ in 0..8 {
        let Some(head) = sentence.head(at).filter(|head| *head != found.head) else { return false };
        let participle = sentence.relation(head) == Relation::Acl && sentence.tag(head).is_verbal();
        let beside = (found.end..time).contains(&head) || head < found.head && time < found.head;
        if participle && beside && sentence.head(head) != Some(found.head) {
            return true;
        }
        at = head;
    }
    false
}

/// Whether another act that could own a time stands between.
fn verb_between(sentence: &Sentence, from: usize, to: usize) -> bool {
    let clause = sentence.clause_of.get(from.saturating_sub(1));
    (from..to).any(|at| {
        sentence.tag(at).is_finite()
            && sentence.clause_of.get(at) == clause
            && sentence.tag(at.wrapping_sub(1)) != Tag::To
    })
}

/// A time before the trigger belongs to it unless another verb stands between, as in `said on
/// Monday it attacked`; one at the start of the clause belongs to every verb of the clause.
fn own_side(sentence: &Sentence, time: &TimeMention, found: &Found<'_>) -> bool {
    let start = found.group.map_or(found.head, |group| group.start);
    let first = (0..time.tokens.start)
        .rev()
        .take(6)
        .take_while(|at| sentence.clause_of[*at] == sentence.clause_of[time.tokens.start]);
    let initial = first.clone().all(|at| !sentence.tag(at).is_finite());
    let verbs = (time.tokens.end..start).filter(|at| sentence.tag(*at).is_finite()).count();
    verbs == 0 || initial
}

/// Whether the words before a time say that it is still to come: `until his next hearing on April 5`.
pub(super) fn is_to_come(sentence: &Sentence, time: &TimeMention) -> bool {
    let before = (0..time.tokens.start).rev().take(5);
    before.into_iter().any(|at| {
        matches!(
            sentence.word(at),
            "next" | "until" | "till" | "upcoming" | "scheduled" | "due" | "planned" | "expires"
        )
    })
}

/// The place that the clause states for a trigger.
pub(super) fn place_of(
    scene: &Scene<'_>,
    found: &Found<'_>,
    event_type: EventType,
    object: &[Range<usize>],
) -> Option<PlacePhrase> {
    let physical = event_type.quad_class() == 2 || event_type.quad_class() == 4 || event_type == EventType::Consult;
    let on_object =
        matches!(event_type, EventType::Assault | EventType::Coerce | EventType::Mobilize | EventType::Protest);
    if let Some(place) = object.iter().find_map(|phrase| object_place(scene, phrase)).filter(|_| on_object) {
        return Some(place);
    }
    if let Some(site) = site_before(scene, found).filter(|_| on_object && found.group.is_none()) {
        return Some(site);
    }
    let clause = scene.sentence.clause_of.get(found.head)?;
    let mut before = None;
    for at in 0..scene.sentence.len() {
        if scene.sentence.clause_of[at] != *clause || !is_locative(scene.sentence.word(at), event_type) {
            continue;
        }
        let Some(place) = place_behind(scene, at + 1) else { continue };
        if at >= found.head {
            let direct = !verb_between(scene.sentence, found.end, at)
                && (physical || follows_directly(scene, found, at))
                && !is_topic(scene.sentence, found, &place);
            if direct {
                return Some(place);
            }
        } else if before.is_none() && leads_clause(scene.sentence, at, *clause) {
            before = Some(place);
        }
    }
    before
}

/// The town that modifies an event noun: `the Nice attack`, `last week's Odesa drone strike`.
fn site_before(scene: &Scene<'_>, found: &Found<'_>) -> Option<PlacePhrase> {
    let modifier = |at: &usize| matches!(scene.sentence.tag(*at), Tag::Noun | Tag::Adjective | Tag::Number);
    let first = (0..found.head).rev().take(3).take_while(modifier).last().unwrap_or(found.head);
    let mention = scene.mention_at(first.checked_sub(1)?).or_else(|| scene.mention_at(first))?;
    let town = mention.place.filter(|sense| matches!(sense, Sense::City(_)) && mention.tokens.end <= found.head)?;
    Some(PlacePhrase { tokens: mention.tokens.clone(), sense: town })
}

fn is_locative(word: &str, event_type: EventType) -> bool {
    match word {
        "in" | "at" | "near" | "outside" | "inside" | "around" => true,
        "through" | "across" | "on" | "into" => event_type.quad_class() == 4,
        "to" => event_type == EventType::Mobilize,
        _ => false,
    }
}

/// `discussed the challenges in Syria`: the place of what is spoken of.
fn is_topic(sentence: &Sentence, found: &Found<'_>, place: &PlacePhrase) -> bool {
    let speaks = matches!(
        sentence.lemma(found.head),
        "discuss" | "review" | "debate" | "address" | "raise" | "consider" | "talk" | "exchange" | "examine" | "cover"
    );
    let outside = |at: &usize| sentence.head(*at).is_none_or(|head| !place.tokens.contains(&head));
    let governor = place.tokens.clone().find(outside).and_then(|at| sentence.head(at));
    speaks && governor.is_some_and(|governor| governor != found.head)
}

/// For words alone, the place phrase must stand right behind the trigger or an actor; further on it
/// belongs to what is spoken of.
fn follows_directly(scene: &Scene<'_>, found: &Found<'_>, at: usize) -> bool {
    at == found.end
        || scene.mention_at(at - 1).is_some_and(|mention| mention.actor.is_some() && found.end >= mention.tokens.start)
}

fn leads_clause(sentence: &Sentence, at: usize, clause: usize) -> bool {
    let first = (0..sentence.len()).find(|token| sentence.clause_of[*token] == clause).unwrap_or(0);
    let opened = sentence.clauses.get(clause).is_some_and(|clause| clause.opener != Opener::Main);
    at <= first + usize::from(opened)
}

/// The place in the noun phrase behind a preposition: `the Ukrainian city of Kharkiv` is Kharkiv.
fn place_behind(scene: &Scene<'_>, at: usize) -> Option<PlacePhrase> {
    let sentence = scene.sentence;
    let mut token = at;
    let mut best = None;
    while token < sentence.len() && token < at + 10 {
        if let Some(mention) = scene.mention_at(token) {
            let possessive = sentence.tag(mention.tokens.end) == Tag::Possessive;
            if possessive {
                return capital_of(scene, mention.tokens.clone());
            }
            if let Some(sense) = mention.place.filter(|_| !mention.bare_demonym) {
                return Some(PlacePhrase { tokens: mention.tokens.clone(), sense });
            }
            if !mention.bare_demonym {
                return None;
            }
            token = mention.tokens.end;
            continue;
        }
        let word = sentence.word(token);
        let goes_on = matches!(sentence.tag(token), Tag::Determiner | Tag::Adjective | Tag::Number)
            || (word == "of" && best.is_some())
            || is_place_noun(word);
        if is_place_noun(word) {
            best = Some(token);
        }
        if !goes_on {
            return None;
        }
        token += 1;
    }
    None
}

/// `China's capital`.
fn capital_of(scene: &Scene<'_>, owner: Range<usize>) -> Option<PlacePhrase> {
    let sentence = scene.sentence;
    let noun = owner.end + 1;
    if sentence.word(noun) != "capital" {
        return None;
    }
    let country = scene.mention_at(owner.start)?.actor.as_ref()?.country.as_ref()?;
    let capital = scene.names.cities.iter().position(|city| city.capital && city.country.as_ref() == Some(country))?;
    let named = scene.mention_at(noun + 1).filter(|mention| matches!(mention.place, Some(Sense::City(_))));
    match named {
        Some(mention) => Some(PlacePhrase { tokens: mention.tokens.clone(), sense: mention.place? }),
        None => Some(PlacePhrase { tokens: owner.start..noun + 1, sense: Sense::City(capital) }),
    }
}

fn is_place_noun(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "town"
            | "village"
            | "region"
            | "province"
            | "port"
            | "capital"
            | "district"
            | "island"
            | "state"
            | "suburb"
            | "area"
            | "governorate"
            | "county"
            | "oblast"
            | "outskirts"
            | "border"
            | "streets"
            | "centre"
            | "center"
            | "downtown"
            | "territory"
            | "enclave"
            | "peninsula"
            | "republic"
            | "neighbourhood"
            | "neighborhood"
            | "parts"
            | "resort"
            | "camp"
            | "valley"
            | "north"
            | "south"
            | "east"
            | "west"
            | "coast"
    )
}

/// The place that is acted on: `shelled the city of Kharkiv`, `struck Kharkiv`.
fn object_place(scene: &Scene<'_>, phrase: &Range<usize>) -> Option<PlacePhrase> {
    let found = place_behind(scene, phrase.start)?;
    let city = matches!(found.sense, Sense::City(_));
    (city && found.tokens.end <= phrase.end).then_some(found)
}
