//! WordNet's files of verbs and nouns: which nouns name what a verb does.

use std::collections::{BTreeMap, BTreeSet};

/// WordNet's files of nouns that name an act, what is said, or an event. A settler or a shell is none of them.
const ACTS: [&str; 3] = ["04", "10", "11"];

/// A verb with a noun that is derived from it or it from the noun.
pub type Pair = (String, String);

/// Words of one meaning, and the words they are derived from.
struct Synset {
    /// WordNet's file of words of this field.
    field: String,
    words: Vec<String>,
    /// Position of a word here, offset of the other meaning, position of its word there.
    derived: Vec<(usize, String, usize)>,
}

/// Verbs with the nouns of acts that are derivationally related to them; `verbs` and `nouns` are `data.verb` and
/// `data.noun`.
pub fn derivations(verbs: &str, nouns: &str) -> Result<BTreeSet<Pair>, String> {
    let nouns: BTreeMap<&str, Synset> = synsets(nouns)?.into_iter().collect();
    let mut pairs = BTreeSet::new();
    for (offset, verb) in synsets(verbs)? {
        for (own, noun, other) in &verb.derived {
            let Some(noun) = nouns.get(noun.as_str()) else {
                return Err(format!("data.noun has no meaning {noun}, which {offset} of data.verb points to"));
            };
            if let (Some(verb), Some(word)) = (verb.words.get(*own), noun.words.get(*other))
                && ACTS.contains(&noun.field.as_str())
            {
                pairs.insert((verb.clone(), word.clone()));
            }
        }
    }
    Ok(pairs)
}

/// The licence that each file begins with, line by line.
pub fn licence(file: &str) -> Vec<&str> {
    let lines = file.lines().take_while(|line| line.starts_with("  "));
    lines.map(|line| line.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit()).trim()).collect()
}

fn synsets(file: &str) -> Result<Vec<(&str, Synset)>, String> {
    let lines = file.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
    lines.map(|line| synset(line).ok_or_else(|| format!("no meaning of WordNet: {line}"))).collect()
}

/// `offset field kind count (word id)* count (pointer offset kind positions)* ... | gloss`; words are counted in
/// hexadecimal, and so are positions, two digits each.
fn synset(line: &str) -> Option<(&str, Synset)> {
    let mut cells = line.split(' ');
    let (offset, field, _) = (cells.next()?, cells.next()?, cells.next()?);
    let count = usize::from_str_radix(cells.next()?, 16).ok()?;
    let mut words = Vec::with_capacity(count);
    for _ in 0..count {
        words.push(cells.next()?.to_lowercase().replace('_', " "));
        cells.next()?;
    }
    let mut derived = Vec::new();
    for _ in 0..cells.next()?.parse::<usize>().ok()? {
        let (pointer, to, kind, positions) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let position = |digits: Option<&str>| usize::from_str_radix(digits?, 16).ok()?.checked_sub(1);
        if pointer == "+" && kind == "n" {
            derived.push((position(positions.get(..2))?, to.to_owned(), position(positions.get(2..))?));
        }
    }
    Some((offset, Synset { field: field.to_owned(), words, derived }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERBS: &str = "  1 This software  \n  2   \n01118449 33 v 02 attack 2 assail 0 003 @ 01109863 v 0000 + 00972621 n 0101 + 09821253 n 0102 01 + 08 00 | launch an attack  \n";
    const NOUNS: &str = "  1 This software  \n00972621 04 n 02 attack 0 onslaught 0 001 + 01118449 v 0101 | an offensive  \n09821253 18 n 02 aggressor 0 attacker 0 000 | one who attacks  \n";

    #[test]
    fn the_noun_of_an_act_is_paired_with_its_verb_and_the_person_is_not() {
        let pairs = derivations(VERBS, NOUNS).unwrap();
        assert_eq!(pairs.into_iter().collect::<Vec<_>>(), [("attack".to_owned(), "attack".to_owned())]);
    }

    #[test]
    fn a_file_that_is_cut_off_or_of_another_version_is_refused() {
        assert!(derivations(&VERBS[..80], NOUNS).is_err());
        assert!(derivations(VERBS, &NOUNS[..100]).is_err());
    }

    #[test]
    fn the_licence_is_what_the_file_begins_with() {
        assert_eq!(licence(VERBS), ["This software", ""]);
    }
}
