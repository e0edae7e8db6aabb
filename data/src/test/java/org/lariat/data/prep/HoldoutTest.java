package org.lariat.data.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldoutTest {
    private static int[] heldOut(Holdout holdout, int rows) {
        boolean[] training = holdout.training(rows);
        return IntStream.range(0, rows).filter(i -> !training[i]).toArray();
    }

    @ParameterizedTest
    @CsvSource({"0.2, 10, 2", "0.25, 10, 3", "0.001, 10, 1", "0.999, 10, 9", "0.5, 2, 1", "0.3, 1000, 300"})
    void theShareIsRoundedButNeitherNoneNorAll(double share, int rows, int expected) {
        Holdout holdout = new Holdout(share, 3);
        assertThat(holdout.count(rows)).isEqualTo(expected);
        assertThat(heldOut(holdout, rows)).hasSize(expected);
    }

    @Test
    void theSeedDecides() {
        Holdout holdout = new Holdout(0.2, 42);
        assertThat(heldOut(holdout, 50)).isEqualTo(heldOut(new Holdout(0.2, 42), 50));
        assertThat(heldOut(holdout, 50)).isNotEqualTo(heldOut(new Holdout(0.2, 43), 50));
        // Of every machine: these are part of what a seed means.
        assertThat(heldOut(new Holdout(0.3, 1), 10)).hasSize(3).isEqualTo(new int[] {1, 3, 4});
    }

    @Test
    void everyRowHasItsTurn() {
        int[] times = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            for (int i : heldOut(new Holdout(0.25, seed), 20)) {
                times[i]++;
            }
        }
        // 500 expected, standard deviation 19.
        assertThat(Arrays.stream(times).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(400, 600));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void sharesMustBeShares(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Holdout(share, 1))
                .withMessage("the share of rows to hold out is " + share + "; it must be more than 0 and less than 1");
    }

    @Test
    void oneRowCannotBeShared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Holdout(0.5, 1).training(1))
                .withMessage("of 1 row none can be held out");
    }
}
