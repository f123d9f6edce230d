//! Lets a test build put one known bug back in, or another coding revision, without rebuilding the
//! dependencies: `GEOWIRE_SABOTAGE=no_rewind cargo test …`. A build without these variables has neither.
#![allow(clippy::disallowed_methods, reason = "a build script has nothing but its environment")]

use std::env;

/// The bugs that can be put back; `just sabotage` shows that each turns a test red, and `tests/watch.sh` that
/// `record_dropped` makes its alert fire.
const SABOTAGES: &[&str] = &[
    "commit_plus_zero",
    "commit_before_ack",
    "dead_letter_not_awaited",
    "late_ack_accepted",
    "reject_skipped",
    "cached_group_metadata",
    "outputs_ahead",
    "no_rewind",
    "late_close_taken",
    "record_dropped",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=GEOWIRE_SABOTAGE");
    println!("cargo::rerun-if-env-changed=GEOWIRE_CODING_REVISION");
    let values: Vec<String> = SABOTAGES.iter().map(|name| format!("\"{name}\"")).collect();
    println!("cargo::rustc-check-cfg=cfg(sabotage, values({}))", values.join(", "));
    if let Ok(name) = env::var("GEOWIRE_SABOTAGE") {
        assert!(SABOTAGES.contains(&name.as_str()), "GEOWIRE_SABOTAGE={name} is none of {SABOTAGES:?}");
        println!("cargo::rustc-cfg=sabotage=\"{name}\"");
        println!("cargo::warning=this build has a bug on purpose: {name}");
    }
    if let Ok(revision) = env::var("GEOWIRE_CODING_REVISION") {
        println!("cargo::rustc-env=GEOWIRE_CODING_REVISION={revision}");
        println!("cargo::warning=this build says coding_revision {revision} whatever its source says");
    }
}
