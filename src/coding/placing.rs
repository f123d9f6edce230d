//! Which place of a sentence belongs to a trigger.

use super::attach::{told_by, verb_between};
use super::owned_places::{country_itself, whole_behind};
use super::phrases::Scene;
use super::place_nouns::is_place_noun;
use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::related;
use crate::language::{Form, Opener, Sentence, Tag};
use crate::lexicon::Sense;
use crate::ontology::EventType;
use std::ops::Range;

/// A place phrase with its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlacePhrase {
    pub(super) tokens: Range<usize>,
    pub(super) sense: Sense,
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
    let whole =
        matches!(scene.sentence.lemma(found.head), "invasion" | "occupation" | "annexation" | "incursion" | "invade");
    if let Some(place) = object.iter().find_map(|phrase| object_place(scene, phrase, whole)).filter(|_| on_object) {
        return Some(place);
    }
    if let Some(site) = site_before(scene, found).filter(|_| on_object && found.group.is_none()) {
        return Some(site);
    }
    let clause = scene.sentence.clause_of.get(found.head)?;
    let mut before = None;
    for at in 0..scene.sentence.len() {
        let elsewhere = scene.sentence.clause_of[at] != *clause || is_aside(scene.sentence, at, found.head);
        if elsewhere || !is_locative(scene.sentence.word(at), event_type) {
            continue;
        }
        // `outside of Lima`
        let of = usize::from(scene.sentence.word(at) == "outside" && scene.sentence.word(at + 1) == "of");
        let Some(place) = place_behind(scene, at + 1 + of) else { continue };
        if at >= found.head {
            // `discussed the war in Togo, hunger and the crisis in Benin`
            let war = found.group.is_none() && scene.sentence.lemma(found.head) == "war";
            let listed = war && (found.end..at).any(|at| scene.sentence.tag(at) == Tag::Comma);
            let aims = || event_type == EventType::Consult && aim_between(scene.sentence, found.end, at);
            let direct = !listed
                && !other_verb_between(scene.sentence, found, at)
                && (physical || follows_directly(scene, found, at))
                && !aims()
                && !is_topic(scene.sentence, found, &place);
            if direct {
                return Some(place);
            }
        } else if before.is_none() && leads_clause(scene.sentence, at, *clause) {
            before = Some(place);
        }
    }
    before.or_else(|| place_before_where(scene, *clause)).or_else(|| place_of_blow(scene, found, event_type))
}

/// Whether another act that could own a place stands between; what an event noun did is none: `a raid killed four and wounded
/// nine in Lima`.
fn other_verb_between(sentence: &Sentence, found: &Found<'_>, at: usize) -> bool {
    let Some(verb) = told_by(sentence, found).filter(|verb| *verb < at) else {
        return verb_between(sentence, found.end, at);
    };
    let harms = |verb: &usize| matches!(sentence.lemma(*verb), "kill" | "wound" | "injure" | "hurt");
    let last = (verb + 1..at).rev().find(harms).unwrap_or(verb);
    let whole = (verb + 1..last).all(|at| !sentence.tag(at).is_finite() || harms(&at));
    !whole || verb_between(sentence, last + 1, at)
}

/// `were killed after their car hit a mine in Togo`: the place of the clause that tells what befell them.
fn place_of_blow(scene: &Scene<'_>, found: &Found<'_>, event_type: EventType) -> Option<PlacePhrase> {
    let sentence = scene.sentence;
    let befell = found.group.is_some_and(|group| group.passive)
        && event_type == EventType::Assault
        && matches!(sentence.lemma(found.head), "kill" | "wound" | "injure" | "hurt");
    let mut clauses = related(sentence, found.head, &[Relation::Advcl]).filter(|clause| {
        let opener = |mark: usize| mark < *clause && matches!(sentence.word(mark), "when" | "as" | "after");
        *clause > found.head && related(sentence, *clause, &[Relation::Mark, Relation::Advmod]).any(opener)
    });
    let clause = clauses.next().filter(|_| befell)?;
    let own = |at: &usize| sentence.clause_of.get(*at) == sentence.clause_of.get(clause);
    let mut cases =
        (clause + 1..sentence.len()).take_while(own).filter(|at| is_locative(sentence.word(*at), event_type));
    cases.find_map(|at| place_behind(scene, at + 1))
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
        // `off the coast of Togo`
        "through" | "across" | "on" | "into" | "off" => event_type.quad_class() == 4,
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

/// `a raid by rebels (an ally of the army in Togo) in Lima`: what brackets hold tells of somebody, not of the act.
fn is_aside(sentence: &Sentence, at: usize, head: usize) -> bool {
    let depth = |to: usize| {
        let count = |tag: Tag| (0..to).filter(|token| sentence.tag(*token) == tag).count();
        count(Tag::Open).saturating_sub(count(Tag::Close))
    };
    depth(at) > depth(head)
}

/// `met to discuss the war in Togo`: the place of what they meet for.
fn aim_between(sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to).any(|at| sentence.tag(at) == Tag::To && matches!(sentence.tag(at + 1), Tag::Verb(Form::Base)))
}

/// For words alone, the place phrase must stand right behind the trigger or an actor; further on it
/// belongs to what is spoken of.
fn follows_directly(scene: &Scene<'_>, found: &Found<'_>, at: usize) -> bool {
    let at = gathering_before(scene.sentence, at).unwrap_or(at);
    at == found.end
        || scene.mention_at(at - 1).is_some_and(|mention| mention.actor.is_some() && found.end >= mention.tokens.start)
}

/// `at a rally in Lima`: the preposition of the occasion whose place it is.
fn gathering_before(sentence: &Sentence, at: usize) -> Option<usize> {
    let noun = at.checked_sub(1).filter(|noun| {
        matches!(
            sentence.word(*noun),
            "rally"
                | "conference"
                | "ceremony"
                | "briefing"
                | "meeting"
                | "summit"
                | "speech"
                | "event"
                | "interview"
                | "forum"
        )
    })?;
    let inside = |at: &usize| matches!(sentence.tag(*at), Tag::Noun | Tag::Adjective | Tag::Determiner);
    let first = (0..noun).rev().take(4).take_while(inside).last()?;
    first.checked_sub(1).filter(|at| matches!(sentence.word(*at), "at" | "during"))
}

/// `in Lima, Peru, where police killed two`: the place right before *where*.
fn place_before_where(scene: &Scene<'_>, clause: usize) -> Option<PlacePhrase> {
    let opener = scene.sentence.clauses.get(clause)?.at;
    let end = opener.checked_sub(1).filter(|_| scene.sentence.word(opener) == "where")?;
    let comma = scene.sentence.tag(end) == Tag::Comma;
    let last = scene.mention_at(end.checked_sub(usize::from(comma))?)?;
    let town = last.tokens.start.checked_sub(2).filter(|_| scene.sentence.tag(last.tokens.start - 1) == Tag::Comma);
    let town = town.and_then(|at| scene.mention_at(at)).filter(|town| matches!(town.place, Some(Sense::City(_))));
    let mention = town.unwrap_or(last);
    let sense = mention.place.filter(|_| !mention.bare_demonym)?;
    Some(PlacePhrase { tokens: mention.tokens.clone(), sense })
}

fn leads_clause(sentence: &Sentence, at: usize, clause: usize) -> bool {
    let first = (0..sentence.len()).find(|token| sentence.clause_of[*token] == clause).unwrap_or(0);
    let opened = sentence.clauses.get(clause).is_some_and(|clause| clause.opener != Opener::Main);
    at <= first + usize::from(opened)
}

/// The place in the noun phrase behind a preposition: `the Ukrainian city of Kharkiv` is Kharkiv.
pub(super) fn place_behind(scene: &Scene<'_>, at: usize) -> Option<PlacePhrase> {
    let sentence = scene.sentence;
    let mut token = at;
    let mut best = None;
    let mut owner: Option<PlacePhrase> = None;
    while token < sentence.len() && token < at + 10 {
        // `the country's eastern Kara Region`, `the south of the country`
        if let Some(country) = country_itself(scene, at, token) {
            let end = country.tokens.end;
            if sentence.tag(end) == Tag::Possessive {
                (owner, best, token) = (Some(country), None, end + 1);
                continue;
            }
            return best.map(|_| country);
        }
        if let Some(mention) = scene.mention_at(token) {
            let whole = || mention.place.filter(|_| !mention.bare_demonym);
            let phrase = |sense: Sense| PlacePhrase { tokens: mention.tokens.clone(), sense };
            if sentence.tag(mention.tokens.end) == Tag::Possessive {
                if let Some(capital) = capital_of(scene, mention.tokens.clone()) {
                    return Some(capital);
                }
                // `northern Togo's Kara`
                (owner, best, token) = (Some(phrase(whole()?)), None, mention.tokens.end + 1);
                continue;
            }
            // `at a Palestine solidarity rally in Lahore`
            let modifies = matches!(mention.place, Some(Sense::Country(_))) && is_modifier(sentence, &mention.tokens);
            if !mention.bare_demonym && !modifies {
                let seat = || seat_of(scene, mention.tokens.clone());
                return mention.place.map(phrase).or_else(seat).or_else(|| whole_behind(scene, token));
            }
            token = mention.tokens.end;
            continue;
        }
        let word = sentence.word(token);
        // `in the Kibera slum of Nairobi`
        let named =
            || sentence.tag(token) == Tag::Name && (token + 1..token + 3).any(|at| is_place_noun(sentence.word(at)));
        let goes_on = matches!(sentence.tag(token), Tag::Determiner | Tag::Adjective | Tag::Number)
            || (word == "of" && best.is_some())
            || is_place_noun(word)
            || named();
        if is_place_noun(word) {
            best = Some(token);
        }
        let ends_here = !goes_on || sentence.tag(token) == Tag::Name && scene.mention_at(token + 1).is_none();
        if let Some(whole) = ends_here.then(|| whole_behind(scene, token)).flatten() {
            return Some(whole);
        }
        if !goes_on {
            break;
        }
        token += 1;
    }
    // `in Togo's north`, and not `in Togo's state media`
    let ends = !matches!(sentence.tag(token), Tag::Noun | Tag::Name);
    owner.filter(|_| best.is_some() && ends)
}

/// Whether a name says for whom or by whom what the noun behind it means is done, and not where: a jail lies in its state.
fn is_modifier(sentence: &Sentence, name: &Range<usize>) -> bool {
    let last = name.end.saturating_sub(1);
    let deed = |noun: usize| {
        matches!(
            sentence.lemma(noun),
            "rally" | "march" | "protest" | "demonstration" | "vigil" | "operation" | "strike" | "airstrike" | "raid"
        )
    };
    sentence.relation(last) == Relation::Compound
        && sentence.head(last).is_some_and(|noun| noun >= name.end && deed(noun))
}

/// `China's capital`.
fn capital_of(scene: &Scene<'_>, owner: Range<usize>) -> Option<PlacePhrase> {
    let sentence = scene.sentence;
    let noun = owner.end + 1;
    if sentence.word(noun) != "capital" {
        return None;
    }
    let country = scene.mention_at(owner.start)?.actor.as_ref()?.country.as_ref()?;
    let capital = capital(scene, country)?;
    let named = scene.mention_at(noun + 1).filter(|mention| matches!(mention.place, Some(Sense::City(_))));
    match named {
        Some(mention) => Some(PlacePhrase { tokens: mention.tokens.clone(), sense: mention.place? }),
        None => Some(PlacePhrase { tokens: owner.start..noun + 1, sense: Sense::City(capital) }),
    }
}

/// The capital of a country, ISO 3166-1 alpha-3, by its index.
fn capital(scene: &Scene<'_>, country: &str) -> Option<usize> {
    scene.names.cities.iter().position(|city| city.capital && city.country.as_deref() == Some(country))
}

/// `at the White House`: in a phrase of place a seat of government is one (codebook 3.10), in the capital.
fn seat_of(scene: &Scene<'_>, tokens: Range<usize>) -> Option<PlacePhrase> {
    let actor = scene.mention_at(tokens.start)?.actor.as_ref()?;
    let seat = matches!(actor.entity, Some(Sense::Seat(_)));
    let country = actor.country.as_ref().filter(|_| seat)?;
    let capital = capital(scene, country)?;
    Some(PlacePhrase { tokens, sense: Sense::City(capital) })
}

/// The place that is acted on: `shelled the city of Kharkiv`, `struck Kharkiv`; a `whole` country where it is invaded.
fn object_place(scene: &Scene<'_>, phrase: &Range<usize>, whole: bool) -> Option<PlacePhrase> {
    let found = place_behind(scene, phrase.start)?;
    let place =
        matches!(found.sense, Sense::City(_) | Sense::Unlisted) || whole && matches!(found.sense, Sense::Country(_));
    (place && found.tokens.end <= phrase.end).then_some(found)
}
