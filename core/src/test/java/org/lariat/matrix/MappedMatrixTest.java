package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.kernel.ScalarKernel;

/** Matrices in mapped files: the same bits whatever the page budget, and no more of the file in memory than that. */
class MappedMatrixTest {
    private static final long MIB = 1 << 20;

    @TempDir
    static Path folder = Path.of("");

    private static MemorySegment file(long bytes) {
        try {
            Path path = Files.createTempFile(folder, "columns", ".bin");
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.ofAuto());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DenseMatrix mapped(double[][] rows, long pageBudget) {
        int n = rows.length;
        int p = rows[0].length;
        long stride = Math.ceilDiv(8L * n, 64) * 64;
        MemorySegment segment = file(stride * p);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                segment.set(ValueLayout.JAVA_DOUBLE, j * stride + 8L * i, rows[i][j]);
            }
        }
        return DenseMatrix.mapped(n, p, ElementType.FLOAT64, segment, stride, pageBudget);
    }

    /** The smallest budget there is; matrices of the contract fit into it. */
    @Nested
    class Tight extends DesignMatrixContract {
        @Override
        DesignMatrix matrix(double[][] rows) {
            return mapped(rows, 1);
        }
    }

    @Nested
    class Roomy extends DesignMatrixContract {
        @Override
        DesignMatrix matrix(double[][] rows) {
            return mapped(rows, MIB);
        }
    }

    @Test
    void allOperationsGiveTheBitsOfTheMatrixInMemory() {
        int n = 20_011;
        int p = 101; // 15 MiB
        double[][] rows = DesignMatrixContract.elements(n, p, 3);
        double[] v = DesignMatrixContract.vector(n, 4);
        int[] list = IntStream.range(0, 2 * p).map(k -> k * 7 % p).toArray();
        double[] panel = DesignMatrixContract.vector(5 * n, 5);
        double[][] expected = results(DenseMatrix.ofRows(rows), v, list, panel);
        for (long budget : new long[] {1, 100_000, MIB}) {
            try (Workers workers = new Workers(3)) {
                DesignMatrix x = mapped(rows, budget).using(new ScalarKernel(), workers);
                for (int again = 0; again < 3; again++) {
                    assertThat(results(x, v, list, panel)).isDeepEqualTo(expected);
                }
            }
        }
    }

    private static double[][] results(DesignMatrix x, double[] v, int[] list, double[] panel) {
        double[] all = new double[x.columns()];
        x.correlations(v, all);
        double[] some = new double[list.length];
        x.correlations(v, list, list.length, some);
        double[] products = new double[5 * list.length];
        x.products(list, list.length, 0, Math.min(x.rows(), x.rowsPerBlock()), panel, 5, products);
        double[] combined = v.clone();
        x.combine(list, some, list.length, combined);
        double[] deviations = IntStream.range(0, x.columns())
                .mapToDouble(j -> x.squaredDeviation(j, 0.1, v, 1.0))
                .toArray();
        return new double[][] {all, some, products, combined, deviations};
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "memory of a mapping is read from /proc")
    void sweepsAndSingleColumnsStayWithinTheBudget() throws IOException {
        int n = 4096;
        int p = 4096; // 128 MiB
        MemorySegment segment = file(8L * n * p);
        DenseMatrix x = DenseMatrix.mapped(n, p, ElementType.FLOAT64, segment, 8L * n, 16 * MIB);
        double[] v = DesignMatrixContract.vector(n, 6);
        segment.unload();
        assertThat(resident(segment)).isZero();
        try (Workers workers = new Workers(2)) {
            x.using(new ScalarKernel(), workers).correlations(v, new double[p]);
        }
        assertThat(resident(segment)).isBetween(2 * MIB, 20 * MIB);
        for (int k = 0; k < 3 * p; k++) {
            x.dot((int) (k * 997L % p), v);
            x.axpy((int) (k * 991L % p), 0.5, v);
            if (k % 256 == 255) {
                // How much comes with a column is the system's to say; the last one is there.
                assertThat(resident(segment)).isBetween(8L * n, 20 * MIB);
            }
        }
    }

    /** Bytes of a mapping in memory, from /proc/self/smaps. */
    private static long resident(MemorySegment segment) throws IOException {
        String start = Long.toHexString(segment.address());
        String smaps = Files.readString(Path.of("/proc/self/smaps"));
        Matcher rss = Pattern.compile("(?m)^0*" + start + "-.*\\n(?:.*\\n)*?Rss: +(\\d+) kB")
                .matcher(smaps);
        assertThat(rss.find()).isTrue();
        return Long.parseLong(rss.group(1)) * 1024;
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "memory of a mapping is read from /proc")
    void whatIsReadAgainStays() throws IOException {
        MemorySegment segment = file(64 * MIB);
        PageBudget budget = new PageBudget(segment, 16 * MIB);
        segment.unload();
        for (long at = 0; at < 64 * MIB; at += 4096) {
            budget.reading(at, 4096);
            budget.reading(0, 4096);
            assertThat(segment.get(ValueLayout.JAVA_LONG, at) + segment.get(ValueLayout.JAVA_LONG, 0))
                    .isZero();
            assertThat(budget.counted()).isLessThanOrEqualTo(8 * MIB);
        }
        assertThat(resident(segment)).isBetween(2 * MIB, 17 * MIB);
    }

    @Test
    void whatCannotBeUsedInPlaceIsRefused() {
        MemorySegment segment = file(4096);
        ElementType type = ElementType.FLOAT64;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseMatrix.mapped(2, 2, type, Arena.ofAuto().allocate(64, 8), 16, 1))
                .withMessage("the segment must be mapped, and its columns aligned to their elements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseMatrix.mapped(2, 2, type, segment, 12, 1))
                .withMessage("the segment must be mapped, and its columns aligned to their elements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseMatrix.mapped(2, 2, type, segment, 8, 1))
                .withMessage("the stride is 8, a column has 16 bytes; the page budget is 1, it must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseMatrix.mapped(2, 1 << 30, type, segment, 64, 1))
                .withMessage("a 2×1073741824 float64 matrix needs 68719476688 bytes, the segment has 4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseMatrix.mapped(0, 2, type, segment, 8, 1))
                .withMessage("the matrix has 0 rows and 2 columns; at least one of each is needed");
        segment.set(ValueLayout.JAVA_DOUBLE, 24, Double.NaN);
        DenseMatrix unread = DenseMatrix.mapped(2, 2, type, segment, 16, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(unread::checkFinite)
                .withMessage("the matrix has NaN at row 1, column 1 (counted from 0); every value must be finite");
    }
}
