#!/usr/bin/env python3
"""docs/asyncapi.json: the topics as an AsyncAPI 3 document, out of `geowire schema`.

asyncapi.py [--check] GEOWIRE
"""

import json
import pathlib
import sys

from generated import ROOT, schema, write_or_check

ID = {"type": "string"}


def message(name, title, key, payload):
    return {
        "name": name,
        "title": title,
        "contentType": "application/json",
        "bindings": {"kafka": {"key": key, "bindingVersion": "0.5.0"}},
        "payload": {"schemaFormat": "application/schema+json;version=draft-07", "schema": local(payload)},
    }


def local(payload):
    """The schema with its definitions found from where it stands in the document: inlined."""
    definitions = payload.pop("$defs", {})
    payload.pop("$schema", None)

    def inline(node):
        if isinstance(node, list):
            return [inline(part) for part in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            target = definitions[node["$ref"].rsplit("/", 1)[1]]
            return inline({**target, **{k: v for k, v in node.items() if k != "$ref"}})
        return {key: inline(value) for key, value in node.items()}

    return inline(payload)


def channel(address, description, message_name, configuration):
    return {
        "address": address,
        "description": description,
        "messages": {message_name: {"$ref": f"#/components/messages/{message_name}"}},
        "bindings": {"kafka": {"topicConfiguration": configuration, "bindingVersion": "0.5.0"}},
    }


def operation(action, name):
    return {"action": action, "channel": {"$ref": f"#/channels/{name}"}}


def main():
    (binary,) = [argument for argument in sys.argv[1:] if argument != "--check"]
    version = next(
        line.split('"')[1] for line in pathlib.Path(ROOT, "Cargo.toml").read_text().splitlines() if line.startswith("version"))
    read = lambda what: json.loads(schema(binary, what))
    dead = {"description": "The original bytes; the headers geowire-reason, geowire-stage, geowire-origin and others say why."}
    document = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "geowire",
            "version": version,
            "description": "Articles in, geopolitical events out. Names of topics are the defaults. Made by deploy/asyncapi.py.",
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {
            "articles": channel("articles", "Articles, in geowire's own shape; docs/input.md says which others can be read.", "article", {}),
            "events": channel("geowire.events", "One record per event.", "event", {"cleanup.policy": ["compact"]}),
            "outcomes": channel("geowire.outcomes", "One record per input record, always.", "outcome", {"cleanup.policy": ["compact"]}),
            "deadLetters": channel("geowire.dead-letters", "Records that could not be accepted.", "deadLetter",
                                   {"cleanup.policy": ["delete"], "retention.ms": 2592000000}),
        },
        "operations": {
            "readArticles": operation("receive", "articles"),
            "writeEvents": operation("send", "events"),
            "writeOutcomes": operation("send", "outcomes"),
            "writeDeadLetters": operation("send", "deadLetters"),
        },
        "components": {"messages": {
            "article": message("article", "An article", ID, read("article")),
            "event": message("event", "An event", {**ID, "description": "event_key"}, read("event")),
            "outcome": message("outcome", "What became of a record",
                               {**ID, "description": "doc_id, or topic/partition/offset when it could not be decoded"}, read("outcome")),
            "deadLetter": {**message("deadLetter", "A record that could not be accepted", {"description": "the original key"}, dead),
                           "contentType": "application/octet-stream"},
        }},
    }
    write_or_check("docs/asyncapi.json", json.dumps(document, indent=1, ensure_ascii=False) + "\n", "deploy/asyncapi.py GEOWIRE")


main()
