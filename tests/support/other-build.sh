#!/usr/bin/env bash
# Makes a second build of the worker, by default one that says another coding_revision, and prints its path.
# The crates it depends on are not built again, and the first build is put back.
#   other-build.sh TARGET_PATH [VARIABLE=VALUE]      a variable of build.rs
set -euo pipefail
cd "$(dirname "$0")/../.."
to=${1:?where the binary shall stand}
target=${CARGO_TARGET_DIR:-target}
env "${2:-GEOWIRE_CODING_REVISION=9999}" cargo test --quiet --no-run --test delivery
install -D "$target/debug/geowire" "$to"
cargo test --quiet --no-run --test delivery
echo "$to"
