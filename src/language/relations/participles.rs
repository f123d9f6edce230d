//! Participles behind a noun: of what they are told, and whose words a document's are.

use crate::language::parse::Relation;
use crate::language::{Form, Sentence, Tag};

/// `dispersed demonstrators demanding his resignation`, `vetoed a resolution calling for a truce`: a participle right
/// behind an object says something of it, wherever the tree hangs it.
pub(super) fn told_of(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    let noun = verb.checked_sub(1).filter(|noun| *noun > governor)?;
    let participle = sentence.tag(verb) == Tag::Verb(Form::Gerund) && sentence.relation(verb) == Relation::Advcl;
    let behind =
        sentence.relation(noun) == Relation::Obl && (is_norm(sentence.lemma(noun)) || are_people(sentence.word(noun)));
    // `dispersed thousands of demonstrators demanding`
    let counted = sentence.relation(noun) == Relation::Nmod
        && are_people(sentence.word(noun))
        && sentence.head(noun).is_some_and(|count| sentence.relation(count) == Relation::Obj);
    let object =
        (sentence.relation(noun) == Relation::Obj || behind) && sentence.head(noun) == Some(governor) || counted;
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

/// `sent a letter requesting the release`: what a document says its writer says.
pub(super) fn speaks_for(sentence: &Sentence, noun: usize, gerund: usize) -> bool {
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
        && is_document(sentence, noun)
}

/// `adopted a resolution which condemned the raid`: whoever issues a document condemns by it.
pub(super) fn condemns_for(sentence: &Sentence, noun: usize, verb: usize) -> bool {
    let says = matches!(
        sentence.lemma(verb),
        "condemn"
            | "denounce"
            | "deplore"
            | "criticise"
            | "criticize"
            | "accuse"
            | "urge"
            | "demand"
            | "call"
            | "praise"
    );
    says && sentence.relation(verb) == Relation::AclRelcl
        && sentence.relation(noun) == Relation::Obj
        && sentence.head(noun).is_some_and(|above| enacts(sentence.lemma(above)))
        && is_document(sentence, noun)
}

fn is_document(sentence: &Sentence, noun: usize) -> bool {
    // `Resolution 12` is a name, whose lemma keeps its capital.
    let word = if sentence.tag(noun) == Tag::Name { sentence.word(noun) } else { sentence.lemma(noun) };
    matches!(
        word,
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
