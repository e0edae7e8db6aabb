package org.lariat.resident;

import java.util.Arrays;
import org.lariat.matrix.StandardizedMatrix;

/** Z = √(ω/n)∘x̃_j: the columns of a standardised matrix as they are uploaded, of norm 1; zeros for columns of norm 0. */
public final class StandardizedColumns implements ColumnSource {
    private final StandardizedMatrix x;
    private final double[] roots; // (n)

    /** Of this matrix. */
    public StandardizedColumns(StandardizedMatrix x) {
        this.x = x;
        this.roots = roots(x);
    }

    /** √(ω_i/n), (n). */
    public static double[] roots(StandardizedMatrix x) {
        return Arrays.stream(x.omega()).map(w -> Math.sqrt(w / x.rows())).toArray();
    }

    @Override
    public int rows() {
        return x.rows();
    }

    @Override
    public int columns() {
        return x.columns();
    }

    @Override
    public void column(int j, double[] out) {
        if (x.norm(j) == 0.0) {
            Arrays.fill(out, 0.0);
            return;
        }
        x.design().column(j, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = roots[i] * ((out[i] - x.center(j)) / x.norm(j));
        }
    }
}
