package org.lariat.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
    private static final int N = 103;

    /** Every row is held out exactly once, and trains all other folds. */
    private static void assertPartition(Folds folds) {
        int[] held = new int[folds.rows()];
        for (int k = 0; k < folds.count(); k++) {
            for (int i : folds.heldOut(k)) {
                held[i]++;
                assertThat(folds.trains(k, i)).isFalse();
            }
            int trains = 0;
            for (int i = 0; i < folds.rows(); i++) {
                trains += folds.trains(k, i) ? 1 : 0;
                assertThat(folds.isIdle(k, i)).isFalse();
            }
            assertThat(trains).isEqualTo(folds.rows() - folds.heldOut(k).length);
        }
        assertThat(held).containsOnly(1);
        assertThat(folds.isPartition()).isTrue();
        for (int i = 0; i < folds.rows(); i++) {
            assertThat(folds.trains(folds.holder(i), i)).isFalse();
        }
    }

    private static int[] sizes(Folds folds) {
        return IntStream.range(0, folds.count())
                .map(k -> folds.heldOut(k).length)
                .toArray();
    }

    private static List<int[]> members(Folds folds) {
        return IntStream.range(0, folds.count()).mapToObj(folds::heldOut).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, N})
    void randomFoldsAreAPartitionOfEqualSizes(int count) {
        Folds folds = Folds.random(N, count, 7);
        assertPartition(folds);
        int[] sizes = sizes(folds);
        assertThat(Arrays.stream(sizes).max().orElseThrow()
                        - Arrays.stream(sizes).min().orElseThrow())
                .isLessThanOrEqualTo(1);
        assertThat(members(Folds.random(N, count, 7)))
                .usingRecursiveComparison()
                .isEqualTo(members(folds));
    }

    @Test
    void anotherSeedGivesOtherFolds() {
        assertThat(Folds.random(N, 5, 1).heldOut(0))
                .isNotEqualTo(Folds.random(N, 5, 2).heldOut(0));
    }

    @Test
    void blocksAreThoseOfScikitLearn() {
        Folds folds = Folds.blocks(11, 3);
        assertPartition(folds);
        assertThat(members(folds))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new int[] {0, 1, 2, 3}, new int[] {4, 5, 6, 7}, new int[] {8, 9, 10}));
    }

    @Test
    void stratifiedFoldsSpreadTheResponseAlike() {
        double[] y = new double[N];
        Arrays.setAll(y, i -> i % 10 == 0 ? 1.0 : 0.0); // eleven of 103
        Folds folds = Folds.stratified(y, 5, 3);
        assertPartition(folds);
        for (int k = 0; k < 5; k++) {
            long ones = Arrays.stream(folds.heldOut(k)).filter(i -> y[i] == 1.0).count();
            assertThat(ones).isBetween(2L, 3L);
        }
    }

    @Test
    void groupsStayTogether() {
        List<String> groups =
                IntStream.range(0, N).mapToObj(i -> "g" + i * i % 17).toList();
        Folds folds = Folds.grouped(groups, 4, 5);
        assertPartition(folds);
        for (int k = 0; k < 4; k++) {
            for (int i : folds.heldOut(k)) {
                for (int m = 0; m < N; m++) {
                    if (groups.get(m).equals(groups.get(i))) {
                        assertThat(folds.trains(k, m)).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void timeOrderedFoldsTrainOnThePastOnly() {
        Folds folds = Folds.timeOrdered(10, 4);
        assertThat(folds.count()).isEqualTo(4);
        for (int k = 0; k < 4; k++) {
            assertThat(folds.heldOut(k)).containsExactly(2 * k + 2, 2 * k + 3);
            assertThat(folds.isPartition()).isFalse();
            for (int i = 0; i < 10; i++) {
                assertThat(folds.trains(k, i)).isEqualTo(i < 2 * k + 2);
                assertThat(folds.isIdle(k, i)).isEqualTo(i > 2 * k + 3);
            }
        }
    }

    @Test
    void givenFoldsAreInTheOrderOfTheirLabels() {
        Folds folds = Folds.given(new int[] {7, -3, 100, 7});
        assertPartition(folds);
        assertThat(members(folds))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new int[] {1}, new int[] {0, 3}, new int[] {2}));
    }

    @Test
    void repeatedFoldsAreOneAfterTheOther() {
        Folds folds = Folds.repeated(List.of(Folds.random(N, 3, 1), Folds.random(N, 3, 2)));
        assertThat(folds.count()).isEqualTo(6);
        assertThat(folds.heldOut(4)).isEqualTo(Folds.random(N, 3, 2).heldOut(1));
        assertThat(folds.description()).isEqualTo("2 times 3 random folds, seed 1");
        assertThat(folds.isPartition()).isFalse();
        assertThatThrownBy(() -> folds.holder(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no partition: 2 times 3 random folds, seed 1");
        assertPartition(Folds.repeated(List.of(Folds.random(N, 3, 1))));
    }

    @Test
    void foldsOfSomeRowsLeaveTheOthersOut() {
        Folds folds = Folds.blocks(3, 3).among(5, new int[] {0, 2, 4});
        assertThat(members(folds))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new int[] {0}, new int[] {2}, new int[] {4}));
        assertThat(folds.isIdle(1, 3)).isTrue();
        assertThat(folds.trains(1, 4)).isTrue();
        assertThat(folds.isPartition()).isFalse();
    }

    @Test
    void whatCannotBeDividedIsRefused() {
        assertThatThrownBy(() -> Folds.random(5, 6, 1))
                .hasMessage("the number of folds must be from 2 to the number of rows (5), not 6");
        assertThatThrownBy(() -> Folds.given(new int[] {4, 4, 4}))
                .hasMessage("every row has the fold 4; at least two folds are needed");
        assertThatThrownBy(() -> Folds.grouped(List.of("a", "a", "b"), 3, 1))
                .hasMessage("the number of folds must be from 2 to the number of groups (2), not 3");
        assertThatThrownBy(() -> Folds.timeOrdered(4, 4))
                .hasMessage("the number of time-ordered folds must be from 1 to 3, not 4");
    }
}
