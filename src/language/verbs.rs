//! Verb forms: from a form to its lemma, by a table that is made from lemmas once.

use super::Form;
use super::verb_list::{DOUBLING, IRREGULAR};
use std::collections::{BTreeMap, BTreeSet};

/// What a word can be as a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The lemma.
    pub lemma: String,
    /// Which forms of it the word can be.
    pub forms: Vec<Form>,
}

/// All forms of the verbs of a dictionary.
#[derive(Debug, Default)]
pub struct Verbs {
    forms: BTreeMap<String, Vec<Reading>>,
}

impl Verbs {
    /// The forms of these lemmas.
    pub fn new<'a>(lemmas: impl IntoIterator<Item = &'a str>) -> Self {
        let irregular = irregular();
        let lemmas: BTreeSet<&str> = lemmas.into_iter().collect();
        let mut verbs = Self::default();
        for lemma in lemmas {
            verbs.add(lemma, &irregular);
        }
        verbs
    }

    /// What `word` (lower case) can be as a verb.
    pub fn readings(&self, word: &str) -> &[Reading] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, lemma: &str, irregular: &BTreeMap<&str, Vec<(&str, &str)>>) {
        let mut put = |word: String, form: Form| {
            let readings = self.forms.entry(word).or_default();
            match readings.iter_mut().find(|reading| reading.lemma == lemma) {
                Some(reading) if reading.forms.contains(&form) => {}
                Some(reading) => reading.forms.push(form),
                None => readings.push(Reading { lemma: lemma.to_owned(), forms: vec![form] }),
            }
        };
        put(lemma.to_owned(), Form::Base);
        put(third(lemma), Form::Third);
        for stem in stems(lemma, 'i') {
            put(format!("{stem}ing"), Form::Gerund);
        }
        if let Some(pairs) = irregular.get(lemma) {
            for (past, participle) in pairs {
                put((*past).to_owned(), Form::Past);
                put((*participle).to_owned(), Form::Participle);
            }
            return;
        }
        for stem in stems(lemma, 'e') {
            put(format!("{stem}ed"), Form::Past);
            put(format!("{stem}ed"), Form::Participle);
        }
    }
}

fn irregular() -> BTreeMap<&'static str, Vec<(&'static str, &'static str)>> {
    let mut verbs: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in IRREGULAR.split(';') {
        let mut words = row.split_whitespace();
        if let (Some(lemma), Some(past), Some(participle)) = (words.next(), words.next(), words.next()) {
            verbs.entry(lemma).or_default().push((past, participle));
        }
    }
    verbs
}

fn third(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel)) {
        return format!("{stem}ies");
    }
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    if sibilant { format!("{lemma}es") } else { format!("{lemma}s") }
}

/// The stems that take `-ing` (`before` is `i`) or `-ed` (`e`): two where spellings differ.
fn stems(lemma: &str, before: char) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix("ie").filter(|_| before == 'i') {
        return vec![format!("{stem}y")];
    }
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| before == 'e' && !stem.ends_with(is_vowel)) {
        return vec![format!("{stem}i")];
    }
    if let Some(stem) = lemma.strip_suffix('e').filter(|stem| before == 'e' || !stem.ends_with(['e', 'o', 'y'])) {
        return vec![stem.to_owned()];
    }
    let last = lemma.chars().last().unwrap_or(' ');
    // Britain doubles the last letter of these, America does not.
    if lemma.len() > 4 && ["al", "el", "il"].iter().any(|end| lemma.ends_with(end)) && !is_vowel_before(lemma) {
        return vec![lemma.to_owned(), format!("{lemma}{last}")];
    }
    if doubles(lemma) {
        return vec![format!("{lemma}{last}")];
    }
    vec![lemma.to_owned()]
}

/// Whether two vowels stand before the last letter, as in *reveal*, which never doubles it.
fn is_vowel_before(lemma: &str) -> bool {
    lemma.chars().rev().nth(2).is_some_and(is_vowel)
}

/// One vowel between consonants in a verb of one syllable, or listed.
fn doubles(lemma: &str) -> bool {
    if DOUBLING.contains(&lemma) {
        return true;
    }
    let letters: Vec<char> = lemma.chars().collect();
    let syllables = letters.windows(2).filter(|pair| is_vowel(pair[0]) && !is_vowel(pair[1])).count();
    let [.., first, vowel, last] = letters[..] else { return false };
    syllables == 1 && !is_vowel(first) && is_vowel(vowel) && !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y')
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_lemma() {
        let verbs = Verbs::new([
            "resupply", "meet", "strike", "ban", "visit", "expel", "condemn", "deny", "die", "free", "flee", "shell",
            "cancel", "signal", "leap", "incur", "quiz",
        ]);
        for (word, lemma, form) in [
            ("met", "meet", Form::Past),
            ("struck", "strike", Form::Participle),
            ("banned", "ban", Form::Past),
            ("visited", "visit", Form::Past),
            ("expelled", "expel", Form::Participle),
            ("condemning", "condemn", Form::Gerund),
            ("denies", "deny", Form::Third),
            ("resupplied", "resupply", Form::Past),
            ("dying", "die", Form::Gerund),
            ("freed", "free", Form::Past),
            ("fleeing", "flee", Form::Gerund),
            ("signalled", "signal", Form::Past),
            ("signaled", "signal", Form::Past),
            ("leapt", "leap", Form::Past),
            ("leaped", "leap", Form::Participle),
            ("incurred", "incur", Form::Past),
            ("quizzed", "quiz", Form::Past),
            ("shelling", "shell", Form::Gerund),
            ("cancelled", "cancel", Form::Past),
        ] {
            assert!(
                verbs.readings(word).iter().any(|r| r.lemma == lemma && r.forms.contains(&form)),
                "{word}: {:?}",
                verbs.readings(word)
            );
        }
    }
}
