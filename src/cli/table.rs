//! Events as a person wants to see them in a terminal.

use crate::event::Event;
use crate::record::Outcome;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use serde_json::Value;

/// Width where there is no terminal to ask.
const WIDTH: u16 = 120;

/// One article: its events, or why there are none.
pub(super) fn article(outcome: Outcome, reason: Option<&str>, detail: Option<&str>, events: &[Event]) -> String {
    if events.is_empty() {
        let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        let detail = detail.map(|detail| format!(" ({detail})")).unwrap_or_default();
        return format!("no events; {}{reason}{detail}", outcome.as_str());
    }
    let values: Vec<Value> = events.iter().filter_map(|event| serde_json::to_value(event).ok()).collect();
    of_values(&values.iter().collect::<Vec<_>>())
}

/// Events as they are written, a row each.
pub(super) fn of_values(events: &[&Value]) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        table.set_width(WIDTH);
    }
    table.set_header(["what", "who → whom", "when, where", "the words"]);
    for event in events {
        table.add_row([what(event), parties(event), format!("{}\n{}", when(event), place(event)), words(event)]);
    }
    table.to_string()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn what(event: &Value) -> String {
    let mut lines = vec![text(event, "/type").to_owned()];
    let modes: Vec<&str> = list(event, "modes").iter().filter_map(Value::as_str).collect();
    if !modes.is_empty() {
        lines.push(modes.join(", "));
    }
    if event["underlying"].is_object() {
        lines.push(format!("of {}", text(event, "/underlying/type")));
    }
    let plain = ["affirmed", "asserted", "current"];
    let whether = ["/class", "/factuality/polarity", "/factuality/modality", "/factuality/temporal"];
    let whether = whether.iter().map(|pointer| text(event, pointer)).filter(|word| !plain.contains(word));
    lines.push(whether.collect::<Vec<_>>().join(", "));
    lines.join("\n")
}

fn parties(event: &Value) -> String {
    let side = |key: &str| list(event, key).iter().map(party).collect::<Vec<_>>().join("\n");
    let (actors, recipients) = (side("actors"), side("recipients"));
    match (event["reciprocal"] == true, recipients.is_empty()) {
        (true, true) => format!("{actors}\n  with each other"),
        (_, true) => actors,
        _ => format!("{actors}\n→ {recipients}"),
    }
}

fn party(party: &Value) -> String {
    let name = party["name"].as_str().unwrap_or_else(|| text(party, "/text"));
    format!("{name} [{}]", text(party, "/code"))
}

fn when(event: &Value) -> String {
    let (start, end) = (text(event, "/time/start"), text(event, "/time/end"));
    if end.is_empty() || end == start { start.to_owned() } else { format!("{start} to {end}") }
}

fn place(event: &Value) -> String {
    let (name, country) = (text(event, "/place/name"), text(event, "/place/country"));
    if country.is_empty() { name.to_owned() } else { format!("{name}, {country}") }
}

fn words(event: &Value) -> String {
    text(event, "/evidence/0/sentence").to_owned()
}
