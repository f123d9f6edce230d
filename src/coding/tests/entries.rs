//! Every entry of the dictionary proves itself.

use super::CODER;

#[test]
fn every_entry_fires_in_its_example_and_is_silent_in_the_other() {
    let faults = CODER.example_faults(|_| true);
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} faults\n{}", lines.len(), lines.join("\n"));
}
