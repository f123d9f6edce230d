//! Spans as OTLP over HTTP writes them in JSON. Pure.

use super::settings::Settings;
use super::span::Span;
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

const INTERNAL: u8 = 1;
const PRODUCER: u8 = 4;
const CONSUMER: u8 = 5;

/// The body of one export.
pub(super) fn body(spans: &[Span], settings: &Settings) -> Value {
    let resource = [("service.name", json!(settings.service)), ("service.version", json!(env!("CARGO_PKG_VERSION")))];
    let spans: Vec<Value> = spans.iter().flat_map(family).collect();
    json!({ "resourceSpans": [{
        "resource": { "attributes": attributes(&resource) },
        "scopeSpans": [{ "scope": { "name": "geowire" }, "spans": spans }],
    }]})
}

/// The record's span and its children.
fn family(span: &Span) -> Vec<Value> {
    let at = &span.origin.at;
    let trace_id = format!("{:032x}", span.trace_id);
    let links = span.link.iter().map(
        |link| json!({ "traceId": format!("{:032x}", link.trace_id), "spanId": format!("{:016x}", link.span_id) }),
    );
    let names = [
        ("messaging.system", json!("kafka")),
        ("messaging.operation.type", json!("process")),
        ("messaging.destination.name", json!(&*at.topic)),
        ("messaging.destination.partition.id", json!(at.partition.to_string())),
        ("messaging.kafka.offset", json!(span.origin.offset)),
        ("geowire.outcome", json!(span.outcome)),
    ];
    let mut family = vec![json!({
        "traceId": trace_id,
        "spanId": format!("{:016x}", span.id),
        "name": format!("process {}", at.topic),
        "kind": CONSUMER,
        "startTimeUnixNano": nanos(span.begun),
        "endTimeUnixNano": nanos(span.ended),
        "attributes": attributes(&names),
        "links": links.collect::<Vec<_>>(),
    })];
    family.extend(span.stages.iter().map(|stage| {
        let publish = stage.stretch == crate::telemetry::Stretch::Publish;
        json!({
            "traceId": trace_id,
            "spanId": format!("{:016x}", stage.id),
            "parentSpanId": format!("{:016x}", span.id),
            "name": stage.stretch.as_str(),
            "kind": if publish { PRODUCER } else { INTERNAL },
            "startTimeUnixNano": nanos(stage.begun),
            "endTimeUnixNano": nanos(stage.ended),
        })
    }));
    family
}

fn attributes(pairs: &[(&str, Value)]) -> Vec<Value> {
    let typed = |value: &Value| match value {
        // Protobuf's JSON writes 64-bit integers as text.
        Value::Number(number) => json!({ "intValue": number.to_string() }),
        other => json!({ "stringValue": other }),
    };
    pairs.iter().map(|(key, value)| json!({ "key": key, "value": typed(value) })).collect()
}

fn nanos(time: SystemTime) -> String {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Origin;
    use crate::telemetry::trace::TraceParent;

    #[test]
    fn the_producers_context_is_a_link_and_no_parent() {
        let link = TraceParent { trace_id: 7, span_id: 9 };
        let span = Span::begin(&Origin::new("articles", 2, 41), Some(link), true);
        let body = body(&[span], &Settings::default());
        let span = &body["resourceSpans"][0]["scopeSpans"][0]["spans"][0];
        assert_eq!(span["links"][0]["traceId"], "00000000000000000000000000000007");
        assert_eq!(span["links"][0]["spanId"], "0000000000000009");
        assert!(span.get("parentSpanId").is_none());
        assert_eq!(span["name"], "process articles");
        assert_eq!(span["attributes"][4]["value"]["intValue"], "41");
    }
}
