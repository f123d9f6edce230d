//! How deep JSON is nested, counted before a parser that recurses sees it.

/// The byte where nesting goes over `limit`, if it does. Strings are skipped; whether the rest is JSON
/// at all is not this function's question.
pub(in crate::article) fn too_deep_at(json: &[u8], limit: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => at = end_of_string(json, at + 1),
            b'[' | b'{' => {
                depth += 1;
                if depth > limit {
                    return Some(at);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

fn end_of_string(json: &[u8], mut at: usize) -> usize {
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_arrays_and_objects_outside_strings() {
        assert_eq!(too_deep_at(br#"{"a":[1,{"b":"]]]"}]}"#, 3), None);
        assert_eq!(too_deep_at(br#"{"a":[1,{"b":2}]}"#, 2), Some(8));
        assert_eq!(too_deep_at(br#"["[[[[\"[[[["]"#, 1), None);
        assert_eq!(too_deep_at(&vec![b'['; 1_000_000], 64), Some(64));
    }
}
