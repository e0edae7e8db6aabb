package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquareBlocksTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 35, 36, 37, 71, 72, 110})
    void blocksAddUpToTheUpperTriangle(int order) {
        Random random = new Random(order);
        SquareBlocks blocks = new SquareBlocks(order);
        double[][] expected = new double[order][order];
        for (int round = 0; round < 3; round++) {
            for (int panel = 0; panel < SquareBlocks.panels(order); panel++) {
                for (int rows = 0; rows <= panel; rows++) {
                    add(blocks, rows, panel, order, random, expected);
                }
            }
        }
        double[] square = blocks.square();
        for (int j = 0; j < order; j++) {
            for (int k = j; k < order; k++) {
                assertThat(square[j * order + k]).isEqualTo(expected[j][k]);
            }
        }
    }

    /** What lies behind a block's products must not matter: callers keep one array for blocks of all sizes. */
    private static void add(SquareBlocks blocks, int rows, int panel, int order, Random random, double[][] expected) {
        double[] products =
                random.doubles(SquareBlocks.PANEL * SquareBlocks.PANEL).toArray();
        blocks.add(rows, panel, products);
        int width = SquareBlocks.width(order, panel);
        for (int i = 0; i < SquareBlocks.width(order, rows); i++) {
            for (int m = 0; m < width; m++) {
                expected[rows * SquareBlocks.PANEL + i][panel * SquareBlocks.PANEL + m] += products[i * width + m];
            }
        }
    }
}
