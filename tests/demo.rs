//! The demo, which is the main job on an embedded broker.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use std::process::Command;

#[test]
fn the_demo_accounts_for_every_record() {
    let output = Command::new(env!("CARGO_BIN_EXE_geowire")).arg("demo").output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{shown}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(shown.contains("The ledger is whole"), "{shown}");
    assert!(shown.contains("28 consumed"), "{shown}");
    assert!(!shown.contains("other than the manifest says"), "{shown}");
}
