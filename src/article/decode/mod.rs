//! From the bytes of a value to an article that is not cleaned yet.

mod charset;
mod json;
mod nesting;
pub(super) use nesting::too_deep_at;
mod unpack;
mod utf8;

use super::settings::{Format, Settings};
use super::{Body, Raw};
use crate::record::{RejectReason, Rejection};

/// Decodes a value by the topic's settings.
///
/// # Errors
/// The reason, with the field, position or limit: `empty_value`, `too_large`, `bad_compression`,
/// `schema_registry_framed`, `not_utf8`, `not_json`, `too_deep`, `wrong_type` and `missing_body`.
pub fn decode(value: &[u8], settings: &Settings) -> Result<Raw, Rejection> {
    if value.is_empty() {
        return Err(Rejection::new(RejectReason::EmptyValue, "the value has no bytes"));
    }
    if value.len() > settings.max_bytes {
        let detail = format!("the value has {} bytes; max_bytes is {}", value.len(), settings.max_bytes);
        return Err(Rejection::new(RejectReason::TooLarge, detail));
    }
    let value = unpack::unpack(value, settings.max_unpacked_bytes)?;
    if value.is_empty() {
        return Err(Rejection::new(RejectReason::EmptyValue, "the value unpacks to no bytes"));
    }
    match settings.format {
        Format::Json => json::read(&value, settings),
        Format::Html => page(&value),
        Format::Text => text(&value),
    }
}

fn page(value: &[u8]) -> Result<Raw, Rejection> {
    let page = charset::characters(value);
    if page.trim().is_empty() {
        return Err(Rejection::new(RejectReason::MissingBody, "the page holds white space only"));
    }
    Ok(Raw::new(Body::Html(page)))
}

fn text(value: &[u8]) -> Result<Raw, Rejection> {
    let text = utf8::characters(value)?;
    if text.trim().is_empty() {
        return Err(Rejection::new(RejectReason::MissingBody, "the text holds white space only"));
    }
    Ok(Raw::new(Body::Text(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(format: Format) -> Settings {
        Settings { format, ..Settings::default() }
    }

    fn reason(value: &[u8], settings: &Settings) -> RejectReason {
        decode(value, settings).unwrap_err().reason
    }

    #[test]
    fn names_the_limit_that_is_broken() {
        let small = Settings { max_bytes: 3, ..settings(Format::Text) };
        let rejection = decode(b"four", &small).unwrap_err();
        assert_eq!(rejection.reason, RejectReason::TooLarge);
        assert_eq!(rejection.detail, "the value has 4 bytes; max_bytes is 3");
        assert_eq!(reason(b"", &small), RejectReason::EmptyValue);
    }

    #[test]
    fn text_is_utf8_and_may_carry_a_byte_order_mark() {
        let raw = decode("\u{feff}Talks open\n\nThey met.".as_bytes(), &settings(Format::Text)).unwrap();
        assert_eq!(raw.body.as_str(), "Talks open\n\nThey met.");
        assert_eq!(reason(b"Talks \xff", &settings(Format::Text)), RejectReason::NotUtf8);
        assert_eq!(reason(b" \n\t ", &settings(Format::Text)), RejectReason::MissingBody);
    }

    #[test]
    fn a_page_need_not_be_utf8() {
        let page = b"<html><head><meta charset=windows-1252></head><body>Gr\xfc\xdfe</body></html>";
        let raw = decode(page, &settings(Format::Html)).unwrap();
        assert!(raw.body.as_str().contains("Gr\u{fc}\u{df}e"));
    }
}
