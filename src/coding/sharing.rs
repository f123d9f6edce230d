//! Acts that a sentence joins have one day and one scene: `seized drugs and burned two labs in Lima on Friday`.

use super::reading::Reading;
use super::silence::Silence;
use super::times::TimeMention;
use crate::language::parse::Relation;
use crate::language::relations::{group, has_own_subject, predicate, related};
use crate::language::{Form, Sentence, Tag};
use crate::ontology::{EventType, Mode};

/// So many joined verbs are followed.
const CHAIN: usize = 5;
/// So many acts of a sentence are asked for each one.
const NEAR: usize = 6;

/// How one act stands to another of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bond {
    /// The same people go on: `raided a house and arrested two men`.
    Same,
    /// Others act in a clause that *and* joins.
    Beside,
    /// A participle or a clause with *when* beside it.
    Under,
    /// A clause with *where*.
    There,
    /// Who were harmed, in the act that a clause with *when* below them tells.
    Above,
}

/// Gives acts without a day or a place those of the act that they are joined to.
pub(super) fn share(sentence: &Sentence, times: &[TimeMention], readings: &mut [Result<Reading, Silence>]) {
    for at in 0..readings.len() {
        let near = at.saturating_sub(NEAR)..readings.len().min(at + NEAR);
        let Some(Ok(one)) = readings.get(at) else { continue };
        let others = || near.clone().filter(|other| *other != at).filter_map(|other| readings[other].as_ref().ok());
        let visited = others().find(|other| opens_on_visit(sentence, one, other)).and_then(|visit| visit.place.clone());
        if !happens(sentence, one) {
            if let (Some(Ok(one)), Some(place)) = (readings.get_mut(at), visited) {
                one.place.get_or_insert(place);
            }
            continue;
        }
        let bonds = || others().filter_map(|other| Some((other, bond(sentence, one, other)?)));
        let time = bonds().find(|(other, bond)| dates(one, other, *bond)).and_then(|(other, _)| other.time.clone());
        let time = time.or_else(|| opening(sentence, times, one.head));
        let place = bonds().find(|(other, bond)| places(one, other, *bond)).and_then(|(other, _)| other.place.clone());
        let place = place.or(visited);
        if let Some(Ok(one)) = readings.get_mut(at) {
            for reading in &mut one.others {
                reading.time = reading.time.take().or_else(|| time.clone());
                reading.place = reading.place.take().or_else(|| place.clone());
            }
            one.time = one.time.take().or(time);
            one.place = one.place.take().or(place);
        }
    }
}

/// `During a visit to Lima, she signed an accord`: what the sentence tells of a visit that opens it is done there.
fn opens_on_visit(sentence: &Sentence, one: &Reading, other: &Reading) -> bool {
    let visit = other.noun && other.act.event_type == EventType::Consult && other.act.modes.contains(&Mode::Visit);
    let case = related(sentence, other.head, &[Relation::Case]).next();
    let opens = case.is_some_and(|case| case == 0 && matches!(sentence.word(case), "during" | "on"));
    let verbal = matches!(one.act.event_type.quad_class(), 1 | 3) && one.act.event_type != EventType::Consult;
    visit && opens && verbal && one.head > other.head && one.status.under.is_empty()
}

/// Whether an act is told as having happened, and by a verb.
fn happens(sentence: &Sentence, reading: &Reading) -> bool {
    let told = match sentence.tag(reading.head) {
        Tag::Verb(Form::Past | Form::Third | Form::Gerund | Form::Participle) => true,
        // `rebels attack a base and seize arms`
        Tag::Verb(Form::Base) => has_own_subject(sentence, reading.head),
        _ => false,
    };
    let group = group(sentence, reading.head);
    told && !reading.noun && group.modal.is_none() && group.to.is_none() && reading.status.under.is_empty()
}

/// `Last year Togo restored the law, and Mali withdrew its complaint`: the day that opens the sentence, for a verb joined to the first.
fn opening(sentence: &Sentence, times: &[TimeMention], verb: usize) -> Option<TimeMention> {
    let time = times.first().filter(|time| time.tokens.start <= 1)?;
    let past = |at: usize| sentence.tag(at) == Tag::Verb(Form::Past);
    let first = sentence.head(verb).filter(|_| sentence.relation(verb) == Relation::Conj && past(verb))?;
    let opens = sentence.head(first).is_none() && past(first);
    let outside = |at: &usize| sentence.head(*at).is_none_or(|head| !time.tokens.contains(&head));
    let dated = time.tokens.clone().find(outside).and_then(|at| sentence.head(at))?;
    // The tree may hang it on the subject.
    let dates = dated == first || sentence.head(dated) == Some(first) && sentence.relation(dated) == Relation::Nsubj;
    (opens && dates).then(|| time.clone())
}

/// How `one` is joined to `other`, which is told as having happened.
fn bond(sentence: &Sentence, one: &Reading, other: &Reading) -> Option<Bond> {
    if !happens(sentence, other) || sentence.quoted.get(one.head) != sentence.quoted.get(other.head) {
        return None;
    }
    let (here, there) = (predicate(sentence, one.head), predicate(sentence, other.head));
    let list = |from: usize| {
        let up = |at: &usize| sentence.head(*at).filter(|_| sentence.relation(*at) == Relation::Conj);
        std::iter::successors(Some(from), up).take(CHAIN)
    };
    let first = |from: usize| list(from).last().unwrap_or(from);
    if first(here) == first(there) {
        let later = list(here.max(there)).take_while(|at| *at > here.min(there));
        let alike = here == there || list(here.max(there)).all(|at| !matches!(sentence.tag(at), Tag::Verb(Form::Base)));
        let own = later.into_iter().any(|at| has_own_subject(sentence, at));
        return alike.then_some(if own { Bond::Beside } else { Bond::Same });
    }
    hangs_below(sentence, here, there).or_else(|| befalls(sentence, one, other).then_some(Bond::Above))
}

/// `were killed when a bomb went off in Lima`: what befell them is the act of the clause below.
fn befalls(sentence: &Sentence, one: &Reading, other: &Reading) -> bool {
    let violent = |reading: &Reading| reading.act.event_type == EventType::Assault;
    let clause = predicate(sentence, other.head);
    let opener = related(sentence, clause, &[Relation::Mark, Relation::Advmod]).find(|mark| *mark < clause);
    let tells = opener.is_some_and(|mark| matches!(sentence.word(mark), "when" | "as" | "after"));
    let below =
        sentence.relation(clause) == Relation::Advcl && sentence.head(clause) == Some(predicate(sentence, one.head));
    violent(one) && violent(other) && group(sentence, one.head).passive && tells && below
}

/// A participle, or a clause with *when* or *where*, that hangs on the other act.
fn hangs_below(sentence: &Sentence, here: usize, there: usize) -> Option<Bond> {
    let opened = |words: &[&str]| {
        related(sentence, here, &[Relation::Mark, Relation::Advmod])
            .any(|mark| mark < here && words.contains(&sentence.word(mark)))
    };
    let clause =
        matches!(sentence.relation(here), Relation::Advcl | Relation::AclRelcl | Relation::AdvclRelcl | Relation::Acl);
    let above = std::iter::successors(sentence.head(here), |at| sentence.head(*at)).take(3).any(|at| at == there);
    if !clause || !above {
        return None;
    }
    let comma = here.checked_sub(1).is_some_and(|at| sentence.tag(at) == Tag::Comma);
    let beside = sentence.relation(here) == Relation::Advcl && sentence.tag(here) == Tag::Verb(Form::Gerund) && comma;
    if opened(&["where"]) {
        return Some(Bond::There);
    }
    (beside || opened(&["when"])).then_some(Bond::Under)
}

/// Whether the other act's day is that of `one`: a day that opens the sentence is that of all who act in it.
fn dates(one: &Reading, other: &Reading, bond: Bond) -> bool {
    let Some(time) = other.time.as_ref() else { return false };
    let opens = time.tokens.start <= 1;
    let behind = other.head < time.tokens.start;
    match bond {
        Bond::Same => opens || behind || one.head > other.head,
        Bond::Beside => opens && one.head > other.head,
        Bond::Under | Bond::There | Bond::Above => true,
    }
}

/// Whether the other act's place is that of `one`: a raid and the arrests in it, what is done where others met.
fn places(one: &Reading, other: &Reading, bond: Bond) -> bool {
    let scene = |reading: &Reading| {
        matches!(
            reading.act.event_type,
            EventType::Assault | EventType::Coerce | EventType::Protest | EventType::Mobilize
        )
    };
    let physical = scene(one) && scene(other);
    let meeting = one.act.event_type == EventType::Agree && other.act.event_type == EventType::Consult;
    // `marched in Lima, calling on the army to leave`
    let shouted = matches!(one.act.event_type, EventType::Request | EventType::Accuse | EventType::Support)
        && other.act.event_type == EventType::Protest;
    match bond {
        Bond::Same => physical,
        Bond::There => physical || meeting,
        Bond::Under => physical || shouted,
        Bond::Above => true,
        Bond::Beside => false,
    }
}
