//! Closed word classes.

/// Lower case with straight apostrophes: the form in which words are compared.
pub(super) fn folded(word: &str) -> String {
    word.chars().flat_map(|letter| if letter == '’' { '\''.to_lowercase() } else { letter.to_lowercase() }).collect()
}

macro_rules! class {
    ($(#[$doc:meta])* $name:ident: $($word:literal)+) => {
        $(#[$doc])*
        pub(super) fn $name(word: &str) -> bool {
            matches!(word, $($word)|+)
        }
    };
}

class! {
    /// Forms of *be*.
    is_be: "is" "are" "was" "were" "be" "been" "being" "'re" "'m" "am"
}
class! {
    /// Forms of *have*.
    is_have: "has" "have" "had" "having" "'ve"
}
class! {
    /// Forms of *do*.
    is_do: "do" "does" "did"
}
class! {
    /// Negation.
    is_not: "not" "n't" "never"
}
