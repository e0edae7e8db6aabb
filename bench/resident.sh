#!/usr/bin/env bash
# Measures resident designs and writes bench/reports/resident.md: an iteration of FISTA beside the speed of memory, and whole paths
# beside those of the kernels. About five minutes for the defaults; nothing else should run.
#
#   BACKENDS    backends of resident designs, with commas (host)
#   ITERATIONS  sizes for iterations ("500x20000 500x200000")
#   PATHS       sizes for paths ("500x20000 1000x20000")
#   THREADS     numbers of threads ("1 2")
#   HEAP        of the JVM (2g)
#   CLASSPATH   jars of further backends
#   REPORT      file to write (bench/reports/resident.md)
#   JAVA        a JDK 25's java
set -euo pipefail
cd "$(dirname "$0")"

BACKENDS=${BACKENDS:-host}
ITERATIONS=${ITERATIONS:-500x20000 500x200000}
PATHS=${PATHS:-500x20000 1000x20000}
THREADS=${THREADS:-1 2}
HEAP=${HEAP:-2g}
REPORT=${REPORT:-$PWD/reports/resident.md}
JAVA=${JAVA:-java}
jar=target/benchmarks.jar
if [ ! -f "$jar" ] || [ -n "$(find ../{core,simd,data,bench}/{src/main,pom.xml} -newer "$jar" -print -quit)" ]; then
  (cd .. && mvn -q -B -pl bench -am -DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip package)
  touch "$jar"
fi
run() {
  "$JAVA" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED "-Xmx$HEAP" -XX:+UseSerialGC \
    -cp "$jar${CLASSPATH:+:$CLASSPATH}" org.lariat.bench.resident.ResidentBenchmark "$@" 2> >(grep -v 'incubator' >&2 || true)
}

mkdir -p "$(dirname "$REPORT")"
{
  printf '# Resident designs, measured\n\nMade by `bench/resident.sh`; what the columns mean is in docs/gpu.md. %s, %s processors, %s.\n' \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)" "$(nproc)" "$("$JAVA" -version 2>&1 | sed -n 1p)"
  printf '\n## A step of FISTA\n'
  for threads in $THREADS; do
    run iterations "$threads" "$BACKENDS" $ITERATIONS
  done
  printf '\n## Paths of 100 λs down to 0.01·λmax\n'
  run paths "${THREADS##* }" "$BACKENDS" $PATHS
} > "$REPORT.part"
mv "$REPORT.part" "$REPORT"
