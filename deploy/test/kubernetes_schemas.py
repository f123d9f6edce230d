"""JSON Schemas that kubeconform can read without a network.

kubernetes_schemas.py VERSION TARGET CRD.yaml...

Those of Kubernetes come out of the package kubernetes-validate, whose files refer to each other by an
address that nothing serves; those of custom resources out of the CRDs, made as strict.
"""

import json
import pathlib
import sys

import kubernetes_validate
import yaml


def kubernetes(version, target):
    package = pathlib.Path(kubernetes_validate.__file__).parent
    source = package / "kubernetes-json-schema" / f"v{version}.0-local-strict"
    files = sorted(source.glob("*.json"))
    if not files:
        sys.exit(f"no schemas of Kubernetes {version} in {source.parent}: {sorted(p.name for p in source.parent.iterdir())}")
    for file in files:
        schema = json.loads(file.read_text().replace('"/api/_definitions.json#', '"_definitions.json#'))
        schema.pop("$id", None)
        (target / file.name).write_text(json.dumps(schema))


def strict(schema):
    """Refuses keys that are not declared, and knows int-or-string."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: strict(value) for key, value in schema.items()}
    if out.pop("x-kubernetes-int-or-string", False):
        out.pop("anyOf", None)
        out.pop("type", None)
        out["oneOf"] = [{"type": "string"}, {"type": "integer"}]
    if "properties" in out and not out.get("x-kubernetes-preserve-unknown-fields"):
        out.setdefault("additionalProperties", False)
    return out


def custom(file, target):
    crd = yaml.safe_load(pathlib.Path(file).read_text())
    for version in crd["spec"]["versions"]:
        schema = strict(version["schema"]["openAPIV3Schema"])
        schema["properties"]["metadata"] = {"type": "object"}
        name = f"{crd['spec']['names']['kind'].lower()}_{version['name']}.json"
        (target / name).write_text(json.dumps(schema))


def main():
    version, target, *crds = sys.argv[1:]
    target = pathlib.Path(target)
    target.mkdir(parents=True, exist_ok=True)
    kubernetes(version, target)
    for crd in crds:
        custom(crd, target)


main()
