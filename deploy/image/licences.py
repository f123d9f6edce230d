#!/usr/bin/env python3
"""THIRD-PARTY.md: whose code is compiled into the binary, and under what terms.

licences.py > THIRD-PARTY.md          after a change of Cargo.lock
licences.py --check                   CI: every crate of the binary stands in it

From `cargo metadata` for the targets that images are made for, without what only tests or build scripts
use, with the licence texts that the crates carry, those of C libraries within them too.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGETS = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"]
TEXTS = re.compile(r"^(licen[cs]e|copying|notice|copyright|unlicense)", re.IGNORECASE)
# C code that a crate brings along, and where its terms lie.
WITHIN = {
    "rdkafka-sys": ["librdkafka/LICENSES.txt"],
    "openssl-src": ["openssl/LICENSE.txt"],
    "zstd-sys": ["zstd/LICENSE"],
    "libz-sys": ["src/zlib/LICENSE"],
}
# Build dependencies whose sources end up in the binary all the same.
COMPILED_BY_BUILD = {"openssl-src"}


def metadata(target):
    done = subprocess.run(
        ["cargo", "metadata", "--format-version=1", "--locked", "--filter-platform", target],
        cwd=ROOT, check=True, capture_output=True, text=True, timeout=300,
    )
    return json.loads(done.stdout)


def activated(target):
    """Name and version of what the features in use bring: the metadata also holds what other features would."""
    done = subprocess.run(
        ["cargo", "tree", "--locked", "--package", "geowire", "--edges", "no-dev", "--target", target,
         "--prefix", "none", "--format", "{p}"],
        cwd=ROOT, check=True, capture_output=True, text=True, timeout=300,
    )
    words = (line.split() for line in done.stdout.splitlines() if line)
    return {(name, version.removeprefix("v")) for name, version, *_ in words}


def compiled_in(data):
    """The packages that geowire links, by walking its normal dependencies."""
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    packages = {package["id"]: package for package in data["packages"]}
    (own,) = [p["id"] for p in data["packages"] if p["name"] == "geowire" and p["source"] is None]
    seen, todo = set(), [own]
    while todo:
        node = nodes[todo.pop()]
        for dependency in node["deps"]:
            package = packages[dependency["pkg"]]
            macro = any("proc-macro" in target["kind"] for target in package["targets"])
            normal = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            linked = (normal and not macro) or package["name"] in COMPILED_BY_BUILD
            if linked and dependency["pkg"] not in seen:
                seen.add(dependency["pkg"])
                if package["name"] not in COMPILED_BY_BUILD:
                    todo.append(dependency["pkg"])
    return [packages[identifier] for identifier in seen]


def texts(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    files = [file for file in sorted(folder.iterdir()) if file.is_file() and TEXTS.match(file.name)]
    if re.search(r"(OR|/) ?Apache-2\.0|Apache-2\.0 ?(OR|/)", package["license"] or ""):
        # Where there is a choice, Apache-2.0 is what is chosen, and its NOTICE goes with it.
        files = [f for f in files if re.search("apache|notice", f.name, re.IGNORECASE)] or files
    files += [folder / name for name in WITHIN.get(package["name"], []) if (folder / name).is_file()]
    for file in files:
        text = file.read_text(errors="replace").replace("\r\n", "\n").strip()
        yield file.relative_to(folder).as_posix(), "\n".join(line.rstrip() for line in text.splitlines())


def packages():
    found = {}
    for target in TARGETS:
        used = activated(target)
        for package in compiled_in(metadata(target)):
            key = package["name"], package["version"]
            if key in used:
                found[key] = package
    return [found[key] for key in sorted(found)]


def render(found):
    lines = [
        "# Code of others in geowire",
        "",
        "Whose code is compiled into the binary, and under what terms. Made by `deploy/image/licences.py` from",
        "`Cargo.lock`; `deny.toml` says which licences may be used. Where a crate leaves a choice, Apache-2.0 is chosen.",
        "Data and their licences: `docs/dictionaries.md`.",
        "",
        "| crate | version | licence | from |",
        "|---|---|---|---|",
    ]
    for package in found:
        licence = package["license"] or "see the text"
        lines.append(f"| {package['name']} | {package['version']} | {licence} | {package['repository'] or ''} |")
    # The same text is printed once, over the names of all who use it.
    users = {}
    for package in found:
        for name, text in texts(package):
            users.setdefault(text, []).append(f"{package['name']} ({name})")
    lines += ["", "## Texts"]
    for text, names in sorted(users.items(), key=lambda item: item[1]):
        fence = "````"
        lines += ["", f"**{', '.join(names)}**", "", f"{fence}text", text, fence]
    return "\n".join(lines) + "\n"


def main():
    found = packages()
    if "--check" not in sys.argv[1:]:
        sys.stdout.write(render(found))
        return
    there = (ROOT / "THIRD-PARTY.md").read_text()
    missing = [f"{p['name']} {p['version']}" for p in found if f"| {p['name']} | {p['version']} |" not in there]
    if missing:
        sys.exit(f"THIRD-PARTY.md lacks {', '.join(missing)}: run deploy/image/licences.py > THIRD-PARTY.md")
    print(f"THIRD-PARTY.md names all {len(found)} crates")


main()
