package org.lariat.solver;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;

/**
 * A working set W in Gram space: G = X̃_Wᵀ Ω X̃_W/n, the coefficients and g = ⟨X̃_W,r⟩. Moving a coefficient costs |W|, not n.
 * Columns are known by their position in W, in the order in which they came.
 */
final class GramWorkingSet {
    private final StandardizedMatrix x;
    private final int[] position; // (p), −1 outside W
    private int[] columns = new int[64];
    private double[][] gram = new double[64][];
    private double[] g = new double[64];
    private double[] b = new double[64];
    private int size;
    private long replacements;

    GramWorkingSet(StandardizedMatrix x) {
        this.x = x;
        this.position = new int[x.columns()];
        Arrays.fill(position, -1);
    }

    int size() {
        return size;
    }

    /** Column numbers by position; live. */
    int[] columns() {
        return columns;
    }

    boolean contains(int j) {
        return position[j] >= 0;
    }

    /** Row {@code k} of G, valid up to {@link #size()}; live. */
    double[] gram(int k) {
        return gram[k];
    }

    /** Correlations by position; live. */
    double[] g() {
        return g;
    }

    /** Replaces what moves made of g by the correlations with a residual, read from X. */
    void read(Residual r) {
        x.correlations(r, columns, size, g);
        replacements++;
    }

    /** Replaces g by what is known of it from elsewhere, by position. */
    void replace(IntToDoubleFunction correlation) {
        for (int k = 0; k < size; k++) {
            g[k] = correlation.applyAsDouble(k);
        }
        replacements++;
    }

    /** How often g was replaced. */
    long replacements() {
        return replacements;
    }

    /** Coefficients by position; live. */
    double[] b() {
        return b;
    }

    /**
     * Takes in columns, with coefficient 0.
     *
     * @param list column numbers, none of them in W
     * @param c their correlations
     * @param count how many
     */
    void add(int[] list, double[] c, int count) {
        reserve(size + count);
        for (int k = 0; k < count; k++) {
            columns[size + k] = list[k];
            position[list[k]] = size + k;
            g[size + k] = c[k];
            b[size + k] = 0.0;
        }
        int grown = size + count;
        double[] block = new double[grown * count];
        x.gram(columns, size, grown, block);
        for (int k = 0; k < count; k++) {
            double[] row = gram[size + k];
            for (int i = 0; i <= size + k; i++) {
                double value = block[i * count + k];
                row[i] = value;
                gram[i][size + k] = value;
            }
        }
        size = grown;
    }

    private void reserve(int wanted) {
        if (wanted > columns.length) {
            int capacity = Math.max(wanted, columns.length + columns.length / 2);
            columns = Arrays.copyOf(columns, capacity);
            g = Arrays.copyOf(g, capacity);
            b = Arrays.copyOf(b, capacity);
            gram = Arrays.copyOf(gram, capacity);
            for (int k = 0; k < size; k++) {
                gram[k] = Arrays.copyOf(gram[k], capacity);
            }
        }
        for (int k = size; k < wanted; k++) {
            gram[k] = new double[columns.length];
        }
    }

    /** The coefficient at position {@code k} grows by {@code delta}. */
    void move(int k, double delta, double to) {
        b[k] = to;
        subtract(delta, gram[k]);
    }

    private void subtract(double delta, double[] row) {
        for (int i = 0; i < size; i++) {
            g[i] = Math.fma(-delta, row[i], g[i]);
        }
    }

    /** {@code h_i −= delta·G_{k,k_i}} for the first {@code count} positions of a list. */
    void subtract(double delta, int k, int[] ks, int count, double[] h) {
        double[] row = gram[k];
        for (int i = 0; i < count; i++) {
            h[i] = Math.fma(-delta, row[ks[i]], h[i]);
        }
    }

    /**
     * h = Σ_i d_i G_{k_i}: by how much g falls when coefficients grow by d.
     *
     * @param ks positions
     * @param d growth of each
     * @param count how many
     */
    double[] product(int[] ks, double[] d, int count) {
        double[] h = new double[size];
        int i = 0;
        for (; i + 3 < count; i += 4) {
            add4(d, i, gram[ks[i]], gram[ks[i + 1]], gram[ks[i + 2]], gram[ks[i + 3]], h);
        }
        for (; i < count; i++) {
            double di = d[i];
            double[] row = gram[ks[i]];
            for (int m = 0; m < h.length; m++) {
                h[m] = Math.fma(di, row[m], h[m]);
            }
        }
        return h;
    }

    private static void add4(double[] d, int i, double[] r0, double[] r1, double[] r2, double[] r3, double[] h) {
        double d0 = d[i];
        double d1 = d[i + 1];
        double d2 = d[i + 2];
        double d3 = d[i + 3];
        for (int m = 0; m < h.length; m++) {
            h[m] = Math.fma(d3, r3[m], Math.fma(d2, r2[m], Math.fma(d1, r1[m], Math.fma(d0, r0[m], h[m]))));
        }
    }
}
