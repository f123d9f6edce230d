//! Whether the words state an act as a fact, a plan, a wish, a question, or its absence.

mod around;
mod deeds;
mod group;
mod performed;
mod standing;

use super::charged::{brought_by, only_charges};
use super::meanwhile::{Outcome, act_at, outcome};
use super::occurrence::{Fate, fate, is_prospect};
use super::triggers::Found;
use crate::event::{Modality, Polarity, Temporal};
use crate::language::parse::Relation;
use crate::language::relations::{predicate, related};
use crate::language::{Form, Sentence, Tag};
use crate::lexicon::{Complement, Frame};
use around::{behind_the_act, clauses, words_around};
use group::own;
use performed::is_performed;
use standing::{heads_headline, stands_alone};

/// How a trigger stands in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    pub(super) temporal: Temporal,
    /// The words that decided.
    pub(super) cues: Vec<usize>,
    /// The operator with a type of its own whose complement this is.
    pub(super) complement_of: Option<usize>,
    /// The operators without a type between the subject and this trigger, nearest first.
    pub(super) under: Vec<usize>,
    /// *will not*, *would not*.
    pub(super) refused: bool,
    /// Stands in a clause that looks back (*since*, *after*): historical unless dated.
    pub(super) looks_back: bool,
    /// A purpose, an ability or a wish.
    pub(super) unreal: bool,
}

impl Status {
    fn plain() -> Self {
        Self {
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            temporal: Temporal::Current,
            cues: Vec::new(),
            complement_of: None,
            under: Vec::new(),
            refused: false,
            looks_back: false,
            unreal: false,
        }
    }

    /// Whether the act is stated as an act: a fact, a plan or an allegation.
    pub(super) fn is_stated(&self) -> bool {
        self.polarity == Polarity::Affirmed
            && !self.unreal
            && !matches!(self.modality, Modality::Questioned | Modality::Hypothetical)
    }

    fn mark(&mut self, modality: Modality, cue: usize) {
        // A question or supposition stays one whatever else is said.
        if !matches!(self.modality, Modality::Questioned | Modality::Hypothetical) {
            self.modality = modality;
        }
        self.cues.push(cue);
    }
}

/// How `found[index]` stands in its sentence.
pub(super) fn status(sentence: &Sentence, found: &[Found<'_>], index: usize) -> Status {
    if let Some(verb) = brought_by(sentence, &found[index]) {
        return in_court(sentence, verb);
    }
    let mut status = Status::plain();
    let mut at = index;
    let mut performed = false;
    for _ in 0..4 {
        if !performed {
            own(sentence, found, at, &mut status);
        }
        // `said in talks with Togo that`: the talks are no part of what is said.
        let told = at == index && act_at(sentence, &found[at]).is_some();
        let Some(governor) = governor(sentence, found, at).filter(|_| !told) else {
            if let Some(to) = heads_headline(sentence, &found[at]) {
                status.mark(Modality::Planned, to);
            } else if !stands_alone(sentence, &found[at]) {
                status.unreal = true;
            }
            break;
        };
        if found[governor].trigger.act.is_some() {
            status.complement_of = Some(governor);
            break;
        }
        performed = is_performed(sentence, found[governor].head, found[at].head);
        if performed {
            status.under.push(governor);
        } else {
            under(&mut status, sentence, found, governor);
        }
        at = governor;
    }
    clauses(sentence, found[index].head, &mut status);
    if found[index].group.is_none() {
        as_noun(sentence, &found[index], &mut status);
    }
    words_around(sentence, &found[index], &mut status);
    status
}

/// A deed that is brought to court was done before; as long as it is only charged it is alleged.
fn in_court(sentence: &Sentence, verb: usize) -> Status {
    let mut status = Status { looks_back: true, ..Status::plain() };
    if only_charges(sentence, verb) {
        status.mark(Modality::Alleged, verb);
    }
    status
}

/// What the words around an event noun say of it.
fn as_noun(sentence: &Sentence, found: &Found<'_>, status: &mut Status) {
    behind_the_act(sentence, found.head, status);
    // `fear of an attack`
    let feared = sentence.head(found.head).filter(|above| is_prospect(sentence.lemma(*above)));
    if let Some(cue) = feared.filter(|_| sentence.relation(found.head) == Relation::Nmod) {
        status.mark(Modality::Hypothetical, cue);
    }
    match outcome(sentence, found) {
        Some(Outcome::ToCome(cue)) => status.mark(Modality::Planned, cue),
        Some(Outcome::Possible(cue)) => status.mark(Modality::Hypothetical, cue),
        None => {}
    }
    match fate(sentence, found.head) {
        Some((Fate::Undone, cue)) => negate(status, cue),
        Some((Fate::ToCome, cue)) => status.mark(Modality::Planned, cue),
        Some((Fate::Possible, cue)) => status.mark(Modality::Hypothetical, cue),
        None => {}
    }
}

fn under(status: &mut Status, sentence: &Sentence, found: &[Found<'_>], governor: usize) {
    let cue = found[governor].head;
    status.under.push(governor);
    match found[governor].trigger.complement {
        // `parliament voted to expel two members`: it is done by the vote.
        Some(Complement::Planned) if sentence.lemma(cue) == "vote" && sentence.tag(cue) == Tag::Verb(Form::Past) => {}
        Some(Complement::Planned) => status.mark(Modality::Planned, cue),
        Some(Complement::Hypothetical) => {
            status.unreal = true;
            status.cues.push(cue);
        }
        Some(Complement::Alleged) => status.mark(Modality::Alleged, cue),
        Some(Complement::Denied) => status.polarity = Polarity::Denied,
        Some(Complement::Negated) => status.polarity = Polarity::Negated,
        Some(Complement::Habitual) => {
            status.temporal = Temporal::Habitual;
            status.cues.push(cue);
        }
        Some(Complement::Aspect) if status.temporal == Temporal::Current => status.temporal = Temporal::Ongoing,
        _ => {}
    }
}

/// The operator whose complement `found[index]` is: the word of an operator that it hangs on, directly, by a noun
/// between (`denied claims that it attacked`), or beside another complement.
fn governor(sentence: &Sentence, found: &[Found<'_>], index: usize) -> Option<usize> {
    let mut at = predicate(sentence, found[index].head);
    for step in 0..4 {
        let above = sentence.head(at)?;
        let relation = sentence.relation(at);
        let joined = relation == Relation::Conj;
        if !joined && !governs(sentence, at, relation) {
            return None;
        }
        let stands = |other: &Found<'_>| other.words().iter().any(|word| predicate(sentence, *word) == above);
        let mut standing = (0..found.len()).filter(|other| *other != index && !joined && stands(&found[*other]));
        let first = standing.next();
        let here =
            std::iter::once(first).flatten().chain(standing).find(|other| found[*other].trigger.complement.is_some());
        let here = here.or(first);
        match here.map(|here| (here, found[here].trigger)) {
            Some((here, trigger)) if trigger.complement.is_some() => return Some(here),
            Some((_, trigger)) if trigger.act.is_some() && step == 0 => return None,
            _ => {}
        }
        at = above;
    }
    None
}

/// Whether a word that hangs so on another one can be what that one is about.
fn governs(sentence: &Sentence, at: usize, relation: Relation) -> bool {
    let opens = |words: &[&str]| {
        let mut marks = related(sentence, at, &[Relation::Mark, Relation::Case]);
        marks.any(|mark| words.contains(&sentence.word(mark)))
    };
    match relation {
        Relation::Xcomp | Relation::Ccomp | Relation::Obj | Relation::Csubj | Relation::NsubjPass => true,
        Relation::Acl => opens(&["to", "that", "of", "from"]),
        Relation::Advcl => opens(&["of", "in", "from", "for", "to", "into", "against", "about", "that"]),
        Relation::Obl | Relation::Nmod => opens(&["of", "from", "for", "to", "about", "against", "on", "with", "in"]),
        _ => false,
    }
}

fn negate(status: &mut Status, at: usize) {
    status.polarity = Polarity::Negated;
    status.cues.push(at);
}

/// Whether the entry can only bear on another act.
pub(super) fn is_operator(found: &Found<'_>) -> bool {
    found.trigger.frame == Frame::Operator
}
