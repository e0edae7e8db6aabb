#!/usr/bin/env bash
# Cross-validates whole paths with Lariat, on one and on two threads, and with cv.glmnet on the same folds and λs, and writes
# bench/reports/cv.md. Lariat's paths alone are timed beside, in turns. Some ten minutes.
#
#   PEERS     folder with gen.py and run.py (needed)
#   DATA      folder for problems (needed)
#   ROUNDS    turns (3)
#   REPORT    file to write (bench/reports/cv.md)
#   PYTHON    a Python with numpy; glmnet is left out where there is none in R
set -euo pipefail

fail() {
  printf 'cv.sh: %s\n' "$1" >&2
  exit 1
}

[ -n "${PEERS:-}" ] && PEERS=$(cd "$PEERS" && pwd) || fail 'set PEERS to the folder with gen.py and run.py.'
[ -n "${DATA:-}" ] || fail 'set DATA to a folder for problems.'
mkdir -p "$DATA/problems" && DATA=$(cd "$DATA" && pwd)
[ -z "${REPORT:-}" ] || REPORT=$(realpath -m "$REPORT")
cd "$(dirname "$0")"
PYTHON=${PYTHON:-/usr/bin/python3}
ROUNDS=${ROUNDS:-3}
REPORT=${REPORT:-$PWD/reports/cv.md}
# Fits in one JVM, the first half of which warm it up.
readonly PATHS=24 WIDE=12 TALL=24
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# median FILE...: of the seconds in path.json or cv.json files, the first half of each left out.
median() {
  "$PYTHON" - "$@" <<'P'
import json, statistics, sys
each = []
for name in sys.argv[1:]:
    seconds = json.load(open(name))["seconds"]
    each.append(statistics.median(seconds[len(seconds) // 2 :]))
print("%.3g" % statistics.median(each))
P
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (a > 0 && b > 0) printf "%.1f", a / b; else printf "–" }'; }

lariat() { # path or cv, threads, fits, output
  ../lariat "$1" "$problem/X.npy" --target-file "$problem/y.npy" --lambda-file "$problem/lambda.txt" --no-standardize \
    --tolerance 1e-7 --threads "$2" --repeat "$3" --backend simd --no-progress --quiet --output "$4" "${@:5}"
}

load=$(cut -d' ' -f1 /proc/loadavg)
rows=()
measure() { # name, label, target, cross-validations in one JVM, arguments of gen.py
  problem=$DATA/problems/$1
  [ -f "$problem/X.npy" ] || "$PYTHON" "$PEERS/gen.py" "${@:5}" --out "$problem" >/dev/null
  for ((round = 1; round <= ROUNDS; round++)); do
    for threads in 1 2; do
      lariat path "$threads" "$PATHS" "$work/$1-path-$threads-$round.json"
      lariat cv "$threads" "$4" "$work/$1-cv-$threads-$round.json" --fold-file "$problem/folds.txt"
    done
    "$PYTHON" "$PEERS/run.py" glmnet "$problem" "$work/$1-glmnet-$round" --reps 1 --cv >/dev/null 2>&1 || true
  done
  local cells glmnet=–
  if compgen -G "$work/$1-glmnet-*/path.json" >/dev/null; then glmnet=$(median "$work/$1"-glmnet-*/path.json); fi
  for threads in 1 2; do
    local path cv
    path=$(median "$work/$1-path-$threads"-*.json)
    cv=$(median "$work/$1-cv-$threads"-*.json)
    cells="| $2 | $threads | $path | $cv | $(ratio "$cv" "$path") | ≤ $3 | $glmnet | $(ratio "${glmnet/–/0}" "$cv") |"
    rows+=("$cells")
  done
}
measure w5 '1000×20000, ρ .5' 5 "$WIDE" dense --n 1000 --p 20000 --rho 0.5
measure tall '100000×200, ρ .5' 1.5 "$TALL" dense --n 100000 --p 200 --rho 0.5

{
  echo '# Cross-validation beside one path'
  echo
  echo "Written by bench/cv.sh: 10 given folds, 100 given λs, X not standardised, tolerance 1e-7, backend simd. Medians over $ROUNDS rounds of the medians of the second half of the fits in one JVM ($PATHS paths; $WIDE cross-validations of wide data, $TALL of tall); cv includes the path of all rows. glmnet: cv.glmnet at its default tolerance, one thread, the same folds and λs, in the same rounds."
  echo
  echo "- machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(getconf _NPROCESSORS_ONLN) cores, load average $load at the start, $(cut -d' ' -f1 /proc/loadavg) at the end"
  echo "- Lariat: $(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
  echo
  echo '| problem | threads | path s | cv s | cv in paths | target | cv.glmnet s | times faster than glmnet |'
  echo '|---|---|---|---|---|---|---|---|'
  printf '%s\n' "${rows[@]}"
} >"$REPORT"
