#!/usr/bin/env bash
# A real Apache Kafka (KRaft, one node, loopback only) for the tests, from Maven artifacts.
#
#   kafka.sh fetch              download and cache
#   kafka.sh start DIR PORT     format DIR if it is new, start, wait until ready (controller on PORT+1)
#   kafka.sh stop DIR           stop
#   kafka.sh consume HOST:PORT TOPIC   every record of a topic with key and headers, by Kafka's own consumer
#   kafka.sh kill DIR           SIGKILL, for crash tests; start again with the same DIR and PORT
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
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=300
log.cleaner.dedupe.buffer.size=4194304
log.retention.check.interval.ms=1000
log.initial.task.delay.ms=500
log.segment.delete.delay.ms=1000
X
}

start() {
  mkdir -p "$1"
  local dir port=$2
  dir=$(cd "$1" && pwd)
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
  kill) kill -KILL "$(cat "$2/pid")" ;;
  *) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 64 ;;
esac
