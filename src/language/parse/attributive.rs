//! `freed jailed activists`: a participle right behind the verb of a clause modifies the noun behind it.
//!
//! The tagger has seen too few of them, and the parser then takes the participle for a verb of its own that owns the object.

use super::labels::{Penn, Upos};

/// Gives participles that can only modify a noun the tag of an adjective.
pub(super) fn revise(classes: &[(Upos, Penn)], words: &[&str], tags: &mut [usize]) {
    let Some(adjective) = classes.iter().position(|class| *class == (Upos::Adj, Penn::Jj)) else { return };
    for at in 1..tags.len().saturating_sub(1) {
        let (before, here, behind) = (classes[tags[at - 1]], classes[tags[at]], classes[tags[at + 1]]);
        let participle = here.0 == Upos::Verb && matches!(here.1, Penn::Vbn | Penn::Vbd)
            || here.1 == Penn::Vbg && describes(words[at]) && !takes_gerund(words[at - 1]);
        let noun = matches!(behind.1, Penn::Jj | Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps);
        // `take back captured fighters`
        let particle = at > 1 && (before.1 == Penn::Rp || words[at - 1] == "back") && acts(classes[tags[at - 2]]);
        if participle && (particle || acts(before)) && noun && !takes_participle(&words[at - 1].to_lowercase()) {
            tags[at] = adjective;
        }
    }
}

/// A full verb, finite or not.
fn acts((upos, penn): (Upos, Penn)) -> bool {
    upos == Upos::Verb && matches!(penn, Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Vb | Penn::Vbg)
}

/// `imposed crippling sanctions`: forms in *-ing* that describe a noun more often than they act on it.
fn describes(word: &str) -> bool {
    let list = [
        "alarming",
        "binding",
        "biting",
        "blistering",
        "competing",
        "conflicting",
        "continuing",
        "crippling",
        "damaging",
        "damning",
        "debilitating",
        "deepening",
        "devastating",
        "enduring",
        "escalating",
        "existing",
        "fighting",
        "growing",
        "humiliating",
        "increasing",
        "lasting",
        "lingering",
        "looming",
        "matching",
        "mounting",
        "opposing",
        "outstanding",
        "overwhelming",
        "pressing",
        "promising",
        "punishing",
        "remaining",
        "rising",
        "ruling",
        "scathing",
        "searing",
        "shocking",
        "simmering",
        "stinging",
        "sweeping",
        "visiting",
        "warring",
        "withering",
        "worsening",
    ];
    list.contains(&word)
}

/// Verbs behind which a gerund is what was begun, stopped or talked of: `stopped matching funds`.
fn takes_gerund(word: &str) -> bool {
    let stems = [
        "start",
        "stop",
        "beg",
        "keep",
        "kept",
        "avoid",
        "consider",
        "resum",
        "finish",
        "quit",
        "ceas",
        "continu",
        "admit",
        "den",
        "recommend",
        "suggest",
        "propos",
        "report",
        "describ",
        "remember",
        "regret",
        "includ",
        "risk",
        "favo",
        "oppos",
        "tr",
        "end",
        "enjoy",
        "involv",
        "mean",
        "halt",
    ];
    stems.iter().any(|stem| word.to_lowercase().starts_with(stem))
}

/// Verbs behind which a participle is one of its own, and verbs of saying, behind which a clause may begin.
fn takes_participle(word: &str) -> bool {
    let aux = ["be", "been", "being", "is", "are", "was", "were", "am", "have", "has", "had", "having"];
    let takes = [
        "get", "gets", "got", "getting", "said", "says", "say", "saying", "remain", "remains", "remained", "become",
        "becomes", "became", "feel", "feels", "felt", "go", "goes", "went", "seem", "seems", "seemed", "found",
        "reported", "reports", "believed", "left", "leaves", "make", "made", "makes", "keep", "kept", "see", "saw",
        "sees", "want", "wants", "wanted", "stand", "stands", "stood", "sit", "sat", "lie", "lay", "lies",
    ];
    aux.contains(&word) || takes.contains(&word)
}
