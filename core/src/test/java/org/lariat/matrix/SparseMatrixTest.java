package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SparseMatrixTest {
    /** Triplets of the non-zero elements, shuffled. */
    private static SparseMatrix sparse(double[][] rows, ElementType type) {
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                if (rows[i][j] != 0.0) {
                    places.add(new int[] {i, j});
                }
            }
        }
        Collections.shuffle(places, new Random(3));
        return SparseMatrix.ofTriplets(
                rows.length,
                rows[0].length,
                places.stream().mapToInt(a -> a[0]).toArray(),
                places.stream().mapToInt(a -> a[1]).toArray(),
                places.stream().mapToDouble(a -> rows[a[0]][a[1]]).toArray(),
                type);
    }

    @Nested
    class Float64 extends DesignMatrixContract {
        @Override
        DesignMatrix matrix(double[][] rows) {
            return sparse(rows, ElementType.FLOAT64);
        }
    }

    @Nested
    class Float32 extends DesignMatrixContract {
        @Override
        DesignMatrix matrix(double[][] rows) {
            return sparse(rows, ElementType.FLOAT32);
        }
    }

    @Test
    void columnsRowsAndTripletsGiveTheSameMatrix() {
        // [[1 0 2], [0 0 3]]
        SparseMatrix csc = SparseMatrix.ofColumns(
                2, 3, new long[] {0, 1, 1, 3}, new int[] {0, 1, 0}, new double[] {1, 3, 2}, ElementType.FLOAT64);
        SparseMatrix csr = SparseMatrix.ofRows(
                2, 3, new long[] {0, 2, 3}, new int[] {2, 0, 2}, new double[] {2, 1, 3}, ElementType.FLOAT64);
        SparseMatrix triplets = SparseMatrix.ofTriplets(
                2, 3, new int[] {1, 0, 0, 1}, new int[] {2, 2, 0, 2}, new double[] {1, 2, 1, 2}, ElementType.FLOAT64);
        double[][] expected = {{1, 0, 2}, {0, 0, 3}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(csc.get(i, j)).isEqualTo(expected[i][j]);
                assertThat(csr.get(i, j)).isEqualTo(expected[i][j]);
                assertThat(triplets.get(i, j)).isEqualTo(expected[i][j]);
            }
        }
        assertThat(triplets.entries()).isEqualTo(3);
        assertThat(csc.dot(1, new double[] {5, 5})).isZero();
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> SparseMatrix.ofColumns(
                        2, 1, new long[] {0, 2}, new int[] {1, 1}, new double[] {1, 2}, ElementType.FLOAT64))
                .hasMessage(
                        "row 1 occurs twice in column 0 (counted from 0); add the values up, or use triplets, which do");
        assertThatThrownBy(() -> SparseMatrix.ofColumns(
                        2, 1, new long[] {0, 1}, new int[] {2}, new double[] {1}, ElementType.FLOAT64))
                .hasMessage("entry 0 has row 2, outside 0 … 1");
        assertThatThrownBy(() -> SparseMatrix.ofColumns(
                        2, 2, new long[] {0, 1}, new int[] {0}, new double[] {1}, ElementType.FLOAT64))
                .hasMessage("2 columns need 3 pointers, not 2, and as many numbers (1) as values (1)");
        assertThatThrownBy(() -> SparseMatrix.ofTriplets(
                        1,
                        1,
                        new int[] {0},
                        new int[] {0},
                        new double[] {Double.POSITIVE_INFINITY},
                        ElementType.FLOAT64))
                .hasMessageContaining("Infinity at row 0, column 0");
        assertThatThrownBy(() -> SparseMatrix.ofRows(
                        1, 1, new long[] {0, 1}, new int[] {0}, new double[] {1, 2}, ElementType.FLOAT64))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizesThatNoArrayHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseMatrix.ofRows(
                        1, Integer.MAX_VALUE, new long[2], new int[0], new double[0], ElementType.FLOAT64))
                .withMessage("the matrix has 1 rows and 2147483647 columns; at most 2147483631 of each can be held");
    }
}
