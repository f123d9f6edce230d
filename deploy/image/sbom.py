#!/usr/bin/env python3
"""A CycloneDX 1.5 list of what is compiled into a geowire binary.

sbom.py BINARY > geowire.cdx.json

Reads the list of crates that `cargo auditable` has written into the binary itself (section .dep-v0), so
that it is true of what runs and not of what a lock file would give today.
"""

import hashlib
import json
import pathlib
import struct
import sys
import zlib


def section(binary, wanted):
    """A section of a 64-bit little-endian ELF file."""
    if binary[:6] != b"\x7fELF\x02\x01":
        sys.exit("no 64-bit little-endian ELF file")
    table, = struct.unpack_from("<Q", binary, 0x28)
    size, count, names = struct.unpack_from("<HHH", binary, 0x3A)
    headers = [struct.unpack_from("<IIQQQQIIQQ", binary, table + size * i) for i in range(count)]
    strings = headers[names][4]
    for header in headers:
        start = strings + header[0]
        if binary[start:binary.index(b"\0", start)].decode() == wanted:
            return binary[header[4]:header[4] + header[5]]
    sys.exit(f"no section {wanted}: the binary was not built with `cargo auditable`")


def main():
    binary = pathlib.Path(sys.argv[1]).read_bytes()
    # Build scripts and macros are named there too; they are not in the binary.
    packages = json.loads(zlib.decompress(section(binary, ".dep-v0")))["packages"]
    reference = lambda package: f"pkg:cargo/{package['name']}@{package['version']}"
    root = next(package for package in packages if package.get("root"))
    components = [
        {"type": "library", "bom-ref": reference(p), "name": p["name"], "version": p["version"], "purl": reference(p)}
        for p in packages if not p.get("root") and p.get("kind", "runtime") == "runtime"
    ]
    edges = [
        {"ref": reference(p), "dependsOn": sorted({reference(packages[i]) for i in p.get("dependencies", [])
                                                   if packages[i].get("kind", "runtime") == "runtime"})}
        for p in packages if p.get("kind", "runtime") == "runtime"
    ]
    print(json.dumps({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {
            "type": "application", "bom-ref": reference(root), "name": root["name"], "version": root["version"],
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(binary).hexdigest()}],
        }},
        "components": components,
        "dependencies": edges,
    }, indent=1))


main()
