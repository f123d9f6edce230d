//! What a file's name says: which partition, from which offset on, how it is packed.

use super::{Codec, Layout};

/// A file that belongs to the topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The partition; `None` where the layout's names do not tell.
    pub partition: Option<i32>,
    /// The offset of the first record; `None` where names do not tell.
    pub first: Option<i64>,
    /// What it holds for its records.
    pub beside: Beside,
    /// How it is packed, by its ending.
    pub codec: Codec,
}

/// What a file holds for its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The values, or whole envelopes.
    Values,
    /// The keys of the file of values of the same name.
    Keys,
    /// The headers of it.
    Headers,
}

impl Named {
    /// Reads the name of `path`; `None` when it belongs to no file of `topic` under this layout. `prefix` is
    /// what stands before the topic in Aiven's names.
    pub fn read(path: &str, layout: Layout, topic: &str, prefix: &str) -> Option<Self> {
        let file = path.rsplit('/').next()?;
        if file.is_empty() || file.starts_with(['.', '_']) {
            return None;
        }
        let (stem, codec) = Codec::of_name(file);
        match layout {
            Layout::Values | Layout::Kcat => Some(Self { partition: None, first: None, beside: Beside::Values, codec }),
            Layout::Confluent => Self::confluent(stem, topic, codec),
            Layout::Aiven => Self::aiven(stem, topic, prefix, codec),
        }
    }

    fn confluent(stem: &str, topic: &str, codec: Codec) -> Option<Self> {
        let stem = stem.strip_suffix(".json")?;
        let (stem, beside) = if let Some(stem) = stem.strip_suffix(".keys") {
            (stem, Beside::Keys)
        } else if let Some(stem) = stem.strip_suffix(".headers") {
            (stem, Beside::Headers)
        } else {
            (stem, Beside::Values)
        };
        let rest = stem.strip_prefix(topic)?.strip_prefix('+')?;
        let (partition, first) = rest.split_once('+')?;
        Self::numbered(partition, first, beside, codec)
    }

    fn aiven(stem: &str, topic: &str, prefix: &str, codec: Codec) -> Option<Self> {
        let stem = stem.strip_suffix(".jsonl").or_else(|| stem.strip_suffix(".json")).unwrap_or(stem);
        let rest = stem.strip_prefix(prefix)?.strip_prefix(topic)?.strip_prefix('-')?;
        let (partition, first) = rest.split_once('-')?;
        Self::numbered(partition, first, Beside::Values, codec)
    }

    /// Digits alone, padded or not.
    fn numbered(partition: &str, first: &str, beside: Beside, codec: Codec) -> Option<Self> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(partition) || !digits(first) {
            return None;
        }
        let (partition, first) = (partition.parse().ok()?, first.parse().ok()?);
        Some(Self { partition: Some(partition), first: Some(first), beside, codec })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, layout: Layout) -> Option<(i32, i64, Beside)> {
        let named = Named::read(path, layout, "articles", "")?;
        Some((named.partition?, named.first?, named.beside))
    }

    #[test]
    fn confluent_names_tell_partition_offset_and_what_lies_beside() {
        let of = |path| read(path, Layout::Confluent);
        assert_eq!(of("topics/articles/partition=3/articles+3+0000001250.json"), Some((3, 1250, Beside::Values)));
        assert_eq!(of("articles+3+0000001250.keys.json.gz"), Some((3, 1250, Beside::Keys)));
        assert_eq!(of("articles+3+0000001250.headers.json"), Some((3, 1250, Beside::Headers)));
        assert_eq!(of("articles+old+3+12.json"), None);
        assert_eq!(of("articles+3+12.avro"), None);
        assert_eq!(of("_SUCCESS"), None);
    }

    #[test]
    fn aiven_names_belong_to_one_topic_only() {
        assert_eq!(read("articles-0-42.gz", Layout::Aiven), Some((0, 42, Beside::Values)));
        assert_eq!(read("2024/articles-0-00042.jsonl.zst", Layout::Aiven), Some((0, 42, Beside::Values)));
        assert_eq!(read("customer-articles-0-42", Layout::Aiven), None);
        let prefixed = Named::read("22-10-12-articles-1-7", Layout::Aiven, "articles", "22-10-12-");
        assert_eq!(prefixed.and_then(|named| named.first), Some(7));
        assert_eq!(read("articles-0--42", Layout::Aiven), None);
        assert_eq!(read("articles-0-99999999999999999999", Layout::Aiven), None);
    }
}
