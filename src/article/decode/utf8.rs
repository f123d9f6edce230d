//! Bytes that must be UTF-8, and what they are when they are not.

use crate::record::{RejectReason, Rejection};

/// The characters of a value, without a byte order mark.
pub(super) fn characters(value: &[u8]) -> Result<&str, Rejection> {
    if let Some(name) = utf16(value) {
        return Err(Rejection::new(RejectReason::NotUtf8, format!("the value is {name}; it must be UTF-8")));
    }
    if value.first() == Some(&0) {
        let detail = match value {
            [0, a, b, c, d, ..] => format!(
                "the first byte is 0: a schema registry's frame, schema id {}; only the bare payload is read",
                u32::from_be_bytes([*a, *b, *c, *d])
            ),
            _ => "the first byte is 0: a schema registry's frame; only the bare payload is read".to_owned(),
        };
        return Err(Rejection::new(RejectReason::SchemaRegistryFramed, detail));
    }
    let text = std::str::from_utf8(value).map_err(|error| {
        let detail = format!("byte {} is not UTF-8", error.valid_up_to());
        Rejection::new(RejectReason::NotUtf8, detail)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// UTF-16 by its mark, or by the zero that stands beside each of two leading ASCII characters.
fn utf16(value: &[u8]) -> Option<&'static str> {
    match value {
        [0xff, 0xfe, ..] => Some("UTF-16 (little endian)"),
        [0xfe, 0xff, ..] => Some("UTF-16 (big endian)"),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some("UTF-16 (little endian)"),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some("UTF-16 (big endian)"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(value: &[u8]) -> RejectReason {
        characters(value).unwrap_err().reason
    }

    #[test]
    fn tells_utf16_and_frames_from_text() {
        let little: Vec<u8> = "{\"a\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "{\"a\"".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(reason(&little), RejectReason::NotUtf8);
        assert_eq!(reason(&big), RejectReason::NotUtf8);
        assert_eq!(reason(&[0xff, 0xfe, b'a', 0]), RejectReason::NotUtf8);
        let framed = characters(&[0, 0, 0, 0, 7, b'{', b'}']).unwrap_err();
        assert_eq!(framed.reason, RejectReason::SchemaRegistryFramed);
        assert!(framed.detail.contains("schema id 7"), "{}", framed.detail);
    }

    #[test]
    fn says_which_byte_is_at_fault() {
        assert_eq!(characters(b"abc\xffd").unwrap_err().detail, "byte 3 is not UTF-8");
    }
}
