#!/usr/bin/env bash
# Compiles lariat.cu to the PTX text that ships as a resource; run it after every change of lariat.cu. Needs nvcc, of CUDA 11 or newer.
#   build.sh            writes the resource
#   build.sh FILE       writes FILE instead
#
# compute_75 is the oldest architecture that today's compilers know; drivers compile it for every newer chip. nvcc stamps its own version of the
# PTX language on its output, and a driver refuses what is newer than itself. The kernels use nothing newer than PTX 6.3, the first with sm_75
# (CUDA 10.0), so that is what the file says; ptxas then checks that nothing in it needs more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly SOURCE=lariat.cu PTX_VERSION=6.3 ARCHITECTURE=75
target=${1:-../resources/org/lariat/gpu/cuda/lariat.ptx}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

nvcc -ptx -arch=compute_$ARCHITECTURE -O3 -o "$work/lariat.ptx" "$SOURCE"
{
  printf '// sha256 of lariat.cu: %s\n' "$(sha256sum "$SOURCE" | cut -d' ' -f1)"
  sed -e '/^\/\//d' -e '/^[[:space:]]*\/\//d' -e '/^$/d' -e "s/^\.version .*/.version $PTX_VERSION/" "$work/lariat.ptx"
} >"$work/stamped.ptx"
ptxas -arch=sm_$ARCHITECTURE -v -o "$work/lariat.cubin" "$work/stamped.ptx" 2>"$work/report" || {
  cat "$work/report" >&2
  exit 1
}
if grep -q '[1-9][0-9]* bytes spill' "$work/report"; then
  echo "registers spill to memory:" >&2
  cat "$work/report" >&2
  exit 1
fi
mkdir -p "$(dirname "$target")"
mv "$work/stamped.ptx" "$target"
