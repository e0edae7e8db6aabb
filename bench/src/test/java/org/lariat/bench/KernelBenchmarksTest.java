package org.lariat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A benchmark that computes something else measures nothing: every result of simd is the scalar one, bit by bit. */
class KernelBenchmarksTest {
    private static final long SMALL_STREAM = 1 << 20;

    @ParameterizedTest
    @CsvSource({"cache, 100", "cache, 1003", "stream, 100", "stream, 1003"})
    void simdComputesWhatScalarDoes(String mode, int length) {
        List<double[]> scalar = results("scalar", mode, length);
        List<double[]> simd = results("simd", mode, length);
        assertThat(simd).hasSameSizeAs(scalar);
        for (int k = 0; k < scalar.size(); k++) {
            assertThat(simd.get(k)).as("result %d", k).isEqualTo(scalar.get(k));
            assertThat(simd.get(k))
                    .as("result %d", k)
                    .doesNotContain(Double.NaN)
                    .isNotEqualTo(new double[simd.get(k).length]);
        }
    }

    private static List<double[]> results(String kernel, String mode, int length) {
        List<double[]> results = new ArrayList<>();
        for (int elementBytes : new int[] {8, 4}) {
            DenseBenchmark dense = new DenseBenchmark();
            dense.kernel = kernel;
            dense.mode = mode;
            dense.length = length;
            dense.elementBytes = elementBytes;
            dense.setup(SMALL_STREAM);
            results.add(new double[] {dense.dot(), dense.squaredDeviation()});
            results.add(dense.dots().clone());
            results.add(dense.axpy().clone());
            results.add(dense.axpyWeighted().clone());
            dense.close();
        }
        GramBenchmark gram = new GramBenchmark();
        gram.kernel = kernel;
        gram.mode = mode;
        gram.length = length;
        gram.setup(SMALL_STREAM);
        results.add(gram.gram());
        gram.close();

        ProximalBenchmark proximal = new ProximalBenchmark();
        proximal.kernel = kernel;
        proximal.mode = mode;
        proximal.length = length;
        proximal.setup(SMALL_STREAM);
        results.add(proximal.softThreshold());

        SparseBenchmark sparse = new SparseBenchmark();
        sparse.kernel = kernel;
        sparse.mode = mode;
        sparse.length = length;
        sparse.setup(SMALL_STREAM);
        results.add(new double[] {sparse.sparseDot()});
        results.add(sparse.sparseAxpy());
        sparse.close();
        return results;
    }
}
