package org.lariat.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.OrthogonalBasis;

/**
 * Ranks of the sets of columns that a path goes through. A Cholesky factor of the products of all columns seen so far is kept:
 * while they are independent, every subset has full rank and costs nothing. Not thread-safe.
 */
public final class ActiveRank {
    /** Square of the distance of a column of norm 1 from the span of others below which it depends on them; as in the solvers. */
    private static final double DEPENDENT = 1e-10;

    /** Columns whose products are computed at a time. */
    private static final int BATCH = 256;

    private final StandardizedMatrix x;
    private final VectorKernel kernel;
    private final List<Integer> members = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>(); // of the factor L, row k has k+1 elements
    private final boolean[] inside; // (p)

    /**
     * For the sets of columns of one design.
     *
     * @param x the design
     * @param kernel for dot products
     */
    public ActiveRank(StandardizedMatrix x, VectorKernel kernel) {
        this.x = x;
        this.kernel = kernel;
        this.inside = new boolean[x.columns()];
    }

    /**
     * Those of some columns that do not depend on ones before them; as many as the rank.
     *
     * @param columns column numbers, each once; columns of norm 0 depend on anything
     */
    public int[] independent(int[] columns) {
        if (!admit(columns)) {
            clear();
            if (!admit(columns)) {
                clear();
                return byOrthogonalization(columns);
            }
        }
        return Arrays.stream(columns).filter(j -> inside[j]).toArray();
    }

    private void clear() {
        for (int j : members) {
            inside[j] = false;
        }
        members.clear();
        rows.clear();
    }

    /** Adds the columns that are not inside; false as soon as one depends on those that are. */
    private boolean admit(int[] columns) {
        List<Integer> missing = new ArrayList<>();
        for (int j : columns) {
            if (!inside[j] && x.norm(j) > 0) {
                missing.add(j);
            }
        }
        for (int first = 0; first < missing.size(); first += BATCH) {
            if (!admit(missing.subList(first, Math.min(missing.size(), first + BATCH)))) {
                return false;
            }
        }
        return true;
    }

    private boolean admit(List<Integer> added) {
        int before = members.size();
        int count = before + added.size();
        if (count > x.rows()) {
            return false;
        }
        int[] list = new int[count];
        for (int k = 0; k < count; k++) {
            list[k] = k < before ? members.get(k) : added.get(k - before);
        }
        double[] products = new double[count * added.size()];
        x.gram(list, before, count, products);
        for (int m = 0; m < added.size(); m++) {
            double[] row = new double[before + m + 1];
            for (int k = 0; k < row.length; k++) {
                row[k] = products[k * added.size() + m];
            }
            if (!append(row)) {
                return false;
            }
            members.add(list[before + m]);
            inside[list[before + m]] = true;
        }
        return true;
    }

    /** Turns a row of products into a row of the factor; false if its pivot vanishes. */
    private boolean append(double[] row) {
        int last = row.length - 1;
        for (int k = 0; k < last; k++) {
            double[] earlier = rows.get(k);
            row[k] = (row[k] - kernel.dot(earlier, 0, row, 0, k)) / earlier[k];
        }
        double diagonal = row[last];
        double pivot = diagonal - kernel.dot(row, 0, row, 0, last);
        if (!(pivot > DEPENDENT * diagonal)) {
            return false;
        }
        row[last] = Math.sqrt(pivot);
        rows.add(row);
        return true;
    }

    /** Where products, which square the condition, see a dependence: the columns themselves. */
    private int[] byOrthogonalization(int[] columns) {
        OrthogonalBasis basis = new OrthogonalBasis(x);
        for (int j : columns) {
            if (x.norm(j) > 0) {
                basis.add(j);
            }
        }
        return IntStream.range(0, basis.size()).map(basis::member).toArray();
    }
}
