package org.lariat.verify.property;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.objective.Problem;
import org.lariat.verify.Judge;
import org.lariat.verify.Verdict;

/**
 * A small problem with options, and how to make it smaller.
 *
 * @param columns p columns of n values
 * @param y (n)
 * @param alpha α
 * @param standardize whether columns are standardised
 * @param intercept whether there is an intercept
 * @param share λ over λmax
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SmallRegression(
        double[][] columns, double[] y, double alpha, boolean standardize, boolean intercept, double share) {
    private static final double[] ALPHAS = {1.0, 1.0, 0.9, 0.5, 0.1, 0.0};
    static final double TOLERANCE = 1e-9;

    static final Property<SmallRegression> ANY = new Property<>(SmallRegression::generated, SmallRegression::smaller);

    private static SmallRegression generated(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = random.nextInt(2, 40);
        int p = random.nextInt(1, 50);
        double rho = random.nextInt(3) * 0.45;
        double[][] columns = new double[p][n];
        double[] y = new double[n];
        for (int j = 0; j < p; j++) {
            double scale = random.nextInt(4) == 0 ? Math.exp(random.nextDouble(-4, 4)) : 1.0;
            for (int i = 0; i < n; i++) {
                double fresh = random.nextDouble(-1, 1) + random.nextDouble(-1, 1);
                columns[j][i] = scale * fresh + (j > 0 ? rho * columns[j - 1][i] : 0.2);
            }
        }
        for (int i = 0; i < n; i++) {
            y[i] = 1.5 * columns[0][i] - columns[p / 2][i] + random.nextDouble(-1, 1) + 3;
        }
        return new SmallRegression(
                columns,
                y,
                ALPHAS[random.nextInt(ALPHAS.length)],
                random.nextBoolean(),
                random.nextInt(3) > 0,
                Math.exp(random.nextDouble(-4, 0.2)));
    }

    int rows() {
        return y.length;
    }

    /** Half the rows or columns, one less of them, plainer numbers, plainer options. */
    private Stream<SmallRegression> smaller() {
        int n = rows();
        int p = columns.length;
        Stream<SmallRegression> halves = Stream.of(
                n > 3 ? withRows(IntStream.range(0, n / 2)) : this,
                n > 3 ? withRows(IntStream.range(n / 2, n)) : this,
                p > 1 ? withColumns(Arrays.copyOf(columns, p / 2)) : this,
                p > 1 ? withColumns(Arrays.copyOfRange(columns, p / 2, p)) : this);
        Stream<SmallRegression> rows = IntStream.range(0, n > 2 ? n : 0)
                .mapToObj(i -> withRows(IntStream.range(0, n).filter(k -> k != i)));
        Stream<SmallRegression> fewer = IntStream.range(0, p > 1 ? p : 0)
                .mapToObj(j -> withColumns(IntStream.range(0, p)
                        .filter(k -> k != j)
                        .mapToObj(k -> columns[k])
                        .toArray(double[][]::new)));
        Stream<SmallRegression> plainer = Stream.of(
                new SmallRegression(columns, y, 1.0, standardize, intercept, share),
                new SmallRegression(columns, y, alpha, false, intercept, share),
                new SmallRegression(columns, y, alpha, standardize, false, share),
                new SmallRegression(
                        Arrays.stream(columns).map(SmallRegression::rounded).toArray(double[][]::new),
                        rounded(y),
                        alpha,
                        standardize,
                        intercept,
                        share));
        String own = toString();
        return Stream.of(halves, rows, fewer, plainer)
                .flatMap(candidates -> candidates)
                .filter(candidate -> !candidate.toString().equals(own));
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(Math::rint).toArray();
    }

    private SmallRegression withRows(IntStream chosen) {
        int[] rows = chosen.toArray();
        double[][] fewer =
                Arrays.stream(columns).map(column -> at(column, rows)).toArray(double[][]::new);
        return new SmallRegression(fewer, at(y, rows), alpha, standardize, intercept, share);
    }

    static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    SmallRegression withColumns(double[][] other) {
        return new SmallRegression(other, y, alpha, standardize, intercept, share);
    }

    SmallRegression with(double[][] otherColumns, double[] otherY) {
        return new SmallRegression(otherColumns, otherY, alpha, standardize, intercept, share);
    }

    SmallRegression lasso() {
        return new SmallRegression(columns, y, 1.0, standardize, intercept, share);
    }

    Problem problem() {
        DenseMatrix.Builder x = DenseMatrix.builder(rows(), columns.length, ElementType.FLOAT64);
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows(); i++) {
                x.set(i, j, columns[j][i]);
            }
        }
        return Problem.of(x.build(), y);
    }

    LassoOptions options() {
        return Lasso.options()
                .alpha(alpha)
                .standardize(standardize)
                .intercept(intercept)
                .tolerance(TOLERANCE)
                .backend("scalar")
                .threads(1);
    }

    /** λ: a share of λmax; that share itself where λmax is 0. */
    double lambda() {
        double largest = options().lambdas(1.0).path(problem()).report().lambdaMax();
        return largest > 0 ? share * largest : share;
    }

    /** The relative gap of coefficients, as the judge finds it; the gap over the mean square of y where they fit nearly exactly. */
    double gap(double lambda, double intercept0, double[] beta) {
        Verdict verdict = Judge.of(problem(), options()).verdict(lambda, intercept0, beta);
        double square = Arrays.stream(y).map(v -> v * v).average().orElseThrow();
        return verdict.gap() / Math.max(verdict.primal(), 1e-9 * square);
    }

    @Override
    public String toString() {
        return "columns " + Arrays.deepToString(columns) + ", y " + Arrays.toString(y) + ", alpha " + alpha
                + (standardize ? ", standardised" : "") + (intercept ? ", intercept" : "") + ", lambda/lambdaMax "
                + share;
    }
}
