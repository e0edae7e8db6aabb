package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;

/** On orthonormal columns everything about the gap can be written down, and it closes at the solution. */
class GapInClosedFormTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double ROUNDING = 1e-13;
    private static final int N = 8;
    private static final int P = 3;
    private static final int[] ALL = {0, 1, 2};

    /** Columns of ±1 with products 0: of norm 1 and correlation 0. */
    private static final double[][] X = new double[N][P];

    static {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < P; j++) {
                X[i][j] = (i >> j & 1) == 0 ? 1 : -1;
            }
        }
    }

    private final Random random = new Random(6);

    /** A problem at one λ and coefficients, with all that a gap is made from. */
    private static final class Point {
        private final StandardizedMatrix x;
        private final StandardizedProblem problem;
        private final Penalty penalty;
        private final DualityGap gap;
        private final double[] b;
        private final Residual r;
        private final double[] c = new double[P];

        Point(Problem problem, double alpha, double lambda, double[] b) {
            this.x = new StandardizedMatrix(problem.x(), problem.weights(), false, Workers.SERIAL);
            this.problem = new StandardizedProblem(problem, x, alpha, false, false);
            this.penalty = this.problem.penalty(lambda);
            this.gap = new DualityGap(this.problem, penalty, this.problem.freeColumns(lambda));
            this.b = b;
            this.r = x.newResidual();
            x.refresh(this.problem.target(), ALL, b, P, false, r);
            x.correlations(r, c);
        }

        GapBound bound() {
            return gap.evaluate(r, b, ALL, c, P);
        }

        double[] y() {
            return problem.target();
        }

        double square() {
            return x.inner(r.plain(), r.plain());
        }

        double targetResidual() {
            return x.inner(y(), r.plain());
        }

        double targetSquare() {
            return x.inner(y(), y());
        }

        double value() {
            double value = 0.5 * square();
            for (int j : ALL) {
                value += penalty.value(j, b[j]);
            }
            return value;
        }

        double largestCorrelation() {
            return Math.max(Math.abs(c[0]), Math.max(Math.abs(c[1]), Math.abs(c[2])));
        }
    }

    private Problem problem() {
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            y[i] = 1.5 * X[i][0] - X[i][1] + 0.25 * X[i][2] + 0.5 * random.nextGaussian();
        }
        return Problem.of(DenseMatrix.ofRows(X), y);
    }

    private double[] coefficients() {
        return random.doubles(P, -1, 1).toArray();
    }

    /** D(s·r) = s⟨y,r⟩ − ½s²⟨r,r⟩ as far as s·max|c| ≤ λ: the best s is found. */
    @Test
    void theDualOfALassoIsTheBestFeasibleMultipleOfTheResidual() {
        for (int run = 0; run < 200; run++) {
            double lambda = Math.exp(random.nextDouble(-4, 1));
            Point point = new Point(problem(), 1.0, lambda, run % 4 == 0 ? new double[P] : coefficients());
            double feasible = lambda / point.largestCorrelation();
            double best = Math.max(point.targetResidual() / point.square(), 0.0);
            double s = Math.min(feasible, best);
            double dual = s * point.targetResidual() - 0.5 * s * s * point.square();
            GapBound bound = point.bound();
            assertThat(bound.dual()).isCloseTo(dual, within(ROUNDING));
            assertThat(bound.primal()).isCloseTo(point.value(), within(ROUNDING));
            assertThat(bound.gap()).isCloseTo(point.value() - dual, within(ROUNDING));
        }
    }

    /** At β = 0 and s = 1 a ridge part takes (|c| − ℓ1)²/(2ℓ2) off the dual, a bound u takes u(|c| − ℓ1), where positive. */
    @Test
    void ridgePartsAndBoundsTakeTheirConjugatesOff() {
        for (int run = 0; run < 100; run++) {
            double lambda = Math.exp(random.nextDouble(-3, 0));
            double u = 0.1 + random.nextDouble();
            boolean box = run % 2 == 0;
            Problem problem = box ? problem().bounds(-u, u) : problem();
            Point point = new Point(problem, box ? 1.0 : 0.3, lambda, new double[P]);
            double conjugates = 0.0;
            for (int j : ALL) {
                double excess = Math.max(0.0, Math.abs(point.c[j]) - point.penalty.l1(j));
                double limit = point.penalty.limit(j, true);
                conjugates += box ? limit * excess : excess * excess / (2 * point.penalty.l2(j));
            }
            double whole = 0.5 * point.targetSquare() - conjugates;
            // A box needs no feasible multiple: every s has a finite dual value, and s = 1 is the stationary one here.
            double s = box ? 0.0 : Math.min(1.0, point.penalty.l1(0) / point.largestCorrelation());
            double scaled = (s - 0.5 * s * s) * point.targetSquare();
            GapBound bound = point.bound();
            assertThat(bound.dual()).isCloseTo(Math.max(0.0, Math.max(whole, scaled)), within(ROUNDING));
        }
    }

    @Test
    void theViolationIsInUnitsOfTheScales() {
        double[] scales = {0.5, 1, 2};
        Point point = new Point(problem().scales(scales), 1.0, 0.125, new double[P]);
        double worst = 0.0;
        for (int j : ALL) {
            worst = Math.max(worst, (Math.abs(point.c[j]) - 0.125 * scales[j]) / scales[j]);
        }
        assertThat(point.bound().kkt()).isCloseTo(worst, within(ROUNDING));
    }

    /** The solution of problems with every kind of penalty, by coordinate descent: one pass, since columns are orthogonal. */
    private double[] solution(Point at) {
        double[] b = new double[P];
        for (int j : ALL) {
            b[j] = at.penalty.prox(j, at.c[j]);
        }
        return b;
    }

    @Test
    void theGapClosesAtTheSolutionAndItsFloorIsRounding() {
        for (int run = 0; run < 300; run++) {
            double alpha = new double[] {1.0, 0.5, 0.0}[run % 3];
            double[] factors = {1, run % 5 == 0 ? 0 : 2, 1};
            Problem problem = problem().penaltyFactors(factors);
            if (run % 4 > 0) {
                problem = problem.bounds(run % 4 == 1 ? 0.0 : -0.5, run % 4 == 3 ? 0.2 : INF);
            }
            double lambda = Math.exp(random.nextDouble(-4, 0));
            double[] b = solution(new Point(problem, alpha, lambda, new double[P]));
            Point point = new Point(problem, alpha, lambda, b);
            GapBound bound = point.bound();
            assertThat(bound.gap()).as("run " + run).isLessThan(1e-13);
            assertThat(bound.kkt()).as("run " + run).isLessThan(1e-14);
            assertThat(bound.floor()).isBetween(1e-18, bound.gap());
            assertThat(bound.negligible())
                    .isEqualTo(Math.max(2 * bound.floor(), 0x1p-53 * point.targetSquare()), within(1e-30));
            assertThat(bound.primal() - bound.dual()).isLessThanOrEqualTo(bound.gap());
        }
    }

    /** ½⟨y,y⟩ − ½Σ(|x_jᵀy| − λ)² over the positive ones, in exact arithmetic. */
    private static BigDecimal optimum(double[] y, double lambda) {
        BigDecimal n = new BigDecimal(N);
        BigDecimal value = BigDecimal.ZERO;
        for (double v : y) {
            value = value.add(new BigDecimal(v).pow(2));
        }
        value = value.divide(n);
        for (int j : ALL) {
            BigDecimal c = BigDecimal.ZERO;
            for (int i = 0; i < N; i++) {
                c = c.add(new BigDecimal(X[i][j] * y[i]));
            }
            BigDecimal excess = c.divide(n).abs().subtract(new BigDecimal(lambda));
            value = excess.signum() > 0 ? value.subtract(excess.pow(2)) : value;
        }
        return value.divide(BigDecimal.TWO);
    }

    /** ½⟨y − Xb, y − Xb⟩ + λΣ|b_j| in exact arithmetic. */
    private static BigDecimal objective(double[] y, double lambda, double[] b) {
        BigDecimal value = BigDecimal.ZERO;
        for (int i = 0; i < N; i++) {
            BigDecimal r = new BigDecimal(y[i]);
            for (int j : ALL) {
                r = r.subtract(new BigDecimal(X[i][j] * b[j]));
            }
            value = value.add(r.pow(2));
        }
        value = value.divide(new BigDecimal(2 * N));
        for (int j : ALL) {
            value = value.add(new BigDecimal(lambda).multiply(new BigDecimal(Math.abs(b[j]))));
        }
        return value;
    }

    /** Where the gap is nothing but rounding, its allowances still hold, and are no more than some roundoffs. */
    @Test
    void theBoundIsSafeInExactArithmetic() {
        for (int run = 0; run < 3000; run++) {
            double lambda = random.nextDouble(0.05, 1.5);
            Problem problem = problem();
            double[] b = solution(new Point(problem, 1.0, lambda, new double[P]));
            Point point = new Point(problem, 1.0, lambda, b);
            GapBound bound = point.bound();
            BigDecimal exact = objective(point.y(), lambda, b);
            BigDecimal least = optimum(point.y(), lambda);
            assertThat(exact.subtract(new BigDecimal(bound.gap()))).isLessThanOrEqualTo(least);
            assertThat(new BigDecimal(bound.primal()).subtract(new BigDecimal(bound.gap())))
                    .isLessThanOrEqualTo(least);
            assertThat(new BigDecimal(bound.dual())).isLessThanOrEqualTo(least);
            assertThat(bound.gap()).isLessThan(1e-13 * point.targetSquare() + 1e-14);
        }
    }

    @Test
    void columnsThatWereNotReadAllowMultiplesUpToOne() {
        double[] b = {0.4, 0.0, 0.0};
        // λ so large that every multiple is feasible; b towards the fit, so that ⟨y,r⟩ > ⟨r,r⟩
        Point point = new Point(problem(), 1.0, 10.0, b);
        assertThat(point.targetResidual()).isGreaterThan(point.square());
        double slack = point.gap.slack(point.r);
        assertThat(slack).isBetween(0.0, 1e-14);
        GapBound partly = point.gap.evaluatePartly(point.r, b, new int[] {0}, new double[] {point.c[0]}, 1, slack);
        assertThat(partly.dual()).isCloseTo(point.targetResidual() - 0.5 * point.square(), within(ROUNDING));
        double s = point.targetResidual() / point.square();
        assertThat(point.bound().dual()).isCloseTo(0.5 * s * point.targetResidual(), within(ROUNDING));
        GapBound nothing =
                point.gap.evaluatePartly(point.r, b, new int[] {0}, new double[] {point.c[0]}, 1, 0.5 * slack);
        assertThat(nothing.dual()).isZero();
        assertThat(nothing.gap()).isCloseTo(nothing.primal(), within(ROUNDING));
    }

    /** What projecting takes off: the part of the residual along the free column. */
    @Test
    void theSlackHasRoomForTheProjection() {
        Problem problem = problem().penaltyFactors(new double[] {0, 1, 1});
        Point point = new Point(problem, 1.0, 0.1, new double[P]);
        assertThat(point.gap.slack(point.r)).isCloseTo(Math.abs(point.c[0]), within(ROUNDING));
        // The dual is that of the residual without that part.
        double square = point.square() - point.c[0] * point.c[0];
        double feasible = 0.1 / (Math.max(Math.abs(point.c[1]), Math.abs(point.c[2])) + Math.abs(point.c[0]));
        double s = Math.min(1.0, feasible);
        assertThat(point.bound().dual()).isCloseTo((s - 0.5 * s * s) * square, within(ROUNDING));
    }

    @Test
    void theGramMatrixKnowsTheSame() {
        for (int run = 0; run < 100; run++) {
            double alpha = run % 2 == 0 ? 1.0 : 0.4;
            Point point = new Point(problem(), alpha, 0.3, coefficients());
            double energy = Math.sqrt(point.targetSquare());
            for (double b : point.b) {
                energy += Math.abs(b);
            }
            GapBound known = point.bound();
            GapBound bound = point.gap.evaluateFromGram(
                    point.square(), point.targetResidual(), energy, 20.0, point.b, ALL, point.c);
            assertThat(bound.primal()).isCloseTo(known.primal(), within(ROUNDING));
            assertThat(bound.dual()).isCloseTo(known.dual(), within(1e-13));
            assertThat(bound.kkt()).isEqualTo(known.kkt());
            assertThat(bound.gap()).isCloseTo(known.gap(), within(1e-12));
        }
    }

    /** It allows for the rounding of G: what 20 roundings of numbers of that energy may add up to, and not much more. */
    @Test
    void withoutTheResidualTheFloorIsTheRoundingOfTheGramMatrix() {
        Problem problem = problem();
        double[] b = solution(new Point(problem, 1.0, 0.3, new double[P]));
        Point point = new Point(problem, 1.0, 0.3, b);
        double energy = 5.0;
        double roundings = 20.0;
        GapBound bound = point.gap.evaluateFromGram(
                point.square(), point.targetResidual(), energy, roundings, point.b, ALL, point.c);
        double unit = 0x1p-53 * roundings * energy * energy;
        assertThat(bound.floor()).isBetween(2 * unit, 20 * unit);
        assertThat(bound.gap()).isBetween(bound.floor(), bound.floor() + ROUNDING);
        GapBound lost = point.gap.evaluateFromGram(0.0, 0.0, energy, roundings, new double[P], ALL, new double[P]);
        assertThat(lost.primal())
                .as("all that is known where cancellation leaves nothing")
                .isBetween(0.5 * unit, 4 * unit);
    }
}
