#!/usr/bin/env bash
# Puts one known bug back at a time and shows that a named test turns red.
#   sabotage.sh            all of them
#   sabotage.sh NAME...    these
#   sabotage.sh --two      two of those that need no broker, others with each commit
# `cached_group_metadata` needs GEOWIRE_TEST_BROKERS.
set -uo pipefail
cd "$(dirname "$0")/.."

declare -A TEST=(
  [commit_plus_zero]="pipeline every_record_is_acknowledged_once_in_order_and_the_offsets_stand_behind_it"
  [commit_before_ack]="pipeline no_offset_stands_before_its_acknowledgement"
  [dead_letter_not_awaited]="pipeline no_offset_stands_before_its_acknowledgement"
  [late_ack_accepted]="tracker the_watermark_is_what_a_naive_model_says"
  [reject_skipped]="tracker the_watermark_is_what_a_naive_model_says"
  [outputs_ahead]="transactions every_output_is_seen_once_and_its_position_with_it"
  [no_rewind]="transactions aborted_transactions_are_read_again_and_seen_once"
  [late_close_taken]="transactions a_wish_to_close_that_is_read_late_ends_nothing_that_began_since"
  [cached_group_metadata]="exactly_once members_that_join_and_leave_under_load_are_seen_once"
)
NAMES=(commit_plus_zero commit_before_ack dead_letter_not_awaited late_ack_accepted reject_skipped outputs_ahead
  no_rewind late_close_taken cached_group_metadata)

case ${1:-} in
  --two)
    count=$(git rev-list --count HEAD 2>/dev/null || echo 0)
    quick=$((${#NAMES[@]} - 1)) # the last one needs a broker, and minutes
    chosen=("${NAMES[$((count * 2 % quick))]}" "${NAMES[$(((count * 2 + 1) % quick))]}") ;;
  "") chosen=("${NAMES[@]}") ;;
  *) chosen=("$@") ;;
esac

# The crate is built once for each bug, which takes longer than its test: without optimisation it takes least, and most of one
# build serves the next.
export CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=1
# What a bug makes fail is no case to remember.
export PROPTEST_DISABLE_FAILURE_PERSISTENCE=1

failed=0
for name in "${chosen[@]}"; do
  read -r file test <<< "${TEST[$name]:?no such sabotage: $name}"
  log=$(mktemp)
  export GEOWIRE_SABOTAGE=$name
  cargo test --quiet --test "$file" --no-run > "$log" 2>&1 &&
    timeout 900 cargo test --quiet --test "$file" "$test" -- --include-ignored --exact > "$log" 2>&1
  code=$?
  # Red means that the test ran and failed; a build that fails proves nothing.
  if [ "$code" -ne 0 ] && grep -q "^test result: FAILED. 0 passed; 1 failed" "$log"; then
    echo "red, as it must be: $name by $test"
  else
    echo "NOT SHOWN: $name by $test (exit $code); the log ends with:" >&2
    tail -20 "$log" >&2
    failed=1
  fi
  rm -f "$log"
done
exit "$failed"
