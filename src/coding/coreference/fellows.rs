//! What roles that *and* joins share, before anybody is asked whose they are: `the government and people of Iraq`, `Foreign
//! Minister Obi and other Nigerian officials`, `Crown Prince and Prime Minister Salman`.

use super::owners::is_bare_role;
use crate::coding::actor::{Actor, is_political_sector};
use crate::coding::mentions::Mention;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::ontology::{ActorKind, Sector};

/// So many words may stand between two of a list.
const BETWEEN: usize = 4;

/// The mentions of a sentence, where one of a list gives its state to those before it, and two titles of one name are one.
pub(super) fn shared(sentence: &Sentence, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut lent: Option<String> = None;
    // From the last to the first.
    for mut mention in mentions.into_iter().rev() {
        let Some(next) = found.last_mut() else {
            found.push(mention);
            continue;
        };
        if is_second_title(sentence, &mention, next) {
            next.tokens.start = mention.tokens.start;
            lend_title(mention, next);
            continue;
        }
        let joined = is_joined(sentence, mention.tokens.end, next.tokens.start);
        let whole = of_both(sentence, &mention, next).or_else(|| others(sentence, next));
        lent = whole.or_else(|| lent.take()).filter(|_| joined);
        if let Some(country) = lent.clone().filter(|_| is_open(&mention))
            && let Some(actor) = &mut mention.actor
        {
            actor.country = Some(country);
        }
        found.push(mention);
    }
    found.reverse();
    lend_onward(sentence, &mut found);
    found
}

/// `Chadian writers and community leaders`: the people that the first of two is of is that of the second, which has no article.
fn lend_onward(sentence: &Sentence, found: &mut [Mention]) {
    for at in 1..found.len() {
        let (before, behind) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last(), behind.first_mut()) else { continue };
        let next = first.tokens.end + 1 == second.tokens.start && sentence.tag(first.tokens.end) == Tag::And;
        let civil = |mention: &Mention| {
            mention.actor.as_ref().is_some_and(|actor| actor.kind == ActorKind::Group && is_civil(actor.sector))
        };
        let owned = first.tokens.len() > 1 && !sentence.words[first.tokens.clone()].iter().any(|word| word == "of");
        let country =
            first.actor.as_ref().filter(|actor| actor.entity.is_none()).and_then(|actor| actor.country.clone());
        if let Some(actor) = second.actor.as_ref().filter(|actor| next && owned && is_bare_role(actor))
            && civil(first)
            && civil(second)
            && country.is_some()
        {
            second.actor = Some(Actor { country, ..actor.clone() });
        }
    }
}

/// Sectors of people who serve no state and bear no arms.
fn is_civil(sector: Option<Sector>) -> bool {
    matches!(
        sector,
        Some(
            Sector::Cvl
                | Sector::Soc
                | Sector::Bus
                | Sector::Rel
                | Sector::Edu
                | Sector::Med
                | Sector::Lab
                | Sector::Jrn
                | Sector::Agr
        )
    )
}

/// `Crown Prince and Prime Minister Mohammed bin Salman`: a title without a name or article before another one's title.
fn is_second_title(sentence: &Sentence, title: &Mention, named: &Mention) -> bool {
    let person = |mention: &Mention, named: bool| {
        mention.actor.as_ref().is_some_and(|actor| {
            let role = matches!(actor.basis, Basis::Role | Basis::Title) && actor.entity.is_none();
            actor.kind == ActorKind::Person && if named { actor.basis == Basis::Named } else { role }
        })
    };
    // `the Indian president and Prime Minister Costa` are two.
    let state = |mention: &Mention| mention.actor.as_ref().and_then(|actor| actor.country.clone());
    let listed = named.actor.as_ref().is_some_and(|actor| actor.entity.is_some());
    let apart = state(title).is_some_and(|own| listed || state(named).is_some_and(|other| other != own));
    let and = title.tokens.end + 1 == named.tokens.start && sentence.tag(title.tokens.end) == Tag::And;
    let bare = title.tokens.start.checked_sub(1).is_none_or(|at| {
        matches!(sentence.tag(at), Tag::Preposition | Tag::Comma | Tag::And) || sentence.tag(at).is_verbal()
    });
    and && bare && !apart && named.tokens.len() > 2 && person(title, false) && person(named, true)
}

/// Gives whoever bears two titles what the first says: its state, and its sector where the second is no office.
fn lend_title(title: Mention, named: &mut Mention) {
    let lent = title.actor.zip(named.actor.as_mut().filter(|actor| actor.entity.is_none()));
    let Some((title, actor)) = lent else { return };
    actor.country = actor.country.take().or(title.country);
    if !actor.sector.is_some_and(is_political_sector) {
        actor.sector = title.sector.or(actor.sector);
        actor.political |= title.political;
    }
}

/// `the government and people of Iraq`: the state behind the second is that of both.
fn of_both(sentence: &Sentence, first: &Mention, second: &Mention) -> Option<String> {
    let of = |mention: &Mention| mention.tokens.clone().any(|at| sentence.word(at) == "of");
    let role = second.actor.as_ref().filter(|actor| matches!(actor.basis, Basis::Role | Basis::Title))?;
    let and = sentence.tag(first.tokens.end) == Tag::And && second.tokens.start <= first.tokens.end + 2;
    role.country.clone().filter(|_| and && of(second) && !of(first) && first.actor.as_ref().is_some_and(is_bare_role))
}

/// `other senior Nigerian officials`: whose those are whom a list ends with.
fn others(sentence: &Sentence, last: &Mention) -> Option<String> {
    let noun = last.tokens.end.checked_sub(1).map_or("", |at| sentence.word(at));
    let serve = matches!(noun, "officials" | "ministers" | "lawmakers" | "authorities" | "representatives");
    let other = (last.tokens.start.saturating_sub(2)..last.tokens.end).any(|at| sentence.word(at) == "other");
    last.actor.as_ref().filter(|_| serve && other)?.country.clone()
}

/// Somebody who serves a state that the words do not name.
fn is_open(mention: &Mention) -> bool {
    mention.actor.as_ref().is_some_and(|actor| {
        let serves = matches!(actor.sector, Some(Sector::Gov | Sector::Leg | Sector::Mil | Sector::Jud | Sector::Cvl));
        let named = actor.basis == Basis::Named && actor.kind == ActorKind::Person;
        let nobodys = actor.entity.is_none() && actor.country.is_none() && actor.group.is_none();
        nobodys && serves && (named || is_bare_role(actor))
    })
}

/// Whether only *and*, commas, articles and adjectives stand between.
fn is_joined(sentence: &Sentence, from: usize, to: usize) -> bool {
    let between = from..to;
    (1..=BETWEEN).contains(&between.len())
        && between.clone().any(|at| matches!(sentence.tag(at), Tag::And | Tag::Comma))
        && between
            .into_iter()
            .all(|at| matches!(sentence.tag(at), Tag::And | Tag::Comma | Tag::Determiner | Tag::Adjective))
}
