//! Whether what somebody means to do hangs on something: `will withdraw if the talks succeed`.

use crate::language::Sentence;

/// Whether a condition stands behind the word at `head`.
pub(super) fn is_conditional(sentence: &Sentence, head: usize) -> bool {
    (head + 1..sentence.len()).any(|at| opens_condition(sentence, at))
}

fn opens_condition(sentence: &Sentence, at: usize) -> bool {
    let before = sentence.word(at - 1);
    match sentence.word(at) {
        "if" => {
            !matches!(before, "as" | "even" | "ask" | "asked" | "asks" | "asking" | "know" | "see" | "wonder" | "what")
        }
        "unless" | "provided" | "providing" => sentence.word(at + 1) != "by" && sentence.word(at + 1) != "with",
        "long" => matches!(before, "as" | "so") && sentence.word(at + 1) == "as",
        "condition" | "proviso" => before == "on",
        _ => false,
    }
}
