//! Events as Kafka records: JSON values and CloudEvents headers in binary mode.

use super::Event;
use crate::record::{Headers, Origin};

/// The value: JSON in the order of the fields. The same event gives the same bytes.
///
/// # Errors
/// When a score is not a number, which no table has.
pub fn value(event: &Event) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(event)
}

/// The headers: CloudEvents 1.0 in binary mode, and geowire's own. The origin stands here and not in
/// the value, since a replay reads the same article from another place.
pub fn headers(event: &Event, origin: &Origin) -> Headers {
    let mut headers = Headers::new()
        .with("ce_specversion", "1.0")
        .with("ce_id", event.record_id.as_str())
        .with("ce_type", event.schema)
        .with("ce_source", "geowire");
    if let Some(time) = event.document.published_at.as_deref() {
        headers = headers.with("ce_time", &instant(time));
    }
    headers
        .with("content-type", "application/json")
        .with("geowire-class", event.class.as_str())
        .with("geowire-origin", &origin.to_string())
        .with("geowire-coding-revision", &event.build.coding_revision.to_string())
}

/// CloudEvents wants an instant: a bare day is its first second in UTC.
fn instant(published: &str) -> String {
    if published.len() == 10 { format!("{published}T00:00:00Z") } else { published.to_owned() }
}
