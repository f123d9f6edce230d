# The everyday loop and what is longer. `cargo install just` or `pip install rust-just`.

kafka_port := "19092"
kafka_dir := "/tmp/geowire-kafka"

# What every change has to pass; under two minutes when warm.
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cargo clippy --no-default-features --lib --tests -- -D warnings
    cargo test --quiet
    cargo xtask frozen

# All tests, with a real Apache Kafka on loopback.
test-kafka *args:
    tests/support/kafka.sh start {{kafka_dir}} {{kafka_port}}
    GEOWIRE_TEST_BROKERS=127.0.0.1:{{kafka_port}} cargo test -- --include-ignored {{args}}; \
        code=$?; tests/support/kafka.sh stop {{kafka_dir}}; exit $code

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

# Everything that CI does.
ci:
    .ci/run
