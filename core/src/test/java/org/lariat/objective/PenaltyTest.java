package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;

/** The penalty of one coefficient against its definition: minima and suprema by search, slopes by differences. */
class PenaltyTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Columns of deviation 2, 2, 1 and 0 around 0, and y, which does not matter. */
    private static final double[][] X = {{2, 2, 1, 0}, {-2, 2, -1, 0}, {2, -2, -1, 0}, {-2, -2, 1, 0}};

    private static final Problem PROBLEM = Problem.of(X, new double[4]);
    private static final StandardizedMatrix MATRIX =
            new StandardizedMatrix(DenseMatrix.ofRows(X), null, true, Workers.SERIAL);

    private static double[] all(double value) {
        return new double[] {value, value, value, value};
    }

    @Test
    void itsNumbersAreThoseOfTheScaledProblem() {
        Problem problem = PROBLEM.penaltyFactors(new double[] {3, 0, 1, 1})
                .scales(new double[] {5, 1, 1, 1})
                .bounds(all(-3), all(7));
        Penalty penalty = new Penalty(problem, MATRIX, 0.25, true, 4.0).at(0.5);
        // s/t = 5/2, v = 3, σ = 4
        assertThat(penalty.lambda()).isEqualTo(0.5);
        assertThat(penalty.ratio(0)).isEqualTo(2.5);
        assertThat(penalty.l1(0)).isEqualTo(0.5 * 0.25 * 3 * 2.5);
        assertThat(penalty.l2(0)).isEqualTo(4 * 0.5 * 0.75 * 3 * 2.5 * 2.5);
        assertThat(penalty.limit(0, true)).isEqualTo(7 * 2 / 4.0);
        assertThat(penalty.limit(0, false)).isEqualTo(3 * 2 / 4.0);
        assertThat(penalty.l1(1)).isZero();
        assertThat(penalty.l2(1)).isZero();
        assertThat(penalty.isPenalized(0)).isTrue();
        assertThat(penalty.isPenalized(1)).isFalse();
        double b = -1.5;
        assertThat(penalty.value(0, b)).isEqualTo(penalty.l1(0) * 1.5 + 0.5 * penalty.l2(0) * 2.25);
        assertThat(penalty.value(0, 0.0)).isZero();
        assertThat(penalty.at(1.0).l1(0)).isEqualTo(2 * penalty.l1(0));
    }

    @Test
    void theScaleIsTheDeviationOrOne() {
        assertThat(new Penalty(PROBLEM, MATRIX, 1.0, true, 1.0).ratio(0)).isEqualTo(1.0);
        assertThat(new Penalty(PROBLEM, MATRIX, 1.0, false, 1.0).ratio(0)).isEqualTo(0.5);
    }

    @Test
    void candidatesAreColumnsThatMayMove() {
        double[] lower = {0, -1, 0, -1};
        double[] upper = {0, 0, 1, 1};
        Penalty bounded = new Penalty(PROBLEM.bounds(lower, upper), MATRIX, 1.0, true, 1.0);
        assertThat(bounded.isCandidate(0)).isFalse();
        assertThat(bounded.isCandidate(1)).isTrue();
        assertThat(bounded.isCandidate(2)).isTrue();
        assertThat(bounded.isCandidate(3)).as("constant").isFalse();
        Penalty excluded = new Penalty(PROBLEM.penaltyFactors(new double[] {INF, 1, 1, 1}), MATRIX, 1.0, true, 1.0);
        assertThat(excluded.isCandidate(0)).isFalse();
        assertThat(excluded.isCandidate(1)).isTrue();
    }

    @Test
    void unboundedMeansBothSides() {
        double[] lower = {-INF, -1, -INF, 0};
        double[] upper = {INF, INF, 1, 0};
        Penalty penalty = new Penalty(PROBLEM.bounds(lower, upper), MATRIX, 1.0, true, 1.0);
        assertThat(penalty.isUnbounded(0)).isTrue();
        assertThat(penalty.isUnbounded(1)).isFalse();
        assertThat(penalty.isUnbounded(2)).isFalse();
        assertThat(new Penalty(PROBLEM, MATRIX, 1.0, true, 1.0).isUnbounded(1)).isTrue();
    }

    @Test
    void itStaysFiniteWhereScalesAreNot() {
        Problem problem = PROBLEM.penaltyFactors(all(1e300)).scales(all(1e300));
        Penalty penalty = new Penalty(problem, MATRIX, 0.5, true, 1e10).at(1e100);
        assertThat(penalty.l1(0)).isEqualTo(1e300);
        assertThat(penalty.l2(0)).isEqualTo(1e300);
    }

    /** Penalties of column 2 (norm and deviation 1) with every kind of bound and share of L1. */
    private static Penalty any(Random random) {
        double alpha = new double[] {1.0, 0.5, 0.0}[random.nextInt(3)];
        double lower = new double[] {-INF, -0.5, 0.0}[random.nextInt(3)];
        double upper = new double[] {INF, 0.75, 0.0}[random.nextInt(3)];
        double factor = new double[] {0.0, 1.0, 2.0}[random.nextInt(3)];
        Problem problem = PROBLEM.bounds(lower, upper).penaltyFactors(all(factor));
        return new Penalty(problem, MATRIX, alpha, true, 1.0).at(0.5);
    }

    private static double lower(Penalty penalty) {
        return -penalty.limit(2, false);
    }

    private static double upper(Penalty penalty) {
        return penalty.limit(2, true);
    }

    private static double anyWithin(Penalty penalty, Random random) {
        double[] points = {0.0, lower(penalty), upper(penalty), random.nextGaussian(), random.nextGaussian()};
        double b = points[random.nextInt(points.length)];
        return Double.isFinite(b) ? penalty.clipped(2, b) : 0.0;
    }

    /** The smallest value of a function of one coefficient over its bounds, on a grid that has them. */
    private static double smallest(Penalty penalty, DoubleUnaryOperator f) {
        double least = INF;
        for (int k = -4000; k <= 4000; k++) {
            double b = Math.clamp(k / 100.0, lower(penalty), upper(penalty));
            least = Math.min(least, f.applyAsDouble(b));
        }
        return least;
    }

    @Test
    void aProximalStepMinimises() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            Penalty penalty = any(random);
            double z = 2 * random.nextGaussian();
            double curvature = run % 2 == 0 ? 1.0 : Math.exp(random.nextGaussian());
            DoubleUnaryOperator f = b -> 0.5 * curvature * b * b - z * b + penalty.value(2, b);
            double b = run % 2 == 0 ? penalty.prox(2, z) : penalty.prox(2, z, curvature);
            assertThat(b).isBetween(lower(penalty), upper(penalty));
            assertThat(f.applyAsDouble(b)).isLessThanOrEqualTo(smallest(penalty, f) + 1e-15);
        }
    }

    @Test
    void aConjugateIsASupremum() {
        Random random = new Random(2);
        for (int run = 0; run < 300; run++) {
            Penalty penalty = any(random);
            double c = 2 * random.nextGaussian();
            // Over one sign of b, where the correlation points.
            DoubleUnaryOperator f = b -> b * c < 0 ? INF : penalty.value(2, b) - c * b;
            double conjugate = penalty.conjugate(2, Math.abs(c), c > 0);
            boolean limited = penalty.limit(2, c > 0) < INF || penalty.l2(2) > 0;
            if (!limited && Math.abs(c) > penalty.l1(2)) {
                assertThat(conjugate).isEqualTo(INF);
            } else {
                assertThat(conjugate).isCloseTo(-smallest(penalty, f), within(1e-4));
            }
        }
        Penalty lasso = new Penalty(PROBLEM, MATRIX, 1.0, true, 1.0).at(0.5);
        assertThat(lasso.conjugate(2, 0.5, true)).isZero();
    }

    @Test
    void aViolationIsTheSteepestWayDown() {
        Random random = new Random(3);
        double h = 1e-7;
        for (int run = 0; run < 500; run++) {
            Penalty penalty = any(random);
            double c = random.nextInt(6) == 0 ? 0.5 : random.nextGaussian();
            double b = anyWithin(penalty, random);
            DoubleUnaryOperator f = t -> penalty.value(2, t) - c * t;
            double up = b < upper(penalty) ? (f.applyAsDouble(b) - f.applyAsDouble(b + h)) / h : 0.0;
            double down = b > lower(penalty) ? (f.applyAsDouble(b) - f.applyAsDouble(b - h)) / h : 0.0;
            assertThat(penalty.violation(2, c, b)).isCloseTo(Math.max(0.0, Math.max(up, down)), within(1e-6));
        }
    }

    @Test
    void aStepMayGoWhereTheObjectiveIsSmooth() {
        Random random = new Random(4);
        for (int run = 0; run < 500; run++) {
            Penalty penalty = any(random);
            double b = anyWithin(penalty, random);
            boolean atCorner = b == 0.0 && penalty.l1(2) > 0;
            assertThat(penalty.moves(2, b)).isEqualTo(!atCorner && b > lower(penalty) && b < upper(penalty));
            if (!penalty.moves(2, b)) {
                continue;
            }
            double d = random.nextBoolean() ? 1 : -1;
            double bound = d > 0 ? upper(penalty) : lower(penalty);
            double end = penalty.l1(2) > 0 && d * b < 0 ? 0.0 : bound;
            assertThat(penalty.stop(2, b, d)).isEqualTo(end);
            assertThat(penalty.room(2, b, d)).isEqualTo(Math.abs(end - b));
        }
    }

    @Test
    void roundingCarriesNothingAcrossZeroOrABound() {
        Problem problem = PROBLEM.bounds(-0.5, 0.75);
        Penalty lasso = new Penalty(problem, MATRIX, 1.0, true, 1.0).at(0.5);
        assertThat(lasso.within(2, 0.5, -1e-17)).isZero();
        assertThat(lasso.within(2, -0.5, 1e-17)).isZero();
        assertThat(lasso.within(2, 0.5, 0.25)).isEqualTo(0.25);
        assertThat(lasso.within(2, 0.5, 0.8)).isEqualTo(0.75);
        assertThat(lasso.within(2, -0.25, -0.8)).isEqualTo(-0.5);
        Penalty ridge = new Penalty(problem, MATRIX, 0.0, true, 1.0).at(0.5);
        assertThat(ridge.within(2, 0.5, -0.25)).isEqualTo(-0.25);
    }

    @Test
    void lambdaToStayZeroIsWhereZeroStopsBeingOptimal() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            double lower = random.nextBoolean() ? 0.0 : -1.0;
            double upper = random.nextBoolean() ? 0.0 : 1.0;
            double factor = random.nextInt(3);
            double alpha = 0.25 + 0.75 * random.nextDouble();
            Penalty penalty =
                    new Penalty(PROBLEM.bounds(lower, upper).penaltyFactors(all(factor)), MATRIX, alpha, false, 1.0);
            double c = random.nextGaussian();
            double lambda = penalty.lambdaToStayZero(0, c, alpha);
            if (factor == 0.0 || !(c > 0 ? upper > 0 : lower < 0)) {
                assertThat(lambda).isZero();
            } else {
                assertThat(penalty.at(1.0001 * lambda).violation(0, c, 0.0)).isZero();
                assertThat(penalty.at(0.9999 * lambda).violation(0, c, 0.0)).isPositive();
            }
        }
        assertThat(new Penalty(PROBLEM, MATRIX, 1.0, true, 1.0).lambdaToStayZero(3, 1.0, 1.0))
                .as("no candidate")
                .isZero();
    }
}
