//! Commands for developers of geowire.
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod frozen;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask COMMAND

  frozen          code the frozen corpus and hold the digest of the output against tests/frozen.txt
  frozen --write  note the digest, after CODING_REVISION was raised
  frozen --print  print the output itself, a line for each record, to compare two versions";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["frozen"] => frozen::check(),
        ["frozen", "--write"] => frozen::write(),
        ["frozen", "--print"] => frozen::print(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
