package org.lariat.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;

/**
 * The bounds hold: over many simulated data sets, false selections are on average no more than the bound, allowing for three
 * standard errors. Features without influence are exchangeable here, as the bounds' reading as "false" assumes.
 */
class FalseSelectionsTest {
    private static final int SETS = 60;
    private static final int ROWS = 40;
    private static final int COLUMNS = 30;

    /** What the sets gave: mean and standard error of the number of false selections, and mean number of true ones. */
    private record Outcome(double mean, double error, double found) {}

    private static StabilityOptions options() {
        LassoOptions lasso =
                Lasso.options().threads(1).backend("scalar").tolerance(1e-5).lambdas(LambdaGrid.geometric(40, 0.05));
        return StabilityOptions.of(lasso).pairs(10);
    }

    /** Equally correlated columns; the first {@code active} have influence. */
    private static Problem problem(int active, double correlation, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[ROWS][COLUMNS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double common = Math.sqrt(correlation) * random.nextGaussian();
            for (int j = 0; j < COLUMNS; j++) {
                x[i][j] = common + Math.sqrt(1 - correlation) * random.nextGaussian();
            }
            y[i] = random.nextGaussian();
            for (int j = 0; j < active; j++) {
                y[i] += 2 * x[i][j];
            }
        }
        return Problem.of(x, y);
    }

    private static Outcome simulate(StabilityOptions options, int active, double correlation) {
        double sum = 0;
        double squares = 0;
        double found = 0;
        for (int set = 0; set < SETS; set++) {
            int[] selected = options.seed(set)
                    .run(problem(active, correlation, 1000 + set))
                    .selected();
            double wrong = Arrays.stream(selected).filter(j -> j >= active).count();
            sum += wrong;
            squares += wrong * wrong;
            found += selected.length - wrong;
        }
        double mean = sum / SETS;
        double variance = (squares - SETS * mean * mean) / (SETS - 1);
        return new Outcome(mean, Math.sqrt(variance / SETS), found / SETS);
    }

    private static void holds(StabilityOptions options, Outcome outcome) {
        int subsamples = options.subsamples();
        double bound =
                options.rule().terms(options.bound(), COLUMNS, subsamples, 0).falseSelections();
        assertThat(outcome.mean()).isLessThanOrEqualTo(bound + 3 * outcome.error());
    }

    @Test
    void withoutAnyInfluence() {
        for (ErrorBound bound : ErrorBound.values()) {
            StabilityOptions options =
                    options().rule(SelectionRule.firstAtThreshold(8, 0.65)).bound(bound);
            Outcome outcome = simulate(options, 0, 0.0);
            holds(options, outcome);
        }
    }

    @Test
    void withCorrelatedColumnsAndInfluence() {
        StabilityOptions options =
                options().rule(SelectionRule.firstAtThreshold(8, 0.65)).bound(ErrorBound.R_CONCAVE);
        Outcome outcome = simulate(options, 3, 0.5);
        holds(options, outcome);
        assertThat(outcome.found()).isGreaterThan(2.5);
    }

    @Test
    void withHalvesAndTheRandomisedLasso() {
        StabilityOptions options = options()
                .halves(20)
                .rule(SelectionRule.firstAtThreshold(6, 0.65))
                .weakness(0.5);
        Outcome outcome = simulate(options, 3, 0.5);
        holds(options, outcome);
        assertThat(outcome.found()).isGreaterThan(2.5);
    }

    /** The counterpart: the simulation sees false selections where the rule is loosened beyond what the bound allows. */
    @Test
    void theSimulationSeesFalseSelections() {
        StabilityOptions strict =
                options().rule(SelectionRule.firstAtThreshold(8, 0.65)).bound(ErrorBound.R_CONCAVE);
        StabilityOptions loose = strict.rule(SelectionRule.firstAtThreshold(20, 0.55));
        double bound = strict.rule().terms(strict.bound(), COLUMNS, 20, 0).falseSelections();
        Outcome outcome = simulate(loose, 0, 0.0);
        assertThat(outcome.mean() - 3 * outcome.error()).isGreaterThan(bound);
    }
}
