//! Whether the words state an act as a fact, a plan, a wish, a question, or its absence.

use super::occurrence::{Fate, fate};
use super::triggers::Found;
use crate::event::{Modality, Polarity, Temporal};
use crate::language::parse::Relation;
use crate::language::relations::{Group, group, has_own_subject, predicate, related, subject};
use crate::language::{Form, Opener, Sentence, Tag};
use crate::lexicon::{Complement, Frame};

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
    let mut status = Status::plain();
    let mut at = index;
    for _ in 0..4 {
        own(sentence, found, at, &mut status);
        let Some(governor) = governor(sentence, found, at) else {
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
        under(&mut status, found, governor);
        at = governor;
    }
    clauses(sentence, found[index].head, &mut status);
    if found[index].group.is_none() {
        behind_the_act(sentence, found[index].head, &mut status);
        match fate(sentence, found[index].head) {
            Some((Fate::Undone, cue)) => negate(&mut status, cue),
            Some((Fate::ToCome, cue)) => status.mark(Modality::Planned, cue),
            Some((Fate::Possible, cue)) => status.mark(Modality::Hypothetical, cue),
            None => {}
        }
    }
    words_around(sentence, &found[index], &mut status);
    status
}

/// The *to* of `Russia to send troops`: an infinitive with a subject of its own that hangs on nothing is a plan in the
/// language of headlines.
fn heads_headline(sentence: &Sentence, found: &Found<'_>) -> Option<usize> {
    let root = sentence.head(found.head).is_none() && has_own_subject(sentence, found.head);
    found.group.and_then(|group| group.to).filter(|_| root)
}

fn under(status: &mut Status, found: &[Found<'_>], governor: usize) {
    let cue = found[governor].head;
    status.under.push(governor);
    match found[governor].trigger.complement {
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

/// What the verb group itself says: modals, negation, progressive.
fn own(sentence: &Sentence, found: &[Found<'_>], at: usize, status: &mut Status) {
    let Some(group) = found[at].group else { return };
    if let Some(modal) = group.modal {
        match sentence.word(modal) {
            "will" | "'ll" | "shall" | "wo" => status.mark(Modality::Planned, modal),
            "would" | "'d" => status.mark(reported_future(sentence, modal), modal),
            // *must* and *should* say what ought to be, *can* and *may* what could.
            _ => status.mark(Modality::Hypothetical, modal),
        }
    }
    if let Some(cue) = bare_condition(sentence, &group) {
        status.mark(Modality::Hypothetical, cue);
    }
    if let Some(not) = group.not.filter(|not| sentence.word(not + 1) != "only") {
        let will = group.modal.is_some_and(|modal| matches!(sentence.word(modal), "will" | "would" | "wo"));
        if will {
            status.refused = true;
        } else {
            status.polarity = Polarity::Negated;
        }
        status.cues.push(not);
    }
    if let Some(no) = nobody(sentence, &found[at]) {
        negate(status, no);
    }
    let progressive = group.be.is_some() && found[at].form(sentence) == Some(Form::Gerund);
    if progressive && status.temporal == Temporal::Current {
        status.temporal = Temporal::Ongoing;
    }
}

/// `If convicted, he could`, `Had Norway attacked, it would`: a condition without a clause of the usual shape.
fn bare_condition(sentence: &Sentence, group: &Group) -> Option<usize> {
    let before = group.start.checked_sub(1);
    let reduced = before.filter(|at| matches!(sentence.word(*at), "if" | "unless" | "though"));
    let inverted = || {
        let first = subject(sentence, group.verb).into_iter().next()?.start;
        let opened = first.checked_sub(1).filter(|at| matches!(sentence.word(*at), "had" | "should" | "were"))?;
        let start = opened.checked_sub(1).is_none_or(|at| matches!(sentence.tag(at), Tag::Comma | Tag::Quote));
        (start && opened < group.start && sentence.words.last().is_none_or(|last| last != "?")).then_some(opened)
    };
    reduced.or_else(inverted)
}

/// `No coalition troops were injured`, `imposed no sanctions on`: the *no* before a subject or a noun of the pattern,
/// however long the phrase.
fn nobody(sentence: &Sentence, found: &Found<'_>) -> Option<usize> {
    let subjects = related(sentence, predicate(sentence, found.head), &[Relation::Nsubj, Relation::NsubjPass]);
    let nouns = subjects.chain(found.tail.iter().copied());
    nouns.flat_map(|noun| related(sentence, noun, &[Relation::Det])).find(|word| {
        // `no fewer than nine were killed`
        let next = sentence.word(word + 1);
        sentence.word(*word) == "no" && !matches!(next, "fewer" | "less" | "doubt" | "later" | "confidence" | "contest")
    })
}

/// `Reporters Without Borders accused`, `a vote of no confidence`: the word belongs to what is named.
fn in_a_name(sentence: &Sentence, at: usize) -> bool {
    let name = |at: usize| sentence.tag(at) == Tag::Name;
    sentence.word(at + 1) == "confidence" || at > 0 && name(at - 1) && name(at + 1)
}

/// *would* behind a verb of saying is a plan; elsewhere it is a supposition.
fn reported_future(sentence: &Sentence, modal: usize) -> Modality {
    let said = sentence.words[..modal].iter().rev().take(16).any(|word| {
        matches!(
            word.as_str(),
            "said" | "announced" | "pledged" | "vowed" | "promised" | "confirmed" | "told" | "added"
        )
    });
    if said { Modality::Planned } else { Modality::Hypothetical }
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

/// `let the inspectors search`: an infinitive without *to*.
fn is_bare_infinitive(sentence: &Sentence, found: &Found<'_>) -> bool {
    let bare = found.form(sentence) == Some(Form::Base) && found.group.is_some_and(|group| group.start == group.verb);
    bare && (found.head.saturating_sub(8)..found.head).any(|at| {
        matches!(
            sentence.word(at),
            "let" | "lets" | "make" | "makes" | "made" | "help" | "helps" | "helped" | "helping" | "letting"
        )
    })
}

/// Whether a verb is finite here, or a participle or gerund that states its act beside the main verb.
fn stands_alone(sentence: &Sentence, found: &Found<'_>) -> bool {
    let Some(group) = found.group else { return true };
    let before = group.start.checked_sub(1).map_or(Tag::Stop, |before| sentence.tag(before));
    match found.form(sentence) {
        _ if group.to.is_some() || is_bare_infinitive(sentence, found) => false,
        Some(Form::Gerund) => {
            group.be.is_some()
                || matches!(before, Tag::Comma | Tag::Noun | Tag::Name | Tag::Stop)
                || is_answer(sentence, group.start)
                || is_means(sentence, found.head, group.start)
                || is_shared(sentence, found.head)
        }
        Some(Form::Base) => !matches!(before, Tag::Preposition),
        _ => true,
    }
}

/// `broke the truce by shelling the town`, `left after meeting the king`: beside a verb that says what happened.
fn is_means(sentence: &Sentence, gerund: usize, start: usize) -> bool {
    let opened = start.checked_sub(1).is_some_and(|at| matches!(sentence.word(at), "by" | "after"));
    let main = sentence.head(predicate(sentence, gerund)).filter(|_| opened);
    main.is_some_and(|main| {
        let verb = group(sentence, main);
        matches!(sentence.tag(main), Tag::Verb(Form::Past | Form::Third))
            && verb.modal.is_none()
            && verb.not.is_none()
            && verb.to.is_none()
    })
}

/// `responded by firing missiles at`: the gerund says what was done.
fn is_answer(sentence: &Sentence, gerund: usize) -> bool {
    let by = gerund.checked_sub(1).filter(|by| sentence.word(*by) == "by");
    by.is_some_and(|by| {
        (by.saturating_sub(8)..by).any(|at| {
            matches!(
                sentence.word(at),
                "responded" | "retaliated" | "reacted" | "answered" | "replied" | "began" | "responds"
            )
        })
    })
}

/// `joined Berlin in blaming Iran`, `was more forceful in blaming`: the gerund says what was done by whoever joined or
/// was so.
fn is_shared(sentence: &Sentence, gerund: usize) -> bool {
    let within = related(sentence, gerund, &[Relation::Mark]).any(|mark| sentence.word(mark) == "in");
    let Some(governor) = sentence.head(gerund).filter(|_| within) else { return false };
    let did = match sentence.tag(governor) {
        Tag::Verb(Form::Past | Form::Third | Form::Participle) => {
            matches!(sentence.lemma(governor), "join" | "follow" | "persist" | "succeed" | "lead")
        }
        _ => matches!(
            sentence.word(governor),
            "forceful"
                | "outspoken"
                | "blunt"
                | "clear"
                | "harsh"
                | "swift"
                | "quick"
                | "united"
                | "unanimous"
                | "vocal"
                | "open"
        ),
    };
    let group = group(sentence, governor);
    did && group.not.is_none() && group.modal.is_none() && group.to.is_none()
}

/// What the clauses around say: conditions, looking back.
fn clauses(sentence: &Sentence, head: usize, status: &mut Status) {
    let mut number = sentence.clause_of.get(head).copied().unwrap_or(0);
    for _ in 0..6 {
        let Some(clause) = sentence.clauses.get(number) else { return };
        clause_says(sentence, clause.opener, clause.at, head, status);
        if clause.parent == number {
            return;
        }
        number = clause.parent;
    }
}

fn clause_says(sentence: &Sentence, opener: Opener, at: usize, head: usize, status: &mut Status) {
    match (opener, sentence.word(at)) {
        (Opener::Subordinate, "if" | "unless" | "whether") => {
            status.mark(Modality::Hypothetical, at);
        }
        (Opener::Subordinate, "since" | "after" | "once" | "before" | "until") => {
            status.looks_back = true;
            status.cues.push(at);
        }
        (Opener::Relative, _) if perfect_before(sentence, head) => status.looks_back = true,
        _ => {}
    }
}

/// `after the Russian attack`: an event noun behind a preposition of time lies behind the act of the clause.
fn behind_the_act(sentence: &Sentence, head: usize, status: &mut Status) {
    // `to restart talks between`: what is aimed at has not happened.
    let verb = (head.saturating_sub(7)..head).rev().find(|at| sentence.tag(*at).is_verbal());
    if verb.is_some_and(|verb| verb > 0 && sentence.tag(verb - 1) == Tag::To) && status.under.is_empty() {
        status.unreal = true;
    }
    let before = (head.saturating_sub(7)..head).rev().find(|at| !sentence.tag(*at).is_nominal());
    let cue = before.filter(|at| matches!(sentence.word(*at), "after" | "following" | "since" | "over" | "before"));
    if let Some(cue) = cue {
        status.looks_back = true;
        status.cues.push(cue);
    }
}

fn perfect_before(sentence: &Sentence, head: usize) -> bool {
    (head.saturating_sub(3)..head).any(|at| sentence.word(at) == "had")
}

/// Hedges, habits, questions and negated subjects near the trigger.
fn words_around(sentence: &Sentence, found: &Found<'_>, status: &mut Status) {
    let clause = sentence.clause_of.get(found.head).copied().unwrap_or(0);
    let from = found.head.saturating_sub(12);
    let to = sentence.len().min(found.end + 8);
    for at in (from..to).filter(|at| sentence.clause_of[*at] == clause) {
        let before = at < found.head;
        match sentence.word(at) {
            "allegedly" | "reportedly" | "purportedly" | "supposedly" => status.mark(Modality::Alleged, at),
            "suspected" | "alleged" if before && found.head - at <= 6 => status.mark(Modality::Alleged, at),
            "regularly" | "routinely" | "often" | "usually" | "frequently" | "typically" | "traditionally" => {
                status.temporal = Temporal::Habitual;
                status.cues.push(at);
            }
            "neither" | "nobody" | "none" if before => negate(status, at),
            "nearly" | "almost" if before && found.head - at == 1 => negate(status, at),
            "no" | "without" if before && found.head - at <= 3 && !in_a_name(sentence, at) => negate(status, at),
            "upcoming" | "forthcoming" | "planned" | "scheduled"
                if before && found.head - at <= 3 && found.group.is_none() =>
            {
                status.mark(Modality::Planned, at);
            }
            "previously" | "formerly" => {
                status.looks_back = true;
                status.cues.push(at);
            }
            "hypothetical" | "possible" | "potential" if before && found.head - at <= 3 && found.group.is_none() => {
                status.mark(Modality::Hypothetical, at);
            }
            "collapsed" | "failed" | "cancelled" | "canceled" | "postponed" | "stalled"
                if !before && found.group.is_none() =>
            {
                negate(status, at);
            }
            "expected" | "likely" | "predicted" if before && found.head - at <= 4 => status.unreal = true,
            _ => {}
        }
    }
    if is_asked(sentence, clause, found) {
        status.mark(Modality::Questioned, found.head);
    }
}

fn negate(status: &mut Status, at: usize) {
    status.polarity = Polarity::Negated;
    status.cues.push(at);
}

/// A question mark ends the sentence or the quotation, or the clause begins with its auxiliary.
fn is_asked(sentence: &Sentence, clause: usize, found: &Found<'_>) -> bool {
    if sentence.is_question() {
        return true;
    }
    let asked = sentence.quoted.get(found.head) == Some(&true)
        && (found.end..sentence.len()).take_while(|at| sentence.quoted[*at]).any(|at| sentence.word(at) == "?");
    let Some(Opener::Main | Opener::Coordinate | Opener::Quote) =
        sentence.clauses.get(clause).map(|clause| clause.opener)
    else {
        return asked;
    };
    let first = (0..sentence.len()).find(|at| {
        sentence.clause_of[*at] == clause && !matches!(sentence.tag(*at), Tag::Quote | Tag::Break | Tag::Comma)
    });
    let inverted = first.is_some_and(|first| {
        matches!(sentence.tag(first), Tag::Modal | Tag::Do | Tag::Be)
            && (sentence.tag(first + 1).is_nominal())
            && found.head > first
    });
    asked || inverted
}

/// Whether the entry can only bear on another act.
pub(super) fn is_operator(found: &Found<'_>) -> bool {
    found.trigger.frame == Frame::Operator
}
