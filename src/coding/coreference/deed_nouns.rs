//! Nouns for what verbs tell: the *closure* of a border that somebody closed, the *allegation* of whoever accused.

/// Whether the noun, as a lemma, can take up what the verb told.
pub(super) fn is_result(noun: &str, verb: &str) -> bool {
    is_word(noun, verb) || is_of_force(noun, verb) || is_of_office(noun, verb)
}

/// Whether the noun takes up what was asked, said or decided: no act of its own, wherever it stands.
pub(super) fn is_word(noun: &str, verb: &str) -> bool {
    match noun {
        "initiative" | "proposal" | "idea" | "request" | "demand" | "offer" | "appeal" | "suggestion"
        | "invitation" | "call" | "plea" => proposes(verb),
        "measure" | "budget" | "cut" | "policy" | "law" | "bill" | "decree" => decides(verb),
        "decision" | "move" | "step" => decides(verb) || measures_of_state(verb),
        "plan" => proposes(verb) || decides(verb),
        "allegation" | "accusation" => matches!(verb, "accuse" | "allege" | "blame" | "charge" | "claim"),
        "criticism" | "rebuke" => matches!(verb, "criticise" | "criticize" | "rebuke" | "condemn" | "denounce"),
        "complaint" | "protest" => matches!(verb, "complain" | "protest" | "accuse" | "lodge" | "file"),
        "claim" | "report" | "version" | "account" | "statement" | "remark" | "comment" => tells(verb),
        "order" => matches!(verb, "order" | "expel" | "give" | "instruct"),
        "ultimatum" => matches!(verb, "give" | "threaten" | "warn" | "demand" | "order"),
        "threat" | "warning" => matches!(verb, "threaten" | "warn" | "vow"),
        _ => false,
    }
}

/// Verbs of making, whose object takes up by its own name what was made.
pub(super) fn makes(verb: &str) -> bool {
    matches!(
        verb,
        "impose"
            | "announce"
            | "issue"
            | "declare"
            | "launch"
            | "conduct"
            | "stage"
            | "sign"
            | "adopt"
            | "pass"
            | "publish"
            | "release"
            | "file"
            | "lodge"
            | "unveil"
            | "make"
            | "order"
            | "enact"
            | "carry"
            | "hold"
    )
}

fn proposes(verb: &str) -> bool {
    matches!(
        verb,
        "propose" | "suggest" | "ask" | "request" | "urge" | "demand" | "offer" | "appeal" | "invite" | "recommend"
    )
}

fn tells(verb: &str) -> bool {
    matches!(verb, "say" | "claim" | "report" | "state" | "declare" | "accuse" | "allege" | "insist" | "conclude")
}

fn decides(verb: &str) -> bool {
    matches!(
        verb,
        "announce"
            | "unveil"
            | "introduce"
            | "impose"
            | "adopt"
            | "enact"
            | "decide"
            | "ban"
            | "order"
            | "approve"
            | "present"
            | "plan"
    )
}

/// What states and courts do that is no law: `the move`, `the decision`.
fn measures_of_state(verb: &str) -> bool {
    matches!(
        verb,
        "expel"
            | "close"
            | "shut"
            | "suspend"
            | "halt"
            | "cut"
            | "sever"
            | "recall"
            | "withdraw"
            | "vote"
            | "veto"
            | "annul"
            | "bar"
            | "block"
            | "blacklist"
            | "designate"
            | "sanction"
            | "recognise"
            | "recognize"
            | "dismiss"
            | "sack"
            | "deport"
            | "dissolve"
            | "revoke"
    )
}

/// Deeds of armed force and the nouns for them.
fn is_of_force(noun: &str, verb: &str) -> bool {
    let attacks = || {
        matches!(
            verb,
            "attack" | "bomb" | "strike" | "shell" | "kill" | "hit" | "raid" | "storm" | "bombard" | "pound" | "ambush"
        )
    };
    match noun {
        "attack" | "assault" | "strike" | "violence" => attacks(),
        "raid" => matches!(verb, "raid" | "storm"),
        "bombing" | "bombardment" | "airstrike" | "shelling" => {
            matches!(verb, "bomb" | "shell" | "bombard" | "pound" | "strike")
        }
        "killing" | "massacre" | "murder" => matches!(verb, "kill" | "murder" | "massacre" | "shoot"),
        "invasion" | "incursion" | "aggression" => matches!(verb, "invade" | "cross" | "enter" | "attack"),
        "test" | "launch" => matches!(verb, "test" | "test-fire" | "fire" | "launch"),
        "deployment" => matches!(verb, "deploy" | "send" | "station"),
        "seizure" => matches!(verb, "seize" | "capture"),
        "abduction" | "kidnapping" => matches!(verb, "abduct" | "kidnap" | "seize"),
        _ => false,
    }
}

/// Deeds of governments, parliaments and courts and the nouns for them.
fn is_of_office(noun: &str, verb: &str) -> bool {
    match noun {
        "expulsion" => verb == "expel",
        "deportation" => matches!(verb, "deport" | "expel"),
        "ban" | "prohibition" => matches!(verb, "ban" | "bar" | "outlaw" | "prohibit"),
        "closure" => matches!(verb, "close" | "shut" | "seal"),
        "suspension" => matches!(verb, "suspend" | "halt"),
        "designation" => matches!(verb, "designate" | "blacklist" | "sanction" | "impose"),
        "sanction" => matches!(verb, "sanction" | "impose"),
        "restriction" | "embargo" | "blockade" => matches!(verb, "restrict" | "blockade" | "impose"),
        "vote" => verb == "vote",
        "veto" => verb == "veto",
        "arrest" | "detention" => matches!(verb, "arrest" | "detain" | "hold" | "jail" | "seize"),
        "sentence" | "verdict" | "ruling" | "conviction" => {
            matches!(verb, "sentence" | "convict" | "rule" | "jail" | "acquit")
        }
        "execution" => matches!(verb, "execute" | "hang"),
        "withdrawal" => matches!(verb, "withdraw" | "pull" | "quit"),
        "annexation" => verb == "annex",
        "appointment" => matches!(verb, "appoint" | "name"),
        "dismissal" => matches!(verb, "dismiss" | "sack" | "fire"),
        "recognition" => matches!(verb, "recognise" | "recognize"),
        "release" => matches!(verb, "release" | "free"),
        _ => false,
    }
}
