//! What in the dictionary contradicts itself: seconds, without an article or a parser.

use super::{crosswalk, duplicates, forms, reversals, shadowed, triggers};
use geowire::lexicon::Triggers;

/// What one check finds: each fault with the place of its entry.
type Check = fn(&Triggers) -> Result<Vec<String>, String>;

/// Every check with what it finds.
const CHECKS: [(&str, Check); 5] = [
    ("entries that fit the same words", duplicates::faults),
    ("entries that never come first", shadowed::faults),
    ("opposites of one type", reversals::faults),
    ("types that are not their code's", crosswalk::faults),
    ("verbs and nouns that disagree", forms::faults),
];

/// Runs every check on the dictionary on the disk.
pub fn check() -> Result<(), String> {
    let triggers = triggers()?;
    let mut count = 0;
    for (what, check) in CHECKS {
        let faults = check(&triggers)?;
        println!("{what}: {}", faults.len());
        faults.iter().for_each(|fault| println!("  {fault}"));
        count += faults.len();
    }
    println!("{} entries", triggers.all().len());
    if count == 0 { Ok(()) } else { Err(format!("{count} faults in the dictionary of predicates")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_a_check_can_be_read() {
        let empty = Triggers::parse("t.toml", "").unwrap();
        for (what, check) in CHECKS {
            assert!(check(&empty).is_ok(), "{what}");
        }
    }
}
