//! What is done by saying that one wants to: `I want to thank Togo`, `we would like to congratulate the winners`.

use crate::language::Sentence;
use crate::language::relations::group;

/// Whether the wish of the word at `wish` to do what the verb at `act` says is that act itself.
pub(super) fn is_performed(sentence: &Sentence, wish: usize, act: usize) -> bool {
    let verb = group(sentence, wish);
    let wishes = matches!(sentence.lemma(wish), "want" | "wish" | "like" | "love");
    // `did not want to thank him`, `could want to`
    let real = verb.not.is_none() && verb.modal.is_none_or(|modal| matches!(sentence.word(modal), "would" | "'d"));
    wishes && real && wish < act && is_courtesy(sentence.lemma(act))
}

/// Verbs of courtesy, which do by being said what they say.
fn is_courtesy(lemma: &str) -> bool {
    matches!(
        lemma,
        "thank"
            | "congratulate"
            | "commend"
            | "praise"
            | "applaud"
            | "salute"
            | "welcome"
            | "honour"
            | "honor"
            | "express"
            | "extend"
            | "convey"
            | "offer"
            | "pay"
            | "acknowledge"
            | "recognise"
            | "recognize"
            | "reiterate"
            | "reaffirm"
            | "stress"
            | "emphasise"
            | "emphasize"
            | "underline"
    )
}
