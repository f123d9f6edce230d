//! The `geowire` binary: arguments to a call, a result to an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    geowire::cli::main()
}
