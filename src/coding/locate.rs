//! Where given words stand in a text: word for word, else but for case and quotes, else by their last word.

use std::ops::Range;

/// The bytes of `words` in `text`. Given roles do not always occur word for word (about 1 in 100 does
/// not): then the last word of some length that does occur stands for them; `None` when none does.
pub fn locate(text: &str, words: &str) -> Option<Range<usize>> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    if let Some(at) = text.find(words) {
        return Some(at..at + words.len());
    }
    let folded = Folded::new(text);
    folded.find(words).or_else(|| {
        let mut parts: Vec<&str> = words.split_whitespace().filter(|word| word.chars().count() > 3).collect();
        parts.reverse();
        parts.iter().find_map(|word| folded.find(word.trim_matches(|c: char| !c.is_alphanumeric())))
    })
}

/// A text in small letters and plain quotes, with the way back.
struct Folded {
    text: String,
    /// The byte of the original for each byte of the folded text, and its end.
    back: Vec<usize>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let (mut folded, mut back) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, letter) in text.char_indices() {
            let before = folded.len();
            folded.extend(plain(letter));
            back.extend(std::iter::repeat_n(at, folded.len() - before));
        }
        back.push(text.len());
        Self { text: folded, back }
    }

    fn find(&self, words: &str) -> Option<Range<usize>> {
        let words: String = words.chars().flat_map(plain).collect();
        let at = self.text.find(&words).filter(|_| !words.is_empty())?;
        Some(*self.back.get(at)?..*self.back.get(at + words.len())?)
    }
}

/// Letters as they compare: small, quotes and dashes plain, white space a space.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let letter = match letter {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    };
    letter.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_stand_or_nearly() {
        let text = "Überall sagte “Präsident” Selenskyj\nnichts.";
        let found = |words: &str| locate(text, words).map(|range| &text[range]);
        assert_eq!(found("Präsident"), Some("Präsident"));
        assert_eq!(found("\"präsident\" selenskyj nichts"), Some("“Präsident” Selenskyj\nnichts"));
        assert_eq!(found("the president Selenskyj"), Some("Selenskyj"));
        assert_eq!((found("somebody"), found(" ")), (None, None));
    }
}
