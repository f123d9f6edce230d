#!/usr/bin/env bash
# A real Kafka, a real Prometheus, the worker and a browser, together:
#   tests/watch.sh BINARY          everything
#   tests/watch.sh BINARY panels   every query of every panel returns data
#   tests/watch.sh BINARY page     the page in a real browser; screenshots go to $SHOTS (default: a temporary folder)
#   tests/watch.sh BINARY faults   each alert fires at the fault that its runbook entry describes
#   tests/watch.sh BINARY yield|behind|unaccounted|standstill|commits   parts of the faults alone
#   tests/watch.sh BINARY static panels page     several of them
#   tests/watch.sh BINARY traces   spans arrive at an OpenTelemetry collector ($OTELCOL, or one that Go builds)
#   tests/watch.sh BINARY static   promtool's unit tests of the rules, and Grafana's own types over the dashboard
#
# Needs apt-get, or prometheus, chromium and kcat; Node with npm for the page; Go for Grafana's types and the collector;
# Cargo for the faults, one of which is a bug that is built in ($DROPPING names such a build). Everything listens on
# loopback. PORT (default 19700) and the nineteen ports behind it are used.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD binary=$(realpath "$1")
parts=" ${*:2} "
[ $# -gt 1 ] || parts=" all "
port=${PORT:-19700}
broker=127.0.0.1:$port prometheus=127.0.0.1:$((port + 2)) page=127.0.0.1:$((port + 3))
dir=$(mktemp -d)
pids=()

cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  if [ -f "$dir/kafka/pid" ]; then kill -CONT "$(cat "$dir/kafka/pid")" 2>/dev/null || true; tests/support/kafka.sh stop "$dir/kafka" || true; fi
  if [ "${KEEP:-}" ]; then echo "kept: $dir"; else rm -rf "$dir"; fi
}
trap cleanup EXIT

say() { printf '\n-- %s (%s s)\n' "$1" "$SECONDS"; }
want() { [[ $parts == *" all "* || $parts == *" $1 "* ]]; }
wants() { local part; for part in "$@"; do if want "$part"; then return 0; fi; done; return 1; }

need() {
  local missing=()
  command -v prometheus >/dev/null || missing+=(prometheus)
  command -v kcat >/dev/null || missing+=(kcat)
  { ! want page || command -v chromium >/dev/null; } || missing+=(chromium fonts-dejavu-core)
  [ ${#missing[@]} = 0 ] && return
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

until_ok() { # SECONDS WHAT COMMAND...
  local limit=$(($1 * ${SLOW:-3})) about=$2 begun=$SECONDS # SLOW: a busy machine
  shift 2
  until "$@" >/dev/null 2>&1; do
    if [ $((SECONDS - begun)) -gt "$limit" ]; then echo "FAILED: $about: not within $limit s" >&2; tail -n 5 "$dir"/*.log >&2; exit 1; fi
    sleep 0.5
  done
  printf 'ok   %s (%s s)\n' "$about" "$((SECONDS - begun))"
}

# worker NAME PORT [KEY=VALUE...]: starts one; its process id stands in $dir/NAME.pid
worker() {
  local name=$1 admin=127.0.0.1:$2
  shift 2
  local arguments=() key
  for key in "kafka.brokers=$broker" kafka.group_id=watch \
    kafka.consumer.statistics.interval.ms=1000 "admin.listen=$admin" "$@"; do arguments+=(--set "$key"); done
  "$binary" run "${arguments[@]}" 2>>"$dir/$name.log" &
  echo $! >"$dir/$name.pid"
  pids+=($!)
}

stop() {
  local pid
  pid=$(cat "$dir/$1.pid")
  kill -TERM "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

committed() { curl -sf -m 3 "127.0.0.1:$((port + 4))/metrics" | grep -q "^geowire_consumer_committed_offset"; }
transacted() { curl -sf -m 3 "127.0.0.1:$((port + 4))/metrics" | grep -q '^geowire_transactions_total{ended="committed"} [1-9]'; }
owns() { # PORT HOW_MANY_OR_MORE
  [ "$(curl -sf -m 3 "127.0.0.1:$1/metrics" | grep -c "^geowire_consumer_lag_records{")" -ge "$2" ]
}
in_flight() { curl -sf -m 3 "127.0.0.1:$((port + 4))/metrics" | grep -q "^geowire_records_in_flight [1-9]"; }
ready() { curl -sf -m 3 "127.0.0.1:$1/readyz"; }
send() { python3 tests/watch/feed.py "$@" | kcat -P -b "$broker" -t "${TOPIC:-articles}"; } # COUNT SEED [KIND]
firing() { curl -sf -m 5 "http://$prometheus/api/v1/alerts" | python3 -c "import json,sys; sys.exit(not any(a['labels']['alertname']=='$1' and a['state']=='firing' for a in json.load(sys.stdin)['data']['alerts']))"; }

start_kafka() {
  say "a real Kafka"
  tests/support/kafka.sh start "$dir/kafka" "$port"
  until_ok 90 "topics are made" "$binary" check --set "kafka.brokers=$broker" --online --create-topics
}

# Alerts wait for minutes before they fire, and look at hours; here the waiting is left out, minutes are seconds, and
# yesterday is a minute that ended a quarter of one ago.
start_prometheus() {
  say "a real Prometheus"
  sed -E '/published\|empty/s/\[1h\]/[15s]/g' deploy/prometheus/recording.yml >"$dir/recording.yml"
  sed -E 's/for: .*/for: 0s/; s/> 120 and/> 5 and/; s/geowire_outcomes_total\[5m\]\)\) == 0/geowire_outcomes_total[10s])) == 0/
    s/increase1h > 100/increase1h > 10/; s/\[1d\] offset 1h/[60s] offset 15s/' deploy/prometheus/alerts.yml >"$dir/alerts.yml"
  cat >"$dir/prometheus.yml" <<X
global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [recording.yml, alerts.yml]
scrape_configs:
  - {job_name: geowire, static_configs: [{targets: ["127.0.0.1:$((port + 4))", "127.0.0.1:$((port + 5))"]}]}
  - {job_name: replay, static_configs: [{targets: ["127.0.0.1:$((port + 6))"]}]}
X
  prometheus --config.file="$dir/prometheus.yml" --storage.tsdb.path="$dir/tsdb" --web.listen-address="$prometheus" 2>"$dir/prometheus.log" &
  pids+=($!)
  until_ok 20 "Prometheus answers" curl -sf -m 2 "http://$prometheus/-/ready"
}

static() {
  say "rules and dashboard as they stand"
  (cd deploy/prometheus && promtool check rules recording.yml alerts.yml && promtool test rules alerts.test.yml alerts.day.test.yml)
  command -v go >/dev/null || { echo "FAILED: Go is needed to hold the dashboard against Grafana's types" >&2; exit 1; }
  (cd tests/watch/schema && go run . "$root/deploy/grafana/geowire.json")
}

# stream KIND: articles of this kind, twenty a second, until `hush`.
stream() {
  (seed=1000; while :; do send 20 $((seed++)) "$1"; sleep 1; done) 2>/dev/null &
  feeder=$!
  pids+=("$feeder")
}
hush() { kill "$feeder"; wait "$feeder" 2>/dev/null || true; }

# Late from the start: 400 articles and 30 that are none wait for 35 s before anybody reads them.
late() {
  send 400 1
  send 30 2 bad
  sleep 35
  worker a $((port + 4)) breaker.in_a_row=1000 breaker.ratio=1.0
  until_ok 60 "the worker is ready" ready $((port + 4))
}

panels() {
  say "every panel's queries"
  (for seed in $(seq 100 160); do send 20 "$seed"; sleep 1; done) 2>/dev/null &
  pids+=($!)
  sleep 15
  python3 tests/watch/panels.py deploy/grafana/geowire.json "http://$prometheus"
}

page() {
  say "the page in a browser"
  [ -d page/node_modules ] || (cd page && npm ci --no-fund --no-audit --silent)
  TOPIC=articles worker p $((port + 7)) kafka.group_id=page page.enabled=true "page.listen=$page"
  until_ok 60 "the worker with the page is ready" ready $((port + 7))
  until_ok 30 "the page answers" curl -sf -m 2 "http://$page/"
  send 40 7
  stream news
  (cd page && node test.mjs "http://$page" "${SHOTS:-$dir/shots}" "$dir/send.sh")
  hush
  stop p
}

faults() {
  say "each alert at its fault"
  until_ok 30 "GeowireFreshnessBurnFast: nobody read for 35 s" firing GeowireFreshnessBurnFast
  until_ok 30 "GeowireFreshnessBurnSlow: the same" firing GeowireFreshnessBurnSlow
  until_ok 30 "GeowireDeadLettersHigh: 30 records that are no JSON" firing GeowireDeadLettersHigh
  worker b $((port + 5)) coding.historical_after_days=15
  until_ok 60 "GeowireMixedRevisions: a second worker with other settings of the coder" firing GeowireMixedRevisions
  stop b
  # A member that leaves before it owns anything takes nothing away, nor does one that comes before they are back.
  for _ in $(seq 1 8); do
    until_ok 60 "the member that stays has them all" owns $((port + 4)) 4 >/dev/null
    worker b $((port + 5)); until_ok 60 "a member comes and takes partitions" owns $((port + 5)) 1 >/dev/null; stop b
  done
  until_ok 30 "GeowireRebalanceStorm: a member that comes and goes" firing GeowireRebalanceStorm
}

yield() {
  say "alerts of what articles give"
  stream news
  sleep 45
  hush; stream quiet
  until_ok 60 "GeowireEventsPerArticleFell: the feed has turned to what is no news" firing GeowireEventsPerArticleFell
  sleep 60
  hush; stream teaser
  until_ok 60 "GeowireEventsPerArticleRose: the same three lines under every article" firing GeowireEventsPerArticleRose
  hush
}

# A replay of everything so far, planned at full speed.
behind() {
  say "a replay behind its plan"
  local shared=(--set "kafka.brokers=$broker" --set "admin.listen=127.0.0.1:$((port + 6))" --set kafka.group_id=watch)
  "$binary" replay plan --topic articles --id behind --output "$dir/behind.json" "${shared[@]}" >"$dir/plan.log" 2>&1
  "$binary" replay run "$dir/behind.json" --records-per-second 1 "${shared[@]}" 2>"$dir/replay.log" &
  local replay=$!
  pids+=("$replay")
  until_ok 60 "GeowireReplayBehindPlan: planned at full speed, limited to a record a second" firing GeowireReplayBehindPlan
  kill -TERM "$replay"
  wait "$replay" || [ $? = 75 ]
}

# No worker drops a record, so one is built that drops each fiftieth: a bug is what the runbook describes.
unaccounted() {
  say "a worker with a bug"
  binary=$DROPPING worker u $((port + 5)) kafka.group_id=unaccounted
  until_ok 60 "GeowireRecordsUnaccounted: a build that drops each fiftieth record" firing GeowireRecordsUnaccounted
  stop u
}

standstill() {
  say "alerts of a stream that stands still"
  until_ok 60 "the worker has committed" committed
  stop a
  send 40 3
  tests/support/kafka.sh trim "$broker" articles
  worker a $((port + 4))
  until_ok 60 "GeowirePartitionStopped: what was committed is gone" firing GeowirePartitionStopped
  stop a
  worker a $((port + 4)) kafka.on_out_of_range=earliest breaker.in_a_row=20
  until_ok 60 "the operator has chosen" ready $((port + 4))
  send 400 4 bad
  until_ok 60 "GeowireBreakerOpen: 400 records that are no JSON" firing GeowireBreakerOpen
  until_ok 60 "GeowireStalled: they wait behind the breaker" firing GeowireStalled
}

commits() {
  say "commits that fail"
  stop a
  # Transactions of five seconds: one is open whenever the broker stops.
  worker a $((port + 4)) kafka.on_out_of_range=earliest breaker.enabled=false delivery.mode=exactly-once \
    delivery.transaction_ms=5000 kafka.instance=a
  until_ok 90 "the worker goes on, exactly-once" ready $((port + 4))
  (for seed in $(seq 200 260); do send 20 "$seed"; sleep 0.2; done) 2>/dev/null &
  pids+=($!)
  until_ok 60 "transactions are committed" transacted
  until_ok 60 "one is open" in_flight
  kill -STOP "$(cat "$dir/kafka/pid")"
  until_ok 60 "GeowireCommitFailing: the broker has stopped in its tracks" firing GeowireCommitFailing
  kill -CONT "$(cat "$dir/kafka/pid")"
}

# The OpenTelemetry collector with its OTLP receiver, built from Go modules, which have checksums; kept in the cache.
collector() {
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/geowire-otelcol version=v0.165.0
  OTELCOL=${OTELCOL:-$cache/$version/otelcol}
  [ -x "$OTELCOL" ] && return
  command -v go >/dev/null || return 1
  mkdir -p "$cache/$version"
  cat >"$cache/ocb.yaml" <<X
dist: {name: otelcol, output_path: $cache/$version}
receivers: [{gomod: go.opentelemetry.io/collector/receiver/otlpreceiver $version}]
exporters: [{gomod: go.opentelemetry.io/collector/exporter/debugexporter $version}]
X
  echo "building the collector"
  GOBIN=$cache go install "go.opentelemetry.io/collector/cmd/builder@$version"
  "$cache/builder" --config "$cache/ocb.yaml" >"$cache/build.log" 2>&1
}

traces() {
  say "traces"
  collector || { echo "FAILED: neither OTELCOL nor Go is here: no spans can be sent to a collector" >&2; exit 1; }
  cat >"$dir/otelcol.yaml" <<X
receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:$((port + 8))"}}}}
exporters: {debug: {verbosity: detailed}}
service:
  telemetry: {metrics: {level: none}}
  pipelines: {traces: {receivers: [otlp], exporters: [debug]}}
X
  "$OTELCOL" --config "$dir/otelcol.yaml" >"$dir/otelcol.log" 2>&1 &
  pids+=($!)
  python3 tests/watch/feed.py 1 9 | kcat -P -b "$broker" -t articles -H traceparent=00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
  worker t $((port + 9)) kafka.group_id=traces trace.ratio=1.0 "trace.endpoint=http://127.0.0.1:$((port + 8))/v1/traces" log.level=debug
  until_ok 60 "a span arrives, with a link to what made the record" grep -q "4bf92f3577b34da6a3ce929d0e0e4736" "$dir/otelcol.log"
  until_ok 10 "with its stages" grep -q "Name *: code" "$dir/otelcol.log"
  until_ok 10 "the log names the trace" grep -q '"trace_id"' "$dir/t.log"
  stop t
}

need
if wants faults unaccounted && [ -z "${DROPPING:-}" ]; then
  say "a build with a bug"
  DROPPING=$(tests/support/other-build.sh "$dir/dropping" GEOWIRE_SABOTAGE=record_dropped | tail -1)
fi
printf '#!/bin/sh\npython3 %s/tests/watch/feed.py 12 8 | kcat -P -b %s -t articles\n' "$root" "$broker" >"$dir/send.sh"
chmod +x "$dir/send.sh"
if want static; then static; fi
if [ "$parts" != " static " ]; then
  start_kafka
  if wants panels faults yield behind unaccounted standstill commits; then start_prometheus; late; fi
  if want panels; then panels; fi
  if want page; then page; fi
  if want traces; then traces; fi
  if want faults; then faults; fi
  for part in yield behind unaccounted standstill commits; do
    if wants faults "$part"; then "$part"; fi
  done
fi
say "all of it holds"
