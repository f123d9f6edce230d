# Sourced: pinned tools of deploy/test, each held against a checksum, kept in GEOWIRE_TOOLS.
# Go modules by their h1 sum, Python packages by the hashes of requirements.txt.

TOOLS=${GEOWIRE_TOOLS:-$HOME/.cache/geowire-tools}
mkdir -p "$TOOLS/bin"
export PATH=$TOOLS/venv/bin:$TOOLS/bin:$PATH

fail() { echo "FAILED: $*" >&2; exit 1; }

# go_module MODULE VERSION SUM: its folder, downloaded and held against the sum.
go_module() {
  local answer
  command -v go > /dev/null || fail "Go is needed to build the tools (1.26 or newer): https://go.dev/dl"
  answer=$(timeout 300 go mod download -json "$1@$2") || fail "$1@$2: $answer"
  [ "$(sed -n 's/^\t"Sum": "\(.*\)",\{0,1\}$/\1/p' <<< "$answer")" = "$3" ] || fail "$1@$2 has another checksum"
  sed -n 's/^\t"Dir": "\(.*\)",$/\1/p' <<< "$answer"
}

# go_tool NAME MODULE VERSION SUM PACKAGE: builds PACKAGE of the module as $TOOLS/bin/NAME.
go_tool() {
  local stamp=$TOOLS/bin/.$1-$3
  [ -f "$stamp" ] && return
  go_module "$2" "$3" "$4" > /dev/null || exit 1
  echo "building $1 $3"
  GOBIN=$TOOLS/bin GOFLAGS= timeout 900 go install "$2/$5@$3" || fail "$1 cannot be built"
  touch "$stamp"
}

helm_tool() { go_tool helm helm.sh/helm/v4 v4.3.1 h1:UndCoLe9UPmNoL7IvWzaUXveL7T5t/ijoorEmgJdI9g= cmd/helm; }
kubeconform_tool() {
  go_tool kubeconform github.com/yannh/kubeconform v0.8.0 h1:loDYd3a3spjIFrauqW67CDKF55Oo9R6uvC8AvpVd4ug= cmd/kubeconform
}

python_tools() {
  local stamp
  stamp=$TOOLS/venv/.$(sha256sum "$(dirname "${BASH_SOURCE[0]}")/requirements.txt" | cut -c1-16)
  [ -f "$stamp" ] && return
  rm -rf "$TOOLS/venv"
  python3 -m venv "$TOOLS/venv" || fail "python3 with venv is needed"
  timeout 400 "$TOOLS/venv/bin/pip" install --quiet --require-hashes --only-binary :all: \
    -r "$(dirname "${BASH_SOURCE[0]}")/requirements.txt" || fail "the Python tools cannot be installed"
  touch "$stamp"
}

# kubernetes_schemas VERSION: JSON Schemas of Kubernetes and of the custom resources that the chart
# uses, in $TOOLS/schemas-VERSION.
kubernetes_schemas() {
  local target=$TOOLS/schemas-$1 here operator keda
  [ -f "$target/.done" ] && return
  here=$(dirname "${BASH_SOURCE[0]}")
  operator=$(go_module github.com/prometheus-operator/prometheus-operator v0.85.0 h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=) || exit 1
  keda=$(go_module github.com/kedacore/keda/v2 v2.21.0 h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=) || exit 1
  python3 "$here/kubernetes_schemas.py" "$1" "$target" \
    "$operator"/example/prometheus-operator-crd/monitoring.coreos.com_{servicemonitors,prometheusrules}.yaml \
    "$keda"/config/crd/bases/keda.sh_{scaledobjects,triggerauthentications}.yaml
  touch "$target/.done"
}
