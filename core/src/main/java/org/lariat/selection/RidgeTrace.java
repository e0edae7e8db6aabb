package org.lariat.selection;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.OrthogonalBasis;

/**
 * tr(X̃_A(X̃_AᵀX̃_A + D)⁻¹X̃_Aᵀ), the trace of the hat matrix of a ridge fit on some columns, products taken in the inner
 * product of {@link StandardizedMatrix} and D the diagonal of what each column's square is penalised with. Unpenalised columns
 * count 1 each, and the others are projected off them.
 *
 * <p>With M = D^(−½) G D^(−½), or X̃D⁻¹X̃ᵀ where there are fewer rows than columns, the trace is m − s·tr((M + sI)⁻¹) for D
 * scaled by s: a path whose active set stays as it is, such as ridge, needs one reduction of M. Not thread-safe.
 */
final class RidgeTrace {
    /** Columns of norm 1 penalised less than this are as good as free; keeps M within the reach of float64. */
    private static final double FREE = 1e-9;

    private final StandardizedMatrix x;
    private final VectorKernel kernel;
    private int[] knownColumns = new int[0];
    private double[] knownRidge = new double[0]; // of each known column
    private int knownRank; // of the free columns among them
    private @Nullable Tridiagonal known;

    RidgeTrace(StandardizedMatrix x, VectorKernel kernel) {
        this.x = x;
        this.kernel = kernel;
    }

    /** Whether a column with this penalty on its square counts as penalised. */
    static boolean penalizes(double ridge) {
        return ridge >= FREE;
    }

    /**
     * The trace for some columns, at least one of which is penalised.
     *
     * @param columns column numbers of norm &gt; 0, ascending
     * @param ridge penalty on half the square of each standardised coefficient, ≥ 0
     */
    double of(int[] columns, double[] ridge) {
        double shift = shiftFromKnown(columns, ridge);
        Tridiagonal reduced = known;
        if (reduced == null || Double.isNaN(shift)) {
            reduced = reduce(columns, ridge);
            shift = 1.0;
        }
        return knownRank + reduced.order() - shift * reduced.traceOfInverse(shift);
    }

    /** What the known penalties are to be multiplied with to be these; NaN if the columns, or their being free, differ. */
    private double shiftFromKnown(int[] columns, double[] ridge) {
        if (!Arrays.equals(columns, knownColumns)) {
            return Double.NaN;
        }
        double shift = Double.NaN;
        for (int k = 0; k < ridge.length; k++) {
            if (penalizes(ridge[k]) != penalizes(knownRidge[k])) {
                return Double.NaN;
            }
            shift = penalizes(ridge[k]) ? ridge[k] / knownRidge[k] : shift;
        }
        return shift;
    }

    private Tridiagonal reduce(int[] columns, double[] ridge) {
        OrthogonalBasis free = new OrthogonalBasis(x);
        int[] penalized = new int[columns.length];
        double[] root = new double[columns.length]; // of D
        int count = 0;
        for (int k = 0; k < columns.length; k++) {
            if (penalizes(ridge[k])) {
                root[count] = Math.sqrt(ridge[k]);
                penalized[count++] = columns[k];
            } else {
                free.add(columns[k]);
            }
        }
        penalized = Arrays.copyOf(penalized, count);
        double[][] m = count <= x.rows() ? primal(penalized, root, free) : dual(penalized, root, free);
        Tridiagonal reduced = Tridiagonal.of(m, kernel);
        known = reduced;
        knownColumns = columns.clone();
        knownRidge = ridge.clone();
        knownRank = free.size();
        return reduced;
    }

    /** D^(−½) (G − CᵀC) D^(−½), with C the coordinates of the columns in the basis of the free ones. */
    private double[][] primal(int[] columns, double[] root, OrthogonalBasis free) {
        int k = columns.length;
        double[] products = new double[k * k];
        x.gram(columns, 0, k, products);
        double[][] coordinates = new double[k][];
        double[] column = new double[x.rows()];
        for (int i = 0; i < k && free.size() > 0; i++) {
            x.column(columns[i], column);
            coordinates[i] = free.project(column);
        }
        double[][] m = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                double shared = 0.0;
                for (int u = 0; u < free.size(); u++) {
                    shared += coordinates[i][u] * coordinates[j][u];
                }
                m[i][j] = (products[i * k + j] - shared) / (root[i] * root[j]);
                m[j][i] = m[i][j];
            }
        }
        return m;
    }

    /** Σ_j ṽ_jṽ_jᵀ/D_j with ṽ_j the column off the free ones, its elements scaled by √(ω_i/n). */
    private double[][] dual(int[] columns, double[] root, OrthogonalBasis free) {
        int n = x.rows();
        double[] v = new double[n];
        double[][] m = new double[n][n];
        for (int k = 0; k < columns.length; k++) {
            x.column(columns[k], v);
            if (free.size() > 0) {
                free.project(v);
            }
            for (int i = 0; i < n; i++) {
                v[i] *= Math.sqrt(x.omega()[i] / n) / root[k];
            }
            for (int i = 0; i < n; i++) {
                double[] row = m[i];
                double vi = v[i];
                for (int j = 0; j <= i; j++) {
                    row[j] = Math.fma(vi, v[j], row[j]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                m[j][i] = m[i][j];
            }
        }
        return m;
    }
}
