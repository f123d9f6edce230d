//! The characters of a web page whose encoding nobody promised.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Browsers look for the declaration in the first 1,024 bytes; pages in the wild put it later.
const DECLARATION_WITHIN: usize = 4096;

/// Decodes a page: byte order mark, then valid UTF-8, then the page's own declaration, then a guess by
/// the bytes. What cannot be read becomes U+FFFD.
///
/// UTF-8 goes before the declaration because text in another encoding is hardly ever valid UTF-8,
/// while servers often send UTF-8 under an old declaration.
pub(super) fn characters(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Some(encoding) = bare_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8 || mostly_utf8(bytes));
    let encoding = declared.unwrap_or_else(|| guessed(bytes));
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// A page that declares UTF-8 and holds a few bad bytes is still UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut bad, mut good) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        bad += chunk.invalid().len();
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc2).count();
    }
    bad <= 8.max(good / 10)
}

/// The encoding in `<meta charset>`, `<meta http-equiv content="...; charset=">` or `<?xml encoding=`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_WITHIN)];
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let label = ["charset", "encoding"]
        .into_iter()
        .find_map(|key| head.match_indices(key).find_map(|(at, _)| label(&head[at + key.len()..])))?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A declaration that could be read as ASCII cannot be in UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE { Some(UTF_8) } else { Some(encoding) }
}

fn label(after_key: &str) -> Option<&str> {
    let value = after_key.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(value.len());
    (end > 0).then(|| &value[..end])
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    if encoding == UTF_8 { WINDOWS_1252 } else { encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_then_utf8_then_declaration_then_guess() {
        assert_eq!(characters(b"\xef\xbb\xbf<p>caf\xc3\xa9"), "<p>caf\u{e9}");
        assert_eq!(characters(b"<meta charset=iso-8859-1><p>caf\xc3\xa9"), "<meta charset=iso-8859-1><p>caf\u{e9}");
        let cyrillic = b"<meta http-equiv='content-type' content='text/html; charset=windows-1251'>\xcf\xf0\xe8";
        assert!(characters(cyrillic).ends_with("\u{41f}\u{440}\u{438}"));
        assert_eq!(characters(b"<p>The caf\xe9 was closed, he said."), "<p>The caf\u{e9} was closed, he said.");
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        let page: Vec<u8> = "<p>caf\u{e9}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(characters(&page), "<p>caf\u{e9}");
        assert_eq!(characters(&[&[0xff, 0xfe][..], &page].concat()), "<p>caf\u{e9}");
    }

    #[test]
    fn one_bad_byte_does_not_change_the_encoding_of_a_page() {
        let page = b"<meta charset=\"utf-8\">caf\xc3\xa9 na\xc3\xafve \xff end";
        assert_eq!(characters(page), "<meta charset=\"utf-8\">caf\u{e9} na\u{ef}ve \u{fffd} end");
    }
}
