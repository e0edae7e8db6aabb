package org.lariat.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Scores of predictions, against numbers worked out by hand. */
class ScoresTest {
    private static final double[] Y = {1, 2, 3, 6};
    private static final double[] PREDICTED = {1, 3, 3, 4};

    @Test
    void equalWeights() {
        Scores scores = Scores.of(Y, PREDICTED, null, 2, 8);
        assertThat(scores.mse()).isEqualTo(1.25);
        assertThat(scores.rmse()).isEqualTo(Math.sqrt(1.25));
        assertThat(scores.mae()).isEqualTo(0.75);
        assertThat(scores.r2()).isEqualTo(1 - 5.0 / 14, within(1e-15));
        assertThat(scores.zeros()).isEqualTo(0.75);
    }

    @Test
    void weightsActLikeRepeatedRows() {
        Scores weighted = Scores.of(Y, PREDICTED, new double[] {1, 2, 0, 1}, 0, 1);
        Scores repeated = Scores.of(new double[] {1, 2, 2, 6}, new double[] {1, 3, 3, 4}, null, 0, 1);
        assertThat(weighted).isEqualTo(repeated);
    }

    @Test
    void aRowOfWeightZeroMayHaveAnyPrediction() {
        double[] predicted = {1, 3, Double.NaN, 4};
        assertThat(Scores.of(Y, predicted, new double[] {1, 1, 0, 1}, 0, 1).mse())
                .isEqualTo(5.0 / 3);
    }

    @Test
    void predictingTheMeanExplainsNothing() {
        assertThat(Scores.of(Y, new double[] {3, 3, 3, 3}, null, 0, 1).r2()).isEqualTo(0.0);
        assertThat(Scores.of(Y, Y, null, 0, 1).r2()).isEqualTo(1.0);
    }

    @Test
    void constantResponses() {
        double[] same = {2, 2};
        assertThat(Scores.of(same, same, null, 0, 1).r2()).isEqualTo(1.0);
        assertThat(Scores.of(same, new double[] {2, 3}, null, 0, 1).r2()).isEqualTo(0.0);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Scores.of(Y, new double[3], null, 0, 1))
                .hasMessage("there are 4 responses, 3 predictions and 4 weights; their numbers must be equal");
        assertThatThrownBy(() -> Scores.of(Y, PREDICTED, new double[4], 0, 1))
                .hasMessage("no row has a positive weight, so there is nothing to score");
        assertThatThrownBy(() -> Scores.of(Y, PREDICTED, new double[] {1, -1, 1, 1}, 0, 1))
                .hasMessage("the weight of row 1 is -1.0; weights must be ≥ 0");
        assertThatThrownBy(() -> Scores.of(Y, PREDICTED, null, 3, 2))
                .hasMessage("3 of 2 coefficients cannot be non-zero");
    }
}
