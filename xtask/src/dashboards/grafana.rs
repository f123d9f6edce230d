//! Grafana's JSON model, as far as these dashboards use it (schema version 41).

use super::panels::{Kind, Panel, Row};
use serde_json::{Value, json};

/// Columns of Grafana's grid.
const GRID: u64 = 24;

/// What every query is narrowed down to; `@` stands for it in the source.
const CHOSEN: &str = r#"job=~"$job", instance=~"$instance""#;

/// A whole dashboard.
pub fn dashboard(uid: &str, title: &str, rows: &[Row]) -> Value {
    let mut panels = Vec::new();
    let mut y = 0;
    for row in rows {
        panels.push(heading(row, panels.len() as u64 + 1, y));
        y += 1;
        let (mut x, mut height) = (0, 0);
        for panel in row.panels {
            if x + panel.width > GRID {
                y += height;
                (x, height) = (0, 0);
            }
            panels.push(one(panel, panels.len() as u64 + 1, x, y));
            x += panel.width;
            height = height.max(panel.height());
        }
        y += height;
    }
    json!({
        "uid": uid, "title": title, "tags": ["geowire"], "schemaVersion": 41, "editable": true, "graphTooltip": 1,
        "description": "Made by `cargo xtask dashboards --write`; change the source, not the file.",
        "time": { "from": "now-1h", "to": "now" }, "refresh": "30s", "timezone": "browser",
        "templating": { "list": variables() }, "annotations": { "list": [] }, "links": [], "panels": panels,
    })
}

fn variables() -> Value {
    let query = |name: &str, query: &str| {
        json!({
            "name": name, "type": "query", "label": name, "datasource": source(), "refresh": 2, "sort": 1,
            "query": { "query": query, "refId": name }, "definition": query, "multi": true, "includeAll": true,
            "allValue": ".+", "current": { "text": ["All"], "value": ["$__all"] }, "options": [], "hide": 0,
        })
    };
    json!([
        { "name": "datasource", "type": "datasource", "label": "datasource", "query": "prometheus", "hide": 0,
          "current": { "text": "default", "value": "default" }, "options": [], "refresh": 1 },
        query("job", "label_values(geowire_build_info, job)"),
        query("instance", "label_values(geowire_build_info{job=~\"$job\"}, instance)"),
    ])
}

fn source() -> Value {
    json!({ "type": "prometheus", "uid": "${datasource}" })
}

fn heading(row: &Row, id: u64, y: u64) -> Value {
    json!({ "id": id, "type": "row", "title": row.title, "collapsed": false, "panels": [],
            "gridPos": { "x": 0, "y": y, "w": GRID, "h": 1 } })
}

fn one(panel: &Panel, id: u64, x: u64, y: u64) -> Value {
    let targets = panel.queries.iter().enumerate().map(|(number, (query, legend))| {
        json!({
            "refId": char::from(b'A' + number as u8).to_string(), "datasource": source(), "legendFormat": legend,
            "expr": query.replace('@', CHOSEN), "range": panel.kind != Kind::Stat, "instant": panel.kind == Kind::Stat,
        })
    });
    let (kind, options) = shape(panel.kind);
    let custom = match panel.kind {
        Kind::Lines => json!({ "fillOpacity": 8, "lineWidth": 1, "showPoints": "never" }),
        Kind::Stack => json!({ "fillOpacity": 40, "lineWidth": 1, "showPoints": "never",
                               "stacking": { "mode": "normal", "group": "A" } }),
        Kind::Stat => json!({}),
    };
    json!({
        "id": id, "type": kind, "title": panel.title, "description": panel.description, "datasource": source(),
        "gridPos": { "x": x, "y": y, "w": panel.width, "h": panel.height() },
        "targets": targets.collect::<Vec<_>>(), "options": options, "transparent": false,
        "fieldConfig": { "defaults": { "unit": panel.unit, "custom": custom, "thresholds": thresholds(panel) }, "overrides": [] },
    })
}

/// Green, and red from the limit on where there is one.
fn thresholds(panel: &Panel) -> Value {
    let mut steps = vec![json!({ "color": "green", "value": null })];
    steps.extend(panel.limit.map(|limit| json!({ "color": "red", "value": limit })));
    json!({ "mode": "absolute", "steps": steps })
}

fn shape(kind: Kind) -> (&'static str, Value) {
    match kind {
        Kind::Stat => (
            "stat",
            json!({ "reduceOptions": { "calcs": ["lastNotNull"], "fields": "", "values": false }, "colorMode": "value",
                    "graphMode": "none", "justifyMode": "auto", "orientation": "auto", "textMode": "auto",
                    "wideLayout": true, "showPercentChange": false, "percentChangeColorMode": "standard" }),
        ),
        Kind::Lines | Kind::Stack => (
            "timeseries",
            json!({ "legend": { "displayMode": "list", "placement": "bottom", "showLegend": true, "calcs": [] },
                    "tooltip": { "mode": "multi", "sort": "desc" } }),
        ),
    }
}
