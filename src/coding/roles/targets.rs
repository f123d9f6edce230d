//! Whom a deed is aimed at is not who is judged for it: `condemned the attack on Israel`, `criticised the arrest of a
//! reporter`, `welcomed the sanctions against Iran`.

use super::{Reader, Roles};
use crate::coding::phrases::Party;
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::related;
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, EventType};

/// So many nouns may stand between a deed and whom it is aimed at.
const STEPS: usize = 3;

impl Reader<'_> {
    /// Takes from those who are judged whom the deed befell.
    pub(super) fn without_target(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let verb = self.scene.sentence.lemma(self.found.head);
        let judges = act == Some(EventType::Accuse) || act == Some(EventType::Support) && approves(verb);
        // `residents condemned the arrest of the opposition leader`: what private people say is political by whom it is about.
        let public = roles.actors.iter().any(|party| party.actor.political);
        if judges && public {
            roles.recipients.retain(|party| !self.is_target(party));
        }
        roles
    }

    /// `condemned Togo's raids and dispatch of workers`: of a list of somebody's deeds the later ones are his too, and those
    /// without a state whom they are about are none of the accused.
    pub(super) fn without_inner(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let judges = matches!(act, Some(EventType::Accuse | EventType::Support));
        let owned = |end: usize| self.scene.sentence.tag(end) == Tag::Possessive;
        let stands = |party: &Party| party.actor.country.is_some() || party.actor.entity.is_some();
        let first = roles.recipients.first().is_some_and(|first| stands(first) && owned(first.tokens.end));
        // `condemned Togo's raids` may be the pattern: then Togo is nobody of the object yet.
        let mut inside = self.scene.mentions_in(&(self.found.head + 1..self.found.end));
        if judges && (first || inside.any(|mention| mention.place.is_some() && owned(mention.tokens.end))) {
            roles.recipients.retain(stands);
        }
        roles
    }

    /// Whether the words between a party and the verb name a deed that it suffered.
    fn is_target(&self, party: &Party) -> bool {
        let sentence = self.scene.sentence;
        let head = self.found.head;
        let own = if condemns(sentence.lemma(head)) { vec![head] } else { self.found.words() };
        let Some(mut at) = self.scene.head(&party.tokens) else { return false };
        for _ in 0..STEPS {
            // `launched a prosecution against the bank`: the pattern's own noun is no deed of another.
            let Some(above) = sentence.head(at).filter(|above| !own.contains(above)) else { return false };
            // `the arrest of two citizens by China`, where the tree hangs who did it on whom it befell.
            if related(sentence, at, &[Relation::Case]).any(|case| sentence.word(case) == "by") {
                return false;
            }
            let deed = sentence.lemma(above);
            if is_aimed(deed) || befalls(deed) {
                return self.suffers(party, at, deed);
            }
            at = above;
        }
        false
    }

    /// Whether what hangs on a deed by the word at `at` suffers it.
    fn suffers(&self, party: &Party, at: usize, deed: &str) -> bool {
        let sentence = self.scene.sentence;
        match sentence.relation(at) {
            Relation::Nmod | Relation::Obl => {
                // `pinned the blame for the attack on Togo`: the preposition may be the verb's.
                let of_verb = |case: &usize| self.found.trigger.to.iter().any(|word| word == sentence.word(*case));
                let mut cases = related(sentence, at, &[Relation::Case]).filter(|case| !of_verb(case));
                cases.any(|case| match sentence.word(case) {
                    "on" | "against" | "at" | "upon" | "toward" | "towards" => true,
                    "of" => befalls(deed),
                    _ => false,
                })
            }
            // `Navalny's arrest`, `their detention`, but `Iran's arrest of two reporters`
            Relation::NmodPoss => befalls(deed) && matches!(party.actor.kind, ActorKind::Person | ActorKind::Group),
            // `the Syria sanctions`, but `the US sanctions`
            Relation::Compound => {
                let state = self
                    .scene
                    .mention_at(at)
                    .is_some_and(|mention| matches!(mention.place, Some(Sense::Country(_))) && !mention.bare_demonym);
                state && deed == "sanction"
            }
            _ => false,
        }
    }
}

/// Verbs of blame, whose pattern may hold the deed that they judge: `condemned his arrest`.
fn condemns(lemma: &str) -> bool {
    matches!(
        lemma,
        "condemn"
            | "denounce"
            | "deplore"
            | "decry"
            | "criticise"
            | "criticize"
            | "protest"
            | "slam"
            | "blast"
            | "oppose"
    )
}

/// Verbs of approval of what was done.
fn approves(lemma: &str) -> bool {
    matches!(
        lemma,
        "welcome" | "praise" | "hail" | "applaud" | "back" | "support" | "endorse" | "defend" | "justify" | "commend"
    )
}

/// Deeds against somebody: `an attack on`, `sanctions against`.
fn is_aimed(lemma: &str) -> bool {
    matches!(
        lemma,
        "attack"
            | "strike"
            | "airstrike"
            | "raid"
            | "assault"
            | "war"
            | "aggression"
            | "offensive"
            | "violence"
            | "crackdown"
            | "sanction"
            | "embargo"
            | "tariff"
            | "atrocity"
            | "crime"
            | "ambush"
            | "incursion"
            | "threat"
            | "coup"
            | "hostility"
            | "discrimination"
    )
}

/// Deeds that somebody suffers: `the killing of`, `her arrest`.
pub(in crate::coding) fn befalls(lemma: &str) -> bool {
    matches!(
        lemma,
        "killing"
            | "death"
            | "disappearance"
            | "suicide"
            | "murder"
            | "assassination"
            | "execution"
            | "arrest"
            | "detention"
            | "imprisonment"
            | "jailing"
            | "abduction"
            | "kidnapping"
            | "poisoning"
            | "persecution"
            | "bombing"
            | "shelling"
            | "bombardment"
            | "invasion"
            | "annexation"
            | "massacre"
            | "slaughter"
            | "deportation"
            | "expulsion"
            | "torture"
            | "sentencing"
            | "conviction"
            | "prosecution"
            | "harassment"
            | "beheading"
            | "shooting"
            | "stabbing"
            | "beating"
            | "exclusion"
            | "mistreatment"
            | "blockade"
            | "siege"
            | "occupation"
            | "bullying"
            | "ouster"
            | "overthrow"
            | "demolition"
            | "condemnation"
    )
}
