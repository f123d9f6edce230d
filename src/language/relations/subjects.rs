//! Who acts: the subject of a verb, its own or the one that another verb, a noun or a clause lends it.

use super::phrases::{antecedent, coordinated, phrases};
use super::{CHAIN, FAR, OBJECTS, SUBJECTS, group, predicate, related};
use crate::language::parse::Relation;
use crate::language::{Form, Sentence, Tag};
use std::ops::Range;

/// So many words from the beginning a sentence may open with a phrase that a comma ends.
const OPENING: usize = 10;

/// The noun phrases that are the subject of a verb, its own or one that another verb lends, in text order.
pub fn subject(sentence: &Sentence, verb: usize) -> Vec<Range<usize>> {
    phrases(sentence, subject_heads(sentence, predicate(sentence, verb), CHAIN))
}

/// Whether the subject of `verb` stands by itself and is not lent by another verb.
pub fn has_own_subject(sentence: &Sentence, verb: usize) -> bool {
    related(sentence, predicate(sentence, verb), SUBJECTS).next().is_some()
}

fn subject_heads(sentence: &Sentence, verb: usize, steps: usize) -> Vec<usize> {
    if let Some(joined) = behind_fronted(sentence, verb) {
        return joined;
    }
    let own = own_subjects(sentence, verb);
    if !own.is_empty() {
        return own.into_iter().flat_map(|subject| antecedent(sentence, subject, verb)).collect();
    }
    let Some((governor, steps)) = sentence.head(verb).zip(steps.checked_sub(1)) else { return Vec::new() };
    if let Some(saying) = said_beside(sentence, verb, governor) {
        return subject_heads(sentence, saying, steps);
    }
    if let Some(subject) = subject_behind_preposition(sentence, verb, governor) {
        return coordinated(sentence, subject);
    }
    if let Some(noun) = told_of(sentence, verb, governor) {
        return coordinated(sentence, noun);
    }
    match sentence.relation(verb) {
        Relation::Conj if sentence.tag(governor).is_nominal() && sentence.tag(verb).is_verbal() => Vec::new(),
        Relation::Xcomp => controller(sentence, governor, steps),
        // `was blunt in accusing Iran`: what is said of a subject has that subject.
        Relation::Advcl if sentence.tag(governor) == Tag::Adjective && has_own_subject(sentence, governor) => {
            subject_heads(sentence, governor, steps)
        }
        Relation::Advcl | Relation::AdvclRelcl if sentence.tag(governor).is_nominal() => {
            coordinated(sentence, governor)
        }
        Relation::Advcl | Relation::AdvclRelcl => of_clause(sentence, verb, governor, steps),
        Relation::Acl if group(sentence, verb).to.is_some() => owner(sentence, governor, steps),
        Relation::Acl if speaks_for(sentence, governor, verb) => owner(sentence, governor, steps),
        Relation::Acl | Relation::AclRelcl => coordinated(sentence, governor),
        Relation::Conj | Relation::Ccomp | Relation::Parataxis => subject_heads(sentence, governor, steps),
        _ => Vec::new(),
    }
}

/// `In Oslo, Norway and Japan signed`, `After talks, Norway and Japan signed`, where the tree makes one list of what the sentence
/// begins with and those who signed: who stands behind the comma.
fn behind_fronted(sentence: &Sentence, verb: usize) -> Option<Vec<usize>> {
    let last = group(sentence, verb).start.checked_sub(1).filter(|_| sentence.tag(verb).is_finite())?;
    let opened =
        sentence.tag(0) == Tag::Preposition || matches!(sentence.word(0), "following" | "amid" | "after" | "before");
    let comma = (2..last.min(OPENING)).find(|at| opened && sentence.tag(*at) == Tag::Comma)?;
    let mut first = last;
    for _ in 0..CHAIN {
        if first < comma {
            break;
        }
        let joins = matches!(
            sentence.relation(first),
            Relation::Conj | Relation::Flat | Relation::Appos | Relation::NmodUnmarked | Relation::Dep
        );
        first = sentence.head(first).filter(|_| joins)?;
    }
    let joined: Vec<usize> = (comma + 1..=last).take(FAR).filter(|at| is_listed(sentence, *at, comma)).collect();
    (first < comma && joined.len() > 1).then_some(joined)
}

/// Whether a nominal behind `comma` is one of those that are joined there.
fn is_listed(sentence: &Sentence, at: usize, comma: usize) -> bool {
    let joins =
        matches!(sentence.relation(at), Relation::Conj | Relation::Appos | Relation::NmodUnmarked | Relation::Dep);
    let head = sentence.head(at).filter(|_| joins && sentence.tag(at).is_nominal());
    head.is_some_and(|head| head < comma || sentence.relation(at) == Relation::Conj)
}

/// `said the talks had failed and urged Iran to stop`, where the tree joins the second act of a speaker to what he said first:
/// the verb of saying.
fn said_beside(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    let joined = sentence.relation(verb) == Relation::Conj && sentence.relation(governor) == Relation::Ccomp;
    let saying = sentence.head(governor).filter(|saying| joined && sentence.tag(*saying).is_finite())?;
    let past = |at: usize| matches!(sentence.tag(at), Tag::Verb(Form::Past | Form::Participle));
    let alike = sentence.tag(verb) == sentence.tag(saying) || past(verb) && past(saying);
    let spoken = addresses(sentence.lemma(verb)) && alike;
    let said = group(sentence, governor);
    // Whoever could speak for himself in what is said goes on there.
    let mute = subject_heads(sentence, governor, 1)
        .iter()
        .all(|subject| matches!(sentence.tag(*subject), Tag::Noun | Tag::Pronoun | Tag::Determiner));
    let changed =
        said.modal.is_some() || said.have.is_some() || said.passive || sentence.tag(governor) != sentence.tag(verb);
    (spoken && (mute || changed)).then_some(saying)
}

/// Verbs of those who speak to others.
fn addresses(lemma: &str) -> bool {
    matches!(
        lemma,
        "urge"
            | "accuse"
            | "call"
            | "demand"
            | "threaten"
            | "warn"
            | "appeal"
            | "vow"
            | "pledge"
            | "promise"
            | "criticise"
            | "criticize"
            | "condemn"
            | "denounce"
            | "praise"
            | "thank"
            | "reject"
            | "blame"
            | "ask"
            | "deny"
            | "request"
            | "reiterate"
            | "express"
            | "welcome"
    )
}

/// `dispersed demonstrators demanding his resignation`, `vetoed a resolution calling for a truce`: a participle right
/// behind an object says something of it, wherever the tree hangs it.
fn told_of(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    let noun = verb.checked_sub(1).filter(|noun| *noun > governor)?;
    let participle = sentence.tag(verb) == Tag::Verb(Form::Gerund) && sentence.relation(verb) == Relation::Advcl;
    let behind =
        sentence.relation(noun) == Relation::Obl && (is_norm(sentence.lemma(noun)) || are_people(sentence.word(noun)));
    let object = (sentence.relation(noun) == Relation::Obj || behind) && sentence.head(noun) == Some(governor);
    let told = opposes(sentence.lemma(governor))
        || is_raised(sentence.lemma(verb)) && are_many(sentence.word(noun))
        || is_norm(sentence.lemma(noun)) && !enacts(sentence.lemma(governor));
    (participle && object && sentence.tag(noun) == Tag::Noun && told).then_some(noun)
}

/// `blocked a law banning abortions`: what a norm or a mission does is nobody's act of the day.
fn is_norm(lemma: &str) -> bool {
    matches!(
        lemma,
        "law"
            | "bill"
            | "rule"
            | "decree"
            | "order"
            | "plan"
            | "legislation"
            | "policy"
            | "regulation"
            | "act"
            | "resolution"
            | "proposal"
            | "report"
            | "vote"
            | "motion"
            | "mission"
            | "operation"
            | "measure"
            | "amendment"
            | "ban"
    )
}

/// Verbs by which a norm begins: whoever passes a law does what it says.
fn enacts(lemma: &str) -> bool {
    matches!(
        lemma,
        "pass"
            | "sign"
            | "issue"
            | "adopt"
            | "enact"
            | "approve"
            | "send"
            | "release"
            | "publish"
            | "write"
            | "make"
            | "submit"
            | "launch"
            | "announce"
            | "table"
            | "introduce"
            | "deliver"
            | "impose"
    )
}

/// What crowds do, and papers too.
fn is_raised(lemma: &str) -> bool {
    matches!(lemma, "protest" | "demand" | "call" | "demonstrate" | "march" | "chant" | "rally" | "gather" | "shout")
}

/// Nouns of those who raise their voice.
fn are_people(word: &str) -> bool {
    ["sters", "tors", "vists", "dents", "kers", "ters", "mers", "nents"].iter().any(|end| word.ends_with(end))
        && !matches!(
            word,
            "posters" | "letters" | "factors" | "matters" | "quarters" | "reporters" | "accidents" | "incidents"
        )
        || word == "people"
}

/// People in the plural: `protesters`, not `statements`.
fn are_many(word: &str) -> bool {
    let papers =
        ["statements", "letters", "reports", "resolutions", "petitions", "bills", "motions", "calls", "tweets"];
    matches!(word, "people" | "crowd" | "mob" | "women" | "men") || word.ends_with('s') && !papers.contains(&word)
}

/// Verbs whose subject is against what the object says or does.
fn opposes(lemma: &str) -> bool {
    matches!(
        lemma,
        "veto"
            | "reject"
            | "block"
            | "dismiss"
            | "oppose"
            | "disperse"
            | "arrest"
            | "detain"
            | "attack"
            | "kill"
            | "fight"
            | "battle"
            | "confront"
            | "condemn"
            | "criticise"
            | "criticize"
            | "ban"
            | "shoot"
            | "ignore"
    )
}

/// `opened an inquiry after a strike in Syria killed nine`: the tree may take the clause for a phrase of time, and its
/// verb for one that lends its subject from the main verb.
fn subject_behind_preposition(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    let finite = matches!(sentence.tag(verb), Tag::Verb(Form::Past | Form::Third));
    let hangs = matches!(sentence.relation(verb), Relation::Advcl | Relation::Parataxis);
    if !finite || !hangs || related(sentence, verb, &[Relation::Mark]).next().is_some() {
        return None;
    }
    let opens = |noun: &usize| {
        related(sentence, *noun, &[Relation::Case])
            .any(|case| matches!(sentence.word(case), "after" | "before" | "since" | "until" | "as"))
    };
    let between = |noun: &usize| governor < *noun && *noun < verb;
    let obliques = |of: usize| related(sentence, of, &[Relation::Obl]).filter(between).last();
    let last = obliques(verb).or_else(|| obliques(governor)).filter(opens)?;
    let joined = (last..verb).all(|at| !matches!(sentence.tag(at), Tag::Comma | Tag::And | Tag::But));
    joined.then_some(last)
}

/// The subjects that hang on a verb; one behind it beside one before it is its object.
pub(super) fn own_subjects(sentence: &Sentence, verb: usize) -> Vec<usize> {
    // `According to the president, six were killed`: who says so is no subject, whatever the tree says.
    let mut own: Vec<usize> = related(sentence, verb, SUBJECTS).filter(|at| !is_source(sentence, *at)).collect();
    if own.len() > 1 {
        // `the president in Lima said`: what stands behind a preposition is none, whatever the tree says.
        let behind = |at: &usize| at.checked_sub(1).is_some_and(|before| sentence.tag(before) == Tag::Preposition);
        own.retain(|subject| !behind(subject));
    }
    if own.iter().any(|subject| *subject < verb) {
        own.retain(|subject| *subject < verb);
    } else if let Some(before) = taken_for_compound(sentence, verb, &own) {
        return vec![before];
    }
    own
}

/// `A Turkish court sentences a militant`, where the tree takes the subject for a part of the verb and the object for the subject.
fn taken_for_compound(sentence: &Sentence, verb: usize, own: &[usize]) -> Option<usize> {
    let noun = verb.checked_sub(1).filter(|noun| sentence.head(*noun) == Some(verb))?;
    let compound = matches!(sentence.relation(noun), Relation::Compound | Relation::NmodDesc | Relation::NmodUnmarked);
    let behind = own.first().is_some_and(|subject| *subject > verb);
    let finite = matches!(sentence.tag(verb), Tag::Verb(Form::Third | Form::Past));
    (compound && behind && finite && related(sentence, verb, OBJECTS).next().is_none()).then_some(noun)
}

fn is_source(sentence: &Sentence, noun: usize) -> bool {
    let named = related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == "according");
    // Where the tree hangs the words otherwise, they stand before the phrase all the same.
    let first = (0..noun).rev().take(8).take_while(|at| sentence.tag(*at).is_nominal()).last().unwrap_or(noun);
    named || first >= 2 && sentence.word(first - 1) == "to" && sentence.word(first - 2) == "according"
}

/// `urged Israel to withdraw`: the object; `called on Israel to withdraw`: what stands behind the preposition;
/// otherwise who does the one does the other.
fn controller(sentence: &Sentence, governor: usize, steps: usize) -> Vec<usize> {
    let promises = matches!(sentence.lemma(governor), "promise" | "threaten" | "vow" | "pledge" | "use" | "take");
    let objects: Vec<usize> =
        OBJECTS.iter().flat_map(|kind| related(sentence, governor, std::slice::from_ref(kind))).take(1).collect();
    if !objects.is_empty() && !promises {
        return objects.into_iter().flat_map(|object| coordinated(sentence, object)).collect();
    }
    let asked = matches!(sentence.lemma(governor), "call" | "appeal" | "prevail" | "plead" | "rely" | "wait");
    let behind = related(sentence, governor, &[Relation::Obl]).find(|phrase| has_case(sentence, *phrase));
    match behind.filter(|_| asked) {
        Some(phrase) => coordinated(sentence, phrase),
        None => subject_heads(sentence, governor, steps),
    }
}

fn has_case(sentence: &Sentence, phrase: usize) -> bool {
    related(sentence, phrase, &[Relation::Case])
        .any(|case| matches!(sentence.word(case), "on" | "upon" | "to" | "with" | "for"))
}

/// `accused Iran of arming rebels`: the accused; `left, killing four`: who does the one does the other.
fn of_clause(sentence: &Sentence, verb: usize, governor: usize, steps: usize) -> Vec<usize> {
    let of = related(sentence, verb, &[Relation::Mark])
        .any(|mark| matches!(sentence.word(mark), "of" | "from" | "for" | "into"));
    let object = related(sentence, governor, OBJECTS).next().filter(|_| of && sentence.tag(governor).is_verbal());
    match object {
        Some(object) => coordinated(sentence, object),
        None => subject_heads(sentence, governor, steps),
    }
}

/// `sent a letter requesting the release`: what a document says its writer says.
fn speaks_for(sentence: &Sentence, noun: usize, gerund: usize) -> bool {
    let against = |verb: usize| {
        opposes(sentence.lemma(verb))
            || matches!(
                sentence.lemma(verb),
                "receive" | "get" | "strike" | "repeal" | "debate" | "discuss" | "consider" | "face"
            )
    };
    sentence.tag(gerund) == Tag::Verb(Form::Gerund)
        && sentence.relation(noun) == Relation::Obj
        && !sentence.head(noun).is_some_and(against)
        && matches!(
            sentence.lemma(noun),
            "letter"
                | "note"
                | "statement"
                | "message"
                | "decree"
                | "resolution"
                | "order"
                | "declaration"
                | "communique"
                | "memo"
                | "memorandum"
                | "motion"
                | "petition"
                | "bill"
                | "law"
                | "tweet"
                | "post"
                | "warrant"
                | "appeal"
                | "article"
                | "speech"
        )
}

/// `its plan to attack`, `announced a plan to attack`: whose plan it is.
fn owner(sentence: &Sentence, noun: usize, steps: usize) -> Vec<usize> {
    if let Some(owner) = related(sentence, noun, &[Relation::NmodPoss]).next() {
        return coordinated(sentence, owner);
    }
    let verb = sentence.head(noun).filter(|_| matches!(sentence.relation(noun), Relation::Obj | Relation::Obl));
    verb.map_or_else(Vec::new, |verb| subject_heads(sentence, predicate(sentence, verb), steps))
}
