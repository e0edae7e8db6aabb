#!/usr/bin/env bash
# Measures every kernel operation, scalar and simd, beside the same loops in C, and writes bench/reports/kernels.md.
# Takes about twelve minutes. JAVA names the java of a JDK 25; CC a C compiler.
set -euo pipefail
cd "$(dirname "$0")"

JAVA=${JAVA:-java}
CC=${CC:-gcc}
jar=target/benchmarks.jar
[ -f "$jar" ] || (cd .. && mvn -q -B -pl bench -am -DskipTests package)

compile() { "$CC" -std=c11 -O3 -march=native "${@:2}" src/main/c/kernels.c -o "target/kernels-$1" -lm; }
compile strict
compile fast -ffast-math -mprefer-vector-width=512

operations='DenseBenchmark.(dot|dot4|axpy)$|GramBenchmark|ProximalBenchmark|SparseBenchmark'
jmh() {
  "$JAVA" -jar "$jar" "$@" -wi 3 -w 400ms -i 5 -r 150ms -rf csv -foe true >> target/kernels-jmh.log
}
: > target/kernels-jmh.log
target/kernels-fast fast > target/kernels-c.txt
jmh "$operations" -p kernel=simd -f 2 -rff target/kernels-simd.csv
jmh 'DenseBenchmark.(axpyWeighted|squaredDeviation)$' -p elementBytes=8 -p kernel=simd -f 2 -rff target/kernels-simd8.csv
jmh "$operations" -p kernel=scalar -f 1 -rff target/kernels-scalar.csv
jmh 'DenseBenchmark.(axpyWeighted|squaredDeviation)$' -p elementBytes=8 -p kernel=scalar -f 1 -rff target/kernels-scalar8.csv
target/kernels-strict strict >> target/kernels-c.txt

{
  echo '# Kernels beside C'
  echo
  echo 'Written by `bench/kernels.sh`: JMH (mean of the iterations; simd in two forks, scalar in one), then `bench/src/main/c/kernels.c` (median), one thread.'
  echo
  echo "- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores, shared with other work"
  echo "- java: $("$JAVA" -version 2>&1 | sed -n 2p)"
  echo "- C: $("$CC" --version | head -1); strict is \`-O3 -march=native\`, fast adds \`-ffast-math -mprefer-vector-width=512\`"
  echo '- cache: four columns over and over (for gram its 32, which fit the second-level cache only at n = 100); stream: through 512 MiB'
  echo '- GB/s counts column data alone (sparse: values and row numbers); gram is in GFLOP/s; ratios are speeds, above 1 the simd kernel is faster'
  echo
  echo '| operation | mode | n | simd ns | scalar ns | C fast ns | C strict ns | simd GB/s | simd/C fast | simd/scalar |'
  echo '|---|---|---|---|---|---|---|---|---|---|'
  awk -v OFS=' | ' '
    FILENAME ~ /txt$/ { time[$1, $2, $3, $4] = $5; next }
    FNR == 1 { delete column; for (k = 1; k <= NF; k++) column[$k] = k; next }
    {
      operation = $column["Benchmark"]; sub(/.*\./, "", operation)
      if (("Param: elementBytes" in column) && $column["Param: elementBytes"] == 4) operation = operation "-f32"
      kernel = $column["Param: kernel"]; mode = $column["Param: mode"]; n = $column["Param: length"]
      time[kernel, operation, mode, n] = $column["Score"]
      if (kernel == "simd") row[++rows] = operation SUBSEP mode SUBSEP n
    }
    END {
      for (k = 1; k <= rows; k++) {
        split(row[k], part, SUBSEP); operation = part[1]; n = part[3]
        simd = time["simd", row[k]]; scalar = time["scalar", row[k]]
        fast = time["fast", row[k]]; strict = time["strict", row[k]]
        work = operation == "gram" ? 2048 * n : operation ~ /f32/ ? 4 * n : operation ~ /sparse/ ? 12 * n : 8 * n
        printf "| %s | %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f |\n",
            operation, part[2], n, simd, scalar, fast, strict, work / simd, fast / simd, scalar / simd
      }
    }' FS=' ' target/kernels-c.txt FS=',' <(sed 's/"//g' target/kernels-simd.csv) <(sed 's/"//g' target/kernels-simd8.csv) \
    <(sed 's/"//g' target/kernels-scalar.csv) <(sed 's/"//g' target/kernels-scalar8.csv)
} > reports/kernels.md
