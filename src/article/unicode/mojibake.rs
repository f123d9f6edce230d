//! UTF-8 that somebody decoded as Windows-1252 or Latin-1, such as `â€™` for an apostrophe.

use encoding_rs::WINDOWS_1252;

/// The text with such sequences put right; `None` when none is to be found. The result is shorter.
pub(super) fn repaired(text: &str) -> Option<String> {
    if !is_spoiled(text) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if let Some((mended, length)) = mended(&chars[at..]) {
            out.push(mended);
            at += length;
        } else {
            out.push(*c);
            at += 1;
        }
    }
    (out.len() < text.len()).then_some(out)
}

/// Only two openings are proof: `â` with the euro sign (or its C1 twin), and `Ã` with a sign that no
/// language writes behind it. Other sequences are put right only in a text that shows one of them.
fn is_spoiled(text: &str) -> bool {
    text.contains("\u{e2}\u{20ac}")
        || text.contains("\u{e2}\u{80}")
        || text.match_indices('\u{c3}').any(|(at, mark)| {
            text[at + mark.len()..]
                .chars()
                .next()
                .is_some_and(|next| matches!(next, '\u{80}'..='\u{9f}' | '\u{a1}'..='\u{bf}'))
        })
}

/// The character that the sequence at the start of `chars` stands for, and how long the sequence is.
fn mended(chars: &[char]) -> Option<(char, usize)> {
    let lead = byte(*chars.first()?)?;
    let length = match lead {
        0xc2..=0xc5 | 0xd0 | 0xd1 => 2,
        0xe2 => 3,
        0xf0 => 4,
        _ => return None,
    };
    let mut bytes = [0u8; 4];
    for (slot, c) in bytes.iter_mut().zip(chars.get(..length)?) {
        *slot = byte(*c)?;
    }
    let mended = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    // Behind a capital such as Ä or Ñ, a curly quotation mark or dash is just that.
    let punctuation =
        chars.get(1).is_some_and(|c| matches!(c, '\u{2013}'..='\u{201e}' | '\u{2026}' | '\u{2039}' | '\u{203a}'));
    let ambiguous = length == 2 && lead != 0xc3 && lead != 0xc2 && punctuation;
    (!ambiguous).then_some((mended, length))
}

/// The byte that Windows-1252, or Latin-1 for what the former leaves open, writes for a character.
fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        0..=0x7f => None,
        _ => {
            let mut buffer = [0u8; 4];
            let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
            if unmappable { None } else { bytes.first().copied() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_right_what_shows_its_mark() {
        let spoiled =
            "Milo\u{c5}\u{a1}evi\u{c4}\u{2021} \u{e2}\u{20ac}\u{201d} an \u{e2}\u{20ac}\u{153}ally\u{e2}\u{20ac}\u{9d}";
        assert_eq!(repaired(spoiled).unwrap(), "Milo\u{161}evi\u{107} \u{2014} an \u{201c}ally\u{201d}");
        assert_eq!(repaired("caf\u{c3}\u{a9}").unwrap(), "caf\u{e9}");
        assert_eq!(repaired("it\u{e2}\u{80}\u{99}s").unwrap(), "it\u{2019}s");
    }

    #[test]
    fn leaves_honest_text_alone() {
        for text in
            ["S\u{c3}O PAULO", "CAF\u{c9}\u{bb}", "\u{c2}ge", "the EU\u{2019}s \u{20ac}5", "H\u{c4}\u{c4}\u{2019}"]
        {
            assert_eq!(repaired(text), None, "{text}");
        }
    }
}
