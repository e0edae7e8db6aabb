package org.lariat.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LambdaGridTest {
    @Test
    void geometricFromLambdaMaxToItsShare() {
        double[] grid = LambdaGrid.geometric(5, 1e-4).values(2.0, 10, 3);
        assertThat(grid[0]).isEqualTo(2.0);
        assertThat(grid[4]).isCloseTo(2e-4, within(1e-18));
        for (int k = 1; k < 5; k++) {
            assertThat(grid[k] / grid[k - 1]).isCloseTo(0.1, within(1e-14));
        }
    }

    @Test
    void theDefaultRatioDependsOnTheShape() {
        assertThat(LambdaGrid.geometric(2).values(1.0, 5, 6)[1]).isEqualTo(1e-2);
        assertThat(LambdaGrid.geometric(2).values(1.0, 6, 6)[1]).isEqualTo(1e-4);
    }

    @Test
    void givenValuesAreSortedAndDistinct() {
        assertThat(LambdaGrid.of(0.1, 3, 0.1, 0).values(9, 1, 1)).containsExactly(3, 0.1, 0);
    }

    @Test
    void oneValueAndNothingToPenalise() {
        assertThat(LambdaGrid.geometric(1).values(3, 1, 1)).containsExactly(3);
        assertThat(LambdaGrid.geometric(7).values(0, 1, 1)).containsExactly(0);
    }

    @Test
    void outOfRange() {
        assertThatThrownBy(() -> LambdaGrid.geometric(0)).hasMessage("the number of lambdas must be at least 1, not 0");
        assertThatThrownBy(() -> LambdaGrid.geometric(3, 1))
                .hasMessage("the smallest lambda over lambda-max must be in (0, 1), not 1.0");
        assertThatThrownBy(LambdaGrid::of).hasMessage("at least one lambda is needed");
        assertThatThrownBy(() -> LambdaGrid.of(1, Double.NaN)).hasMessage("lambda is NaN; it must be finite and ≥ 0");
    }

    @Test
    void knotsHaveTwoEndsUntilTheyAreFound() {
        assertThat(LambdaGrid.knots().isKnots()).isTrue();
        assertThat(LambdaGrid.knots().values(2.0, 10, 3)).containsExactly(2.0, 0.0);
        assertThat(LambdaGrid.knots(0.25).values(2.0, 10, 3)).containsExactly(2.0, 0.5);
        assertThat(LambdaGrid.knots().values(0.0, 10, 3)).containsExactly(0.0);
        assertThat(LambdaGrid.knots()).isEqualTo(LambdaGrid.knots()).isNotEqualTo(LambdaGrid.knots(0.25));
        assertThat(LambdaGrid.knots(0.25)).hasToString("knots to 0.25·λmax");
        assertThat(LambdaGrid.geometric(3).isKnots() || LambdaGrid.of(1.0).isKnots())
                .isFalse();
        assertThatThrownBy(() -> LambdaGrid.knots(1.0))
                .hasMessage("the smallest lambda over lambda-max must be in (0, 1), not 1.0");
    }
}
