"""A file that is made from the binary: writes it, or with --check says whether it is still true."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def schema(binary, what):
    done = subprocess.run([binary, "schema", what], check=True, capture_output=True, text=True, timeout=60)
    return done.stdout


def write_or_check(path, text, command):
    file = ROOT / path
    if "--check" not in sys.argv:
        file.write_text(text)
        print(f"{path}: written")
    elif not file.exists() or file.read_text() != text:
        sys.exit(f"{path} is not what it is made from: run {command}")
    else:
        print(f"{path}: as made")
