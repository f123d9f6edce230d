//! The `geowire` binary: arguments to a call, a result to an exit code.

use std::process::ExitCode;

/// Coding makes and drops many small things, and records cross four threads on their way: both are dear with glibc's
/// allocator, which the Kafka client would use too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    geowire::cli::main()
}
