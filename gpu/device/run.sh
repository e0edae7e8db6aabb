#!/usr/bin/env bash
# Tests and measures the cuda backend on a machine that has an NVIDIA driver and nothing else: x86-64 Linux, no JDK, no Maven.
#
#   run.sh pack           on a machine with JDK 25 and Maven: makes gpu/target/lariat-device.tar.gz
#   run.sh smoke          the same, then runs it here on the tests' stand-in driver, small; needs a C++ compiler
#
# On the device's machine:
#   tar xzf lariat-device.tar.gz && lariat-device/start [REPORT]
# runs the tests tagged gpu, then the benchmark, and writes REPORT (report.md). It ends with 0 only if tests ran and passed.
set -euo pipefail

home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly home
readonly packed=$home/gpu/target/lariat-device

# What the image holds beside java.base: what the tests' libraries ask for.
readonly MODULES=java.base,java.desktop,java.instrument,java.logging,java.management,java.xml,jdk.management,jdk.unsupported

jdk() {
  local release
  for release in "${JAVA_HOME:-/nonexistent}"/release /usr/lib/jvm/*/release /opt/*/release "$HOME"/.jdks/*/release; do
    [ -r "$release" ] && grep -qE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$release" && dirname "$release" && return
  done
  echo "JDK 25 or newer is needed; install one, or set JAVA_HOME." >&2
  return 1
}

pack() {
  local java
  java=$(jdk)
  rm -rf "$packed" "$home"/gpu/target/device-lib
  (cd "$home" && mvn -B -q -pl core,gpu package dependency:copy-dependencies -DskipTests -Dmaven.javadoc.skip \
    -DincludeScope=test -DexcludeGroupIds=org.nd4j,org.bytedeco -DoutputDirectory=target/device-lib)
  mkdir -p "$packed/lib"
  "$java/bin/jlink" --add-modules "$MODULES" --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$packed/java"
  cp "$home"/gpu/target/device-lib/*.jar "$packed/lib"
  "$java/bin/jar" --create --file "$packed/lib/lariat-gpu.jar" -C "$home/gpu/target/classes" org/lariat/gpu/cuda \
    -C "$home/gpu/target/test-classes" org/lariat/gpu/cuda
  cat >"$packed/start" <<'START'
#!/usr/bin/env bash
# start [--small] [--library FILE] [REPORT]: tests and benchmark; FILE instead of the system's libcuda.so.1.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
size=full options=(--enable-native-access=ALL-UNNAMED) report=report.md
while [ $# -gt 0 ]; do
  case $1 in
  --small) size=small ;;
  --library)
    options+=("-Dlariat.cuda.library=$2")
    shift
    ;;
  *) report=$1 ;;
  esac
  shift
done
lariat() { "$here/java/bin/java" "${options[@]}" -cp "$here/lib/*" "org.lariat.gpu.cuda.$1" "${@:2}"; }
lariat DeviceTests
lariat CudaBenchmark "$report" "$size"
START
  chmod +x "$packed/start"
  tar -C "$home/gpu/target" -czf "$packed.tar.gz" lariat-device
  du -h "$packed.tar.gz" | cut -f1
}

smoke() {
  pack
  local library=$home/gpu/target/libfakecuda-smoke.so
  (cd "$home/gpu/src/test/c" && c++ -std=c++17 -O2 -march=native -fPIC -shared -Wno-unknown-pragmas -o "$library" fakecuda.cpp emulated.cpp)
  "$packed/start" --small --library "$library" "$home/gpu/target/smoke.md"
}

case ${1:-} in
pack) pack ;;
smoke) smoke ;;
*)
  sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
  exit 2
  ;;
esac
