//! Commands on the dictionary of predicates: what it decides, what contradicts what in it, and how often each entry
//! is right. It is read from the disk, so that an edit needs no compiler.

mod check;
mod coverage;
mod crosswalk;
mod derivations;
mod duplicates;
mod exceptions;
mod forms;
mod patterns;
mod precision;
mod reversals;
mod shadowed;
mod wordnet;

pub use coverage::section;

use geowire::coding::{Coder, Settings, Tables};
use geowire::language::parse::Parser;
use geowire::lexicon::{BUILTIN_NAME, Entry, Names, Triggers};
use std::path::{Path, PathBuf};

/// Runs a command below `predicates`.
pub fn run(arguments: &[&str]) -> Result<(), String> {
    match arguments {
        [] => coverage::share(false),
        ["--json"] => coverage::share(true),
        ["show", verb] => coverage::show(verb),
        ["examples"] => examples(),
        ["check"] => check::check(),
        ["precision"] => precision::precision(),
        ["derivations", folder] => derivations::write(Path::new(folder)),
        _ => Err("predicates [--json] | show VERB | examples | check | precision | derivations FOLDER".to_owned()),
    }
}

/// Holds every entry against its examples, without a compiler.
fn examples() -> Result<(), String> {
    let (triggers, coder) = dictionary()?;
    let faults = coder.example_faults(|_| true);
    for fault in &faults {
        println!("{fault}");
    }
    println!("{} entries", triggers.all().len());
    if faults.is_empty() { Ok(()) } else { Err(format!("{} entries do not hold", faults.len())) }
}

/// The dictionary on the disk, and a coder with it.
fn dictionary() -> Result<(Triggers, Coder), String> {
    Ok((triggers()?, coder(Settings::default())?))
}

/// A coder with the dictionary on the disk.
pub(crate) fn coder(settings: Settings) -> Result<Coder, String> {
    let names = Names::builtin().map_err(|errors| errors.iter().map(ToString::to_string).collect::<String>())?;
    let parser = Parser::shared().map_err(|error| error.to_string())?;
    Coder::new(Tables::Builtin(names), triggers()?, parser, settings).map_err(|error| error.to_string())
}

fn triggers() -> Result<Triggers, String> {
    let file = root().join(BUILTIN_NAME);
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    Triggers::parse(BUILTIN_NAME, &text).map_err(|error| error.to_string())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where an entry stands, as errors begin.
fn place(entry: &Entry) -> String {
    format!("{}:{}", entry.file, entry.line)
}

#[cfg(test)]
mod tests {
    use super::Triggers;

    /// An entry as the dictionary writes it: `act` holds type and codes, `more` whatever else; both may be empty.
    pub(super) fn entry(id: &str, word: &str, tail: &str, frame: &str, act: &str, more: &str) -> String {
        let fires = if act.is_empty() { "" } else { "fires = \"x\"\n" };
        format!(
            "[[trigger]]\nid = \"{id}\"\n{word}\ntail = \"{tail}\"\nframe = \"{frame}\"\n{act}\n{more}\n{fires}silent = \"y\"\n\n"
        )
    }

    /// Type and primary code.
    pub(super) fn act(event_type: &str, code: &str) -> String {
        format!("type = \"{event_type}\"\ncameo = [\"{code}\"]")
    }

    pub(super) fn dictionary(entries: &[String]) -> Triggers {
        Triggers::parse("t.toml", &entries.concat()).unwrap()
    }
}
