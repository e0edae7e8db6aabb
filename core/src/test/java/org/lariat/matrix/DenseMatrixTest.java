package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DenseMatrixTest {
    @Nested
    class Float64 extends DesignMatrixContract {
        @Override
        DesignMatrix matrix(double[][] rows) {
            return DenseMatrix.ofRows(rows);
        }
    }

    @Nested
    class Float32 extends DesignMatrixContract {
        @Override
        DesignMatrix matrix(double[][] rows) {
            DenseMatrix.Builder builder = DenseMatrix.builder(rows.length, rows[0].length, ElementType.FLOAT32);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].length; j++) {
                    builder.set(i, j, rows[i][j]);
                }
            }
            return builder.build();
        }
    }

    @Nested
    class Wrapped extends DesignMatrixContract {
        @Override
        DesignMatrix matrix(double[][] rows) {
            int n = rows.length;
            int p = rows[0].length;
            MemorySegment segment = Arena.ofAuto().allocate(8L * n * p, 8);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < p; j++) {
                    segment.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) j * n + i, rows[i][j]);
                }
            }
            return DenseMatrix.wrap(n, p, ElementType.FLOAT64, segment);
        }
    }

    @Test
    void flatArraysInEitherOrder() {
        DenseMatrix byRow = DenseMatrix.rowMajor(2, 3, new double[] {1, 2, 3, 4, 5, 6});
        DenseMatrix byColumn = DenseMatrix.columnMajor(2, 3, new double[] {1, 4, 2, 5, 3, 6});
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(byRow.get(i, j)).isEqualTo(1.0 + 3 * i + j);
                assertThat(byColumn.get(i, j)).isEqualTo(byRow.get(i, j));
            }
        }
    }

    @Test
    void aHeapSegmentIsCopied() {
        double[] values = {1, 2, 3, 4};
        DenseMatrix matrix = DenseMatrix.wrap(2, 2, ElementType.FLOAT64, MemorySegment.ofArray(values));
        values[0] = 99;
        assertThat(matrix.get(0, 0)).isEqualTo(1.0);
    }

    @Test
    void badInputIsRefusedWithPlaceAndValue() {
        assertThatThrownBy(() -> DenseMatrix.ofRows(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 has 1 values, row 0 has 2; all rows must have the same length");
        assertThatThrownBy(() -> DenseMatrix.ofRows(new double[0][]))
                .hasMessage("the matrix has 0 rows and 0 columns; at least one of each is needed");
        assertThatThrownBy(() -> DenseMatrix.ofRows(new double[][] {{1}, {Double.NaN}}))
                .hasMessage("the matrix has NaN at row 1, column 0 (counted from 0); every value must be finite");
        assertThatThrownBy(() -> DenseMatrix.builder(1, 1, ElementType.FLOAT32).set(0, 0, 1e300))
                .hasMessage("the matrix has 1.0E300 at row 0, column 0, which is too large for float32; use float64");
        assertThatThrownBy(() -> DenseMatrix.rowMajor(2, 2, new double[3]))
                .hasMessage("a 2×2 matrix needs 4 values, the array has 3");
        assertThatThrownBy(() -> DenseMatrix.wrap(
                        2, 2, ElementType.FLOAT64, Arena.ofAuto().allocate(31, 8)))
                .hasMessage("a 2×2 float64 matrix needs 32 bytes, the segment has 31");
    }
}
