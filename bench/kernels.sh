#!/usr/bin/env bash
# Measures every kernel operation, scalar and simd, beside the same loops in C, and writes bench/reports/kernels.md.
# C and Java take turns operation by operation, so that other work on the machine meets both. About fifteen minutes.
# JAVA names the java of a JDK 25, CC a C compiler; LARIAT_OPERATIONS restricts the list, LARIAT_FORKS is for simd.
set -euo pipefail
cd "$(dirname "$0")"

JAVA=${JAVA:-java}
CC=${CC:-gcc}
OPERATIONS=${LARIAT_OPERATIONS:-dot dots axpy axpyWeighted squaredDeviation gram softThreshold sparseDot sparseAxpy dot-f32 dots-f32 axpy-f32}
FORKS=${LARIAT_FORKS:-2}
jar=target/benchmarks.jar
[ -f "$jar" ] || (cd .. && mvn -q -B -pl bench -am -DskipTests package)

compile() { "$CC" -O3 -march=native "${@:2}" src/main/c/kernels.c -o "target/kernels-$1" -lm; }
compile same -DORDERED
compile seen -DORDERED -DSEEN
compile fast -ffast-math -mprefer-vector-width=512

# jmh OPERATION KERNEL: the log of one fork, from which every iteration is read. -Xbatch: on a busy machine a background
# compiler would not be done by the end of the warm-up. -Xmn: the vectors of softThreshold are on the heap, and lie one behind the
# other, as in C, as long as no collection has moved them.
jmh() {
  local bytes=() young=
  case $1 in
    gram | sparse*) ;;
    softThreshold) young=' -Xmn1500m' ;;
    *-f32) bytes=(-p elementBytes=4) ;;
    *) bytes=(-p elementBytes=8) ;;
  esac
  echo "@ $2 $1"
  "$JAVA" -jar "$jar" "Benchmark\.${1%-f32}\$" "${bytes[@]}" -p kernel="$2" -f 1 -wi 3 -w 400ms -i 8 -r 100ms -foe true \
    -jvmArgsAppend "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Xbatch -Xmx2g$young"
}

log=target/kernels.log
: > "$log"
load=$(cut -d' ' -f1 /proc/loadavg)
for operation in $OPERATIONS; do
  target/kernels-same same "$operation" >> "$log"
  target/kernels-seen seen "$operation" >> "$log"
  for ((fork = 0; fork < FORKS; fork++)); do
    jmh "$operation" simd >> "$log"
    target/kernels-same same "$operation" >> "$log"
  done
  target/kernels-seen seen "$operation" >> "$log"
  target/kernels-fast fast "$operation" >> "$log"
  jmh "$operation" scalar >> "$log"
done

{
  echo '# Kernels beside C'
  echo
  echo "Written by bench/kernels.sh: the best of the iterations of JMH (forks: simd $FORKS, scalar 1; -Xbatch) and of the repetitions of bench/src/main/c/kernels.c, one thread, taking turns. The best, because others use the machine, and what they take is in every other number."
  echo
  echo "- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores, load average $load at the start, $(cut -d' ' -f1 /proc/loadavg) at the end"
  echo "- java: $("$JAVA" -version 2>&1 | sed -n 2p)"
  echo "- C: $("$CC" --version | head -1); same is the same loop in the same order of summation, \`-O3 -march=native\`, called as a library is; seen is that where gcc sees caller and loop together, hands constants in and keeps what it knows in registers that a call may otherwise change; fast is a plain loop, \`-O3 -march=native -ffast-math -mprefer-vector-width=512\`, free to sum in any order"
  echo '- cache: four columns over and over (gram: its 32, which fit a second-level cache of 1 MiB only at the shorter lengths); stream: through 512 MiB'
  echo '- every iteration finds the columns at another eighth of a page, in C as in Java: a load whose address ends as that of a store just before waits for it'
  echo '- GB/s counts column data alone (sparse: values and row numbers); for gram it is GFLOP/s. Ratios are of speeds: above 1, simd is faster'
  echo '- gate: simd / C same at least 0.8, and simd not slower than scalar; "no" names what is missed, within one run of this script and its noise. "seen below" marks what reaches that, but not 0.80 of C seen. Sparse updates of more than 512 entries are the scalar loop itself: what is said of them and scalar is noise'
  echo
  echo '| operation | mode | n | simd ns | scalar ns | C same ns | C seen ns | C fast ns | simd GB/s | simd / C same | simd / C seen | simd / C fast | simd / scalar | gate |'
  echo '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|'
  awk '
    function note(key, ns) { if (!(key in best) || ns < best[key]) best[key] = ns }
    $1 == "fast" || $1 == "same" || $1 == "seen" { note($1 SUBSEP $2 SUBSEP $3 SUBSEP $4, $5); next }
    $1 == "@" { kernel = $2; operation = $3; next }
    $2 == "Parameters:" {
      n = $0; sub(/.*length = /, "", n); sub(/[,)].*/, "", n)
      mode = $0 ~ /mode = cache/ ? "cache" : "stream"
      row = operation SUBSEP mode SUBSEP n
      if (!(row in seen)) { seen[row] = 1; order[++rows] = row }
    }
    $1 == "Iteration" { note(kernel SUBSEP row, $3) }
    END {
      for (k = 1; k <= rows; k++) {
        split(order[k], part, SUBSEP); operation = part[1]; n = part[3]
        simd = best["simd" SUBSEP order[k]]; scalar = best["scalar" SUBSEP order[k]]
        fast = best["fast" SUBSEP order[k]]; together = best["seen" SUBSEP order[k]]; same = best["same" SUBSEP order[k]]
        work = operation == "gram" ? 2048 * n : operation ~ /f32/ ? 4 * n : operation ~ /sparse/ ? 12 * n : 8 * n
        gate = (same < 0.8 * simd ? "no: C " : "") (scalar < simd ? "no: scalar " : "")
        if (gate == "") gate = together < 0.8 * simd ? "yes, seen below" : "yes"
        printf "| %s | %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f | %.2f | %.2f | %s |\n",
            operation, part[2], n, simd, scalar, same, together, fast, work / simd, same / simd, together / simd, fast / simd, scalar / simd, gate
      }
    }' "$log"
} > reports/kernels.md
