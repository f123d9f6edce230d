//! What a speaker asks or judges in a quotation or statement without a verb of saying beside it: `"The regime must let
//! the convoys in. It is irresponsible," the minister said.`

use super::asked::{asks, ordered};
use super::coreference::{Heard, Voice, stated_before};
use super::phrases::{Party, Scene};
use super::reproach::{may_blame, reproached};
use super::roles::Roles;
use super::sources::{according_to, sources};
use super::triggers::Found;
use super::verdict::stands_to;
use crate::event::Basis;
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::{Group, has_own_subject, related};
use crate::lexicon::{Frame, Trigger, Triggers};
use crate::ontology::{ActorKind, EventType, Sector};
use jiff::civil::Date;
use std::ops::Range;

/// So many clauses of a sentence are asked.
const MOST: usize = 6;
/// How many clauses may be joined before one.
const STEPS: usize = 4;
/// So many words above a noun are asked whether they judge.
const ABOVE: usize = 8;
/// So many nouns of a sentence blame somebody.
const MOST_BLAMES: usize = 2;
/// The verb whose entries tell what is asked and what is judged.
const VERB: &str = "say";

/// A sentence with who is heard in it.
#[derive(Clone, Copy)]
pub(super) struct Saying<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) heard: &'a Heard,
    /// The day on which offices are read.
    pub(super) day: Date,
}

impl Saying<'_> {
    /// Adds to `found` what the main clauses of a voice ask or judge, in text order.
    pub(super) fn add<'t>(&self, triggers: &'t Triggers, found: &mut Vec<Found<'t>>) {
        let sentence = self.scene.sentence;
        // `Togo must free the men, the minister said.`
        let stated = stated_before(sentence).unwrap_or(0);
        let main = |at: &usize| is_main(sentence, *at, stated, STEPS) || ordered(sentence, *at).is_some();
        let clauses = (0..sentence.len()).filter(main).take(MOST);
        for at in clauses.collect::<Vec<usize>>() {
            let Some((trigger, roles)) = self.at(triggers, found, at, at < stated) else { continue };
            let place = found.partition_point(|other| other.head <= at);
            found.insert(place, spoken(trigger, roles, at));
        }
        self.reproach(triggers, found);
    }

    /// Adds to `found` the nouns by which a voice blames somebody: `Togo's brutal war`.
    fn reproach<'t>(&self, triggers: &'t Triggers, found: &mut Vec<Found<'t>>) {
        let sentence = self.scene.sentence;
        let mut left = MOST_BLAMES;
        let nouns = |at: &usize| sentence.tag(*at).is_nominal() && may_blame(&self.scene, *at);
        for at in (0..sentence.len()).filter(nouns) {
            if left == 0 {
                return;
            }
            let Some(speaker) = self.voice_at(at).filter(|_| !self.is_judged(found, at)) else { continue };
            let blames = triggers.by_verb(VERB).filter(|trigger| is_blame(trigger));
            let offer = blames.into_iter().find_map(|trigger| {
                let parties = reproached(&self.scene, at, &trigger.verdict);
                let fits = !parties.is_empty() && parties.iter().all(|party| self.is_another(party, &speaker));
                fits.then_some((trigger, parties))
            });
            let Some((trigger, recipients)) = offer else { continue };
            let blamed: Range<usize> = at..at + 1;
            let roles = Roles { actors: vec![speaker], recipients, object: vec![blamed], ..Roles::default() };
            let place = found.partition_point(|other| other.head <= at);
            found.insert(place, spoken(trigger, roles, at));
            left -= 1;
        }
    }

    /// Whose words the word at `at` is one of, where it is somebody official.
    fn voice_at(&self, at: usize) -> Option<Party> {
        let heard = self.voice(at).and_then(|voice| self.speaker(voice, at));
        heard.or_else(|| {
            let said = sources(&self.scene, at).into_iter().next().map(|source| source.party)?;
            Some(said).filter(|party| party.actor.resolve(self.scene.names, self.day).is_official())
        })
    }

    /// Whether another word passes judgment on what the word at `at` belongs to, or calls it an act of its own.
    fn is_judged(&self, found: &[Found<'_>], at: usize) -> bool {
        let sentence = self.scene.sentence;
        let judges = |head: usize| {
            found.iter().any(|other| {
                let act = other.trigger.act.as_ref().map(|act| act.event_type);
                other.head == head && matches!(act, Some(EventType::Accuse | EventType::Reject | EventType::Request))
            })
        };
        std::iter::successors(Some(at), |at| sentence.head(*at)).take(ABOVE).any(judges)
    }

    /// The entry for the clause of `at`, and who asks or judges whom.
    fn at<'t>(
        &self,
        triggers: &'t Triggers,
        found: &[Found<'_>],
        at: usize,
        stated: bool,
    ) -> Option<(&'t Trigger, Roles)> {
        let voice = || if stated { self.heard.quoted.as_ref() } else { self.voice(at) };
        let speaker = self.attributed(at).or_else(|| self.speaker(voice()?, at))?;
        let said = |other: &Found<'_>| {
            matches!(other.trigger.frame, Frame::Demand | Frame::Verdict)
                && (other.head == at
                    || self.scene.sentence.head(at) == Some(other.head)
                    || self.scene.sentence.head(other.head) == Some(at))
        };
        if found.iter().any(said) {
            return None;
        }
        let acts = found.iter().any(|other| other.head == at && other.states_act());
        let object = |trigger: &Trigger| match trigger.frame {
            Frame::Demand => asks(self.scene.sentence, at).or_else(|| ordered(self.scene.sentence, at)),
            Frame::Verdict if !acts => stands_to(self.scene.sentence, at, &trigger.verdict),
            _ => None,
        };
        let offers = triggers.by_verb(VERB).filter_map(|trigger| Some((trigger, object(trigger)?)));
        offers.into_iter().find_map(|(trigger, object)| {
            let recipients = self.addressed(&object, &speaker);
            let roles = Roles { actors: vec![speaker.clone()], recipients, object, ..Roles::default() };
            (!roles.recipients.is_empty()).then_some((trigger, roles))
        })
    }

    /// Who is heard at `at`: within quotation marks who is quoted.
    fn voice(&self, at: usize) -> Option<&Voice> {
        let quoted = self.scene.sentence.quoted.get(at).copied().unwrap_or(false);
        if quoted { self.heard.quoted.as_ref() } else { self.heard.plain.as_ref() }
    }

    /// `Togo must stop, according to the minister`: whose words they are by the sentence itself.
    fn attributed(&self, at: usize) -> Option<Party> {
        let named = self.scene.agents(&according_to(&self.scene));
        let speaks = |party: &Party| {
            let who = party.actor.resolve(self.scene.names, self.day);
            who.is_official() || who.kind == ActorKind::Organisation && who.name.is_some()
        };
        named.into_iter().find(speaks).filter(|party| !party.tokens.contains(&at))
    }

    /// The speaker as a party, where it is somebody official; outside of the sentence an empty stretch at `at`.
    fn speaker(&self, voice: &Voice, at: usize) -> Option<Party> {
        let actor = voice.speaker.as_ref().filter(|actor| actor.resolve(self.scene.names, self.day).is_official())?;
        Some(match &voice.tokens {
            Some(tokens) => Party { tokens: tokens.clone(), actor: actor.clone() },
            None => Party { tokens: at..at, actor: super::actor::Actor { basis: Basis::Pronoun, ..actor.clone() } },
        })
    }

    /// Whether a party is a state, an organisation or its officials, of another side than the speaker: a government does not speak of
    /// itself, but parliament, courts and parties at home are others.
    fn is_another(&self, party: &Party, speaker: &Party) -> bool {
        let who = |party: &Party| party.actor.resolve(self.scene.names, self.day);
        let (one, own) = (who(party), who(speaker));
        // `Ruto is a steadfast friend`: of a person of his own state anybody may think well or ill.
        let person = one.kind == ActorKind::Person && one.name.is_some();
        let public = one.is_official()
            || person
            || one.sector == Some(Sector::Reb)
            || matches!(one.kind, ActorKind::State | ActorKind::Organisation);
        let rules = |sector: Option<Sector>| matches!(sector, None | Some(Sector::Gov | Sector::Mil));
        let home = one.country.is_some() && one.country == own.country;
        let same = home && !person && (rules(one.sector) && rules(own.sector) || one.kind == ActorKind::State)
            || home && !person && one.sector == own.sector
            || one.name.is_some() && one.name == own.name;
        public && one.is_anchored() && !same
    }

    /// Who is spoken of: whom a clause names as its subject, or whose thing it is.
    fn addressed(&self, object: &[Range<usize>], speaker: &Party) -> Vec<Party> {
        let mut parties = self.scene.agents(object);
        if parties.is_empty() {
            // `Iran's programme is illegal`
            parties = self.scene.whose_before(object);
        }
        if parties.iter().all(|party| self.is_another(party, speaker)) { parties } else { Vec::new() }
    }
}

/// Whether an entry tells of criticism of what somebody is or does.
fn is_blame(trigger: &Trigger) -> bool {
    let act = trigger.act.as_ref().map(|act| act.event_type);
    trigger.frame == Frame::Verdict && act == Some(EventType::Accuse) && trigger.complement.is_none()
}

fn spoken(trigger: &Trigger, roles: Roles, at: usize) -> Found<'_> {
    let group = Group { start: at, verb: at, passive: false, modal: None, not: None, to: None, have: None, be: None };
    Found {
        trigger,
        head: at,
        end: at + 1,
        slot: None,
        tail: Vec::new(),
        group: Some(group),
        others: Vec::new(),
        spare: None,
        spoken: Some(roles),
    }
}

/// Whether the clause of a verb or predicate is one of its own: the sentence's, one joined to it, or one that a verb
/// of saying outside of the quotation, or behind what is `stated` before it, governs.
fn is_main(sentence: &Sentence, at: usize, stated: usize, steps: usize) -> bool {
    let Some(above) = sentence.head(at) else { return has_subject(sentence, at) };
    let opens = has_subject(sentence, at) && related(sentence, at, &[Relation::Mark]).next().is_none();
    let quoted = |at: usize| at < stated || sentence.quoted.get(at) == Some(&true);
    match sentence.relation(at) {
        Relation::Ccomp | Relation::Parataxis | Relation::Obj | Relation::Obl if quoted(at) && !quoted(above) => opens,
        Relation::Conj | Relation::Parataxis => opens && steps > 0 && is_main(sentence, above, stated, steps - 1),
        _ => false,
    }
}

/// Whether a clause says of whom it speaks, be it by an empty word: `it is essential that Togo open the road`.
fn has_subject(sentence: &Sentence, at: usize) -> bool {
    has_own_subject(sentence, at) || related(sentence, at, &[Relation::Expl]).next().is_some()
}
