//! Roles of an event noun: its possessor, or whom the words around it say did it.

use super::{Reader, Roles};
use crate::coding::heaps::heap_of;
use crate::coding::mentions::Mention;
use crate::coding::nouns::is_weapon;
use crate::coding::occurrence::verb_of;
use crate::coding::phrases::{Party, Scene};
use crate::coding::politics::is_speech;
use crate::event::Basis;
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::{agent, group, object, oblique, related, subject};
use crate::lexicon::{Frame, Sense};
use crate::ontology::{EventType, Sector};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn noun(&self) -> Roles {
        let possessor = self.possessor();
        let mut subject = agent(self.scene.sentence, self.found.head);
        let mut actors = if possessor.is_empty() { self.scene.agents(&subject) } else { possessor };
        if actors.is_empty() && subject.is_empty() {
            subject = self.doer();
            actors = self.scene.agents(&subject);
        }
        if actors.is_empty() && subject.is_empty() {
            subject = self.performer();
            actors = self.scene.agents(&subject);
        }
        if actors.is_empty() && subject.is_empty() {
            subject = self.doer_behind();
            actors = self.scene.agents(&subject);
        }
        if actors.is_empty() && subject.is_empty() && !self.is_told_by_verb() {
            subject = self.compound_doer(self.found.head);
            actors = self.scene.agents(&subject);
        }
        if actors.is_empty() && subject.is_empty() {
            subject = self.visitor();
            actors = self.scene.agents(&subject);
        }
        if actors.is_empty() && subject.is_empty() {
            subject = self.voiced_from();
            actors = self.scene.agents(&subject);
        }
        // `the resignation of the minister`: an act on nobody.
        if actors.is_empty() && self.found.trigger.to.is_empty() {
            subject = oblique(self.scene.sentence, &self.found.words(), &["of".to_owned()]);
            actors = self.scene.agents(&subject);
        }
        let mut object = self.oblique();
        let mut recipients = self.scene.patients(&object);
        // `a bomb in Lima killed four soldiers`: whom it killed rather than where.
        if recipients.is_empty() || self.is_ground(&object) {
            let harmed = self.befallen();
            let parties = self.scene.patients(&harmed);
            if object.is_empty() || !parties.is_empty() {
                (object, recipients) = (harmed, parties);
            }
        }
        Roles { actors, recipients, subject, object, reciprocal: false }
    }

    /// `criticism from Togo`, `calls from Togo to`: from whom the words of somebody come.
    fn voiced_from(&self) -> Vec<Range<usize>> {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let of_words = act.is_some_and(is_speech);
        if of_words { oblique(self.scene.sentence, &[self.found.head], &["from".to_owned()]) } else { Vec::new() }
    }

    /// Whether a phrase only says where something was.
    fn is_ground(&self, object: &[Range<usize>]) -> bool {
        let mention = |phrase: &Range<usize>| self.scene.head(phrase).and_then(|head| self.scene.mention_at(head));
        let mut named = object.iter().filter_map(mention).peekable();
        named.peek().is_some() && named.all(|mention| self.scene.is_ground(mention))
    }

    /// `the attack killed four soldiers`, `sanctions imposed by Canada on Chile`: whom the verb beside the noun says
    /// that it befell.
    fn befallen(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        if let Some(done) = self.done() {
            let words: Vec<usize> = self.found.words().into_iter().chain([done]).collect();
            return oblique(sentence, &words, &self.found.trigger.to);
        }
        let violent = self.found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Assault);
        let protected = if violent { self.protected() } else { Vec::new() };
        if !protected.is_empty() {
            return protected;
        }
        let missing = if violent { self.missing() } else { Vec::new() };
        if !missing.is_empty() {
            return missing;
        }
        let harms = |verb: &usize| violent && harms(sentence.lemma(*verb)) && !group(sentence, *verb).passive;
        verb_of(sentence, self.found.head).filter(harms).map(|verb| object(sentence, verb)).unwrap_or_default()
    }

    /// `nine officers are missing after an ambush`, `one is dead in a knife attack`: whose fate the clause around an attack tells.
    fn missing(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let noun = self.found.head;
        let within = related(sentence, noun, &[Relation::Case])
            .any(|case| matches!(sentence.word(case), "after" | "in" | "following" | "during"));
        let fate = sentence.head(noun).filter(|fate| within && *fate < noun);
        let told = |fate: &usize| {
            matches!(sentence.word(*fate), "missing" | "dead" | "injured" | "wounded" | "hospitalised" | "hospitalized")
        };
        fate.filter(told).map(|fate| subject(sentence, fate)).unwrap_or_default()
    }

    /// `the lawsuit filed by Texas`, `the raids carried out by Iran`: who stands behind *by* in a clause that says no more
    /// than that the act was done.
    fn doer(&self) -> Vec<Range<usize>> {
        self.done().map(|verb| agent(self.scene.sentence, verb)).unwrap_or_default()
    }

    /// The verb behind the noun that says that the act was done, by whom.
    fn done(&self) -> Option<usize> {
        let sentence = self.scene.sentence;
        let mut clauses = related(sentence, self.found.head, &[Relation::Acl, Relation::AclRelcl]);
        let done = |verb: &usize| performs(sentence.lemma(*verb)) && group(sentence, *verb).passive;
        clauses.find(|verb| done(verb) && !agent(sentence, *verb).is_empty())
    }

    /// `carried out the attack`, `gave its support`: whose act a verb without content of its own says it is.
    fn performer(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let noun = heap_of(sentence, self.found.head);
        let verb = sentence.head(noun).filter(|verb| performs(sentence.lemma(*verb)));
        let doer = verb.map(|verb| match sentence.relation(noun) {
            Relation::Obj => subject(sentence, verb),
            Relation::NsubjPass => agent(sentence, verb),
            _ => Vec::new(),
        });
        doer.unwrap_or_default()
    }

    pub(super) fn noun_pair(&self) -> Roles {
        let sentence = self.scene.sentence;
        let words = self.found.words();
        let behind = |word: &str| oblique(sentence, &words, &[word.to_owned()]);
        let between = self.between(&words);
        let mut actors = if between.is_empty() { self.possessor() } else { self.scene.agents(&between) };
        if actors.is_empty() {
            // `a summit of Togo, Benin and Ghana`; `a meeting of the cabinet` has no sides.
            actors = self.scene.agents(&behind("of"));
            if actors.len() < 2 {
                actors.clear();
            }
        }
        if between.is_empty() {
            actors.extend(self.scene.agents(&behind("with")));
        }
        if actors.is_empty() {
            actors = self.scene.agents(&self.performer());
        }
        if between.is_empty() {
            actors.splice(0..0, self.publisher());
        }
        if actors.len() == 1 && between.is_empty() && self.has_other_side() {
            actors.splice(0..0, self.scene.agents(&self.host()));
        }
        if actors.len() < 2 && between.is_empty() {
            actors = self.attendants();
        }
        if actors.len() < 2 {
            return Roles::default();
        }
        Roles { reciprocal: true, actors, ..Roles::default() }
    }

    /// `talks between Norway and Mali`, `talks began in Oman between Norway and Mali`: the sides.
    fn between(&self, words: &[usize]) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let between = ["between".to_owned()];
        let own = oblique(sentence, words, &between);
        let held =
            verb_of(sentence, self.found.head).filter(|verb| own.is_empty() && takes_place(sentence.lemma(*verb)));
        held.map_or(own, |verb| {
            let both: Vec<usize> = words.iter().copied().chain([verb]).collect();
            oblique(sentence, &both, &between)
        })
    }

    /// The demonym, state or possessive before a noun: `the Russian attack`, `Israel's raid`.
    fn possessor(&self) -> Vec<Party> {
        self.possessor_of(self.found.head)
    }

    /// The same of another noun of the pattern; `Togo's siege of the town and arrest of the mayor`: of a noun that is joined to
    /// one that has it.
    pub(super) fn possessor_of(&self, noun: usize) -> Vec<Party> {
        let sentence = self.scene.sentence;
        let own = self.possessor_before(noun);
        let first = sentence.head(noun).filter(|first| *first < noun && sentence.tag(*first).is_nominal());
        let bare = related(sentence, noun, &[Relation::Det, Relation::NmodPoss]).next().is_none();
        match first.filter(|_| own.is_empty() && bare && sentence.relation(noun) == Relation::Conj) {
            Some(first) => self.possessor_before(first),
            None => own,
        }
    }

    fn possessor_before(&self, noun: usize) -> Vec<Party> {
        let sentence = self.scene.sentence;
        let violent = self.found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Assault);
        let mut at = noun;
        for _ in 0..6 {
            let Some(before) = at.checked_sub(1) else { return Vec::new() };
            if let Some(mention) = self.scene.mention_at(before) {
                // `Iran's missile and drone attack`: what it was done with stands before who did it.
                if Scene::owner(mention).is_none() && is_weapon(sentence.word(before)) {
                    at = mention.tokens.start;
                    continue;
                }
                // `the Kyiv strike`: where it struck, not by whom.
                let site = violent && (matches!(mention.place, Some(Sense::City(_))) || self.is_of_town(mention));
                // `raised the costs on Togo for its war`: whoever acts otherwise wages none.
                let war = sentence.lemma(noun) == "war"
                    && mention.actor.as_ref().is_some_and(|actor| actor.basis == Basis::Pronoun);
                // `their talks` are those that were told before.
                let pair = self.found.trigger.frame == Frame::NounPair;
                let fellows = Scene::fellow_owners(mention).filter(|_| mention.bare_demonym || !pair);
                let owners = Scene::owner(mention).into_iter().chain(fellows);
                return owners.filter(|_| !site && !war).collect();
            }
            let tag = sentence.tag(before);
            let joins = tag == Tag::And
                && at < noun
                && before.checked_sub(1).is_some_and(|noun| sentence.tag(noun) == Tag::Noun);
            if !joins && !matches!(tag, Tag::Adjective | Tag::Noun | Tag::Possessive | Tag::Number) {
                return Vec::new();
            }
            at = before;
        }
        Vec::new()
    }
}

impl Reader<'_> {
    /// `the Kunduz, Afghanistan strike`: the state of the town where it was.
    fn is_of_town(&self, mention: &Mention) -> bool {
        let comma = mention.tokens.start.checked_sub(1).filter(|at| self.scene.sentence.tag(*at) == Tag::Comma);
        let town = comma.and_then(|comma| self.scene.mention_at(comma.checked_sub(1)?));
        town.is_some_and(|town| matches!(town.place, Some(Sense::City(_))))
    }
}

impl Scene<'_> {
    /// The others of one word: `the France-Turkey talks`, `their support for Chad`.
    fn fellow_owners(mention: &Mention) -> impl Iterator<Item = Party> {
        let pronoun = mention.actor.as_ref().is_some_and(|actor| actor.basis == Basis::Pronoun);
        let states = mention.also.iter().filter(move |_| mention.bare_demonym || pronoun);
        states.map(|actor| Party { tokens: mention.tokens.clone(), actor: actor.clone() })
    }

    /// Both sides of one word: `the France-Turkey talks`.
    pub(super) fn pair(mention: &Mention) -> Vec<Party> {
        Self::owner(mention).into_iter().chain(Self::fellow_owners(mention)).collect()
    }

    /// Who owns an act that a noun states.
    fn owner(mention: &Mention) -> Option<Party> {
        let actor = mention.actor.clone()?;
        // `drone attack`, `military assault`: what it was done with, not by whom.
        let owned = actor.country.is_some() || actor.entity.is_some() || actor.sector == Some(Sector::Reb);
        if !owned {
            return None;
        }
        Some(Party { tokens: mention.tokens.clone(), actor })
    }
}

/// Verbs of harm whose subject can be an attack.
pub(super) fn harms(lemma: &str) -> bool {
    matches!(
        lemma,
        "kill"
            | "wound"
            | "injure"
            | "hit"
            | "strike"
            | "destroy"
            | "damage"
            | "target"
            | "rock"
            | "flatten"
            | "demolish"
    )
}

/// Verbs whose object says what is done.
fn performs(lemma: &str) -> bool {
    matches!(
        lemma,
        "launch"
            | "conduct"
            | "carry"
            | "stage"
            | "mount"
            | "make"
            | "hold"
            | "give"
            | "issue"
            | "commit"
            | "perform"
            | "execute"
            | "undertake"
            | "initiate"
            | "voice"
            | "express"
            | "offer"
            | "begin"
            | "start"
            | "unleash"
            | "wage"
            | "continue"
            | "resume"
            | "intensify"
            | "lead"
            | "order"
            | "plan"
            | "announce"
            | "pursue"
            | "do"
            | "file"
            | "bring"
            | "submit"
            | "lodge"
            | "impose"
            | "declare"
            | "organise"
            | "organize"
    )
}

/// Verbs that say of a meeting no more than that it is held.
fn takes_place(lemma: &str) -> bool {
    matches!(
        lemma,
        "begin" | "start" | "open" | "resume" | "take" | "continue" | "end" | "conclude" | "occur" | "happen"
    )
}
