#!/usr/bin/env bash
# Puts one error after the other into a copy of a source file, and shows whether `lariat verify` and the tests find it. The table it
# prints is that of docs/verification.md. Needs JDK 25 or newer as JAVA_HOME, Maven and perl; takes some minutes. From the root:
#
#     verify/scripts/inject.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
java=${JAVA_HOME:?point it to a JDK 25 or newer}/bin
work=verify/target/inject
modules=core,simd,data,verify,bench/suite,gpu,cli
console=junit-platform-console-standalone
tests=(
  org.lariat.kernel.ScalarKernelTest org.lariat.LassoTest org.lariat.objective.DualityGapTest org.lariat.selection.FoldsTest
  org.lariat.validation.CrossValidationTest org.lariat.verify.CrossCheckTest org.lariat.verify.GoldenD1Test
  org.lariat.verify.GoldenCrossValidationTest org.lariat.verify.property.MetamorphicTest
)
# Where an error keeps solvers from the tolerance, each case runs to its limit on epochs: eight cases instead of all.
cases=(
  active-set/dense-float64/standardized/everything/tall active-set/sparse-float32/plain/lasso/sparse-counts
  gram/dense-float64/plain/elastic-net/tall gram/dense-float32/standardized/lasso/diabetes cd/dense-float64/given/box/correlated
  cd/sparse-float64/plain/weights/diabetes lars/dense-float64/standardized/lasso/diabetes auto/dense-float64/plain/ridge/tall
)
mkdir -p "$work"
mvn -q -B -pl "$modules" test-compile dependency:build-classpath -Dmdep.outputFile=target/inject.cp -Dmdep.includeScope=test \
  -Dspotless.check.skip=true
mvn -q -B -N dependency:copy "-Dartifact=org.junit.platform:$console:$(sed -n 's:.*<junit.version>\(.*\)</junit.version>.*:\1:p' pom.xml)" \
  -DoutputDirectory="$work"
class_path=$(for m in ${modules//,/ }; do printf '%s:' "$PWD/$m/target/classes" "$PWD/$m/target/test-classes"; done)
class_path=$class_path$(tr '\n' ':' < cli/target/inject.cp)$(tr '\n' ':' < verify/target/inject.cp)
options=(--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED)

# check NAME: what `lariat verify` says, and the first test that fails, with the classes in $work/classes before all others.
check() {
  local verify first
  verify=$(timeout 600 "$java/java" "${options[@]}" -cp "$work/classes:$class_path" org.lariat.cli.Main verify --this-width \
    "${cases[@]/#/--case=}" 2>/dev/null |
    grep -E 'checks (passed|FAILED)|^All' | tail -n 1) || true
  # Tests that an error makes fail look for a smaller case of it, which may take minutes: one is enough.
  first=$(cd verify && timeout 600 "$java/java" "${options[@]}" -jar "target/inject/"$console-*.jar execute --fail-fast \
    -cp "target/inject/classes:$class_path" "${tests[@]/#/--select-class=}" --details=summary --disable-banner 2>/dev/null |
    sed -n -e 's/^ *JUnit Jupiter:\([A-Za-z0-9]*\):\([A-Za-z0-9]*\).*/`\1.\2` fails/p' -e 's/^\[ *0 tests failed *\]/all pass/p' | head -n 1) || true
  printf '| %s | %s | %s |\n' "$1" "${verify:-did not end}" "${first:-did not end}"
}

# inject NAME FILE PERL: an error by a substitution that must change the file.
inject() {
  local module=${2%%/*} copy=$work/source/$(basename "$2")
  rm -rf "$work/classes" "$work/source"
  mkdir -p "$work/classes" "$work/source"
  perl -0pe "$3" "$2" >"$copy"
  if cmp -s "$2" "$copy"; then
    echo "inject.sh: nothing to change in $2 for '$1'; the sources have moved on, and so must this script" >&2
    exit 1
  fi
  "$java/javac" --add-modules jdk.incubator.vector -nowarn -proc:none -d "$work/classes" -cp "$class_path" "$copy" \
    2> >(grep -v -i warning >&2 || true)
  check "$1"
}

echo '| injected error | `lariat verify`, eight cases | first test that fails |'
echo '|---|---|---|'
rm -rf "$work/classes"; mkdir -p "$work/classes"
check 'none'
kernel=core/src/main/java/org/lariat/kernel
objective=core/src/main/java/org/lariat/objective
inject 'scalar kernel: the last element of a sum is left out' "$kernel/ScalarColumns.java" 's/i < n; i\+\+/i < n - 1; i++/'
inject 'scalar kernel: one lane of the fold is dropped' "$kernel/ScalarKernel.java" 's/(static double fold\(double\[\] \w+\) \{\n)/$1        lane[5] = 0.0;\n/'
inject 'simd kernel: four lanes of the fold are dropped' simd/src/main/java/org/lariat/simd/Lanes.java \
  's/return a\.add\(a\.rearrange\(BY_FOUR\)\)\.lane\(0\)/return a.lane(0)/'
inject 'active set: sign of the penalty' core/src/main/java/org/lariat/solver/GramDescent.java \
  's/- penalty\.l1\(j\) \* Math\.signum\(b\)/+ penalty.l1(j) * Math.signum(b)/g'
inject 'coordinate step: sign of the penalty' "$objective/Penalty.java" 's/softThreshold\(z, l1\(j\)\)/softThreshold(z, -l1(j))/'
inject 'coordinate step: half of the ridge part' "$objective/Penalty.java" 's/(curvature \+) l2\(j\)/$1 0.5 * l2(j)/'
inject 'gap without its allowance for rounding' "$objective/DualityGap.java" 's/double U = 0x1p-53/double U = 0.0/'
inject 'folds: the first row of each fold is in another' core/src/main/java/org/lariat/selection/Folds.java \
  's/Arrays\.fill\(label, at, at \+ size, k\)/Arrays.fill(label, at + 1, at + size, k)/'
