#!/usr/bin/env bash
# Fits whole paths with Lariat and with glmnet and scikit-learn's LARS, taking turns, has every one judged, and writes
# bench/reports/paths.md. The problems are in paths.tsv. Some hours; what is done is kept in DATA, so an interrupted report
# goes on where it was.
#
#   PEERS     folder with gen.py, run.py and judge.py (needed)
#   DATA      folder for problems and results (needed); eight gigabytes
#   REAL      folder with the real data sets; without it these problems are left out
#   PROBLEMS  names of problems, for a part of the report
#   REPEATS   rounds for each problem of the first table, and fits in each JVM (5)
#   LIMIT     seconds for one run of a peer, reading included (120)
#   FRESH=1   measures everything again
#   REPORT    file to write (bench/reports/paths.md)
#   JAVA, PYTHON, RSCRIPT  a JDK 25's java, a Python with numpy, scipy and scikit-learn, an R with glmnet
set -euo pipefail

fail() {
  printf 'paths.sh: %s\n' "$1" >&2
  exit 1
}

[ -n "${PEERS:-}" ] && PEERS=$(cd "$PEERS" && pwd) || fail 'set PEERS to the folder with gen.py, run.py and judge.py.'
[ -n "${DATA:-}" ] || fail 'set DATA to a folder for problems and results.'
mkdir -p "$DATA" && DATA=$(cd "$DATA" && pwd)
[ -z "${REAL:-}" ] || REAL=$(cd "$REAL" && pwd)
[ -z "${REPORT:-}" ] || REPORT=$(realpath -m "$REPORT")
cd "$(dirname "$0")"
for program in gen.py run.py judge.py; do
  [ -f "$PEERS/$program" ] || fail "there is no $program in $PEERS."
done

JAVA=${JAVA:-java}
PYTHON=${PYTHON:-/usr/bin/python3}
RSCRIPT=${RSCRIPT:-Rscript}
REPEATS=${REPEATS:-5}
LIMIT=${LIMIT:-120}
REPORT=${REPORT:-$PWD/reports/paths.md}
readonly TIGHT_GAP=1e-6 # the gap at which peers are compared
readonly QUICK=2        # seconds; a peer's fits shorter than this are repeated within one run
readonly JVM_LIMIT=1200 # seconds for one JVM
readonly TOLERANCES='1e-9 1e-10 1e-11 1e-12 1e-13 1e-14 1e-15 1e-16 1e-17 1e-18 1e-19 1e-20' # glmnet's, until the gap is reached
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
# Heap and collector as the launcher sets them.
java_options=(--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED
  -XX:+UseSerialGC -Xms24m -Xmn18m -XX:SurvivorRatio=1)

jar=target/benchmarks.jar
if [ ! -f "$jar" ] || [ -n "$(find ../{core,simd,data,bench}/{src/main,pom.xml} -newer "$jar" -print -quit)" ]; then
  (cd .. && mvn -q -B -pl bench -am -DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip package)
  touch "$jar"
fi
version=$("$JAVA" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p') || true
[ "${version:-0}" -ge 25 ] || fail "$JAVA is not the java of a JDK 25 or newer; name one with JAVA."
# What Lariat is made of: its runs are done again where that has changed.
sources=$(find ../{core,simd,data}/src/main -type f | LC_ALL=C sort | xargs cat | cksum | tr ' ' -)

load() { if [ -r /proc/loadavg ]; then cut -d' ' -f1 /proc/loadavg; else echo null; fi; }
# field NAME FILE: a number of a JSON file that is on one line.
field() { sed -n "s/.*\"$1\": *\([-+0-9.eE]*\).*/\1/p" "$2"; }
at_most() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a != "" && a + 0 <= b + 0) }'; }
# whole FILE: whether what was judged is a path with all λs.
whole() { grep -q '"same_grid": true' "$1"; }
say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

results=$DATA/results
[ -z "${FRESH:-}" ] || rm -rf "$results"
mkdir -p "$results"

# generate NAME ARGUMENTS: the folder of a problem, made if there is none.
generate() {
  local folder=$DATA/problems/$1 arguments=${2//REAL/${REAL:-}}
  [ -f "$folder/lambda.txt" ] && return 0
  say "generating $1"
  # shellcheck disable=SC2086 # several arguments
  "$PYTHON" "$PEERS/gen.py" ${arguments%% *} --out "$folder" ${arguments#* } >/dev/null
}

# judge FOLDER: what judge.py says of the path in it; the path is dropped where it is one of many.
judge() {
  "$PYTHON" "$PEERS/judge.py" "$problem" "$1" >"$1/judge.part"
  mv "$1/judge.part" "$1/judge.json"
  [ "${1##*/}" = 1 ] || rm -f "$1/path.json"
}

# done_before FOLDER: whether a run has its result; one that failed is tried again.
done_before() { [ -f "$1/judge.json" ] && ! grep -q failed "$1/judge.json"; }

# lariat VARIANT ROUND FLAGS: one JVM with many fits.
lariat() {
  local out=$results/$name/$1/$2
  done_before "$out" && [ "$(cat "$out/sources" 2>/dev/null)" = "$sources" ] && return 0
  rm -rf "$out"
  mkdir -p "$out"
  load >"$out/load"
  if timeout -k 5 "$JVM_LIMIT" "$JAVA" "${java_options[@]}" -cp "$jar" org.lariat.bench.path.PathBenchmark \
    "$problem" "$out" --tolerance "$tolerance" --repeats "$REPEATS" "${@:3}" >"$out/log" 2>&1; then
    judge "$out"
  else
    ended "$out" $? "$JVM_LIMIT"
  fi
  printf '%s' "$sources" >"$out/sources"
  say "$name $1 $2: $(head -c 300 "$out/judge.json")"
}

# peer VARIANT ROUND REPEATS SOLVER FLAGS: one run of a peer. Where it was over the limit before, it is not tried again.
peer() {
  local out=$results/$name/$1/$2 status=0
  done_before "$out" && return 0
  if [ "$2" != 1 ] && grep -q limit "$results/$name/$1/1/judge.json" 2>/dev/null; then return 0; fi
  rm -rf "$out"
  mkdir -p "$out"
  load >"$out/load"
  local measure=()
  [ -x /usr/bin/time ] && measure=(/usr/bin/time -q -f %M -o "$out/peak")
  timeout -k 5 "$LIMIT" "${measure[@]}" "$PYTHON" "$PEERS/run.py" "$4" "$problem" "$out" --reps "$3" "${@:5}" \
    >"$out/log" 2>&1 || status=$?
  if [ "$status" = 0 ] && [ -f "$out/path.json" ]; then judge "$out"; else ended "$out" "$status" "$LIMIT"; fi
  say "$name $1 $2: $(head -c 300 "$out/judge.json")"
}

# ended FOLDER STATUS LIMIT: notes a run that gave no path.
ended() {
  if [ "$2" = 124 ] || [ "$2" = 137 ]; then
    printf '{"limit": %s}\n' "$3" >"$1/judge.json"
  else
    printf '{"failed": %s}\n' "$2" >"$1/judge.json"
  fi
  rm -f "$1/path.json"
}

# How often a run of a peer fits: quick ones often, since the first fit of a process is not like the others.
repeats_of() { if at_most "$(field seconds "$results/$name/$1/1/judge.json")" "$QUICK"; then echo "$REPEATS"; else echo 1; fi; }

# search: the loosest tolerance at which glmnet reaches the gap; nothing where none does within the limit.
search() {
  local tolerance try file=$results/$name/glmnet-tight.tolerance
  [ -f "$file" ] && return 0
  for tolerance in $TOLERANCES; do
    peer "search-$tolerance" 1 1 glmnet --tol "$tolerance"
    try=$results/$name/search-$tolerance/1
    rm -f "$try/path.json"
    if whole "$try/judge.json" && at_most "$(field max_relative_gap "$try/judge.json")" "$TIGHT_GAP"; then
      printf '%s' "$tolerance" >"$file"
      return 0
    fi
    whole "$try/judge.json" || break # over the limit, failed, or given up by glmnet before the last λ
  done
  : >"$file"
}

# round N: one turn of everything that is compared. Peers' first runs are single fits, which say how often to repeat.
round() {
  local tight
  lariat lariat "$1" --threads 1
  case ,$peers, in *,glmnet,*)
    if [ "$1" = 1 ]; then peer glmnet-first 1 1 glmnet; fi
    peer glmnet "$1" "$(repeats_of glmnet-first)" glmnet
    ;;
  esac
  lariat lariat-2 "$1" --threads 2
  if [ "$group" != target ] || [ "$name" = w5 ]; then lariat lariat-f32 "$1" --threads 1 --storage float32; fi
  if [ "$group" != target ]; then return 0; fi
  tight=$(cat "$results/$name/glmnet-tight.tolerance")
  [ -z "$tight" ] || peer glmnet-tight "$1" "$(repeats_of "search-$tight")" glmnet --tol "$tight"
  case ,$peers, in *,lars,*)
    if [ "$1" = 1 ]; then peer lars-first 1 1 lars; fi
    grep -q limit "$results/$name/lars-first/1/judge.json" || peer lars "$1" "$(repeats_of lars-first)" lars
    ;;
  esac
}

measure() {
  local k rounds=1
  problem=$DATA/problems/$name
  case $arguments in *REAL*)
    if [ ! -f "$problem/lambda.txt" ] && [ ! -d "${REAL:-/nonexistent}" ]; then
      say "$name is left out: set REAL to the folder with the real data sets."
      return 0
    fi
    ;;
  esac
  generate "$name" "$arguments"
  if [ "$group" = target ]; then
    rounds=$REPEATS
    search
  fi
  for ((k = 1; k <= rounds; k++)); do round "$k"; done
}

start=$(load)
while IFS=$'\t' read -r name group _ arguments tolerance peers _; do
  case $name in '#'* | name) continue ;; esac
  case " ${PROBLEMS:-$name} " in *" $name "*) ;; *) continue ;; esac
  # The problem's own tools must not read the list.
  measure </dev/null
done <paths.tsv
printf '%s %s\n' "$start" "$(load)" >>"$results/loads"

{
  echo "- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(getconf _NPROCESSORS_ONLN) cores, $(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo); load average at start and end of each sitting: $(awk '{ printf "%s%s to %s", (NR == 1 ? "" : ", "), $1, $2 }' "$results/loads")"
  echo "- load average before each run: $(cat "$results"/*/*/*/load | sort -n | awk '{ v[NR] = $1 } END { printf "median %s, highest %s", v[int((NR + 1) / 2)], v[NR] }')"
  echo "- Lariat: $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- ../core ../simd ../data || echo ' with changes'); java: $("$JAVA" -version 2>&1 | sed -n 2p), \`${java_options[*]:2}\`"
  echo "- peers: $("$RSCRIPT" -e 'cat(R.version$version.string)' 2>/dev/null), glmnet $("$RSCRIPT" -e 'cat(as.character(packageVersion("glmnet")))' 2>/dev/null); $("$PYTHON" -c 'import platform, numpy, sklearn; print("Python " + platform.python_version() + ", numpy " + numpy.__version__ + ", scikit-learn " + sklearn.__version__)')"
  echo "- rounds: $REPEATS for the first table, 1 for sizes; fits that count in one JVM: $REPEATS; limit for one run of a peer: $LIMIT s"
} >"$results/machine.md"
"$JAVA" -cp "$jar" org.lariat.bench.path.PathReport paths.tsv "$results" "$REPORT"
say "written: $REPORT"
