//! Words whose full stop does not end a sentence.

/// Before a name: their full stop never ends a sentence.
const TITLES: &[&str] = &[
    "adm", "amb", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "insp", "lt", "maj", "messrs",
    "mr", "mrs", "ms", "mt", "pres", "prof", "pvt", "rep", "reps", "rev", "sec", "sen", "sens", "sgt", "st", "supt",
    "vs", "v", "cf", "e.g", "i.e", "approx", "ft", "al",
];

/// Before a number: their full stop ends a sentence only where no digit follows.
const BEFORE_NUMBERS: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "art", "p", "pp",
];

/// May end a sentence or not: the next word decides.
const AMBIGUOUS: &[&str] =
    &["inc", "ltd", "co", "corp", "jr", "sr", "a.m", "p.m", "etc", "dept", "univ", "assn", "bros", "ave", "blvd"];

/// What a full stop behind a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dot {
    /// Ends the sentence.
    Ends,
    /// Belongs to the abbreviation.
    Never,
    /// Ends it unless a number follows.
    UnlessNumber,
    /// Ends it where a word follows that begins sentences.
    BeforeStarter,
}

/// What the full stop behind `word` (without it) does.
pub(super) fn dot_after(word: &str) -> Dot {
    let lower = word.to_lowercase();
    if TITLES.contains(&lower.as_str()) {
        return Dot::Never;
    }
    if BEFORE_NUMBERS.contains(&lower.as_str()) {
        return Dot::UnlessNumber;
    }
    if AMBIGUOUS.contains(&lower.as_str()) || is_dotted(word) {
        return Dot::BeforeStarter;
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_uppercase() => Dot::Never,
        _ => Dot::Ends,
    }
}

/// Whether a token with a full stop behind it is an abbreviation that keeps it.
pub(super) fn keeps_dot(word: &str) -> bool {
    !matches!(dot_after(word), Dot::Ends) && word.chars().any(char::is_alphabetic) && !matches!(word, "no" | "I")
}

/// Letters with full stops between them, such as `U.S` or `a.m`.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Whether a word begins sentences far more often than it follows an abbreviation inside one.
pub(super) fn is_starter(word: &str) -> bool {
    const STARTERS: &[&str] = &[
        "A",
        "According",
        "After",
        "All",
        "Also",
        "Although",
        "An",
        "And",
        "As",
        "At",
        "Both",
        "But",
        "By",
        "During",
        "Earlier",
        "For",
        "From",
        "He",
        "Her",
        "His",
        "However",
        "I",
        "If",
        "In",
        "It",
        "Its",
        "Last",
        "Many",
        "Meanwhile",
        "More",
        "Most",
        "No",
        "On",
        "One",
        "Other",
        "Others",
        "Our",
        "She",
        "Since",
        "So",
        "Some",
        "Such",
        "That",
        "The",
        "Their",
        "There",
        "These",
        "They",
        "This",
        "Those",
        "Two",
        "We",
        "What",
        "When",
        "While",
        "With",
        "You",
    ];
    STARTERS.binary_search(&word).is_ok()
}
