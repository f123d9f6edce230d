# geowire as a container: one binary over glibc, no shell, no package manager, a numeric user.
#
#   docker build -t geowire .                            (or podman build --format docker, buildah bud)
#   docker run --read-only --cap-drop ALL -e GEOWIRE__KAFKA__BROKERS=kafka:9092 geowire
#
# `deploy/test/image` builds it with buildah over bases that it makes itself and runs it against a real
# Kafka. Kept to what buildah 1.28 understands: no heredocs, no COPY --link.
#
# Both bases are arguments: name your mirror, and pin by digest (rust@sha256:…) where builds must repeat.
# The runtime base has to bring glibc at least as new as the builder's, libgcc_s and CA certificates.
ARG RUST_IMAGE=docker.io/library/rust:1.95-slim-bookworm
ARG RUNTIME_IMAGE=gcr.io/distroless/cc-debian12:nonroot

# ---------------------------------------------------------------------------------------------------
FROM ${RUST_IMAGE} AS build
# OpenSSL and librdkafka are compiled from the sources in their crates; perl, make and g++ are for them
# (librdkafka's configure asks for a C++ compiler, though nothing of ours is C++).
# Versions are those of the base's own release; a pinned one is gone from the mirrors after its first fix.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends g++ make perl \
    && rm -rf /var/lib/apt/lists/*
# Writes the list of crates into the binary (`.dep-v0`), so that scanners see what is compiled in.
ARG CARGO_AUDITABLE_VERSION=0.7.7
RUN cargo install --locked --root /usr/local/auditable "cargo-auditable@${CARGO_AUDITABLE_VERSION}" \
    && rm -rf /root/.cargo/registry /usr/local/cargo/registry
# Compilers that write a date write this one. A constant, not that of the commit: the C libraries would be
# compiled anew with every change of it. And zlib from its crate, also where the base has one: the final
# stage has none.
ENV PATH=/usr/local/auditable/bin:${PATH} \
    CARGO_INCREMENTAL=0 \
    LIBZ_SYS_STATIC=1 \
    SOURCE_DATE_EPOCH=0

WORKDIR /src
# The dependencies are a layer of their own, built under an empty crate of the same name: it is only
# built again when a manifest or the lock file changes, not with every change of ours.
COPY .cargo .cargo
COPY Cargo.toml Cargo.lock ./
COPY xtask/Cargo.toml xtask/
# Named in the manifest, and so looked for, though not built.
COPY benches benches
# hadolint ignore=DL4006
RUN mkdir -p src xtask/src \
    && echo 'fn main() {}' | tee src/main.rs xtask/src/main.rs > /dev/null \
    && touch src/lib.rs \
    && cargo auditable build --release --locked --package geowire \
    && rm -rf src

COPY build.rs ./
COPY config config
COPY data data
COPY page/src page/src
COPY src src
# Symbols stay, so that a panic names its functions; line tables, most of the size, do not.
# `touch`: what was copied may be older than the empty crate's build, and Cargo goes by time.
RUN find src build.rs -type f -exec touch {} + \
    && cargo auditable build --release --locked --package geowire \
    && install -D -m 0555 target/release/geowire /out/usr/bin/geowire \
    && strip --strip-debug /out/usr/bin/geowire \
    && install -D -m 0444 config/default.toml /out/etc/geowire/geowire.toml

# ---------------------------------------------------------------------------------------------------
FROM ${RUNTIME_IMAGE}
ARG VERSION=unknown
ARG REVISION=unknown
# The date of the sources. BuildKit takes --build-arg SOURCE_DATE_EPOCH for the files' dates by itself,
# buildah takes --timestamp.
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="geowire" \
      org.opencontainers.image.description="A Kafka worker that turns news articles into geopolitical event data" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
COPY --from=build /out/ /
COPY LICENSE THIRD-PARTY.md /usr/share/doc/geowire/
# A base without what the binary needs fails here, not in production.
RUN ["/usr/bin/geowire", "--version"]
# A number, so that Kubernetes can see that it is not root.
USER 65532:65532
# Only a note: admin.listen is on loopback until it is configured otherwise.
EXPOSE 9464
STOPSIGNAL SIGTERM
# Is it alive? Brokers that are away do not count. Reads the same settings as the worker: mount your
# file over this one, or set GEOWIRE__…
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
    CMD ["/usr/bin/geowire", "health", "livez", "--config", "/etc/geowire/geowire.toml"]
ENTRYPOINT ["/usr/bin/geowire"]
CMD ["run", "--config", "/etc/geowire/geowire.toml"]
