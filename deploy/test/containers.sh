# Sourced: buildah and podman without an engine, apart from whatever else runs containers here.
# Everything stands under GEOWIRE_CONTAINERS (default /tmp/geowire-containers); remove it to start anew.

CONTAINERS=${GEOWIRE_CONTAINERS:-/tmp/geowire-containers}
mkdir -p "$CONTAINERS/tmp"
export TMPDIR=$CONTAINERS/tmp
export CONTAINERS_CONF=$CONTAINERS/containers.conf CONTAINERS_STORAGE_CONF=$CONTAINERS/storage.conf

fail() { echo "FAILED: $*" >&2; exit 1; }

need_containers() {
  local tool missing=
  for tool in buildah podman runc mmdebstrap iptables /usr/lib/podman/netavark; do
    command -v "$tool" > /dev/null || missing=1
  done
  if [ -n "$missing" ]; then
    local log=$CONTAINERS/apt.log
    { timeout 120 apt-get update &&
      DEBIAN_FRONTEND=noninteractive timeout 400 apt-get install -y --no-install-recommends \
        buildah podman runc netavark aardvark-dns iptables catatonit uidmap debootstrap mmdebstrap; } > "$log" 2>&1 ||
      { tail "$log" >&2; fail "buildah and podman cannot be installed; needs root on Debian"; }
  fi
  # runc and cgroupfs: crun 1.8 refuses hybrid cgroups, and there is no systemd in a build machine.
  cat > "$CONTAINERS_CONF" <<X
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
X
  cat > "$CONTAINERS_STORAGE_CONF" <<X
[storage]
driver = "overlay"
graphroot = "$CONTAINERS/graph"
runroot = "$CONTAINERS/run"
X
}

# have IMAGE: whether it is there already.
have() { podman image exists "$1"; }

# base NAME VARIANT PACKAGES [import options]: a Debian 12 of these packages as localhost/NAME.
base() {
  local name=$1 variant=$2 packages=$3 tar=$CONTAINERS/tmp/$1.tar
  shift 3
  have "localhost/$name" && return
  timeout 500 mmdebstrap --quiet --variant="$variant" --include="$packages" \
    --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*.bin' bookworm "$tar" \
    > "$CONTAINERS/$name.log" 2>&1 || { tail "$CONTAINERS/$name.log" >&2; fail "base $name"; }
  podman import --quiet "$@" "$tar" "localhost/$name" > /dev/null
  rm -f "$tar"
}
