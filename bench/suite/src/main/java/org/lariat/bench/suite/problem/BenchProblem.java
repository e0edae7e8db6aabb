package org.lariat.bench.suite.problem;

import java.util.Arrays;
import org.lariat.bench.suite.result.PathRow.Purpose;
import org.lariat.data.Dataset;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.SparseMatrix;
import org.lariat.objective.Problem;

/**
 * One problem as every program gets it: the objective {@code 1/(2n)·‖y − β₀ − Xβ‖² + λ·‖β‖₁} with X as it is (no program
 * standardises), a list of λs, and folds. Immutable but for the arrays, which are shared, to be read only.
 */
public final class BenchProblem {
    /** λs of a path. */
    public static final int LAMBDAS = 100;

    /** Folds of a cross-validation. */
    public static final int FOLDS = 10;

    /** Smallest λ over λmax where there are more columns than rows; glmnet's choice. */
    private static final double RATIO_WIDE = 0.01;

    /** The same where there are not. */
    private static final double RATIO_TALL = 1e-4;

    private final Purpose purpose;
    private final String name;
    private final Problem problem;
    private final double[] lambdas;
    private final int[] folds;

    private BenchProblem(Purpose purpose, String name, Problem problem, double[] lambdas, int[] folds) {
        this.purpose = purpose;
        this.name = name;
        this.problem = problem;
        this.lambdas = lambdas;
        this.folds = folds;
    }

    /** Makes the list of λs and the folds for a design. */
    static BenchProblem of(Purpose purpose, String name, DesignMatrix x, double[] y) {
        double ratio = x.rows() < x.columns() ? RATIO_WIDE : RATIO_TALL;
        double largest = lambdaMax(x, y);
        double[] lambdas = new double[LAMBDAS];
        Arrays.setAll(lambdas, k -> largest * StrictMath.pow(ratio, k / (LAMBDAS - 1.0)));
        int[] folds = new int[x.rows()];
        Arrays.setAll(folds, i -> i % Math.min(FOLDS, x.rows()) + 1);
        return new BenchProblem(purpose, name, Problem.of(x, y), lambdas, folds);
    }

    /**
     * A data set of the user's. Dense columns are copied with mean 0 and 1/n-variance 1 (a constant one becomes 0), so that
     * all programs solve what most people fit; a sparse matrix stays as it is.
     *
     * @param data with a response; weights and offset are not used
     */
    public static BenchProblem of(String name, Dataset data) {
        DesignMatrix x = data.x() instanceof SparseMatrix sparse ? sparse : standardized(data.x());
        return of(Purpose.GAP, name, x, data.problem().y());
    }

    private static DenseMatrix standardized(DesignMatrix x) {
        DenseMatrix.Builder builder = DenseMatrix.builder(x.rows(), x.columns(), ElementType.FLOAT64);
        double[] column = new double[x.rows()];
        for (int j = 0; j < x.columns(); j++) {
            x.column(j, column);
            double mean = Arrays.stream(column).average().orElseThrow();
            double largest =
                    Arrays.stream(column).map(v -> Math.abs(v - mean)).max().orElseThrow();
            // Of squares of numbers scaled by the largest none overflows.
            double spread = largest
                    * Math.sqrt(Arrays.stream(column)
                            .map(v -> (v - mean) / largest * ((v - mean) / largest))
                            .average()
                            .orElseThrow());
            for (int i = 0; i < column.length; i++) {
                builder.set(i, j, spread > 0 ? (column[i] - mean) / spread : 0.0);
            }
        }
        return builder.build();
    }

    /** Why it is there. */
    public Purpose purpose() {
        return purpose;
    }

    /** Its name, the same in every run. */
    public String name() {
        return name;
    }

    /** Design and response, without weights or offset. */
    public Problem problem() {
        return problem;
    }

    /** λs, decreasing from λmax. */
    public double[] lambdas() {
        return lambdas;
    }

    /** A label for each row, 1 … {@value #FOLDS}. */
    public int[] folds() {
        return folds;
    }

    /** Rows n. */
    public int rows() {
        return problem.x().rows();
    }

    /** Columns p. */
    public int columns() {
        return problem.x().columns();
    }

    /** Whether the matrix is stored sparse. */
    public boolean isSparse() {
        return problem.x() instanceof SparseMatrix;
    }

    /** The smallest λ at which all coefficients are 0: max_j |x_jᵀ(y − ȳ)|/n, in plain loops. */
    private static double lambdaMax(DesignMatrix x, double[] y) {
        double mean = Arrays.stream(y).average().orElseThrow();
        double[] column = new double[x.rows()];
        double largest = 0.0;
        for (int j = 0; j < x.columns(); j++) {
            x.column(j, column);
            double sum = 0.0;
            for (int i = 0; i < column.length; i++) {
                sum += column[i] * (y[i] - mean);
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        if (!(largest > 0)) {
            throw new IllegalArgumentException(
                    "no column is correlated with the response, so there is no path to time");
        }
        return largest / y.length;
    }
}
