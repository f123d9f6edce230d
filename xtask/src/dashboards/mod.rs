//! `deploy/grafana/*.json`, made from the panels named here.

mod grafana;
mod panels;

use std::fs;
use std::path::{Path, PathBuf};

/// Writes the dashboards.
pub fn write() -> Result<(), String> {
    fs::write(file(), text()).map_err(|error| format!("{}: {error}", file().display()))
}

/// Holds the files against the source.
pub fn check() -> Result<(), String> {
    let there = fs::read_to_string(file()).unwrap_or_default();
    if there == text() {
        Ok(())
    } else {
        Err("deploy/grafana is not what the source makes: run `cargo xtask dashboards --write`".into())
    }
}

fn text() -> String {
    let dashboard = grafana::dashboard("geowire", "geowire", panels::ROWS);
    format!("{}\n", serde_json::to_string_pretty(&dashboard).unwrap_or_default())
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/grafana/geowire.json")
}
