package org.lariat.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lariat.kernel.BackendUnavailableException;

/** What every backend of resident designs must do. A subclass names its provider. */
public abstract class ResidentContract {
    /** Sizes that meet every remainder of blocks: rows, columns. */
    private static final int[][] SIZES = {{1, 1}, {3, 2}, {7, 33}, {31, 5}, {65, 129}, {500, 21}, {1027, 9}};

    /** The backend under test, usable here. */
    protected abstract ResidentProvider provider();

    private ResidentDesign upload(ColumnSource source, Precision precision) {
        return provider().upload(source, new ResidentOptions(0, precision, Long.MAX_VALUE, false, 2));
    }

    // ---- products ----

    @ParameterizedTest
    @EnumSource
    void correlationsAreWithinTheirBound(Precision precision) {
        for (int[] size : SIZES) {
            TestDesign design = TestDesign.random(size[0], size[1], 11 + size[0]);
            for (int count : size[0] < 100 ? new int[] {1, 2, 5, 33} : new int[] {1, 3}) { // exact sums take their time
                SplittableRandom random = new SplittableRandom(count);
                double[] v = random.doubles((long) count * size[0], -1, 1).toArray();
                assertCorrelationsWithinBound(design, v, count, precision);
            }
        }
    }

    /** All of one sign, so that errors of one sign add up; and nearly orthogonal vectors, whose product is all error. */
    @ParameterizedTest
    @EnumSource
    void theirBoundHoldsAgainstBiasAndCancellation(Precision precision) {
        int n = 2051;
        double[] constant = new double[n];
        double[] ramp = new double[n];
        double[] steep = new double[n];
        double[] alternating = new double[n];
        for (int i = 0; i < n; i++) {
            constant[i] = 1.0 / 3.0;
            ramp[i] = 1.0 + i * 0x1.23456789p-9;
            steep[i] = Math.scalb(1.0 + i * 0x1.0p-20, -(i % 40));
            alternating[i] = (i % 2 == 0 ? 1 : -1) * (1.1 + i * 1e-7);
        }
        TestDesign design = new TestDesign(
                TestDesign.unit(constant),
                TestDesign.unit(ramp),
                TestDesign.unit(steep),
                TestDesign.unit(alternating),
                TestDesign.unit(orthogonal(ramp, constant)));
        for (double[] v : new double[][] {constant, ramp, steep, alternating, orthogonal(constant, ramp)}) {
            assertCorrelationsWithinBound(design, v, 1, precision);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theirBoundHoldsForVectorsOfAnyAllowedNorm(Precision precision) {
        double[] scales = {1e-15, 1e-7, 1.0, 1e7, 1e15};
        double[][] columns = new double[scales.length][];
        double[] v = new double[scales.length * 37];
        for (int k = 0; k < scales.length; k++) {
            double scale = scales[k];
            columns[k] = Arrays.stream(TestDesign.random(37, 1, k).values()[0])
                    .map(x -> x * scale * 0.99)
                    .toArray();
            System.arraycopy(columns[k], 0, v, k * 37, 37);
        }
        assertCorrelationsWithinBound(new TestDesign(columns), v, scales.length, precision);
    }

    /** a less its part along b. */
    private static double[] orthogonal(double[] a, double[] b) {
        double along = dot(a, b) / dot(b, b);
        return IntStream.range(0, a.length)
                .mapToDouble(i -> a[i] - along * b[i])
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private void assertCorrelationsWithinBound(TestDesign source, double[] v, int count, Precision precision) {
        int n = source.rows();
        int p = source.columns();
        double[] out = new double[count * p];
        try (ResidentDesign design = upload(source, precision)) {
            design.correlations(v, count, out);
            double bound = design.correlationError();
            assertThat(bound).isPositive().isLessThan(precision == Precision.FLOAT32 ? 1e-3 : 1e-11);
            for (int k = 0; k < count; k++) {
                double[] vector = Arrays.copyOfRange(v, k * n, (k + 1) * n);
                for (int j = 0; j < p; j++) {
                    double[] column = source.values()[j];
                    double error = exact(column, vector)
                            .subtract(new BigDecimal(out[k * p + j]))
                            .abs()
                            .doubleValue();
                    assertThat(error)
                            .as("vector %d, column %d of %d×%d", k, j, n, p)
                            .isLessThanOrEqualTo(bound * TestDesign.norm(column) * TestDesign.norm(vector));
                }
            }
        }
    }

    private static BigDecimal exact(double[] a, double[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < a.length; i++) {
            BigDecimal product = new BigDecimal(a[i], MathContext.DECIMAL128)
                    .multiply(new BigDecimal(b[i], MathContext.DECIMAL128), MathContext.DECIMAL128);
            sum = sum.add(product, MathContext.DECIMAL128);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void combinationsAreThoseOfTheColumns(Precision precision) {
        for (int[] size : SIZES) {
            int n = size[0];
            int p = size[1];
            TestDesign source = TestDesign.random(n, p, 5 + n);
            for (int count : new int[] {1, 3, 32}) {
                SplittableRandom random = new SplittableRandom(count);
                double[] b = random.doubles((long) count * p, -1, 1)
                        .map(x -> x < -0.5 ? 0.0 : x)
                        .toArray();
                double[] out = random.doubles((long) count * n).toArray(); // what is there must not matter
                try (ResidentDesign design = upload(source, precision)) {
                    design.combine(b, count, out);
                }
                for (int k = 0; k < count; k++) {
                    for (int i = 0; i < n; i++) {
                        double sum = 0.0;
                        double size1 = 0.0;
                        for (int j = 0; j < p; j++) {
                            double term = source.values()[j][i] * b[k * p + j];
                            sum += term;
                            size1 += Math.abs(term);
                        }
                        double allowed = (p + 8) * precision.unitRoundoff() * size1 + 1e-30;
                        assertThat(out[k * n + i])
                                .as("vector %d, row %d of %d×%d", k, i, n, p)
                                .isCloseTo(sum, within(2 * allowed));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesAreCounted(Precision precision) {
        TestDesign source = TestDesign.random(40, 30, 3);
        try (ResidentDesign design = upload(source, precision)) {
            double before = design.sweeps();
            design.correlations(new double[5 * 40], 5, new double[5 * 30]);
            assertThat(design.sweeps() - before).isCloseTo(1.0, within(1e-9));
            double[] b = new double[30];
            Arrays.fill(b, 1.0);
            design.combine(b, 1, new double[40]);
            assertThat(design.sweeps() - before).isCloseTo(2.0, within(1e-9));
            ResidentProblem problem = lasso(source, 1);
            try (ResidentFista fista = design.fista(problem)) {
                fista.start(new double[30]);
                double started = design.sweeps();
                fista.iterate(new double[] {0.1}, new double[] {30.0}, 10);
                assertThat(design.sweeps() - started).isBetween(10.0, 20.0 + 1e-9);
            }
        }
    }

    // ---- problems ----

    /** Lasso with a target that some columns explain. */
    private static ResidentProblem lasso(TestDesign source, long seed) {
        return new ResidentProblem(target(source, seed), filled(source.columns(), 1.0), null, null, null, null);
    }

    private static double[] target(TestDesign source, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = random.doubles(source.rows(), -0.05, 0.05).toArray();
        for (int j = 0; j < source.columns(); j += 3) {
            double coefficient = random.nextDouble(-2, 2);
            for (int i = 0; i < y.length; i++) {
                y[i] += coefficient * source.values()[j][i];
            }
        }
        return TestDesign.unit(y);
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    /** Everything at once: units of 0, +∞ and between, ridge, bounds of both kinds and both signs, and other row weights. */
    private static ResidentProblem motley(TestDesign source, long seed, boolean reweighted) {
        int n = source.rows();
        int p = source.columns();
        SplittableRandom random = new SplittableRandom(seed);
        double[] unit = random.doubles(p, 0.2, 2).toArray();
        double[] lower = filled(p, Double.NEGATIVE_INFINITY);
        double[] upper = filled(p, Double.POSITIVE_INFINITY);
        for (int j = 0; j < p; j++) {
            switch (j % 9) {
                case 0 -> unit[j] = Double.POSITIVE_INFINITY;
                case 1 -> unit[j] = 0.0;
                case 2 -> lower[j] = 0.0;
                case 3 -> upper[j] = 0.0;
                case 4 -> {
                    lower[j] = -0.03;
                    upper[j] = 0.02;
                }
                case 5 -> {
                    unit[j] = 0.0;
                    upper[j] = 0.05;
                }
                default -> {}
            }
        }
        var reweighting = new ResidentProblem.Reweighting(
                random.doubles(n, 0.0, 1.5).map(x -> x < 0.3 ? 0.0 : x).toArray(),
                random.doubles(n, 0.01, 0.1).toArray(),
                random.doubles(p, -0.5, 0.5).toArray(),
                random.doubles(p, 0.5, 1.5).toArray());
        return new ResidentProblem(
                target(source, seed),
                unit,
                random.doubles(p, 0.0, 3.0).toArray(),
                lower,
                upper,
                reweighted ? reweighting : null);
    }

    private static double tolerance(Precision precision) {
        return precision == Precision.FLOAT32 ? 2e-5 : 1e-12;
    }

    private static void assertClose(double[] found, double[] expected, Precision precision) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i])
                    .as("element %d", i)
                    .isCloseTo(expected[i], within(tolerance(precision) * (1.0 + Math.abs(expected[i]))));
        }
    }

    // ---- steps ----

    /** One column, by hand: c = zᵀ(y − z·b) = 0.8 − 0.5 = 0.3; (2·0.5 + 0.3 − 0.1·2)/(2 + 0.1·4) = 1.1/2.4. */
    @ParameterizedTest
    @EnumSource
    void aStepIsTheProximalOne(Precision precision) {
        TestDesign source = new TestDesign(new double[] {0.6, 0.0, 0.8});
        ResidentProblem problem = new ResidentProblem(
                new double[] {0.0, 5.0, 1.0}, new double[] {2.0}, new double[] {4.0}, null, null, null);
        double[] b = {0.5};
        try (ResidentDesign design = upload(source, precision);
                ResidentFista fista = design.fista(problem)) {
            fista.start(b);
            fista.iterate(new double[] {0.1}, new double[] {2.0}, 1);
            fista.read(b);
            assertThat(b[0]).isCloseTo(1.1 / 2.4, within(tolerance(precision)));
            fista.start(new double[] {-1.0});
            fista.iterate(new double[] {0.9}, new double[] {1.0}, 1); // −1 + 1.8 = 0.8 is below 0.9·2
            fista.read(b);
            assertThat(b[0]).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32,false", "FLOAT32,true", "FLOAT64,false", "FLOAT64,true"})
    void stepsAreThoseOfTheReference(Precision precision, boolean reweighted) {
        for (int[] size : SIZES) {
            TestDesign source = TestDesign.random(size[0], size[1], 77);
            ResidentProblem problem = motley(source, 8, reweighted);
            double[] start = allowed(problem, 9);
            ReferenceFista reference = new ReferenceFista(source.values(), problem, start);
            double curvature = reference.trace();
            double[] found = new double[start.length];
            try (ResidentDesign design = upload(source, precision);
                    ResidentFista fista = design.fista(problem)) {
                fista.start(start);
                for (int steps : new int[] {0, 1, 1, 1, 4}) {
                    fista.iterate(new double[] {0.02}, new double[] {curvature}, steps);
                    for (int k = 0; k < steps; k++) {
                        reference.step(0.02, curvature);
                    }
                    fista.read(found);
                    assertClose(found, reference.coefficients(), precision);
                    assertTerms(fista.measure(new double[] {0.02})[0], reference.measure(0.02), precision);
                }
            }
        }
    }

    private static void assertTerms(ResidentFista.Terms found, ResidentFista.Terms expected, Precision precision) {
        assertClose(
                new double[] {
                    found.residualSquare(),
                    found.targetResidual(),
                    found.norm1(),
                    found.ridgeSquare(),
                    found.largestRatio(),
                    found.limited()
                },
                new double[] {
                    expected.residualSquare(),
                    expected.targetResidual(),
                    expected.norm1(),
                    expected.ridgeSquare(),
                    expected.largestRatio(),
                    expected.limited()
                },
                precision);
        // A quotient of small differences.
        double allowed = (precision == Precision.FLOAT32 ? 0.05 : 1e-6) * expected.stretch();
        assertThat(found.stretch()).isCloseTo(expected.stretch(), within(allowed));
    }

    /** Random coefficients that the problem allows. */
    private static double[] allowed(ResidentProblem problem, long seed) {
        double[] b = new SplittableRandom(seed)
                .doubles(problem.unit().length, -0.1, 0.1)
                .toArray();
        for (int j = 0; j < b.length; j++) {
            double[] lower = problem.lower();
            double[] upper = problem.upper();
            if (lower != null && upper != null) {
                b[j] = Math.min(upper[j], Math.max(lower[j], b[j]));
            }
            b[j] = problem.unit()[j] == Double.POSITIVE_INFINITY ? 0.0 : b[j];
        }
        return b;
    }

    @ParameterizedTest
    @EnumSource
    void aBatchIsEachAlone(Precision precision) {
        TestDesign source = TestDesign.random(40, 70, 1);
        int p = source.columns();
        ResidentProblem plain = lasso(source, 2);
        ResidentProblem[] problems = {plain, motley(source, 3, false), plain, motley(source, 4, true), plain};
        double[] lambda = {0.3, 0.05, 0.1, 0.02, 0.01};
        double[] curvature = {70, 75, 80, 300, 90};
        double[] together = new double[problems.length * p];
        try (ResidentDesign design = upload(source, precision)) {
            ResidentFista.Terms[] terms;
            try (ResidentFista fista = design.fista(problems)) {
                fista.start(new double[problems.length * p]);
                fista.iterate(lambda, curvature, 6);
                fista.read(together);
                terms = fista.measure(lambda);
            }
            for (int k = 0; k < problems.length; k++) {
                double[] alone = new double[p];
                try (ResidentFista fista = design.fista(problems[k])) {
                    fista.start(new double[p]);
                    fista.iterate(new double[] {lambda[k]}, new double[] {curvature[k]}, 6);
                    fista.read(alone);
                    assertClose(Arrays.copyOfRange(together, k * p, (k + 1) * p), alone, precision);
                    assertTerms(terms[k], fista.measure(new double[] {lambda[k]})[0], precision);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsNotKeptAreZero(Precision precision) {
        TestDesign source = TestDesign.random(30, 90, 6);
        int p = source.columns();
        int[] kept = IntStream.range(0, p).filter(j -> j % 7 != 3 && j != 0).toArray();
        int[] fewer = Arrays.stream(kept).filter(j -> j % 2 == 0).toArray();
        ResidentProblem problem = motley(source, 5, true);
        ResidentProblem other = lasso(source, 5);
        double[] start = zeroOutside(allowed(problem, 2), kept);
        double[] twice = Arrays.copyOf(start, 2 * p);
        System.arraycopy(start, 0, twice, p, p);
        double[] lambda = {0.01, 0.02};
        double[] curvature = {400, 100};
        double[] found = new double[2 * p];
        ReferenceFista first = new ReferenceFista(source.values(), excluding(problem, kept), start);
        ReferenceFista second = new ReferenceFista(source.values(), excluding(other, kept), start);
        try (ResidentDesign design = upload(source, precision);
                ResidentFista fista = design.fista(problem, other)) {
            fista.start(twice);
            fista.keep(kept);
            fista.iterate(lambda, curvature, 5);
            for (int k = 0; k < 5; k++) {
                first.step(0.01, 400);
                second.step(0.02, 100);
            }
            fista.read(found);
            assertClose(Arrays.copyOf(found, p), first.coefficients(), precision);
            assertClose(Arrays.copyOfRange(found, p, 2 * p), second.coefficients(), precision);
            assertTerms(fista.measure(lambda)[0], first.measure(0.01), precision);

            // Fewer, some of which are not 0, then all again: what was left out is 0.
            fista.keep(fewer);
            fista.read(found);
            assertClose(Arrays.copyOf(found, p), zeroOutside(first.coefficients(), fewer), precision);
            fista.keep(IntStream.range(0, p).toArray());
            double[] again = new double[2 * p];
            fista.read(again);
            assertThat(again).containsExactly(found);
            double[] from = Arrays.copyOf(found, p);
            ReferenceFista anew = new ReferenceFista(source.values(), problem, from);
            fista.start(found);
            fista.iterate(lambda, curvature, 3);
            for (int k = 0; k < 3; k++) {
                anew.step(0.01, 400);
            }
            fista.read(found);
            assertClose(Arrays.copyOf(found, p), anew.coefficients(), precision);
        }
    }

    /** The fit that momentum carries on is that of the columns kept. */
    @ParameterizedTest
    @EnumSource
    void momentumGoesOnWithTheColumnsKept(Precision precision) {
        TestDesign source = TestDesign.random(30, 40, 16);
        int p = source.columns();
        ResidentProblem problem = lasso(source, 5);
        int[] kept = IntStream.range(0, p).filter(j -> j % 3 != 1).toArray();
        double[] lambda = {0.01};
        double[] curvature = {60};
        double[] whole = new double[p];
        double[] compacted = new double[p];
        try (ResidentDesign design = upload(source, precision)) {
            // A design in which the others cannot move: there keeping and not keeping are the same.
            ResidentProblem excluding = excluding(problem, kept);
            try (ResidentFista fista = design.fista(excluding)) {
                fista.start(new double[p]);
                fista.iterate(lambda, curvature, 9);
                fista.read(whole);
            }
            try (ResidentFista fista = design.fista(excluding)) {
                fista.start(new double[p]);
                fista.iterate(lambda, curvature, 4);
                fista.keep(kept);
                fista.iterate(lambda, curvature, 5);
                fista.read(compacted);
            }
        }
        assertClose(compacted, whole, precision);
    }

    private static double[] zeroOutside(double[] b, int[] kept) {
        double[] zeroed = new double[b.length];
        for (int j : kept) {
            zeroed[j] = b[j];
        }
        return zeroed;
    }

    private static ResidentProblem excluding(ResidentProblem problem, int[] kept) {
        double[] unit = filled(problem.unit().length, Double.POSITIVE_INFINITY);
        for (int j : kept) {
            unit[j] = problem.unit()[j];
        }
        return new ResidentProblem(
                problem.target(), unit, problem.ridge(), problem.lower(), problem.upper(), problem.reweighting());
    }

    @ParameterizedTest
    @EnumSource
    void iterationConverges(Precision precision) {
        TestDesign source = TestDesign.random(60, 100, 21);
        int p = source.columns();
        ResidentProblem[] problems = {lasso(source, 1), motley(source, 2, false), motley(source, 2, true)};
        double[] lambda = {0.05, 0.02, 0.02};
        double[] curvature = {12, 12, 60};
        double[] b = new double[3 * p];
        try (ResidentDesign design = upload(source, precision);
                ResidentFista fista = design.fista(problems)) {
            fista.start(b);
            fista.iterate(lambda, curvature, 1);
            ResidentFista.Terms[] early = fista.measure(lambda);
            fista.iterate(lambda, curvature, 1500);
            ResidentFista.Terms[] terms = fista.measure(lambda);
            double goal = precision == Precision.FLOAT32 ? 1e-5 : 1e-10;
            for (int k = 0; k < 3; k++) {
                assertThat(early[k].stretch()).isPositive().isLessThanOrEqualTo(curvature[k]);
                double primal = terms[k].primal(lambda[k]);
                assertThat(primal).isLessThan(early[k].primal(lambda[k]));
                assertThat(terms[k].gap(lambda[k])).as("problem %d", k).isBetween(-goal * primal, goal * primal);
            }
        }
    }

    // ---- state and memory ----

    @ParameterizedTest
    @EnumSource
    void whatIsStartedIsRead(Precision precision) {
        TestDesign source = TestDesign.random(9, 14, 4);
        ResidentProblem problem = lasso(source, 2);
        double[] b = new SplittableRandom(2)
                .ints(28, -99, 100)
                .mapToDouble(i -> i / 16.0)
                .toArray();
        double[] found = new double[28];
        try (ResidentDesign design = upload(source, precision);
                ResidentFista fista = design.fista(problem, problem)) {
            fista.start(b);
            fista.read(found);
            assertThat(found).containsExactly(b);
            fista.iterate(new double[] {0.1, 0.2}, new double[] {14, 14}, 2);
            fista.start(b);
            fista.read(found);
            assertThat(found).containsExactly(b);
        }
    }

    @Test
    void sizesAreThoseOfTheSource() {
        try (ResidentDesign design = upload(TestDesign.random(9, 14, 4), Precision.FLOAT64)) {
            assertThat(design.rows()).isEqualTo(9);
            assertThat(design.columns()).isEqualTo(14);
            assertThat(design.precision()).isEqualTo(Precision.FLOAT64);
            assertThat(design.bytes()).isGreaterThanOrEqualTo(9 * 14 * 8);
            assertThat(design.backend()).isEqualTo(provider().name());
            assertThat(design.description()).isNotBlank();
            assertThat(design.sweeps()).isZero();
        }
        assertThat(provider().devices()).isNotEmpty();
        assertThat(provider().unavailable()).isEmpty();
    }

    @Test
    void oneStateAtATime() {
        TestDesign source = TestDesign.random(9, 14, 4);
        ResidentProblem problem = lasso(source, 2);
        try (ResidentDesign design = upload(source, Precision.FLOAT64)) {
            try (ResidentFista fista = design.fista(problem)) {
                fista.start(new double[14]);
                assertThatThrownBy(() -> design.fista(problem)).isInstanceOf(IllegalStateException.class);
            }
            design.fista(problem).close();
        }
    }

    @Test
    void closingIsIdempotentAndFinal() {
        TestDesign source = TestDesign.random(9, 14, 4);
        ResidentDesign design = upload(source, Precision.FLOAT32);
        ResidentFista fista = design.fista(lasso(source, 2));
        fista.close();
        fista.close();
        assertThatThrownBy(() -> fista.start(new double[14])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fista.measure(new double[1])).isInstanceOf(IllegalStateException.class);
        ResidentFista left = design.fista(lasso(source, 2));
        design.close();
        design.close();
        assertThatThrownBy(() -> left.iterate(new double[1], new double[] {1}, 1))
                .isInstanceOf(IllegalStateException.class);
        left.close();
        assertThatThrownBy(() -> design.correlations(new double[9], 1, new double[14]))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> design.combine(new double[14], 1, new double[9]))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> design.fista(lasso(source, 2))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDesignThatDoesNotFitIsRefusedWithBothNumbers() {
        ResidentOptions options = new ResidentOptions(0, Precision.FLOAT32, 4001, false, 1);
        assertThatThrownBy(() -> provider().upload(TestDesign.random(100, 50, 1), options))
                .isInstanceOf(DeviceException.class)
                .hasMessageMatching(
                        "(?s).* cannot hold the design: it needs [2-9]\\d{4} bytes, and 4001 are available; .*");
    }

    @Test
    void aDeviceThatDoesNotExistIsRefused() {
        ResidentOptions options = new ResidentOptions(4711, Precision.FLOAT32, Long.MAX_VALUE, false, 1);
        assertThatThrownBy(() -> provider().upload(TestDesign.random(10, 5, 1), options))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("4711");
    }

    @Test
    void whatASourceThrowsComesOut() {
        ColumnSource broken = new ColumnSource() {
            @Override
            public int rows() {
                return 300;
            }

            @Override
            public int columns() {
                return 700;
            }

            @Override
            public void column(int j, double[] out) {
                if (j == 650) {
                    throw new IllegalArgumentException("column 650 cannot be read");
                }
            }
        };
        assertThatThrownBy(() -> upload(broken, Precision.FLOAT64))
                .hasStackTraceContaining("column 650 cannot be read");
    }

    /** Three quarters of what the design takes: it is read in blocks of columns when that is asked for. */
    @ParameterizedTest
    @EnumSource
    void aDesignThatDoesNotFitIsStreamedWhenAsked(Precision precision) {
        TestDesign source = TestDesign.random(600, 400, 31);
        int p = source.columns();
        long limit = 600L * 400 * precision.bytes() * 3 / 4;
        ResidentOptions streamed = new ResidentOptions(0, precision, limit, true, 2);
        ResidentProblem[] problems = {lasso(source, 1), motley(source, 2, true)};
        double[] lambda = {0.05, 0.02};
        double[] curvature = {12, 60};
        int[] kept = IntStream.range(0, p).filter(j -> j % 5 != 1).toArray();
        double[] v = source.values()[3];
        double[][] products = new double[2][p];
        double[][] fits = new double[2][600];
        double[][] iterates = new double[2][2 * p];
        for (int way = 0; way < 2; way++) {
            try (ResidentDesign design =
                            way == 0 ? upload(source, precision) : provider().upload(source, streamed);
                    ResidentFista fista = design.fista(problems)) {
                design.correlations(v, 1, products[way]);
                design.combine(products[0], 1, fits[way]);
                fista.start(new double[2 * p]);
                fista.iterate(lambda, curvature, 3);
                fista.keep(kept);
                fista.iterate(lambda, curvature, 3);
                fista.read(iterates[way]);
            }
        }
        assertClose(products[1], products[0], precision);
        assertClose(fits[1], fits[0], precision);
        assertClose(iterates[1], iterates[0], precision);
    }
}
