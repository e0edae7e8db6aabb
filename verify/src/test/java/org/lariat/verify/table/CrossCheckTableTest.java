package org.lariat.verify.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.verify.table.Backend.Contract;

class CrossCheckTableTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPairwiseSelectionHasEveryPairAndFewCases() {
        List<Case> all = Case.all();
        List<Case> chosen = Selection.pairwise(all);
        Set<String> pairs = new HashSet<>();
        all.forEach(one -> pairs.addAll(Selection.pairs(one)));
        chosen.forEach(one -> pairs.removeAll(Selection.pairs(one)));
        assertThat(pairs).isEmpty();
        assertThat(all).hasSizeGreaterThan(12_000);
        assertThat(chosen).hasSizeLessThan(130).doesNotHaveDuplicates();
        assertThat(Selection.pairwise(all)).isEqualTo(chosen);
    }

    @Test
    void casesAreFoundByTheirIds() {
        for (Case one : Selection.pairwise(Case.all())) {
            assertThat(Case.named(one.id())).isEqualTo(one);
        }
        assertThatThrownBy(() -> Case.named("cd/dense-float64"))
                .hasMessage("'cd/dense-float64' is no case; one is auto/dense-float64/plain/lasso/tall");
        assertThatThrownBy(() -> Case.named("cd/dense-float16/plain/lasso/tall"))
                .hasMessageStartingWith("there is no 'dense-float16' among dense-float64, ");
    }

    /** The reference's first cases of a pairwise selection, and what other backends and widths make of them. */
    @Test
    void everyBackendAndWidthKeepsItsPromise() {
        List<String> ids = new ArrayList<>();
        for (Case one : Selection.pairwise(Case.all())) {
            if (one.sample() != SampleProblem.WIDE && ids.size() < 6) {
                ids.add(one.id());
            }
        }
        List<Integer> heard = new ArrayList<>();
        CrossCheckResult result = CrossCheck.of(
                        CrossCheckOptions.quick().cases(ids).threads(2))
                .run((done, total) -> heard.add(total - done));
        assertThat(result.failures()).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(heard).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        assertThat(heard.getLast()).isZero();
        TreeMap<String, Integer> fits = new TreeMap<>();
        for (Row row : result.rows()) {
            if (row.kind() == Row.Kind.FIT) {
                fits.merge(row.backend(), 1, Integer::sum);
            }
        }
        assertThat(fits).containsEntry("scalar", 6).containsEntry("scalar, 3 threads", 6);
        assertThat(result.backends())
                .filteredOn(b -> b.contract() == Contract.SAME_BITS)
                .allSatisfy(b -> assertThat(fits).containsEntry(b.label(), 6));
        assertThat(result.backends())
                .extracting(Backend::label)
                .contains("simd, 128 bits", "simd, 256 bits", "simd, 512 bits", "wrong-tail");
        assertThat(result.backends())
                .filteredOn(b -> b.label().equals("simd, 128 bits"))
                .allMatch(b -> b.contract() == Contract.SAME_BITS);
        assertThat(result.summary())
                .filteredOn(line -> line.dimension().equals("kernel"))
                .singleElement()
                .satisfies(line -> assertThat(line.counts().getFirst().text()).isEqualTo("24"));
    }

    @Test
    void aWrongBackendInAnotherJvmIsToldWithItsWords() {
        assumeTrue(VectorWidth.ofThisJvm().isPresent());
        WidthJob job = new WidthJob(1, Map.of("no/such/case", List.of()));
        assertThatThrownBy(() -> new WidthProcess(folder).run(new VectorWidth(16), job))
                .isInstanceOf(WidthProcess.WidthException.class)
                .hasMessageContaining("ended with code 1");
    }

    @Test
    void badOptionsAreRefused() {
        CrossCheckOptions quick = CrossCheckOptions.quick();
        assertThatThrownBy(() -> quick.threads(0)).hasMessage("threads must be at least 1, not 0");
        assertThatThrownBy(() -> quick.cases(List.of("cd"))).hasMessageContaining("'cd' is no case");
        assertThatThrownBy(() -> quick.only(List.of("abacus")))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("there is no backend 'abacus'; known here: ");
    }
}
