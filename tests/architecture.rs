//! Holds the arrows between rooms against the table of `docs/architecture.md`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room, and the rooms it may use, in the order of the table.
fn table() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 4);
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let used = cells[3].split(',').map(|room| room.trim().to_owned()).filter(|room| !room.is_empty());
        (cells[1].trim_matches('`').to_owned(), used.collect())
    })
    .collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The room of a source file; `None` for `main.rs` and `lib.rs`.
fn room(file: &Path) -> Option<String> {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    root().join("src").join(first).is_dir().then(|| first.to_owned())
}

/// Rooms named behind `crate::`, singly or in braces, with the file.
fn arrows() -> BTreeMap<(String, String), PathBuf> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut arrows = BTreeMap::new();
    for file in files {
        let Some(from) = room(&file) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        for piece in text.split("crate::").skip(1) {
            let grouped = piece.starts_with('{');
            let end = if grouped { piece.find("};").unwrap_or(0) } else { piece.len().min(40) };
            let end = (0..=end).rev().find(|at| piece.is_char_boundary(*at)).unwrap_or(0);
            let names = piece[..end].trim_start_matches('{');
            let names: Vec<&str> = if grouped { top_level(names) } else { vec![names] };
            for name in names {
                let to: String = name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if to != from && !to.is_empty() {
                    arrows.insert((from.clone(), to), file.clone());
                }
            }
        }
    }
    arrows
}

/// The parts of a brace list, not those of lists inside it.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts
}

#[test]
fn every_room_stands_in_the_table_and_uses_only_rooms_below_it() {
    let table = table();
    let order: Vec<&String> = table.iter().map(|(room, _)| room).collect();
    for (position, (room, used)) in table.iter().enumerate() {
        assert!(root().join("src").join(room).is_dir(), "the table has {room}, the house has not");
        for other in used {
            let below = order.iter().position(|name| *name == other);
            assert!(below.is_some_and(|below| below > position), "{room} may use {other}, which is not below it");
        }
    }
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            assert!(order.contains(&&name), "the room {name} is not in the table of docs/architecture.md");
        }
    }
}

#[test]
fn no_arrow_that_the_table_does_not_have() {
    let table: BTreeMap<String, Vec<String>> = table().into_iter().collect();
    let arrows = arrows();
    assert!(arrows.len() > 20, "the sources were read: {arrows:?}");
    for ((from, to), file) in arrows {
        let allowed = table.get(&from).is_some_and(|used| used.contains(&to));
        assert!(allowed || !table.contains_key(&to), "{}: {from} must not use {to}", file.display());
    }
}

#[test]
fn only_the_room_kafka_names_rdkafka() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    for file in files {
        let kafka = room(&file).is_some_and(|room| room == "kafka");
        let named = fs::read_to_string(&file).unwrap().contains("rdkafka::");
        assert!(kafka || !named, "{} names rdkafka", file.display());
    }
}
