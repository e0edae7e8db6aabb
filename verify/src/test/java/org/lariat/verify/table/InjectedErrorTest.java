package org.lariat.verify.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.verify.table.Backend.Contract;
import org.lariat.verify.table.Row.Kind;

/** The table finds an error in a backend: in the operation that has it, in fits, and, where no bits are promised, by the judge alone. */
class InjectedErrorTest {
    /** Textbook methods stop after some epochs, however wrong a backend is; this test must end soon. */
    private static final List<String> CASES = List.of(
            "active-set/dense-float64/standardized/lasso/tall",
            "gram/mapped-float32/given/elastic-net/tall",
            "fista/dense-float64/plain/weights/tall",
            "ista/sparse-float64/standardized/offset/sparse-counts",
            "cd-cyclic/sparse-float32/plain/factors/sparse-counts");

    @TempDir
    private Path folder = Path.of("");

    private static CrossCheckResult run(Fault fault) {
        CrossCheckOptions options =
                CrossCheckOptions.quick().cases(CASES).widths(false).only(List.of("scalar", "simd", fault.label()));
        return CrossCheck.of(options).run(CrossCheckListener.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "WRONG_TAIL; true; dot float64, dot float32, dots float64, dots float32, dot-of-arrays float64",
                "DROPPED_LANE; true; dot float64, dot float32, dots float64, dots float32, dot-of-arrays float64",
                "SPARSE_TAIL; true; sparse-dot float64, sparse-dot float32, sparse-dot8 float64, sparse-dot8 float32",
                "INEXACT_TAIL; true; axpy float64, axpy float32",
                "PENALTY_SIGN; false; soft-threshold float64",
            })
    void anErrorIsFoundInItsOperationsAndInFits(Fault fault, boolean inFits, String operations) {
        FaultyProvider.armed(() -> {
            CrossCheckResult result = run(fault);
            assertThat(result.passed()).isFalse();
            assertThat(result.failures())
                    .extracting(Row::backend)
                    .as("nothing else is accused")
                    .containsOnly(fault.label());
            assertThat(subjects(result, Kind.KERNEL)).isEqualTo(Set.of(operations.split(", ", -1)));
            // No solver thresholds a whole vector at a time, so only the operation itself can show that error.
            assertThat(!subjects(result, Kind.FIT).isEmpty()).isEqualTo(inFits);
            assertThat(result.summary()).anyMatch(line -> line.counts().stream().anyMatch(count -> count.failed() > 0));
        });
    }

    private static Set<String> subjects(CrossCheckResult result, Kind kind) {
        return result.failures().stream()
                .filter(row -> row.kind() == kind)
                .map(Row::subject)
                .collect(Collectors.toSet());
    }

    /** Backends that promise certificates only are not compared with anything. */
    @ParameterizedTest
    @CsvSource({
        "WRONG_TAIL, active-set/dense-float64/standardized/lasso/tall",
        "DROPPED_LANE, fista/dense-float64/plain/weights/tall",
        "SPARSE_TAIL, ista/sparse-float64/standardized/offset/sparse-counts",
        "INEXACT_TAIL, fista/dense-float64/plain/weights/tall",
    })
    void theJudgeAloneFindsIt(Fault fault, String id) {
        FaultyProvider.armed(() -> {
            Backend wrong = new Backend(fault.label(), fault.label(), "", Contract.CERTIFICATE, 1);
            Row row = new CaseRunner(folder).certified(wrong, Case.named(id));
            assertThat(row.status()).as(row.toString()).isEqualTo(Status.FAILED);
            assertThat(row.detail()).contains("certificate");
            Backend right = new Backend("right", "scalar", "", Contract.CERTIFICATE, 1);
            assertThat(new CaseRunner(folder).certified(right, Case.named(id)).status())
                    .isEqualTo(Status.PASSED);
        });
    }
}
