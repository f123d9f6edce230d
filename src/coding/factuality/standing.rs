//! Whether a verb states its act by itself: finite, or a participle or gerund beside one that is.

use super::deeds::lists_deeds;
use crate::coding::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::{Group, group, has_own_subject, predicate, related};
use crate::language::{Form, Sentence, Tag};
use crate::ontology::EventType;

/// The *to* of `Russia to send troops`: an infinitive with a subject of its own that hangs on nothing is a plan in the
/// language of headlines.
pub(super) fn heads_headline(sentence: &Sentence, found: &Found<'_>) -> Option<usize> {
    let root = sentence.head(found.head).is_none() && has_own_subject(sentence, found.head);
    found.group.and_then(|group| group.to).filter(|_| root)
}

/// The *is* of `Togo is to free the prisoners`: what somebody is to do is planned. What `the aim is to` do nobody is to, and
/// what he *was to* do may not have come.
pub(super) fn is_to(sentence: &Sentence, group: &Group) -> Option<usize> {
    let to = group.to.filter(|_| group.modal.is_none())?;
    let be = to.checked_sub(1).filter(|at| matches!(sentence.word(*at), "is" | "are"))?;
    let own = [be, predicate(sentence, group.verb)];
    let mut subjects = own.iter().flat_map(|verb| related(sentence, *verb, &[Relation::Nsubj, Relation::NsubjPass]));
    let first = subjects.find(|at| *at < be)?;
    (!is_purpose(sentence.lemma(first))).then_some(be)
}

/// Nouns that what is to be done is said of as their content.
fn is_purpose(lemma: &str) -> bool {
    let ends =
        ["aim", "goal", "plan", "purpose", "mission", "task", "idea", "job", "mandate", "intention", "objective"];
    let ways =
        ["point", "hope", "role", "decision", "way", "option", "priority", "challenge", "step", "policy", "focus"];
    let words =
        ["what", "it", "this", "that", "all", "duty", "responsibility", "target", "strategy", "solution", "thing"];
    [ends, ways, words].iter().any(|nouns| nouns.contains(&lemma))
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
pub(super) fn stands_alone(sentence: &Sentence, found: &Found<'_>) -> bool {
    let Some(group) = found.group else { return true };
    let before = group.start.checked_sub(1).map_or(Tag::Stop, |before| sentence.tag(before));
    match found.form(sentence) {
        // `Togo is undermining the pact`, `"Stop the raids," she told them`: what it says is judged or asked, not done.
        _ if found.spoken.is_some() => true,
        _ if group.to.is_some() && (is_to(sentence, &group).is_some() || is_said_so(sentence, found)) => true,
        _ if group.to.is_some() || is_bare_infinitive(sentence, found) => false,
        // `the suggestion that the raid be discussed`: the bare form says what ought to be.
        _ if is_bare_be(sentence, &group) => false,
        Some(Form::Gerund) => {
            group.be.is_some()
                || matches!(before, Tag::Comma | Tag::Noun | Tag::Name | Tag::Stop)
                || is_behind_adverb(sentence, group.start)
                || is_answer(sentence, group.start)
                || is_means(sentence, found.head, group.start)
                || is_shared(sentence, found.head)
                || lists_deeds(sentence, found.head)
                || goes_on(sentence, found.head)
        }
        Some(Form::Base) => {
            let ordered = is_wanted(sentence, found.head) || is_imperative(sentence, found.head);
            !matches!(before, Tag::Preposition) && !ordered
        }
        _ => true,
    }
}

/// `that the prisoners be freed`: *be* itself, with neither *to* nor *will* before it.
fn is_bare_be(sentence: &Sentence, group: &Group) -> bool {
    group.passive && group.be.is_some_and(|be| be == group.start && sentence.word(be) == "be")
}

/// `spoke with the king to express support`, `issued a statement to condemn the raid`: what words are for they do.
fn is_said_so(sentence: &Sentence, found: &Found<'_>) -> bool {
    let verbal = found.trigger.act.as_ref().is_some_and(|act| {
        matches!(act.event_type, EventType::Accuse | EventType::Support | EventType::Request | EventType::Reject)
    });
    let verb = predicate(sentence, found.head);
    // `spoke with the king to renew the pledge and to express support`
    let first = sentence.head(verb).filter(|_| sentence.relation(verb) == Relation::Conj);
    let verb = first.filter(|first| group(sentence, *first).to.is_some()).unwrap_or(verb);
    let above = sentence
        .head(verb)
        .filter(|_| matches!(sentence.relation(verb), Relation::Advcl | Relation::Xcomp | Relation::Acl));
    // `issued a statement to condemn`, where the tree hangs the purpose on the statement
    let noun = above.filter(|above| sentence.tag(*above).is_nominal());
    let above = noun.map_or(above, |noun| sentence.head(noun));
    let Some(above) = above.filter(|_| verbal) else { return false };
    let told = sentence.tag(above) == Tag::Verb(Form::Past);
    let states = |noun: usize| {
        matches!(sentence.lemma(noun), "statement" | "letter" | "communique" | "resolution" | "declaration")
    };
    let speaks = match sentence.lemma(above) {
        "speak" | "talk" | "telephone" | "phone" | "write" | "tweet" | "call" => true,
        "issue" | "release" | "publish" | "send" => related(sentence, above, &[Relation::Obj]).any(states),
        _ => false,
    };
    let group = group(sentence, above);
    told && speaks && group.not.is_none() && group.modal.is_none()
}

/// `"Stop the raids," she told them`, `"Togo, stop the raids," she said`: what is ordered in a quotation is not done.
fn is_imperative(sentence: &Sentence, verb: usize) -> bool {
    let verb = predicate(sentence, verb);
    let addressed = |subject: usize| {
        let end = sentence.tree.subtree(subject).end;
        subject < verb && (end.saturating_sub(1)..=end).any(|at| at < verb && sentence.tag(at) == Tag::Comma)
    };
    // `"Let me thank the king"`
    if sentence.relation(verb) == Relation::Xcomp || sentence.lemma(verb) == "let" {
        return false;
    }
    let mut subjects = related(sentence, verb, &[Relation::Nsubj]).filter(|subject| *subject < verb).peekable();
    let nobody = subjects.peek().is_none();
    sentence.quoted.get(verb) == Some(&true)
        && group(sentence, verb).start == verb
        && (nobody || subjects.all(addressed))
}

/// `it is imperative that the army let aid through`: the bare form behind *that* says what ought to be.
fn is_wanted(sentence: &Sentence, verb: usize) -> bool {
    let verb = predicate(sentence, verb);
    let that = related(sentence, verb, &[Relation::Mark]).any(|mark| sentence.word(mark) == "that");
    let wants = |above: usize| {
        matches!(
            sentence.lemma(above),
            "imperative" | "essential" | "important" | "vital" | "crucial" | "critical" | "necessary" | "urgent"
        )
    };
    that && sentence.head(verb).is_some_and(wants)
}

/// `broke the truce by shelling the town`, `left after meeting the king`, `returns for the first time since resigning`:
/// beside a verb that says what happened.
fn is_means(sentence: &Sentence, gerund: usize, start: usize) -> bool {
    let opener = start.checked_sub(1).map_or("", |at| sentence.word(at));
    let opened = matches!(opener, "by" | "after" | "since" | "while");
    let main = sentence.head(predicate(sentence, gerund)).filter(|_| opened);
    // `I look forward to helping them by meeting`: the present says what is done as a rule, or will be.
    let told = |main: usize| opener != "by" || matches!(sentence.tag(main), Tag::Verb(Form::Past | Form::Third));
    main.is_some_and(|main| told(main) && is_told(sentence, main))
}

/// `stormed the jail, also attacking a camp`: an adverb between the comma and the gerund.
fn is_behind_adverb(sentence: &Sentence, start: usize) -> bool {
    let adverb = start.checked_sub(1).filter(|at| {
        matches!(sentence.word(*at), "also" | "then" | "later" | "thus" | "thereby" | "reportedly" | "subsequently")
    });
    adverb.and_then(|at| at.checked_sub(1)).is_some_and(|at| sentence.tag(at) == Tag::Comma)
}

/// A verb that says what happened: in the past, or in the present of headlines and chronicles, *seize* beside *seizes*.
fn is_told(sentence: &Sentence, main: usize) -> bool {
    let verb = group(sentence, main);
    let finite = match sentence.tag(main) {
        Tag::Verb(Form::Past | Form::Third) => true,
        Tag::Verb(Form::Base) => has_own_subject(sentence, main),
        _ => false,
    };
    finite && verb.modal.is_none() && verb.not.is_none() && verb.to.is_none()
}

/// `rejected the report, calling it false and accusing Togo`: joined to a gerund behind a comma.
fn goes_on(sentence: &Sentence, gerund: usize) -> bool {
    let joined = |at: usize| sentence.head(at).filter(|_| sentence.relation(at) == Relation::Conj);
    let first = joined(gerund).filter(|first| sentence.tag(*first) == Tag::Verb(Form::Gerund));
    let pair = gerund > 1 && sentence.word(gerund - 1) == "and" && sentence.tag(gerund - 2) != Tag::Comma;
    let told = |first: usize| {
        let main = sentence.head(first).filter(|_| sentence.relation(first) == Relation::Advcl);
        main.is_some_and(|main| is_told(sentence, main))
    };
    pair && first.is_some_and(|first| first > 0 && sentence.tag(first - 1) == Tag::Comma && told(first))
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
