//! Where English writes two words as one: clitics, contractions, numbers with their unit.

/// Contractions without an apostrophe, and where they are cut.
const CONTRACTIONS: &[(&str, usize)] = &[
    ("cannot", 3),
    ("couldnt", 5),
    ("didnt", 3),
    ("doesnt", 4),
    ("dont", 2),
    ("gimme", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("havent", 4),
    ("im", 1),
    ("isnt", 2),
    ("ive", 1),
    ("lemme", 3),
    ("shouldnt", 6),
    ("wanna", 3),
    ("wasnt", 3),
    ("wouldnt", 5),
    ("youre", 3),
    ("youve", 3),
];

const CLITICS: &[&str] = &["s", "m", "d", "ll", "re", "ve"];

/// Whether the word is two without an apostrophe between.
pub(super) fn is_contraction(word: &str) -> bool {
    contraction(word).is_some()
}

/// Where such a word is cut.
pub(super) fn contraction(word: &str) -> Option<usize> {
    if !(2..=8).contains(&word.len()) {
        return None;
    }
    CONTRACTIONS.iter().find(|(form, _)| form.eq_ignore_ascii_case(word)).map(|(_, cut)| *cut)
}

/// Where the clitic that begins with the apostrophe at `at` ends.
pub(super) fn clitic(text: &str, at: usize, limit: usize) -> Option<usize> {
    let behind_word = text[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '.');
    behind_word.then(|| clitic_length(&text[at..limit])).flatten().map(|length| at + length)
}

/// How long the clitic is at the start of `rest`.
pub(super) fn clitic_length(rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|mark| matches!(mark, '\'' | '’' | '`'))?;
    let tail = &rest[mark.len_utf8()..];
    let end =
        tail.char_indices().take(4).find(|(_, letter)| !letter.is_alphanumeric()).map_or(tail.len(), |(at, _)| at);
    let tail = tail.get(..end.min(2))?;
    (end <= 2 && CLITICS.iter().any(|clitic| clitic.eq_ignore_ascii_case(tail))).then(|| mark.len_utf8() + end)
}

/// `didn't` is two words.
pub(super) fn negation(body: &str) -> Option<usize> {
    let cut = body.len().checked_sub(if body.ends_with('t') || body.ends_with('T') { 3 } else { usize::MAX })?;
    let (cut, tail) = match body.get(cut..) {
        Some(tail) if tail.eq_ignore_ascii_case("n't") => (cut, tail),
        _ => {
            let cut = body.len().checked_sub("n’t".len())?;
            (cut, body.get(cut..).filter(|tail| tail.eq_ignore_ascii_case("n’t"))?)
        }
    };
    (cut > 0 && !tail.is_empty()).then_some(cut)
}

/// `5pm`, `20km`: number and unit are two words.
pub(super) fn measure(body: &str) -> Option<usize> {
    const UNITS: &[&str] = &["am", "pm", "km", "kg", "mm", "cm", "mph", "kph", "ft", "lb", "lbs", "min", "hrs"];
    let cut = body.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | ':')))?;
    (cut > 0 && UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(&body[cut..]))).then_some(cut)
}
