//! Pronouns and the words of descriptions.

/// Whom a third-person pronoun can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// *he*.
    Man,
    /// *she*.
    Woman,
    /// *they*.
    Several,
    /// *it*.
    Thing,
}

/// How a pronoun stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// *he*.
    Subject,
    /// *him*.
    Object,
    /// *his*.
    Possessive,
    /// *her*: object or possessive.
    Either,
}

/// A third-person pronoun. Reflexives name nobody whom their clause does not name.
pub(super) fn third_person(word: &str) -> Option<(Wanted, Form)> {
    Some(match word {
        "he" => (Wanted::Man, Form::Subject),
        "him" => (Wanted::Man, Form::Object),
        "his" => (Wanted::Man, Form::Possessive),
        "she" => (Wanted::Woman, Form::Subject),
        "her" => (Wanted::Woman, Form::Either),
        "they" => (Wanted::Several, Form::Subject),
        "them" => (Wanted::Several, Form::Object),
        "their" => (Wanted::Several, Form::Possessive),
        "it" => (Wanted::Thing, Form::Subject),
        "its" => (Wanted::Thing, Form::Possessive),
        _ => return None,
    })
}

/// Whom a first-person pronoun means: the speaker alone, or the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// *I*.
    Self_,
    /// *we*.
    Side,
}

/// A first-person pronoun, and whether it is a possessive.
pub(super) fn first_person(word: &str) -> Option<(First, bool)> {
    Some(match word {
        "i" | "me" => (First::Self_, false),
        "my" => (First::Self_, true),
        "we" | "us" => (First::Side, false),
        "our" => (First::Side, true),
        _ => return None,
    })
}

/// Verbs whose subject speaks.
pub(in crate::coding) fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "wrote"
            | "announced"
            | "stated"
            | "tweeted"
            | "posted"
            | "explained"
            | "noted"
            | "stressed"
            | "warned"
            | "declared"
            | "insisted"
            | "argued"
            | "claimed"
            | "vowed"
            | "pledged"
            | "continued"
            | "concluded"
            | "remarked"
            | "captioned"
            | "responded"
            | "replied"
            | "answered"
            | "commented"
            | "observed"
            | "maintained"
            | "reiterated"
            | "asserted"
            | "emphasized"
            | "emphasised"
            | "promised"
            | "urged"
            | "testified"
            | "exclaimed"
            | "writes"
            | "writing"
            | "saying"
            | "stating"
            | "adding"
            | "tweeting"
            | "posting"
            | "recalled"
            | "acknowledged"
            | "admitted"
            | "affirmed"
            | "confirmed"
            | "predicted"
            | "joked"
            | "lamented"
            | "quipped"
            | "asked"
            | "notes"
            | "argues"
            | "warns"
            | "insists"
            | "explains"
            | "claims"
            | "states"
            | "reads"
            | "complained"
            | "alleged"
            | "charged"
            | "urging"
            | "repeated"
            | "responding"
            | "commenting"
            | "reacted"
    )
}

/// Plural heads of *the two leaders*: whether they mean people; `None` for other nouns.
pub(super) fn plural_head(word: &str) -> Option<bool> {
    match word {
        "leaders" | "presidents" | "ministers" | "premiers" | "men" | "women" | "counterparts" | "diplomats"
        | "officials" | "politicians" | "statesmen" | "rivals" | "generals" | "advisers" | "advisors"
        | "secretaries" | "chiefs" | "envoys" | "ambassadors" | "negotiators" | "commanders" | "chancellors"
        | "monarchs" | "lawmakers" | "speakers" | "governors" | "mayors" => Some(true),
        "sides" | "countries" | "nations" | "states" | "governments" | "parties" | "neighbours" | "neighbors"
        | "allies" | "powers" | "delegations" => Some(false),
        _ => None,
    }
}

/// Plurals that are no title of those whom they take up.
pub(super) fn is_generic_plural(word: &str) -> bool {
    matches!(word, "men" | "women" | "counterparts" | "rivals" | "politicians" | "statesmen")
}

/// The singular of a title: *secretary* of *secretaries*; *adviser* and *advisor* are one.
pub(super) fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).replace("advisor", "adviser"),
    }
}

/// Nouns that take up an organisation spoken of before.
pub(super) fn is_organisation_noun(word: &str) -> bool {
    matches!(
        word,
        "group"
            | "organisation"
            | "organization"
            | "movement"
            | "militia"
            | "party"
            | "company"
            | "firm"
            | "bloc"
            | "alliance"
            | "coalition"
            | "agency"
            | "union"
            | "council"
            | "commission"
            | "committee"
            | "court"
            | "tribunal"
            | "body"
            | "network"
            | "channel"
            | "militants"
            | "insurgents"
            | "rebels"
    )
}

/// Nouns that take up a state spoken of before.
pub(super) fn is_state_noun(word: &str) -> bool {
    matches!(word, "country" | "nation" | "republic" | "kingdom")
}

/// What police and courts do to those of whom the next clause says why.
pub(super) fn is_caught(lemma: &str) -> bool {
    matches!(
        lemma,
        "arrest"
            | "detain"
            | "jail"
            | "imprison"
            | "sentence"
            | "convict"
            | "charge"
            | "indict"
            | "fine"
            | "capture"
            | "deport"
            | "expel"
            | "execute"
            | "shoot"
            | "kill"
            | "suspend"
            | "sack"
            | "dismiss"
    )
}

/// What somebody does with his own: `left their posts`, `announced his resignation`, `overthrew his father`.
pub(super) fn is_with_own(lemma: &str) -> bool {
    matches!(
        lemma,
        "leave"
            | "abandon"
            | "quit"
            | "flee"
            | "withdraw"
            | "retreat"
            | "resign"
            | "announce"
            | "submit"
            | "tender"
            | "offer"
            | "lay"
            | "drop"
            | "surrender"
            | "lose"
            | "defend"
            | "overthrow"
            | "depose"
            | "succeed"
            | "visit"
    )
}

/// What only somebody can be: `it was willing to`.
pub(super) fn is_stance(word: &str) -> bool {
    matches!(
        word,
        "ready"
            | "willing"
            | "unwilling"
            | "open"
            | "prepared"
            | "opposed"
            | "committed"
            | "determined"
            | "concerned"
            | "confident"
            | "interested"
            | "grateful"
            | "proud"
            | "pleased"
            | "glad"
            | "sorry"
            | "alarmed"
            | "outraged"
            | "disappointed"
            | "dismayed"
            | "saddened"
            | "shocked"
            | "worried"
            | "eager"
            | "keen"
            | "able"
            | "unable"
            | "responsible"
            | "reluctant"
            | "optimistic"
            | "aware"
            | "satisfied"
            | "dissatisfied"
            | "convinced"
            | "obliged"
            | "resolved"
            | "horrified"
            | "appalled"
            | "set"
            | "due"
    )
}

/// Those who take part in a meeting.
pub(super) fn is_party_noun(word: &str) -> bool {
    matches!(
        word,
        "parties" | "participants" | "co-chairs" | "delegations" | "interlocutors" | "delegates" | "signatories"
    )
}

/// What those who met do: `they agreed`, `they also discussed`.
pub(super) fn is_outcome(lemma: &str) -> bool {
    matches!(
        lemma,
        "agree"
            | "discuss"
            | "exchange"
            | "talk"
            | "consult"
            | "review"
            | "sign"
            | "reaffirm"
            | "affirm"
            | "decide"
            | "meet"
            | "speak"
            | "pledge"
            | "commit"
            | "welcome"
            | "underscore"
            | "note"
            | "share"
            | "express"
            | "call"
            | "condemn"
            | "urge"
            | "reiterate"
            | "stress"
            | "emphasize"
            | "emphasise"
            | "confirm"
            | "plan"
            | "vow"
    )
}
