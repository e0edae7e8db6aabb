package org.lariat.gpu.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.DeviceException;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProblem;

class Nd4jMemoryTest {
    private static final int N = 200;
    private static final int P = 500;

    /** Columns of cosines. */
    private record Cosines(int rows, int columns) implements ColumnSource {
        @Override
        public void column(int j, double[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = Math.cos(0.1 * (i + 1) * (j + 1)) / Math.sqrt(0.5 * out.length);
            }
        }
    }

    private static ResidentOptions options(Precision precision, long limit, boolean streamed) {
        return new ResidentOptions(0, precision, limit, streamed, 1);
    }

    private static ResidentProblem problem() {
        double[] y = new double[N];
        new Cosines(N, P).column(3, y);
        double[] unit = new double[P];
        Arrays.fill(unit, 1.0);
        return new ResidentProblem(y, unit, null, null, null, null);
    }

    private static void fit(Precision precision, ResidentProblem problem) {
        try (ResidentDesign design =
                        new Nd4jProvider().upload(new Cosines(N, P), options(precision, Long.MAX_VALUE, false));
                ResidentFista fista = design.fista(problem, problem, problem, problem, problem)) {
            double[] lambda = {0.5, 0.4, 0.3, 0.2, 0.1};
            double[] curvature = {40, 40, 40, 40, 40};
            fista.start(new double[5 * P]);
            fista.iterate(lambda, curvature, 2);
            fista.keep(new int[] {1, 3, 5, 7});
            fista.iterate(lambda, curvature, 1);
            fista.measure(lambda);
        }
    }

    /** 900 fits with 0.8 MB each, had they kept it, would be 720 MB. */
    @Test
    void aThousandFitsLeaveNothingBehind() {
        ResidentProblem problem = problem();
        for (int k = 0; k < 100; k++) {
            fit(Precision.FLOAT64, problem);
        }
        System.gc();
        long before = Pointer.physicalBytes();
        long tracked = Pointer.totalBytes();
        for (int k = 0; k < 900; k++) {
            fit(Precision.FLOAT64, problem);
        }
        System.gc();
        assertThat(Pointer.physicalBytes() - before).isLessThan(200L << 20);
        assertThat(Pointer.totalBytes() - tracked).isLessThan(1L << 20);
    }

    /** The heap may grow by what waits for the collector; nothing off the heap may. */
    @Test
    void stepsAllocateNothingOffTheHeap() {
        ResidentProblem problem = problem();
        try (ResidentDesign design = new Nd4jProvider()
                        .upload(new Cosines(N, P), options(Precision.FLOAT32, Long.MAX_VALUE, false));
                ResidentFista fista = design.fista(problem)) {
            fista.start(new double[P]);
            fista.iterate(new double[] {0.1}, new double[] {40}, 500);
            System.gc();
            long before = Pointer.physicalBytes();
            fista.iterate(new double[] {0.1}, new double[] {40}, 10_000);
            System.gc();
            assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
        }
    }

    @Test
    void theLimitHoldsForBatchesToo() {
        long limit = 8L * (N * P + N + P) + 1000;
        try (ResidentDesign design =
                new Nd4jProvider().upload(new Cosines(N, P), options(Precision.FLOAT64, limit, false))) {
            double[] out = new double[2 * P];
            design.correlations(new double[N], 1, out);
            assertThatThrownBy(() -> design.correlations(new double[2 * N], 2, out))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageMatching(
                            "nd4j's memory cannot hold the design: it needs \\d+ bytes, and \\d+ are available; .*");
            design.correlations(new double[N], 1, out);
        }
    }

    @Test
    void evenOneColumnMustFit() {
        assertThatThrownBy(() -> new Nd4jProvider().upload(new Cosines(N, P), options(Precision.FLOAT64, 1000, true)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("it needs " + 2 * 8 * (N + P + N) + " bytes, and 1000 are available");
    }

    /** What JavaCPP may have counts too: 3 GB by the settings of these tests. */
    @Test
    void thePhysicalBoundIsRespected() {
        assertThatThrownBy(() -> new Nd4jProvider()
                        .upload(new Cosines(20_000, 20_000), options(Precision.FLOAT64, Long.MAX_VALUE, false)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("it needs 3200320000 bytes, and ");
    }

    @Test
    void aValueThatFloat32CannotHoldIsRefused() {
        ColumnSource large = new ColumnSource() {
            @Override
            public int rows() {
                return 2;
            }

            @Override
            public int columns() {
                return 3;
            }

            @Override
            public void column(int j, double[] out) {
                out[0] = j == 1 ? 1e39 : 1;
                out[1] = 0;
            }
        };
        assertThatThrownBy(() -> new Nd4jProvider().upload(large, ResidentOptions.DEFAULT))
                .isInstanceOf(DeviceException.class)
                .hasMessage("column 1 of the design (counted from 0) has a value that is not finite in float32; take"
                        + " --device-precision float64");
        new Nd4jProvider()
                .upload(large, options(Precision.FLOAT64, Long.MAX_VALUE, false))
                .close();
    }

    @Test
    void saysWhatRunsAndWhere() {
        try (ResidentDesign design =
                new Nd4jProvider().upload(new Cosines(N, P), options(Precision.FLOAT32, Long.MAX_VALUE, false))) {
            assertThat(design.description())
                    .isEqualTo("ND4J 1.0.0-M2.1 on the processor (openblas), float32, 0.000400 GB resident");
        }
        assertThat(new Nd4jProvider().devices().getFirst().about())
                .isEqualTo("ND4J 1.0.0-M2.1 on the processor (openblas)");
    }
}
