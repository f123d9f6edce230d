# The everyday loop and what is longer. `cargo install just` or `pip install rust-just`.

kafka_port := "19092"
kafka_dir := "/tmp/geowire-kafka"
release := env("CARGO_TARGET_DIR", justfile_directory() / "target") / "release/geowire"

# What every change has to pass; under two minutes when warm.
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cargo clippy --no-default-features --lib --tests -- -D warnings
    cargo test --quiet
    cargo xtask frozen
    cargo xtask behaviour
    cargo xtask predicates check
    cargo xtask evaluation --check

# All tests, with a real Apache Kafka on loopback.
test-kafka *args:
    tests/support/kafka.sh start {{kafka_dir}} {{kafka_port}}
    GEOWIRE_TEST_BROKERS=127.0.0.1:{{kafka_port}} cargo test -- --include-ignored {{args}}; \
        code=$?; tests/support/kafka.sh stop {{kafka_dir}}; exit $code

# Archives in a bucket, with a real S3 server and a real Kafka.
test-s3:
    tests/support/kafka.sh start {{kafka_dir}} {{kafka_port}}
    tests/support/s3.sh start /tmp/geowire-s3 18333
    GEOWIRE_TEST_BROKERS=127.0.0.1:{{kafka_port}} GEOWIRE_TEST_S3=http://127.0.0.1:18333 cargo test --test s3 -- --ignored; \
        code=$?; tests/support/s3.sh stop /tmp/geowire-s3; tests/support/kafka.sh stop {{kafka_dir}}; exit $code

# A real Apache Kafka to play with; `just kafka-stop` ends it.
kafka:
    tests/support/kafka.sh start {{kafka_dir}} {{kafka_port}}
    @echo "brokers: 127.0.0.1:{{kafka_port}}"

kafka-stop:
    tests/support/kafka.sh stop {{kafka_dir}}

# The worker on an embedded broker, over articles of our own.
demo:
    cargo run --release -- demo

# Speed of the pure stages.
bench:
    cargo bench --no-default-features

# The chart, the Compose file, the Dockerfile, the examples, what is generated: nothing is run.
deploy-check: _binary
    deploy/test/static target/debug/geowire

# The image, built without an engine and run against a real Kafka; then the Compose file. Root on Debian.
deploy-run:
    deploy/test/image
    deploy/test/compose

# What is made from the binary and from Cargo.lock: settings, AsyncAPI, licences, the chart's alerts.
deploy-generate: _binary
    deploy/settings.py target/debug/geowire
    deploy/asyncapi.py target/debug/geowire
    deploy/image/licences.py > THIRD-PARTY.md
    deploy/helm/sync

_binary:
    cargo build --quiet

# Everything that CI does.
ci:
    .ci/run

# Kills as many as the issue of delivery asks for; the results go to docs/results.
long:
    GEOWIRE_KILLS=200 GEOWIRE_RESULTS=docs/results cargo test --test kills -- --ignored --nocapture --test-threads=1
    cargo build --release
    GEOWIRE_TEST_BINARY={{release}} GEOWIRE_REPLAY_ARTICLES=200000 GEOWIRE_REPLAY_KILLS=20 GEOWIRE_RESULTS=docs/results cargo test --test replay -- --ignored --nocapture a_topic_and_its_archive

# Each known bug, put back, turns a named test red; GEOWIRE_TEST_BROKERS names a broker.
sabotage *names:
    tests/sabotage.sh {{names}}

# Two builds with different coding revisions, rolled forth and back; GEOWIRE_TEST_BROKERS names a broker.
versions:
    GEOWIRE_OTHER_BINARY=$(tests/support/other-build.sh /tmp/geowire-other/geowire | tail -1) cargo test --test versions -- --ignored --nocapture

# What asking services costs and how an hour of load goes, and a replay's rate and memory; GEOWIRE_TEST_BROKERS names a broker.
measure:
    GEOWIRE_RESULTS={{justfile_directory()}}/docs/results cargo test --release --test enrich -- --ignored --nocapture --test-threads=1 a_thousand the_cost
    cargo build --release
    GEOWIRE_TEST_BINARY={{release}} GEOWIRE_RESULTS={{justfile_directory()}}/docs/results cargo test --test replay_rate -- --ignored --nocapture

# The documented consumers and the broker's permissions, against a running broker: long when cold.
deploy-test: _binary deploy-check
    deploy/test/consume target/debug/geowire
    deploy/test/acls target/debug/geowire

# A real Prometheus, Grafana's schema and a browser look at a running worker: fetches and builds tools.
watch-test: _binary
    tests/watch.sh target/debug/geowire
