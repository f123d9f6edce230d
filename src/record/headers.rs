//! Kafka headers as they are: ordered, repeatable, values of any bytes or null.

/// An ordered list of headers. Names may repeat and values may be null or not UTF-8.
///
/// All of them stand in one buffer: an event has ten, and what one thread allocates another gives back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    /// Name, value, name, value ...
    bytes: Vec<u8>,
    /// Where each name and each value ends; a null value has no end.
    ends: Vec<(usize, Option<usize>)>,
}

impl Headers {
    /// No headers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a header, keeping earlier ones of the same name.
    pub fn push(&mut self, name: &str, value: Option<&[u8]>) {
        self.bytes.extend_from_slice(name.as_bytes());
        let named = self.bytes.len();
        self.bytes.extend_from_slice(value.unwrap_or_default());
        self.ends.push((named, value.map(|_| self.bytes.len())));
    }

    /// Appends a header whose value is text.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.push(name, Some(value.as_bytes()));
        self
    }

    /// The value of the last header of that name; `None` when there is none or it is null.
    pub fn last(&self, name: &str) -> Option<&[u8]> {
        self.iter().filter(|(n, _)| *n == name).last().and_then(|(_, value)| value)
    }

    /// All headers in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&[u8]>)> {
        let mut from = 0;
        self.ends.iter().map(move |(named, ended)| {
            let name = std::str::from_utf8(&self.bytes[from..*named]).unwrap_or_default();
            from = ended.unwrap_or(*named);
            (name, ended.map(|ended| &self.bytes[*named..ended]))
        })
    }

    /// How many headers there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes of all names and values.
    pub fn weight(&self) -> usize {
        self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_nulls_and_bytes_come_back_in_order() {
        let mut headers = Headers::new().with("source", "one").with("", "");
        headers.push("null", None);
        headers.push("source", Some(&[0xff, 0]));
        let all: Vec<_> = headers.iter().collect();
        assert_eq!(
            all,
            [("source", Some(&b"one"[..])), ("", Some(&b""[..])), ("null", None), ("source", Some(&[0xff, 0][..]))]
        );
        assert_eq!((headers.last("source"), headers.last("null")), (Some(&[0xff, 0][..]), None));
        assert_eq!((headers.len(), headers.weight()), (4, 21));
    }
}
