//! Whose statement a text is by what its title or first sentence does: `Norway condemns the raid. We urge all sides to
//! talk`.

use super::words::first_person;
use super::{Discourse, Told, Voice};
use crate::coding::mentions::Mention;
use crate::coding::phrases::Scene;
use crate::language::relations::subject;
use crate::language::{Form, Sentence, Tag};
use crate::ontology::{ActorKind, Sector};

/// So many lines from the beginning may declare: a title and a first sentence.
const OPENING: usize = 2;

impl Discourse<'_> {
    /// Whose words a text is that says *we* outside of quotation marks: the state, body or official that does in its
    /// opening what statements do.
    pub(super) fn declared(&self, lines: &[Told<'_>], mentions: &[Vec<Mention>]) -> Option<Voice> {
        let ours = |line: &Told<'_>| !line.headline && says_we(line.sentence);
        if !lines.iter().any(ours) {
            return None;
        }
        lines.iter().zip(mentions).take(OPENING).find_map(|(line, mentions)| self.declaring(line.sentence, mentions))
    }

    fn declaring(&self, sentence: &Sentence, mentions: &[Mention]) -> Option<Voice> {
        let verb = (0..sentence.len()).find(|at| sentence.head(*at).is_none())?;
        let declares = sentence.tag(verb) == Tag::Verb(Form::Third) && is_declaration(sentence.lemma(verb));
        if !declares || sentence.quoted.get(verb) == Some(&true) {
            return None;
        }
        let scene = Scene { sentence, mentions, names: self.names };
        let [party] = <[_; 1]>::try_from(scene.agents(&subject(sentence, verb))).ok()?;
        let who = party.actor.resolve(self.names, self.day);
        let speaks = matches!(who.kind, ActorKind::State | ActorKind::Organisation) || who.is_official();
        let paper = who.sector == Some(Sector::Jrn);
        (speaks && who.is_anchored() && !paper).then(|| self.voice(&party.actor, None))
    }
}

/// Whether a sentence says *we* or *our* outside of quotation marks.
pub(super) fn says_we(sentence: &Sentence) -> bool {
    let ours = |at: usize| {
        let first = sentence.tag(at) == Tag::Pronoun || sentence.word(at) == "our";
        first && sentence.quoted.get(at) == Some(&false) && first_person(sentence.word(at)).is_some()
    };
    (0..sentence.len()).any(ours)
}

/// What a statement does in the present by being published.
fn is_declaration(lemma: &str) -> bool {
    matches!(
        lemma,
        "condemn"
            | "denounce"
            | "deplore"
            | "welcome"
            | "congratulate"
            | "commend"
            | "applaud"
            | "urge"
            | "call"
            | "join"
            | "support"
            | "express"
            | "extend"
            | "offer"
            | "reaffirm"
            | "reiterate"
            | "mourn"
            | "mark"
            | "reject"
            | "thank"
            | "honor"
            | "honour"
            | "stand"
    )
}
