#!/usr/bin/env python3
"""Keeps events.sql up to date from Kafka.

to_sqlite.py BROKERS DATABASE [--until-quiet SECONDS]      pip install confluent-kafka
"""

import json
import pathlib
import sqlite3
import sys
import time

SCHEMA = pathlib.Path(__file__).with_name("events.sql")

# A record of an older coding that arrives late changes nothing; of the same coding, the later one wins
# (the article was corrected).
EVENT = """
INSERT INTO events (event_key, coding_revision, doc_id, class, type, day, actors, recipients, place, record)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (event_key) DO UPDATE SET
  coding_revision = excluded.coding_revision, doc_id = excluded.doc_id, class = excluded.class,
  type = excluded.type, day = excluded.day, actors = excluded.actors, recipients = excluded.recipients,
  place = excluded.place, record = excluded.record
WHERE excluded.coding_revision >= events.coding_revision
"""
DOCUMENT = """
INSERT INTO documents (doc_id, coding_revision, outcome, reason) VALUES (?, ?, ?, ?)
ON CONFLICT (doc_id) DO UPDATE SET
  coding_revision = excluded.coding_revision, outcome = excluded.outcome, reason = excluded.reason
WHERE excluded.coding_revision >= documents.coding_revision
"""


def codes(parties):
    return "+".join(party["code"] or "" for party in parties)


def event(database, record):
    place, when = record["place"] or {}, record["time"] or {}
    database.execute(EVENT, (
        record["event_key"], record["build"]["coding_revision"], record["document"]["id"], record["class"],
        record["type"], when.get("start"), codes(record["actors"]), codes(record["recipients"]),
        place.get("name"), json.dumps(record),
    ))


def outcome(database, record):
    document = record["doc_id"]
    if document is None:  # It could not be decoded: see the dead letters.
        return
    done = database.execute(
        DOCUMENT, (document, record["build"]["coding_revision"], record["outcome"], record["reason"]))
    if done.rowcount:
        database.execute("DELETE FROM document_events WHERE doc_id = ?", (document,))
        database.executemany("INSERT INTO document_events VALUES (?, ?)", [(document, key) for key in record["event_keys"]])


def main():
    from confluent_kafka import Consumer, KafkaException

    brokers, file = sys.argv[1:3]
    quiet = float(sys.argv[4]) if len(sys.argv) > 4 else float("inf")
    database = sqlite3.connect(file)
    database.executescript(SCHEMA.read_text())
    consumer = Consumer({
        "bootstrap.servers": brokers,
        "group.id": "geowire-to-sqlite",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        # What an unfinished transaction has written is never seen.
        "isolation.level": "read_committed",
    })
    consumer.subscribe(["geowire.events", "geowire.outcomes"])
    last = time.monotonic()
    while time.monotonic() - last < quiet:
        messages = consumer.consume(num_messages=500, timeout=1.0)
        with database:
            for message in messages:
                if message.error():
                    raise KafkaException(message.error())
                if message.value() is None:
                    continue
                apply = event if message.topic() == "geowire.events" else outcome
                apply(database, json.loads(message.value()))
        if messages:
            last = time.monotonic()
            # Behind the database: what is read twice changes nothing, what is lost would be gone.
            consumer.commit(asynchronous=False)
    consumer.close()


if __name__ == "__main__":
    main()
