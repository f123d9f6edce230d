//! What features see of a word: its form, ends, shape, and what the lexicon knows of it.

use super::features::{fold, spread};
use super::lexicon::Lexicon;

/// Letters of a word that are looked at from either side; the rest of a monster is not.
const LOOK: usize = 24;

/// A word as hashes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Atoms {
    /// The form with its capitals.
    pub(super) form: u64,
    /// Lower case, digits as one, quotation marks straight.
    pub(super) low: u64,
    /// The last one to four letters.
    pub(super) suffix: [u64; 4],
    /// The first one to three letters.
    pub(super) prefix: [u64; 3],
    /// Capitals, digits and marks, runs folded, and how the sentence writes capitals.
    pub(super) shape: u64,
    /// The tags that the lexicon has for it; 0 for unknown words.
    pub(super) tags: u64,
    /// The set of classes that it may take; 0 for any.
    pub(super) closed: u16,
    /// Words used alike, finely.
    pub(super) cluster: u64,
    /// Words used alike, coarsely.
    pub(super) coarse: u64,
}

/// How a sentence writes capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capitals {
    /// Names and first words.
    Usual,
    /// Nearly Every Word.
    Titled,
    /// ALL LETTERS.
    All,
}

/// The atoms of the words of a sentence, one for each.
pub(super) fn atoms(words: &[&str], lexicon: &Lexicon, out: &mut Vec<Atoms>) {
    out.clear();
    let capitals = capitals(words);
    let mut letters = Letters::default();
    out.extend(words.iter().map(|word| read(word, capitals, lexicon, &mut letters)));
}

/// The lower-cased hash by which lexicon and features know a word.
pub(super) fn low(word: &str) -> u64 {
    let mut letters = Letters::default();
    letters.read(word);
    letters.hash_low()
}

fn capitals(words: &[&str]) -> Capitals {
    let (mut long, mut capital, mut upper) = (0_usize, 0_usize, 0_usize);
    for word in words {
        let mut letters = word.chars().take(LOOK);
        let Some(first) = letters.next().filter(|first| first.is_alphabetic()) else { continue };
        if word.len() < 4 {
            continue;
        }
        long += 1;
        capital += usize::from(first.is_uppercase());
        upper += usize::from(letters.all(|letter| !letter.is_lowercase()) && first.is_uppercase());
    }
    if long < 3 {
        Capitals::Usual
    } else if upper * 10 >= long * 8 {
        Capitals::All
    } else if capital * 10 >= long * 9 {
        Capitals::Titled
    } else {
        Capitals::Usual
    }
}

#[derive(Default)]
struct Letters {
    raw: Vec<char>,
    low: Vec<char>,
}

impl Letters {
    fn read(&mut self, word: &str) {
        self.raw.clear();
        self.low.clear();
        if word.len() <= 2 * LOOK {
            self.raw.extend(word.chars());
        } else {
            self.raw.extend(word.chars().take(LOOK));
            let tail = self.raw.len();
            self.raw.extend(word.chars().rev().take(LOOK));
            self.raw[tail..].reverse();
        }
        self.low.extend(self.raw.iter().map(|letter| folded(*letter)));
    }

    fn hash_low(&self) -> u64 {
        hash(&self.low)
    }
}

fn folded(letter: char) -> char {
    match letter {
        'a'..='z' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        '0'..='9' => '0',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        _ if letter.is_ascii() => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

fn hash(letters: &[char]) -> u64 {
    spread(letters.iter().fold(letters.len() as u64, |hash, letter| fold(hash, u64::from(u32::from(*letter)))) >> 1)
}

fn read(word: &str, capitals: Capitals, lexicon: &Lexicon, letters: &mut Letters) -> Atoms {
    letters.read(word);
    let low = letters.hash_low();
    let entry = lexicon.get(low);
    let end = |count: usize| hash(&letters.low[letters.low.len().saturating_sub(count)..]);
    let start = |count: usize| hash(&letters.low[..letters.low.len().min(count)]);
    let form = if capitals == Capitals::Usual { hash(&letters.raw) } else { low };
    Atoms {
        form,
        low,
        suffix: [end(1), end(2), end(3), end(4)],
        prefix: [start(1), start(2), start(3)],
        shape: shape(&letters.raw, capitals),
        tags: spread(u64::from(entry.tags)),
        closed: entry.closed,
        cluster: spread(u64::from(entry.cluster)),
        coarse: spread(u64::from(entry.cluster >> 4)),
    }
}

/// Runs of capitals, small letters and digits as one, marks as they are.
fn shape(letters: &[char], capitals: Capitals) -> u64 {
    let mut hash = spread(capitals as u64);
    let (mut last, mut run) = (0_u32, 0);
    for letter in letters {
        let class = match letter {
            letter if letter.is_lowercase() => 1,
            letter if letter.is_uppercase() => 2,
            letter if letter.is_numeric() => 3,
            letter if letter.is_alphabetic() => 4,
            letter => u32::from(*letter) + 8,
        };
        run = if class == last { run + 1 } else { 0 };
        if run < 2 {
            hash = fold(hash, u64::from(class));
        }
        last = class;
    }
    spread(hash >> 1)
}
