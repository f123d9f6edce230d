//! Over the compiled-in tables.

use super::*;

fn names() -> &'static Names {
    Names::builtin().unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn find(text: &str) -> Option<(usize, Vec<Sense>)> {
    let words: Vec<&str> = text.split(' ').collect();
    names().longest(&words).map(|found| (found.words, found.senses.to_vec()))
}

#[test]
fn the_built_in_tables_load() {
    assert!(!names().countries.is_empty());
    assert_eq!(names().digest().len(), 64);
    assert!(find("Viktor Orban").is_some());
}
