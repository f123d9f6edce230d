#!/usr/bin/env python3
"""Sends dead letters of one reason again, to the topics that they came from, once their cause is mended.

send_again.py BROKERS REASON      pip install confluent-kafka

Key, value and the original's own headers go back as they came; what geowire added to say why stays behind. A letter whose
value was left out cannot be sent: its origin is printed. Ends at the end of the topic, and goes on from there the next time.
"""

import sys

TOPIC = "geowire.dead-letters"


def own(headers):
    """The headers that the original had."""
    return [(name, value) for name, value in headers if not name.startswith(("geowire-", "__connect.errors."))]


def letters(consumer):
    """Every letter from the last commit to the end."""
    from confluent_kafka import OFFSET_STORED, KafkaError, KafkaException, TopicPartition

    waiting = set(consumer.list_topics(TOPIC, timeout=30).topics[TOPIC].partitions)
    consumer.assign([TopicPartition(TOPIC, partition, OFFSET_STORED) for partition in waiting])
    while waiting:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if not message.error():
            yield message, dict(message.headers() or [])
        elif message.error().code() == KafkaError._PARTITION_EOF:
            waiting.discard(message.partition())
        else:
            raise KafkaException(message.error())


def main():
    from confluent_kafka import Consumer, Producer

    brokers, reason = sys.argv[1:3]
    consumer = Consumer({
        "bootstrap.servers": brokers, "group.id": f"geowire-send-again-{reason}", "auto.offset.reset": "earliest",
        "enable.auto.commit": False, "isolation.level": "read_committed", "enable.partition.eof": True,
    })
    producer = Producer({"bootstrap.servers": brokers, "enable.idempotence": True})
    sent, last = 0, None
    for last, headers in letters(consumer):
        if headers.get("geowire-reason") != reason.encode():
            continue
        origin = headers["geowire-origin"].decode()
        if "geowire-value-omitted" in headers:
            print(f"left out, its value is only at {origin}")
            continue
        while True:
            try:
                producer.produce(origin.rsplit("/", 2)[0], key=last.key(), value=last.value(), headers=own(last.headers()))
                break
            except BufferError:
                producer.poll(1)
        sent += 1
    if producer.flush(60):
        sys.exit("not all were acknowledged: nothing is noted as sent, run it again")
    if last is not None:
        read = [one for one in consumer.position(consumer.assignment()) if one.offset >= 0]
        consumer.commit(offsets=read, asynchronous=False)
    consumer.close()
    print(f"sent again: {sent}")


if __name__ == "__main__":
    main()
