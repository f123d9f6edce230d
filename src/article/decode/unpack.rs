//! Compressed payloads, recognised by their first bytes.

use crate::record::{RejectReason, Rejection};
use flate2::read::MultiGzDecoder;
use std::borrow::Cow;
use std::io::Read;

/// A value as it is when it is not gzip, and unpacked when it is. Never unpacks more than one byte
/// over `limit`, so that a small value cannot fill the memory.
pub(super) fn unpack(value: &[u8], limit: usize) -> Result<Cow<'_, [u8]>, Rejection> {
    if !value.starts_with(&[0x1f, 0x8b]) {
        return Ok(Cow::Borrowed(value));
    }
    let mut unpacked = Vec::new();
    let cap = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let read = MultiGzDecoder::new(value).take(cap).read_to_end(&mut unpacked);
    if unpacked.len() > limit {
        let detail = format!("the value unpacks to more than max_unpacked_bytes, {limit} bytes");
        return Err(Rejection::new(RejectReason::TooLarge, detail));
    }
    match read {
        Ok(_) => Ok(Cow::Owned(unpacked)),
        Err(error) => {
            let detail = format!("the gzip stream breaks after {} bytes of content: {error}", unpacked.len());
            Err(Rejection::new(RejectReason::BadCompression, detail))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn reads_every_member_and_leaves_the_rest_alone() {
        let two = [packed(b"one "), packed(b"two")].concat();
        assert_eq!(unpack(&two, 100).unwrap().as_ref(), b"one two");
        assert_eq!(unpack(b"plain", 2).unwrap().as_ref(), b"plain");
    }

    #[test]
    fn stops_at_the_limit() {
        let bomb = packed(&vec![b'a'; 1 << 20]);
        assert_eq!(unpack(&bomb, 1000).unwrap_err().reason, RejectReason::TooLarge);
        assert_eq!(unpack(&packed(b"four"), 4).unwrap().as_ref(), b"four");
    }

    #[test]
    fn says_that_a_stream_is_damaged() {
        let whole = packed(b"some text that is cut");
        let rejection = unpack(&whole[..whole.len() - 9], 100).unwrap_err();
        assert_eq!(rejection.reason, RejectReason::BadCompression);
        assert_eq!(unpack(&[0x1f, 0x8b], 100).unwrap_err().reason, RejectReason::BadCompression);
    }
}
