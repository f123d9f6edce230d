#!/usr/bin/env bash
# A real Apache Kafka (KRaft, one node, loopback only) for the tests, from Maven artifacts.
#
#   kafka.sh fetch              download and cache
#   kafka.sh start DIR PORT     format DIR if it is new, start, wait until ready (controller on PORT+1)
#   kafka.sh stop DIR           stop
#   kafka.sh consume HOST:PORT TOPIC   every record of a topic with key and headers, by Kafka's own consumer
#   kafka.sh aborts DIR TOPIC   how many transactions end in an abort marker in the topic's log
#   kafka.sh produce HOST:PORT TOPIC   lines "key TAB value" from standard input, by Kafka's own producer
#   kafka.sh tool CLASS ARGS...        one of Kafka's own tools, such as org.apache.kafka.tools.TopicCommand
#   kafka.sh trim HOST:PORT TOPIC      delete every record of a topic, as retention would
#   kafka.sh kill DIR           SIGKILL, for crash tests; start again with the same DIR and PORT
#
# KAFKA_EXTRA names a file of more properties for a new DIR; they win over those below.
#
# Needs a Java of at least 17 and Maven; installs both with apt-get where they are missing.
set -euo pipefail

KAFKA=${KAFKA_VERSION:-4.3.1}
LOG4J=2.25.4
CACHE=${KAFKA_CACHE:-$HOME/.cache/kafka-broker}/$KAFKA
LIBS=$CACHE/libs

need() {
  command -v java >/dev/null && command -v mvn >/dev/null && return
  apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless maven
}

fetch() {
  [ -f "$CACHE/.done" ] && return
  need
  rm -rf "$CACHE"
  mkdir -p "$CACHE"
  cat > "$CACHE/pom.xml" <<X
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>test.support</groupId><artifactId>kafka-broker</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
 <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$KAFKA</version></dependency>
 <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>$KAFKA</version>
  <exclusions>
   <exclusion><groupId>org.apache.kafka</groupId><artifactId>connect-runtime</artifactId></exclusion>
   <exclusion><groupId>org.apache.kafka</groupId><artifactId>connect-json</artifactId></exclusion>
   <exclusion><groupId>org.apache.kafka</groupId><artifactId>connect-api</artifactId></exclusion>
  </exclusions></dependency>
 <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>$LOG4J</version></dependency>
</dependencies></project>
X
  mvn -q -B -f "$CACHE/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
    -DoutputDirectory="$LIBS" -DincludeScope=runtime
  cat > "$CACHE/log4j2.properties" <<X
status = error
appender.f.type = Console
appender.f.name = OUT
appender.f.layout.type = PatternLayout
appender.f.layout.pattern = %d{HH:mm:ss.SSS} %p %c{1} %m%n
rootLogger.level = INFO
rootLogger.appenderRef.f.ref = OUT
X
  touch "$CACHE/.done"
}

properties() {
  cat <<X
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://127.0.0.1:$2,CONTROLLER://127.0.0.1:$3
advertised.listeners=PLAINTEXT://127.0.0.1:$2
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
controller.quorum.bootstrap.servers=127.0.0.1:$3
inter.broker.listener.name=PLAINTEXT
log.dirs=$1/data
num.partitions=4
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
group.consumer.min.session.timeout.ms=1000
group.consumer.session.timeout.ms=6000
group.consumer.min.heartbeat.interval.ms=200
group.consumer.heartbeat.interval.ms=500
transaction.abort.timed.out.transaction.cleanup.interval.ms=500
broker.session.timeout.ms=6000
broker.heartbeat.interval.ms=500
log.cleaner.dedupe.buffer.size=4194304
log.retention.check.interval.ms=1000
log.initial.task.delay.ms=500
log.segment.delete.delay.ms=1000
X
  [ -z "${KAFKA_EXTRA:-}" ] || cat "$KAFKA_EXTRA"
}

start() {
  mkdir -p "$1"
  local dir port=$2
  dir=$(cd "$1" && pwd)
  # Another broker there would answer in this one's place, and outlive it. One that was killed takes a moment to end.
  local tries=0
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then
      echo "port $port is taken" >&2
      return 1
    fi
    sleep 0.1
  done
  fetch
  local java=(java -XX:+UseSerialGC "-Dlog4j2.configurationFile=$CACHE/log4j2.properties" -cp "$LIBS/*")
  if [ ! -f "$dir/server.properties" ]; then
    properties "$dir" "$port" "$((port + 1))" > "$dir/server.properties"
    "${java[@]}" -Xmx128m -XX:TieredStopAtLevel=1 kafka.tools.StorageTool \
      format --standalone -t 4L6g3nShT-eMCtK--X86sw -c "$dir/server.properties" > "$dir/format.log" 2>&1
  fi
  : > "$dir/broker.log"
  setsid "${java[@]}" -Xms256m "-Xmx${KAFKA_HEAP:-512m}" -XX:+ExitOnOutOfMemoryError \
    kafka.Kafka "$dir/server.properties" >> "$dir/broker.log" 2>&1 < /dev/null &
  echo $! > "$dir/pid"
  for _ in $(seq 1 600); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return 0
    kill -0 "$(cat "$dir/pid")" 2>/dev/null || break
    sleep 0.1
  done
  echo "the broker is not ready; its log ends with:" >&2
  tail -20 "$dir/broker.log" >&2
  return 1
}

stop() {
  local pid
  pid=$(cat "$1/pid")
  kill -TERM "$pid" 2>/dev/null || return 0
  for _ in $(seq 1 100); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$pid"
}

case ${1:-} in
  fetch) fetch ;;
  start) start "$2" "$3" ;;
  stop) stop "$2" ;;
  consume)
    fetch
    java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dlog4j2.configurationFile=$CACHE/log4j2.properties" \
      -cp "$LIBS/*" org.apache.kafka.tools.consumer.ConsoleConsumer --bootstrap-server "$2" --topic "$3" \
      --from-beginning --timeout-ms 5000 --isolation-level read_committed \
      --formatter-property print.key=true --formatter-property print.headers=true 2>/dev/null ;;
  aborts) # DIR TOPIC: transactions whose abort markers stand in the topic's log
    fetch
    # Kafka 4.1 moved it.
    dump=org.apache.kafka.tools.DumpLogSegments
    case $KAFKA in 4.0.*) dump=kafka.tools.DumpLogSegments ;; esac
    files=$(find "$2/data" -path "*/$3-[0-9]*/*.log" | paste -sd,)
    java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dlog4j2.configurationFile=$CACHE/log4j2.properties" \
      -cp "$LIBS/*" "$dump" --print-data-log --files "$files" |
      awk '{ for (i = 1; i < NF; i++) if ($i == "producerId:") batch = $(i + 1); else if ($i == "producerEpoch:") batch = batch "." $(i + 1) }
        /endTxnMarker: ABORT/ { seen[batch] = 1 }
        END { n = 0; for (b in seen) n++; print n }' ;;
  produce)
    fetch
    java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dlog4j2.configurationFile=$CACHE/log4j2.properties" \
      -cp "$LIBS/*" org.apache.kafka.tools.ConsoleProducer --bootstrap-server "$2" --topic "$3" \
      --reader-property parse.key=true > /dev/null ;;
  tool)
    fetch
    exec java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dlog4j2.configurationFile=$CACHE/log4j2.properties" \
      -cp "$LIBS/*" "${@:2}" ;;
  trim)
    fetch
    all=$(mktemp)
    printf '{"version":1,"partitions":[%s]}' \
      "$(for p in 0 1 2 3; do printf '%s{"topic":"%s","partition":%s,"offset":-1}' "${comma:-}" "$3" "$p"; comma=,; done)" > "$all"
    # The tool ends with 0 also when the broker did not answer.
    for _ in 1 2 3 4 5; do
      java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dlog4j2.configurationFile=$CACHE/log4j2.properties" \
        -cp "$LIBS/*" org.apache.kafka.tools.DeleteRecordsCommand --bootstrap-server "$2" --offset-json-file "$all" \
        > "$all.out" 2>&1 || true
      grep -q 'low_watermark' "$all.out" && ! grep -q 'error:' "$all.out" && break
    done
    grep 'partition:' "$all.out"
    rm -f "$all" "$all.out" ;;
  kill) kill -KILL "$(cat "$2/pid")" ;;
  *) sed -n '2,16s/^# \{0,1\}//p' "$0"; exit 64 ;;
esac
