"""What every rendered manifest of the chart has to keep, beyond being valid.

chart_rules.py MANIFESTS [GEOWIRE]

With the binary, the configuration of each pod (its file, its environment) goes through `geowire check`.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import yaml

problems = []


def hold(truth, what):
    if not truth:
        problems.append(what)


def pods(documents):
    for document in documents:
        if document["kind"] in ("Deployment", "StatefulSet", "Job"):
            yield document, document["spec"]["template"]["spec"]


def security(name, pod, container):
    context = container["securityContext"]
    hold(context["runAsNonRoot"] and context["runAsUser"] >= 1000, f"{name}: may run as root")
    hold(context["readOnlyRootFilesystem"], f"{name}: its root can be written")
    hold(context["allowPrivilegeEscalation"] is False, f"{name}: may gain privileges")
    hold(context["capabilities"] == {"drop": ["ALL"]}, f"{name}: keeps capabilities")
    hold(context["seccompProfile"]["type"] == "RuntimeDefault", f"{name}: no seccomp profile")
    hold(pod["enableServiceLinks"] is False, f"{name}: service links would put GEOWIRE_… into the environment")
    hold(pod["automountServiceAccountToken"] is False, f"{name}: carries a token of Kubernetes")
    hold("memory" in container["resources"]["limits"], f"{name}: no limit of memory")
    for key in ("hostNetwork", "hostPID", "hostIPC"):
        hold(key not in pod, f"{name}: {key}")
    for volume in pod["volumes"]:
        hold(not {"hostPath", "emptyDir"} & volume.keys(), f"{name}: volume {volume['name']} can be written")


def environment(document, container):
    """The environment as a pod sees it; names that Kubernetes fills in are made up."""
    values = {}
    for variable in container["env"]:
        value = variable.get("value")
        if value is None:
            value = f"{document['metadata']['name']}-0" if "metadata.name" in str(variable) else "0"
        for known, text in values.items():
            value = value.replace(f"$({known})", text)
        values[variable["name"]] = value
    return values


def deadlines(name, pod, env):
    grace = pod["terminationGracePeriodSeconds"]
    hold(env["GEOWIRE__PIPELINE__GRACE_SECS"] == str(grace), f"{name}: the worker believes in another grace period")


def identity(name, document, env):
    stable = env["GEOWIRE__DELIVERY__MODE"] == "exactly-once" or env.get("GEOWIRE__KAFKA__STATIC_MEMBERSHIP") == "true"
    if document["kind"] != "Job":
        hold((document["kind"] == "StatefulSet") == stable, f"{name}: a {document['kind']} has no stable names")
    hold(("GEOWIRE__KAFKA__INSTANCE" in env) == stable, f"{name}: kafka.instance")


def secrets(name, pod, container):
    for variable in container["env"]:
        hold("secretKeyRef" not in str(variable), f"{name}: a secret in the environment")
    for volume in pod["volumes"]:
        mode = volume.get("projected", volume.get("secret", {})).get("defaultMode", 0o440)
        hold(mode == 0o440, f"{name}: secrets of {volume['name']} can be read by all: {mode:o}")


def probes(name, document, container):
    if document["kind"] == "Job":
        return
    paths = {probe: container[probe]["httpGet"]["path"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")}
    wanted = {"startupProbe": "/livez", "livenessProbe": "/livez", "readinessProbe": "/readyz"}
    hold(paths == wanted, f"{name}: a probe that kills asks for brokers: {paths}")


def exit_codes(name, document):
    if document["kind"] != "Job":
        return
    spec = document["spec"]
    rules = {rule["action"]: rule.get("onExitCodes", {}).get("values") for rule in spec["podFailurePolicy"]["rules"]}
    hold(rules == {"FailJob": [64, 78], "FailIndex": [65], "Ignore": None}, f"{name}: exit codes {rules}")
    hold(spec["completionMode"] == "Indexed", f"{name}: shards have no number")
    hold(spec["template"]["spec"]["restartPolicy"] == "Never", f"{name}: podFailurePolicy needs restartPolicy Never")


def accepted(name, documents, pod, env, binary):
    """`geowire check` over what the pod would read, with secrets that are made up."""
    maps = {d["metadata"]["name"]: d["data"] for d in documents if d["kind"] == "ConfigMap"}
    config = next(v["configMap"]["name"] for v in pod["volumes"] if v["name"] == "config")
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "geowire.toml")
        # Certificates are only looked for when a client is made; here they are nowhere.
        text = maps[config]["geowire.toml"].replace("/etc/geowire/tls/ca.crt", "/etc/ssl/certs/ca-certificates.crt")
        file.write_text(text)
        for variable in list(env):
            if "__SECRET_FILES__" in variable:
                secret = pathlib.Path(folder, variable)
                secret.write_text("made up")
                env[variable] = str(secret)
        overlays(maps, pod, env, folder)
        done = subprocess.run(
            [binary, "check", "--config", str(file)],
            env={"PATH": os.environ["PATH"], **env}, capture_output=True, text=True, timeout=60,
        )
        hold(done.returncode == 0, f"{name}: geowire check ends with {done.returncode}: {done.stderr.strip()}")


def overlays(maps, pod, env, folder):
    """Lays the dictionaries where the check finds them; those of a ConfigMap that is not the chart's are not here."""
    if "GEOWIRE__CODING__OVERLAYS" not in env:
        return
    mounted = next(v["configMap"]["name"] for v in pod["volumes"] if v["name"] == "overlays")
    if mounted not in maps:
        del env["GEOWIRE__CODING__OVERLAYS"]
        return
    for file, text in maps[mounted].items():
        pathlib.Path(folder, "overlays").mkdir(exist_ok=True)
        pathlib.Path(folder, "overlays", file).write_text(text)
    env["GEOWIRE__CODING__OVERLAYS"] = f'["{folder}/overlays"]'


def main():
    file, binary = sys.argv[1], (sys.argv[2:] or [""])[0]
    documents = [d for d in yaml.safe_load_all(pathlib.Path(file).read_text()) if d]
    found = list(pods(documents))
    hold(found, f"{file}: no pods")
    for document, pod in found:
        name = f"{document['kind']} {document['metadata']['name']}"
        (container,) = pod["containers"]
        env = environment(document, container)
        security(name, pod, container)
        deadlines(name, pod, env)
        identity(name, document, env)
        secrets(name, pod, container)
        probes(name, document, container)
        exit_codes(name, document)
        if binary:
            accepted(name, documents, pod, env, binary)
    if problems:
        sys.exit("\n".join(problems))
    print(f"{pathlib.Path(file).stem}: {len(documents)} manifests keep the rules" + ("" if binary else "; not checked by geowire"))


main()
