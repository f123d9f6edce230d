//! Titles and descriptions of somebody whom the article has named: `the Hungarian prime minister`,
//! `the president`, `the group`.

use super::Discourse;
use super::anaphora::by_pronoun;
use super::known::Known;
use super::owners::is_bare_role;
use super::words;
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::event::Basis;
use crate::language::Sentence;
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, Sector};

impl Discourse<'_> {
    /// Whom a role stands for, where the article has named somebody of that office.
    pub(super) fn described(&self, sentence: &Sentence, mention: &Mention) -> Option<Actor> {
        let actor = mention.actor.as_ref()?;
        if actor.entity.is_some()
            || !matches!(actor.basis, Basis::Role | Basis::Title)
            || !is_definite(sentence, mention)
        {
            return None;
        }
        let words = sentence.words.get(mention.tokens.clone())?;
        if actor.kind != ActorKind::Person {
            let noun = words.last().filter(|noun| words.len() == 1 && words::is_organisation_noun(noun))?;
            return is_bare_role(actor).then(|| self.organisation(noun)).flatten().map(|found| by_pronoun(&found));
        }
        let words = own_words(words);
        let known = self.memory.newest(|known| self.holds(known, words, actor.country.as_deref()))?;
        Some(Actor { basis: Basis::Title, ..known.actor.clone() })
    }

    /// Whether the person named holds the office that `words` end with, of `country` where that is said.
    fn holds(&self, known: &Known, words: &[String], country: Option<&str>) -> bool {
        if !known.is_person() || !matches!(known.actor.basis, Basis::Named | Basis::Pronoun | Basis::Title) {
            return false;
        }
        if country.is_some() && self.country_of(&known.actor).as_deref() != country {
            return false;
        }
        if let Some(Sense::Person(index)) = known.actor.entity {
            let term = self.names.people.get(index).and_then(|person| person.term_at(self.day));
            if let Some(term) = term.filter(|term| term.is_office()) {
                return is_office(&term.title, words);
            }
        }
        // Somebody of no table: by the title that stood with the name.
        known.actor.basis == Basis::Named && contains(&known.words, words)
    }

    /// The organisation that *the group*, *the court* takes up.
    pub(super) fn organisation(&self, noun: &str) -> Option<Actor> {
        let fits = |known: &Known| {
            // `the U.S.-led coalition ... the coalition`
            if noun == "coalition" {
                let anchored = known.actor.entity.is_some() || known.actor.group.is_some();
                return anchored && known.also.is_empty() && is_named_so(&known.words, noun);
            }
            if known.actor.entity.is_none() {
                // `the Water Commission ... the commission`
                let whole = known.actor.kind == ActorKind::Organisation && known.actor.basis == Basis::Named;
                return whole && known.also.is_empty() && is_named_so(&known.words, noun);
            }
            let Some(Sense::Organisation(index)) = known.actor.entity else { return false };
            let Some(found) = self.names.organisations.get(index) else { return false };
            known.also.is_empty()
                && known.actor.kind == ActorKind::Organisation
                && is_called(noun, found.sector_at(self.day))
        };
        let found = self.memory.newest(|known| self.line - known.line <= 8 && fits(known));
        found.map(|known| known.actor.clone()).or_else(|| self.medium(noun))
    }

    /// `the network` behind `the country's largest television network`, which no table has.
    fn medium(&self, noun: &str) -> Option<Actor> {
        let medium = |known: &Known| {
            let unknown = known.also.is_empty() && known.actor.entity.is_none();
            unknown && known.actor.sector == Some(Sector::Jrn) && known.words.split(' ').next_back() == Some(noun)
        };
        let known = self.memory.newest(medium).filter(|_| matches!(noun, "network" | "channel" | "broadcaster"))?;
        let country = known.actor.country.clone().or_else(|| self.at_home.clone());
        Some(Actor { country, ..known.actor.clone() })
    }
}

/// Whether the noun is the head of a name: `the Coalition to Defend the Coast ... the coalition`.
fn is_named_so(name: &str, noun: &str) -> bool {
    let behind = |word: &&str| matches!(*word, "to" | "of" | "for" | "against" | "on" | "in");
    name.split(' ').take_while(|word| !behind(word)).last() == Some(noun)
}

/// Whether a noun can mean an organisation of the sector.
fn is_called(noun: &str, sector: Option<Sector>) -> bool {
    let armed = matches!(sector, Some(Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Crm));
    match noun {
        "group" | "movement" | "organisation" | "organization" => {
            armed || matches!(sector, None | Some(Sector::Soc | Sector::Pty | Sector::Opp))
        }
        "militia" | "militants" | "insurgents" | "rebels" => armed,
        "party" => matches!(sector, Some(Sector::Pty | Sector::Opp)),
        "company" | "firm" => sector == Some(Sector::Bus),
        "network" => matches!(sector, Some(Sector::Jrn | Sector::Bus)) || armed,
        "court" | "tribunal" => sector == Some(Sector::Jud),
        "bloc" | "alliance" | "union" => sector.is_none(),
        "agency" | "body" | "council" | "commission" | "committee" => {
            matches!(sector, None | Some(Sector::Gov | Sector::Leg | Sector::Jrn | Sector::Spy))
        }
        _ => false,
    }
}

/// The words of a role behind its owner's: `minister` of `hungary 's minister`.
pub(super) fn own_words(words: &[String]) -> &[String] {
    let mark = words.iter().rposition(|word| word == "'s" || word == "'").map_or(0, |at| at + 1);
    let behind = words.get(mark..).unwrap_or(&[]);
    let of = behind.iter().position(|word| word == "of").unwrap_or(behind.len());
    behind.get(..of).unwrap_or(&[])
}

/// Whether `words` end in the office `title`: `Prime Minister of Hungary` is *the Hungarian prime minister*,
/// *the premier* and *the leader*.
pub(super) fn is_office(title: &str, words: &[String]) -> bool {
    let lower = title.to_lowercase();
    let office = lower.split(" of ").next().unwrap_or("");
    // `the vice president` is not the president.
    let whole = |from: usize| from.checked_sub(1).is_none_or(|before| !is_lesser(&words[before]));
    let ends = |with: &str| (0..words.len()).any(|from| whole(from) && words[from..].join(" ") == with);
    if ends(office) {
        return true;
    }
    let last = words.last().map_or("", String::as_str);
    match last {
        "premier" => office == "prime minister",
        "leader" => {
            matches!(office, "president" | "prime minister" | "chancellor" | "supreme leader" | "king" | "emir")
        }
        // `the minister` is any but the first.
        "minister" => words.len() == 1 && office.ends_with(" minister") && office != "prime minister",
        "secretary" => words.len() == 1 && office.starts_with("secretary"),
        "monarch" => matches!(office, "king" | "queen" | "emperor"),
        _ => false,
    }
}

/// Words that make another office of the one behind them.
fn is_lesser(word: &str) -> bool {
    matches!(
        word,
        "vice" | "deputy" | "former" | "acting" | "interim" | "assistant" | "first" | "under" | "ex" | "shadow"
    )
}

/// Whether the single-spaced `text` has `words` in a row.
fn contains(text: &str, words: &[String]) -> bool {
    let wanted = words.join(" ");
    let inside = text.find(&wanted).map(|at| (at, at + wanted.len()));
    inside.is_some_and(|(from, to)| {
        let edge = |at: Option<u8>| at.is_none_or(|byte| byte == b' ');
        edge(from.checked_sub(1).and_then(|at| text.as_bytes().get(at).copied()))
            && edge(text.as_bytes().get(to).copied())
    })
}

/// Whether the description speaks of somebody known: behind *the* or a state, or as a bare title.
fn is_definite(sentence: &Sentence, mention: &Mention) -> bool {
    let Some(before) = mention.tokens.start.checked_sub(1) else { return true };
    !matches!(
        sentence.word(before),
        "a" | "an"
            | "another"
            | "former"
            | "new"
            | "next"
            | "vice"
            | "deputy"
            | "ex"
            | "late"
            | "any"
            | "every"
            | "as"
            | "first"
            | "incoming"
            | "outgoing"
            | "senior"
            | "interim"
    ) && !sentence.tag(before).is_nominal()
        || matches!(sentence.word(before), "the" | "this" | "that")
}
