//! The name in the words that an article uses for a person.

/// Words of small letters that stand inside names.
const PARTICLES: &[&str] = &[
    "al", "bin", "ibn", "bint", "abu", "van", "von", "der", "den", "de", "del", "della", "da", "dos", "di", "la", "el",
    "ould", "y",
];

/// Offices and ranks that stand before names.
const TITLES: &[&str] = &[
    "Admiral",
    "Ambassador",
    "Archbishop",
    "Ayatollah",
    "Bishop",
    "Brigadier",
    "Captain",
    "Cardinal",
    "Chairman",
    "Chancellor",
    "Chief",
    "Colonel",
    "Commander",
    "Dr",
    "Dr.",
    "Emir",
    "Envoy",
    "Gen.",
    "General",
    "Governor",
    "Imam",
    "Judge",
    "Justice",
    "King",
    "Lieutenant",
    "Major",
    "Marshal",
    "Mayor",
    "Minister",
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Pope",
    "President",
    "Prince",
    "Princess",
    "Queen",
    "Secretary",
    "Senator",
    "Sergeant",
    "Sheikh",
    "Speaker",
    "Sultan",
];

/// The person's name in `French envoy Jean-Luc Marchetti`: what stands behind the last title or word of
/// small letters. One word alone is too little to tell persons apart.
pub(super) fn person_name(text: &str) -> Option<&str> {
    let mut start = 0;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        at += word.len();
        let word = word.trim_end();
        let small = word.chars().next().is_some_and(char::is_lowercase);
        let particle = word.split('-').next().is_some_and(|head| PARTICLES.contains(&head));
        if (small && !particle) || TITLES.contains(&word) {
            start = at;
        }
    }
    let name = text.get(start..)?.trim();
    (name.split_whitespace().count() > 1).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_stands_behind_titles_and_small_words() {
        assert_eq!(person_name("French envoy Jean-Luc Marchetti"), Some("Jean-Luc Marchetti"));
        assert_eq!(person_name("Sudanese General Abdel Rahim Hamdan"), Some("Abdel Rahim Hamdan"));
        assert_eq!(person_name("opposition leader Ursula von der Leyen"), Some("Ursula von der Leyen"));
        assert_eq!(person_name("Ahmed al-Sharaa"), Some("Ahmed al-Sharaa"));
        assert_eq!(person_name("President Kovalenko"), None, "a surname alone is many persons");
        assert_eq!(person_name("the minister"), None);
    }
}
