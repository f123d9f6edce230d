//! Words whose full stop does not end a sentence.

/// Before a name: their full stop never ends a sentence.
const TITLES: &[&str] = &[
    "adm", "amb", "atty", "brig", "capt", "cmdr", "col", "cpl", "dr", "drs", "fr", "gen", "gens", "gov", "govs", "hon",
    "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt", "pfc", "pres", "prof", "profs", "pvt",
    "rep", "reps", "rev", "sec", "sen", "sens", "sgt", "spc", "st", "ste", "supt", "vs", "v", "cf", "e.g", "eg", "i.e",
    "ie", "esp", "approx", "est", "ft", "al", "attn",
];

/// Before a number or a month: their full stop ends a sentence only where neither follows.
const BEFORE_NUMBERS: &[&str] =
    &["no", "nos", "art", "p", "pp", "vol", "fig", "figs", "ext", "tel", "fax", "c", "ca", "b", "d", "m"];

/// Months that are cut short.
const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];
const WHOLE_MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days of the week that are cut short.
const DAYS: &[&str] = &["Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"];

/// May end a sentence or not: the next word decides.
const AMBIGUOUS: &[&str] =
    &["inc", "ltd", "co", "corp", "jr", "sr", "etc", "dept", "univ", "assn", "bros", "ave", "blvd"];

/// States of the United States as news agencies cut them; the next word decides.
const STATES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass",
    "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis",
    "Wyo",
];

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
    /// Ends it before a capital, but for those of a day and of a time zone.
    OfClock,
}

/// What the full stop behind `word` (without it) does.
pub(super) fn dot_after(word: &str) -> Dot {
    let mut letters = word.chars();
    if matches!((letters.next(), letters.next()), (Some(letter), None) if letter.is_uppercase()) {
        return Dot::Never;
    }
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "a.m" | "p.m") {
        return Dot::OfClock;
    }
    if TITLES.contains(&lower.as_str()) {
        return Dot::Never;
    }
    let month = MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
    if month || BEFORE_NUMBERS.contains(&lower.as_str()) || DAYS.contains(&word) {
        return Dot::UnlessNumber;
    }
    if AMBIGUOUS.contains(&lower.as_str()) || STATES.contains(&word) || is_dotted(word) {
        return Dot::BeforeStarter;
    }
    Dot::Ends
}

/// Whether a word is a month, whole or cut short.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word) || WHOLE_MONTHS.contains(&word)
}

/// Whether a word with a capital goes on with a time of day: `6 p.m. Eastern`, `6 p.m. Friday`, `6 p.m. Moscow time`.
pub(super) fn goes_on_with_clock(word: &str, next: &str) -> bool {
    const ZONES: [&str; 7] = ["Eastern", "Central", "Pacific", "Mountain", "Greenwich", "Atlantic", "Alaska"];
    const WHOLE_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    is_month(word)
        || ZONES.contains(&word)
        || WHOLE_DAYS.contains(&word)
        || DAYS.contains(&word)
        || next.eq_ignore_ascii_case("time")
        || (2..=4).contains(&word.len()) && word.chars().all(char::is_uppercase)
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
