#!/usr/bin/env python3
"""docs/settings.md: every setting, its default and what it means, out of `geowire schema config`.

settings.py [--check] GEOWIRE
"""

import json
import sys

from generated import schema, write_or_check

HEAD = """# Every setting

Made by `deploy/settings.py` from `geowire schema config`. `config/default.toml` shows them in context. In the
environment `kafka.group_id` is `GEOWIRE__KAFKA__GROUP_ID`; as a flag it is `--set kafka.group_id=…`.
"""


def follow(node, definitions):
    """The node with what it refers to; its own words win."""
    while "$ref" in node:
        target = definitions[node["$ref"].rsplit("/", 1)[1]]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def choices(node):
    if "enum" in node:
        return node["enum"]
    return [branch["const"] for branch in node.get("oneOf", []) if "const" in branch]


def kind(node):
    values = choices(node)
    if values:
        return " or ".join(f"`{value}`" for value in values)
    name = node.get("type", "")
    name = name if isinstance(name, str) else " or ".join(name)
    limits = [f"{word} {number(node[key])}" for key, word in (("minimum", "from"), ("maximum", "to")) if node.get(key)]
    return " ".join([{"object": "table", "string": "text", "array": "list"}.get(name, name), *limits])


def number(value):
    return str(int(value)) if value == int(value) else str(value)


def default(value):
    if isinstance(value, str):
        value = f'"{value}"'
    elif isinstance(value, bool):
        value = str(value).lower()
    else:
        value = json.dumps(value)
    return f"`{value}`"


def rows(path, node, value, definitions):
    for name, child in sorted(node.get("properties", {}).items()):
        child = follow(child, definitions)
        own = value.get(name, child.get("default")) if isinstance(value, dict) else child.get("default")
        key = f"{path}.{name}" if path else name
        if child.get("properties"):
            yield from rows(key, child, own, definitions)
        else:
            words = " ".join(child.get("description", "").split()).replace("|", "\\|")
            shown = "each has the settings of `input`" if key == "input.topics" else default(own)
            yield f"| `{key}` | {kind(child)} | {shown} | {words} |"


def main():
    (binary,) = [argument for argument in sys.argv[1:] if argument != "--check"]
    root = json.loads(schema(binary, "config"))
    definitions = root["$defs"]
    lines = [HEAD]
    for section, node in sorted(root["properties"].items()):
        node = follow(node, definitions)
        lines += [f"## {section}", "", " ".join(node.get("description", "").split()), ""]
        lines += ["| key | value | default | what it does |", "|---|---|---|---|"]
        lines += [*rows(section, node, node.get("default"), definitions), ""]
    write_or_check("docs/settings.md", "\n".join(lines), "deploy/settings.py GEOWIRE")


main()
