#!/usr/bin/env bash
# Times the nd4j backend beside ND4J's bare products and beside the host's backend, and writes bench/reports/nd4j.md. About six minutes on
# an idle machine with two cores. JAVA names the java of a JDK 25; SIZES and COUNTS restrict the work; NOTES is a text for the end of the report.
# LOG names the file of all times; a second run goes on where it was, so that the work can be done in parts.
set -euo pipefail
cd "$(dirname "$0")"

JAVA=${JAVA:-java}
SIZES=${SIZES:-500x20000 500x200000}
COUNTS=${COUNTS:-1 8 32 100}
THREADS=${THREADS:-$(nproc)}
ROUNDS=${ROUNDS:-2}
NEIGHBOUR_SIZE=${NEIGHBOUR_SIZE:-500x20000}
log=${LOG:-target/nd4j.log}
libraries=target/lib-nd4j
[ -d "$libraries" ] || (cd .. && mvn -q -B -pl bench,gpu/nd4j -am -DskipTests package dependency:copy-dependencies \
  -DincludeScope=runtime -DexcludeGroupIds=org.lariat "-DoutputDirectory=$PWD/bench/$libraries")
options=(--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx3g
  -Dorg.bytedeco.javacpp.maxphysicalbytes=$(awk '$1 == "MemTotal:" { printf "%.0f", $2 * 921 }' /proc/meminfo)
  -XX:CompileCommand=quiet '-XX:CompileCommand=CompileThresholdScaling,org.lariat.simd.*::*,0.01'
  '-XX:CompileCommand=BackgroundCompilation,org.lariat.simd.*::*,false'
  -cp "target/classes:../core/target/classes:../simd/target/classes:../gpu/nd4j/target/classes:../gpu/nd4j/target/test-classes:$libraries/*")

# once TAG COMMAND…: runs it unless the log has it; every line gets the tag.
once() {
  local tag=$1
  shift
  grep -qs "^done $tag $*\$" "$log" && return
  "$@" 2>target/nd4j.err | sed "s/^/$tag /" >>"$log"
  echo "done $tag $*" >>"$log"
}
raw() { "$JAVA" "${options[@]}" org.lariat.gpu.nd4j.RawProducts "$@"; }
backend() { "$JAVA" "${options[@]}" org.lariat.bench.batch.BatchBenchmark "$@"; }

export OMP_WAIT_POLICY=passive
for size in $SIZES; do
  n=${size%x*} p=${size#*x}
  for precision in float64 float32; do
    for ((round = 1; round <= ROUNDS; round++)); do
      # shellcheck disable=SC2086 # several counts
      once "alone-$round" raw "$precision" "$n" "$p" "$THREADS" $COUNTS
      # shellcheck disable=SC2086
      once "alone-$round" backend nd4j "$precision" "$n" "$p" "$THREADS" $COUNTS
    done
    # shellcheck disable=SC2086
    once alone-1 backend host "$precision" "$n" "$p" "$THREADS" $COUNTS
  done
done

# The same for one vector beside a process that keeps a core busy; then with threads that spin.
n=${NEIGHBOUR_SIZE%x*} p=${NEIGHBOUR_SIZE#*x}
(while :; do :; done) &
neighbour=$!
trap 'kill "$neighbour"' EXIT
for ((round = 1; round <= ROUNDS; round++)); do
  once "busy-$round" raw float64 "$n" "$p" "$THREADS" 1
  once "busy-$round" backend nd4j float64 "$n" "$p" "$THREADS" 1
done
once busy-1 backend host float64 "$n" "$p" "$THREADS" 1
export OMP_WAIT_POLICY=active
once spinning-1 raw float64 "$n" "$p" "$THREADS" 1
once spinning-1 backend nd4j float64 "$n" "$p" "$THREADS" 1
kill "$neighbour"
trap - EXIT

{
  echo '# ND4J beside its own products and beside the host'
  echo
  echo "Written by bench/nd4j.sh. Times are the best of all repetitions in milliseconds, medians where the machine is kept busy on purpose; all with $THREADS threads."
  echo
  echo "- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores"
  echo "- java: $("$JAVA" -version 2>&1 | sed -n 2p)"
  sed -n 's/^alone-1 # \(ND4J[^,]*\).*/- nd4j: \1/p; s/^alone-1 # host memory.*\(kernel [^,]*\).*/- host: \1/p' "$log" | sort -u
  echo '- T is Zᵀv, N is Zb, bare: ND4J.matmul on arrays that lie ready. An iteration of FISTA needs both; sparse iterates (0 in 99 of 100 columns) need next to nothing of N'
  echo '- dense / (T + N) and sparse / T say what the backend adds to ND4J; the target is at most 2'
  echo '- iterations take as many problems as count says, all λs of one block or folds; host is Lariat'"'"'s own backend of the same interface, in the same minute'
  awk '
    function note(key, best, median) {
      if (!(key in least) || best + 0 < least[key]) least[key] = best + 0
      if (!(key in middle) || median + 0 < middle[key]) middle[key] = median + 0
    }
    function ms(x) { return x >= 100 ? sprintf("%.0f", x) : x >= 10 ? sprintf("%.1f", x) : sprintf("%.2f", x) }
    $1 == "done" || $2 == "#" { next }
    {
      split($1, tag, "-")
      key = tag[1] " " $2 " " $3 " " $4 " " $5 " " $6 " " $7
      note(key, $8, $9)
      if (tag[1] == "alone" && $2 == "raw" && $6 == "combine") {
        row = $3 " " $4 " " $5
        if (!(row in rows)) { rows[row] = ++sizes; order[sizes] = row }
        if (!((row, $7) in has)) { has[row, $7] = 1; counts[row] = counts[row] " " $7 }
      }
      if (tag[1] != "alone" && $2 == "raw" && $6 == "combine" && !($1 in seen)) { seen[$1] = 1; where = $3 " " $4 " " $5 }
    }
    END {
      print "\n## Passes and iterations\n"
      print "| n×p | precision | count | T | N | nd4j: Zᵀv | nd4j: dense | nd4j: sparse | dense/(T+N) | sparse/T | host: Zᵀv | host: dense | host: sparse | nd4j sparse, host = 1 |"
      print "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
      for (k = 1; k <= sizes; k++) {
        split(order[k], part, " ")
        m = split(counts[order[k]], count, " ")
        for (i = 1; i <= m; i++) {
          t = least["alone raw " order[k] " correlations " count[i]]; nn = least["alone raw " order[k] " combine " count[i]]
          c = least["alone nd4j " order[k] " correlations " count[i]]
          d = least["alone nd4j " order[k] " dense " count[i]]; s = least["alone nd4j " order[k] " sparse " count[i]]
          hc = least["alone host " order[k] " correlations " count[i]]
          hd = least["alone host " order[k] " dense " count[i]]; hs = least["alone host " order[k] " sparse " count[i]]
          printf "| %s×%s | %s | %s | %s | %s | %s | %s | %s | %.2f | %.2f | %s | %s | %s | %.2f |\n", part[2], part[3], part[1], count[i], ms(t), ms(nn), ms(c), ms(d), ms(s), d / (t + nn), s / t, ms(hc), ms(hd), ms(hs), s / hs
        }
      }
      print "\n## Upload alone\n"
      print "| n×p | precision | nd4j ms | host ms |"
      print "|---|---|---|---|"
      for (k = 1; k <= sizes; k++) {
        split(order[k], part, " ")
        printf "| %s×%s | %s | %s | %s |\n", part[2], part[3], part[1], ms(least["alone nd4j " order[k] " upload 1"]), ms(least["alone host " order[k] " upload 1"])
      }
      print "\n## With a busy neighbour\n"
      split(where, part, " ")
      print "One process beside keeps a core busy; one vector, " part[2] "×" part[3] ", " part[1] ". Best and median.\n"
      print "| OMP_WAIT_POLICY | T | N | nd4j: dense | nd4j: sparse | dense/(T+N), medians | host: dense | host: sparse |"
      print "|---|---|---|---|---|---|---|---|"
      m = split("busy spinning", tags, " ")
      for (i = 1; i <= m; i++) {
        at = tags[i] " raw " where; nd = tags[i] " nd4j " where; ho = tags[i] " host " where
        if (!((at " correlations 1") in least)) continue
        printf "| %s | %s, %s | %s, %s | %s, %s | %s, %s | %.2f |", tags[i] == "busy" ? "passive" : "active", ms(least[at " correlations 1"]), ms(middle[at " correlations 1"]), ms(least[at " combine 1"]), ms(middle[at " combine 1"]), ms(least[nd " dense 1"]), ms(middle[nd " dense 1"]), ms(least[nd " sparse 1"]), ms(middle[nd " sparse 1"]), middle[nd " dense 1"] / (middle[at " correlations 1"] + middle[at " combine 1"])
        if ((ho " dense 1") in least) printf " %s, %s | %s, %s |\n", ms(least[ho " dense 1"]), ms(middle[ho " dense 1"]), ms(least[ho " sparse 1"]), ms(middle[ho " sparse 1"])
        else print " | |"
      }
    }' "$log"
  if [ -n "${NOTES:-}" ]; then
    printf '\n%s\n' "$NOTES"
  fi
} >reports/nd4j.md
