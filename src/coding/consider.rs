//! What becomes of the words of a sentence that the dictionary knows: acts, or why there is none.

use super::draft::Draft;
use super::drafting::Line;
use super::factuality::status;
use super::magnitude;
use super::merging::fold_effects;
use super::occurrence::{is_definite, verb_of};
use super::reading::readings;
use super::silence::{Considered, Silence, Verdict};
use super::triggers::Found;
use crate::event::Class;
use crate::language::parse::Relation;
use crate::language::relations::related;
use crate::lexicon::Complement;
use crate::ontology::{EventType, Mode, Sector};

/// The acts of a sentence, and, when `explain` asks for it, what became of each word of the dictionary.
pub(super) fn consider(place: &Line<'_>, found: &[Found<'_>], explain: bool) -> (Vec<Draft>, Vec<Considered>) {
    let mut considered = Vec::new();
    let mut acts = Vec::new();
    let first = drafts(place, found);
    let freed = freed(place, found, &first);
    let found = freed.as_deref().unwrap_or(found);
    let mut all = if freed.is_some() { drafts(place, found) } else { first };
    let heard = unheard(place, found, &all);
    let found = heard.as_deref().unwrap_or(found);
    if heard.is_some() {
        all = drafts(place, found);
    }
    mark_effects(place, found, &mut all);
    for (found, draft) in found.iter().zip(all) {
        if explain {
            let (entry, verdict) = match &draft {
                Ok(draft) => (draft.entry.clone(), Verdict::Event(draft.act.event_type, draft.class)),
                Err(silence) => (found.trigger.entry.clone(), Verdict::Silent(*silence)),
            };
            let trigger = place.scalars.span(&place.scene.sentence.bytes(&found.tokens()));
            considered.push(Considered { trigger, entry, verdict });
        }
        acts.extend(draft);
    }
    let mut acts = fold_effects(acts);
    magnitude::assign(&mut acts, &magnitude::counted(place.scene.sentence, place.times), place);
    (acts, considered)
}

fn drafts(place: &Line<'_>, found: &[Found<'_>]) -> Vec<Result<Draft, Silence>> {
    let read = readings(&place.scene, found, place.times);
    read.into_iter().map(|reading| reading.and_then(|reading| place.draft(reading))).collect()
}

/// `a suicide bombing rocked the capital`: where the noun tells the act, the verb whose subject it is tells no other one.
fn mark_effects(place: &Line<'_>, found: &[Found<'_>], drafts: &mut [Result<Draft, Silence>]) {
    let violent =
        |draft: &Draft| draft.act.event_type == EventType::Assault && draft.class != Class::Trace && !draft.effect;
    let nouns =
        found.iter().zip(drafts.iter()).filter(|(one, draft)| one.group.is_none() && draft.as_ref().is_ok_and(violent));
    let nouns: Vec<usize> = nouns.map(|(noun, _)| noun.head).collect();
    let mut verbs: Vec<usize> = nouns.iter().filter_map(|noun| verb_of(place.scene.sentence, *noun)).collect();
    // `an attack launched by the army`
    verbs.extend(found.iter().filter(|one| nouns.iter().any(|noun| one.tail.contains(noun))).map(|one| one.head));
    verbs.extend(clauses_of_blasts(place, found, drafts));
    verbs.sort_unstable();
    for (one, draft) in found.iter().zip(drafts) {
        if let Ok(draft) = draft
            && one.group.is_some()
            && violent(draft)
            && verbs.binary_search(&one.head).is_ok()
        {
            draft.effect = true;
        }
    }
}

/// `a car bomb killed four when a vehicle exploded`: the blasts of clauses, where the sentence tells the act of somebody else
/// unknown.
fn clauses_of_blasts(place: &Line<'_>, found: &[Found<'_>], drafts: &[Result<Draft, Silence>]) -> Vec<usize> {
    let sentence = place.scene.sentence;
    let blast = |draft: &&Draft| {
        let unknown = draft.actors.iter().all(|actor| {
            actor.who.sector == Some(Sector::Uaf) && actor.who.country.is_none() && actor.who.group.is_none()
        });
        draft.act.modes.contains(&Mode::Explosives) && unknown && draft.class != Class::Trace && !draft.effect
    };
    let under = |verb: usize| {
        related(sentence, verb, &[Relation::Mark, Relation::Advmod])
            .any(|mark| matches!(sentence.word(mark), "when" | "after" | "as"))
    };
    let blasts =
        || found.iter().zip(drafts).filter(|(_, draft)| draft.as_ref().ok().is_some_and(|draft| blast(&draft)));
    let told = blasts().any(|(one, _)| !under(one.head));
    blasts().filter(|(one, _)| told && one.group.is_some() && under(one.head)).map(|(one, _)| one.head).collect()
}

/// `residents claim that rebels killed ten`: where whoever alleges is nobody for an event, what he alleges stands for itself.
fn unheard<'a>(place: &Line<'_>, found: &[Found<'a>], drafts: &[Result<Draft, Silence>]) -> Option<Vec<Found<'a>>> {
    let nobody = |draft: &Result<Draft, Silence>| {
        matches!(draft, Err(Silence::Requires(_) | Silence::NoActor | Silence::NoAnchor | Silence::NotPolitical))
    };
    let alleges = |at: &usize| {
        found[*at].trigger.complement == Some(Complement::Alleged)
            && found[*at].group.is_some_and(|group| !group.passive)
    };
    let covered = drafts.iter().enumerate().filter(|(_, draft)| matches!(draft, Err(Silence::Complement)));
    let over = covered.filter_map(|(at, _)| status(place.scene.sentence, found, at).complement_of);
    let silent: Vec<usize> = over.filter(|at| nobody(&drafts[*at])).filter(alleges).collect();
    (!silent.is_empty()).then(|| {
        let heard = found.iter().enumerate().filter(|(at, _)| !silent.contains(at));
        heard.map(|(_, found)| found.clone()).collect()
    })
}

/// `a bomb killed five people`: where nobody is known to be the author of an event noun, the verb that its pattern took
/// speaks instead. One behind *the* takes up what was told before, and its verb adds no act to that.
fn freed<'a>(place: &Line<'_>, found: &[Found<'a>], drafts: &[Result<Draft, Silence>]) -> Option<Vec<Found<'a>>> {
    let silent = |draft: &Result<Draft, Silence>| matches!(draft, Err(Silence::NoAuthor | Silence::NoActor));
    let frees = |one: &Found<'_>| one.spare.is_some() && !is_definite(place.scene.sentence, one.head);
    let any = found.iter().zip(drafts).any(|(one, draft)| silent(draft) && frees(one));
    any.then(|| {
        let each = found.iter().zip(drafts);
        each.map(|(one, draft)| match &one.spare {
            Some(spare) if silent(draft) && frees(one) => (**spare).clone(),
            _ => one.clone(),
        })
        .collect()
    })
}
