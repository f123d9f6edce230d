//! The table of faults in `docs/guarantees.md`: every test that it names exists, and has run.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// As many rows as there have to be.
const ROWS: usize = 40;

/// Holds the table against the sources.
///
/// # Errors
/// When there are fewer rows than promised, a row names no test, or a test does not exist.
pub fn check() -> Result<(), String> {
    let rows = rows()?;
    if rows.len() < ROWS {
        return Err(format!("docs/guarantees.md: {} faults, and {ROWS} are promised", rows.len()));
    }
    let known = tests()?;
    let missing: Vec<String> = named(&rows).filter(|(_, test)| !known.contains(*test)).map(not_there).collect();
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n")) }
}

/// Holds the table against the output of `cargo test`: every test that it names has run and held.
///
/// # Errors
/// When one did not.
pub fn ran(logs: &[&str]) -> Result<(), String> {
    let mut held = BTreeSet::new();
    for log in logs {
        let text = fs::read_to_string(log).map_err(|error| format!("{log}: {error}"))?;
        held.extend(text.lines().filter_map(held_test).map(str::to_owned));
    }
    let rows = rows()?;
    let left: Vec<String> = named(&rows)
        .filter(|(_, test)| !held.contains(*test))
        .map(|(row, test)| format!("docs/guarantees.md:{row}: `{test}` did not run, or did not hold"))
        .collect();
    if left.is_empty() { Ok(()) } else { Err(left.join("\n")) }
}

/// Names of tests by the line of their row.
type Rows = BTreeMap<usize, Vec<String>>;

fn named(rows: &Rows) -> impl Iterator<Item = (usize, &String)> {
    rows.iter().flat_map(|(row, tests)| tests.iter().map(|test| (*row, test)))
}

fn not_there((row, test): (usize, &String)) -> String {
    format!("docs/guarantees.md:{row}: there is no test `{test}`")
}

/// The rows of the last table of the page: its last column names tests in backticks.
fn rows() -> Result<Rows, String> {
    let path = root().join("docs/guarantees.md");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let start =
        text.lines().position(|line| line.starts_with("## Faults")).ok_or("docs/guarantees.md: no ## Faults")?;
    let mut rows = Rows::new();
    for (number, line) in text.lines().enumerate().skip(start) {
        if !line.starts_with('|') || line.starts_with("| fault") || line.starts_with("|---") {
            continue;
        }
        let last = line.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
        let tests: Vec<String> = last.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        if tests.is_empty() {
            return Err(format!("docs/guarantees.md:{}: a fault without a test", number + 1));
        }
        rows.insert(number + 1, tests);
    }
    Ok(rows)
}

/// `test room::tests::name ... ok`, and the names that proptest and tokio give alike.
fn held_test(line: &str) -> Option<&str> {
    let name = line.strip_prefix("test ")?.strip_suffix(" ... ok")?;
    let name = name.split(" - ").next()?;
    name.rsplit("::").next()
}

/// Names of the functions that stand under a test attribute, or in a `proptest!` block.
fn tests() -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    for folder in ["src", "tests", "xtask/src"] {
        collect(&root().join(folder), &mut found).map_err(|error| format!("{folder}: {error}"))?;
    }
    Ok(found)
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            let mut test = false;
            for line in text.lines().map(str::trim_start) {
                if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
                    test = true;
                } else if !line.starts_with("#[") {
                    let name = line.trim_start_matches("async ").strip_prefix("fn ");
                    found.extend(name.filter(|_| test).and_then(|name| name.split('(').next()).map(str::to_owned));
                    test = false;
                }
            }
        }
    }
    Ok(())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_of_faults_names_tests_that_exist() {
        super::check().unwrap();
    }

    #[test]
    fn only_what_held_counts() {
        assert_eq!(super::held_test("test kinds::a_name ... ok"), Some("a_name"));
        assert_eq!(super::held_test("test a_name ... FAILED"), None);
        assert_eq!(super::held_test("test a_name ... ignored, needs a broker"), None);
    }
}
