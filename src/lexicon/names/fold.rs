//! Folding of tokens, so that `Orbán`, `Orban` and `ORBÁN`, `U.S.` and `US` meet.

use std::borrow::Cow;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// No token of a name is longer; longer ones in a text match nothing.
const LIMIT: usize = 64;

/// A folded token on the stack: look-ups happen at every token of a text and must not allocate.
pub(super) struct Folded {
    bytes: [u8; LIMIT],
    len: usize,
}

impl Folded {
    /// Diacritics, typographic apostrophes and hyphens, and full stops folded; capitals kept.
    pub(super) fn cased(word: &str) -> Option<Self> {
        let mut folded = Self { bytes: [0; LIMIT], len: 0 };
        if word.is_ascii() {
            return folded.ascii(word);
        }
        for letter in word.chars() {
            folded.push(letter)?;
        }
        (folded.len > 0).then_some(folded)
    }

    /// Most words: only full stops go.
    fn ascii(mut self, word: &str) -> Option<Self> {
        for byte in word.bytes().filter(|byte| *byte != b'.') {
            *self.bytes.get_mut(self.len)? = byte;
            self.len += 1;
        }
        (self.len > 0).then_some(self)
    }

    /// The same in lower case.
    pub(super) fn lower(word: &str) -> Option<Self> {
        let mut folded = Self::cased(word)?;
        folded.bytes.make_ascii_lowercase();
        if folded.bytes.is_ascii() {
            return Some(folded);
        }
        let mut lower = Self { bytes: [0; LIMIT], len: 0 };
        for letter in folded.as_str().chars().flat_map(char::to_lowercase) {
            lower.raw(letter)?;
        }
        Some(lower)
    }

    /// The folded text.
    pub(super) fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    fn push(&mut self, letter: char) -> Option<()> {
        match letter {
            // A full stop of an abbreviation carries nothing: `U.S.` and `US`, `St.` and `St`.
            '.' => Some(()),
            _ if letter.is_ascii() => self.raw(letter),
            '’' | '‘' | 'ʼ' | '´' | 'ʻ' => self.raw('\''),
            '‐' | '‑' => self.raw('-'),
            _ => match special(letter) {
                Some(plain) => plain.chars().try_for_each(|letter| self.raw(letter).ok_or(())).ok(),
                None => self.decomposed(letter),
            },
        }
    }

    fn decomposed(&mut self, letter: char) -> Option<()> {
        let mut fits = true;
        decompose_canonical(letter, |part| {
            if !is_combining_mark(part) {
                fits &= self.raw(part).is_some();
            }
        });
        fits.then_some(())
    }

    fn raw(&mut self, letter: char) -> Option<()> {
        let end = self.len + letter.len_utf8();
        letter.encode_utf8(self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }
}

/// Letters that Unicode does not decompose.
fn special(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'þ' => "th",
        'Þ' => "Th",
        'ə' => "a",
        'Ə' => "A",
        _ => return None,
    })
}

/// The tokens of a dictionary's phrase, cut as the tokenizer cuts a text: a possessive and a mark
/// stand alone, hyphens, inner apostrophes and the dots of abbreviations stay inside.
pub(super) fn phrase(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        split_marks(word, &mut tokens);
    }
    tokens.iter().filter_map(|token| Folded::cased(token)).map(|token| token.as_str().to_owned()).collect()
}

/// The same, spaces between them. Most phrases are plain words, which stay as they are.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-');
    let spaced = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    if !spaced && text.bytes().all(plain) && text.split(' ').all(|word| word.len() <= LIMIT) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(phrase(text).join(" "))
}

/// A token of a text, folded and in small letters; `None` for one that can be no name.
pub(super) fn lower(word: &str) -> Option<String> {
    Folded::lower(word).map(|folded| folded.as_str().to_owned())
}

/// The tokens of a name as the gazetteer keeps them: folded, in small letters.
pub(crate) fn folded_tokens(text: &str) -> Vec<String> {
    phrase(text).iter().filter_map(|token| Folded::lower(token)).map(|token| token.as_str().to_owned()).collect()
}

fn split_marks(word: &str, tokens: &mut Vec<String>) {
    let inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '\'' | '’' | '‘' | 'ʼ' | 'ʻ');
    let mut part = String::new();
    for letter in word.chars() {
        if inner(letter) {
            part.push(letter);
        } else {
            split_possessive(&std::mem::take(&mut part), tokens);
            tokens.push(letter.to_string());
        }
    }
    split_possessive(&part, tokens);
}

fn split_possessive(part: &str, tokens: &mut Vec<String>) {
    let cut = ["'s", "’s", "'", "’"].into_iter().find(|end| part.len() > end.len() && part.ends_with(end));
    match cut {
        Some(end) => {
            tokens.push(part[..part.len() - end.len()].to_owned());
            tokens.push(end.to_owned());
        }
        None if part.is_empty() => {}
        None => tokens.push(part.to_owned()),
    }
}

/// Whether the folded `word` of a text can be the folded `name` of a dictionary. Capitals must
/// agree, but a name's small letter may be a capital at the start of a token (*Al-Qaeda* for
/// *al-Qaeda*, *Of* in titles), and `shout` allows capitals throughout.
pub(super) fn same_case(word: &str, name: &str, shout: bool) -> bool {
    let shout = shout && word.chars().all(|letter| !letter.is_lowercase());
    let mut before = '-';
    let mut letters = name.chars();
    for letter in word.chars() {
        let Some(wanted) = letters.next() else { return false };
        let raised = shout || before == '-';
        if letter != wanted && !(raised && letter.to_lowercase().eq(std::iter::once(wanted))) {
            return false;
        }
        before = letter;
    }
    letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cased(word: &str) -> String {
        Folded::cased(word).map(|folded| folded.as_str().to_owned()).unwrap_or_default()
    }

    #[test]
    fn diacritics_apostrophes_and_dots_fold() {
        assert_eq!(cased("Orbán"), "Orban");
        assert_eq!(cased("Wałęsa"), "Walesa");
        assert_eq!(cased("Sana’a"), "Sana'a");
        assert_eq!(cased("U.S."), "US");
        assert_eq!(cased("Erdoğan"), "Erdogan");
        assert_eq!(Folded::lower("İzmir").unwrap().as_str(), "izmir");
        assert!(Folded::cased(".").is_none());
        assert!(Folded::cased(&"x".repeat(65)).is_none());
    }

    #[test]
    fn phrases_are_cut_as_texts_are() {
        assert_eq!(phrase("People's Republic of China"), ["People", "'s", "Republic", "of", "China"]);
        assert_eq!(phrase("Workers' Party"), ["Workers", "'", "Party"]);
        assert_eq!(phrase("AT&T"), ["AT", "&", "T"]);
        assert_eq!(phrase("Côte d'Ivoire"), ["Cote", "d'Ivoire"]);
    }

    #[test]
    fn capitals_count_except_in_capitals() {
        assert!(same_case("PUTIN", "Putin", true));
        assert!(!same_case("XI", "Xi", false));
        assert!(!same_case("turkey", "Turkey", true));
        assert!(!same_case("us", "US", true));
        assert!(same_case("Al-Qaeda", "al-Qaeda", false));
        assert!(!same_case("PuTIN", "Putin", true));
    }
}
