//! Numbers of people with their bounds: `at least 14`, `dozens`, `nearly 200`, `between 10 and 15`.

use crate::language::Sentence;

/// Bounds of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// Lower bound.
    pub(super) min: Option<u64>,
    /// Upper bound.
    pub(super) max: Option<u64>,
    /// Whether it is given as an exact number.
    pub(super) exact: bool,
}

impl Bounds {
    fn of(min: Option<u64>, max: Option<u64>) -> Self {
        Self { min, max, exact: false }
    }

    fn exactly(number: u64) -> Self {
        Self { min: Some(number), max: Some(number), exact: true }
    }
}

/// What the words before a number make of it.
#[derive(Clone, Copy)]
enum Bound {
    AtLeast,
    MoreThan,
    UpTo,
    FewerThan,
    About,
}

/// The number that begins at a token, with its bound, and where it ends.
pub(super) fn read(sentence: &Sentence, at: usize) -> Option<(Bounds, usize)> {
    if let Some((bound, from)) = bound(sentence, at) {
        let (number, end) = number(sentence, from)?;
        return Some((apply(bound, number), end));
    }
    if sentence.word(at) == "between" {
        let (low, middle) = number(sentence, at + 1)?;
        let (high, end) = number(sentence, middle + 1).filter(|_| sentence.word(middle) == "and")?;
        return (low.min < high.min).then_some((Bounds::of(low.min, high.max), end));
    }
    let (first, end) = number(sentence, at)?;
    let joined = matches!(sentence.word(end), "to" | "or" | "-" | "–");
    let last = number(sentence, end + 1).filter(|(last, _)| joined && first.min < last.min);
    Some(last.map_or((first, end), |(last, end)| (Bounds::of(first.min, last.max), end)))
}

/// The words of a bound and where the number begins.
fn bound(sentence: &Sentence, at: usize) -> Option<(Bound, usize)> {
    let two = (sentence.word(at), sentence.word(at + 1));
    Some(match two {
        ("at", "least") => (Bound::AtLeast, at + 2),
        ("no", "fewer" | "less") if sentence.word(at + 2) == "than" => (Bound::AtLeast, at + 3),
        ("more", "than") => (Bound::MoreThan, at + 2),
        ("as", "many") if sentence.word(at + 2) == "as" => (Bound::UpTo, at + 3),
        ("up", "to") | ("at", "most") => (Bound::UpTo, at + 2),
        ("fewer" | "less", "than") => (Bound::FewerThan, at + 2),
        ("over" | "exceeding", _) => (Bound::MoreThan, at + 1),
        ("nearly" | "almost", _) => (Bound::UpTo, at + 1),
        ("about" | "around" | "some" | "roughly" | "approximately" | "an" | "estimated", _) => {
            let skip = usize::from(two == ("an", "estimated"));
            (Bound::About, at + 1 + skip)
        }
        _ => return None,
    })
}

fn apply(bound: Bound, number: Bounds) -> Bounds {
    match bound {
        Bound::AtLeast => Bounds::of(number.min, None),
        Bound::MoreThan => Bounds::of(number.min.map(|min| min.saturating_add(u64::from(number.exact))), None),
        Bound::UpTo => Bounds::of(None, number.max.or(number.min)),
        Bound::FewerThan => Bounds::of(None, number.max.or(number.min).map(|max| max.saturating_sub(1))),
        Bound::About => Bounds { exact: false, ..number },
    }
}

/// A number without bound words: digits, words, `2.5 million`, `dozens of`, `tens of thousands of`.
fn number(sentence: &Sentence, at: usize) -> Option<(Bounds, usize)> {
    vague(sentence, at).or_else(|| plain(sentence, at))
}

/// Plurals of number words give a lower bound: `hundreds` are two hundred or more.
fn vague(sentence: &Sentence, at: usize) -> Option<(Bounds, usize)> {
    let word = sentence.word(at);
    let of = |end: usize| end + usize::from(sentence.word(end) == "of");
    if matches!(word, "tens" | "hundreds") && sentence.word(at + 1) == "of" {
        let many = if word == "tens" { 20 } else { 200 };
        let unit = match sentence.word(at + 2) {
            "thousands" => 1_000,
            "millions" => 1_000_000,
            _ => 0,
        };
        if unit > 0 {
            return Some((Bounds::of(Some(many * unit), None), of(at + 3)));
        }
    }
    let min = match word {
        "dozens" => 24,
        "scores" => 40,
        "hundreds" => 200,
        "thousands" => 2_000,
        "millions" => 2_000_000,
        "several" => 2,
        _ => return None,
    };
    Some((Bounds::of(Some(min), None), of(at + 1)))
}

/// `14`, `1,200`, `fourteen`, `2.5 million`, `a dozen`.
fn plain(sentence: &Sentence, at: usize) -> Option<(Bounds, usize)> {
    let word = sentence.word(at);
    if word == "a" {
        return (sentence.word(at + 1) == "dozen").then(|| (Bounds { exact: false, ..Bounds::exactly(12) }, at + 2));
    }
    let scale = match sentence.word(at + 1) {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        _ => 1,
    };
    let end = at + 1 + usize::from(scale > 1);
    if let Some((whole, part)) = word.split_once('.').filter(|_| scale >= 1_000) {
        let tenth = scale / 10;
        let (whole, part): (u64, u64) = (whole.parse().ok()?, part.parse().ok().filter(|part| *part < 10)?);
        let number = whole.checked_mul(scale)?.checked_add(part * tenth)?;
        return Some((Bounds { exact: false, ..Bounds::exactly(number) }, end));
    }
    let value = in_words(word).or_else(|| digits_of(word))?;
    Some((Bounds { exact: scale < 1_000, ..Bounds::exactly(value.checked_mul(scale)?) }, end))
}

/// `1,200`.
fn digits_of(word: &str) -> Option<u64> {
    let plain: String = word.chars().filter(|letter| *letter != ',').collect();
    let good = plain.len() <= 10 && plain.bytes().all(|byte| byte.is_ascii_digit());
    plain.parse().ok().filter(|_| good)
}

fn in_words(word: &str) -> Option<u64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = |word: &str| SMALL.iter().position(|known| *known == word).map(|at| at as u64);
    let tens = |word: &str| TENS.iter().position(|known| *known == word).map(|at| (at as u64 + 2) * 10);
    if let Some((ten, one)) = word.split_once('-') {
        return Some(tens(ten)? + small(one)?);
    }
    small(word).or_else(|| tens(word))
}
