#!/bin/sh
# Sends the demo's articles to Kafka, again every FEED_SECONDS, for ever; 0 is once. A record is a line
# here, so line ends within an article become spaces: in JSON and HTML that changes nothing.
set -eu
producer=${PRODUCER:-/opt/kafka/bin/kafka-console-producer.sh}

send() { # TOPIC FILES...
  topic=$1
  shift
  for file in "$@"; do
    printf '%s\t' "$(basename "$file")"
    tr '\r\n' '  ' < "$file"
    echo
  done | $producer --bootstrap-server "$BROKERS" --topic "$topic" --reader-property parse.key=true > /dev/null
}

while :; do
  send articles.json /demo/*.json
  send articles.html /demo/*.html
  echo "fed"
  [ "${FEED_SECONDS:-10}" -gt 0 ] || exit 0
  sleep "$FEED_SECONDS"
done
