//! What an analyst looks at: the sentence, and what each coding says of it.

use super::table::FIELDS;
use serde::Serialize;
use serde_json::Value;

/// Longest text of a field that is shown.
const SHOWN: usize = 300;

/// An event that was added, is gone or has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Example {
    /// The event's key.
    pub event_key: String,
    /// The article's title, or its id.
    pub title: String,
    /// When it was published.
    pub published_at: String,
    /// The sentence of the primary trigger.
    pub sentence: String,
    /// The words that state the act.
    pub trigger: String,
    /// The event in a line: type, who, whom, where, when. Of the newer coding, or of the older when it is gone.
    pub reads: String,
    /// What has changed; empty for events that were added or are gone.
    pub changes: Vec<FieldChange>,
}

/// One field in both codings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The field.
    pub field: &'static str,
    /// In A.
    pub a: String,
    /// In B.
    pub b: String,
}

impl Example {
    pub(super) fn of(event: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let document = &event["document"];
        let evidence = &event["evidence"][0];
        Self {
            event_key: text(&event["event_key"]),
            title: document["title"].as_str().or(document["id"].as_str()).unwrap_or_default().to_owned(),
            published_at: text(&document["published_at"]),
            sentence: text(&evidence["sentence"]),
            trigger: text(&evidence["trigger"]["text"]),
            reads: reads(event),
            changes: Vec::new(),
        }
    }

    /// Adds what differs between the two codings.
    pub(super) fn compare(&mut self, a: &Value, b: &Value) {
        let differs = FIELDS.into_iter().filter(|field| a[*field] != b[*field]);
        self.changes = differs
            .map(|field| FieldChange { field, a: short(field, &a[field]), b: short(field, &b[field]) })
            .collect();
    }
}

/// An event in a line.
fn reads(event: &Value) -> String {
    let side = |side: &str| short(side, &event[side]);
    let mut line = format!("{} {}", event["type"].as_str().unwrap_or_default(), side("actors"));
    if event["recipients"].as_array().is_some_and(|list| !list.is_empty()) {
        line.push_str(" → ");
        line.push_str(&side("recipients"));
    }
    for word in [side("place"), side("time")].into_iter().filter(|word| word != "none") {
        line.push_str(", ");
        line.push_str(&word);
    }
    match event["class"].as_str() {
        Some("main") | None => line,
        Some(class) => format!("{line} ({class})"),
    }
}

/// A field as a person reads it.
fn short(field: &str, value: &Value) -> String {
    let text = |key: &str, value: &Value| value[key].as_str().unwrap_or_default().to_owned();
    let list = |each: &dyn Fn(&Value) -> String| {
        let items: Vec<String> = value.as_array().into_iter().flatten().map(each).collect();
        if items.is_empty() { "none".to_owned() } else { items.join(", ") }
    };
    let shown = match field {
        _ if value.is_null() => "none".to_owned(),
        "actors" | "recipients" => list(&|party| {
            let name = party["name"].as_str().or(party["text"].as_str()).unwrap_or_default();
            format!("{name} [{}]", text("code", party))
        }),
        "modes" => list(&|mode| mode.as_str().unwrap_or_default().to_owned()),
        "contexts" => list(&|context| text("context", context)),
        "place" => [text("name", value), text("country", value)].join(", "),
        "time" => text("start", value),
        "factuality" => [text("polarity", value), text("modality", value), text("temporal", value)].join(", "),
        "cameo" => text("code", value),
        "underlying" => text("type", value),
        "reported_by" => list(&|by| by["name"].as_str().or(by["text"].as_str()).unwrap_or_default().to_owned()),
        "evidence" => list(&|evidence| {
            let trigger = &evidence["trigger"];
            format!("{} at {}", text("text", trigger), trigger["span"])
        }),
        _ => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    };
    match shown.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown,
    }
}
