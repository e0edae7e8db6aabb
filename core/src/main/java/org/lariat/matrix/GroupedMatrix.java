package org.lariat.matrix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.VectorKernel;

/**
 * A matrix whose Gram matrix is the sum of those of groups of rows, which are kept: so one pass serves a fit of all rows and fits
 * of all but a group. The sums are those of {@link GroupMoments}, about the centres that the first one to ask has.
 */
public final class GroupedMatrix extends ForwardingMatrix {
    private final Groups groups;
    private final VectorKernel kernel;
    private final Workers workers;

    /** What all views of a matrix share: which rows go together, and their moments once they are known. */
    private static final class Groups {
        final double[] y;
        final int[] group;
        final int count;
        double @Nullable [] weights;
        double @Nullable [] center;

        @Nullable
        GroupMoments moments;

        Groups(double[] y, int[] group, int count) {
            this.y = y;
            this.group = group;
            this.count = count;
        }
    }

    /**
     * A view.
     *
     * @param x the matrix, n×p
     * @param y one more column, for {@link #moments}; (n)
     * @param group of each row, from 0, (n)
     * @param count number of groups
     * @param kernel for the block products
     * @param workers threads
     */
    public GroupedMatrix(DesignMatrix x, double[] y, int[] group, int count, VectorKernel kernel, Workers workers) {
        this(x, new Groups(y, group, count), kernel, workers);
    }

    private GroupedMatrix(DesignMatrix x, Groups groups, VectorKernel kernel, Workers workers) {
        super(x);
        this.groups = groups;
        this.kernel = kernel;
        this.workers = workers;
    }

    @Override
    public GroupedMatrix using(VectorKernel otherKernel, Workers otherWorkers) {
        return new GroupedMatrix(own().using(otherKernel, otherWorkers), groups, otherKernel, otherWorkers);
    }

    @Override
    public int longestProductChain() {
        return Math.max(super.longestProductChain(), GroupMoments.longestChain(own(), groups.count));
    }

    @Override
    public boolean centredProducts(int[] columns, int from, int count, double[] w, double[] center, double[] out) {
        GroupMoments moments;
        synchronized (groups) {
            moments = groups.moments == null ? read(w, center) : groups.moments;
            if (!Arrays.equals(groups.weights, w) || !Arrays.equals(groups.center, center)) {
                return false; // somebody else's
            }
        }
        int added = count - from;
        for (int k = 0; k < count; k++) {
            for (int m = Math.max(0, k - from); m < added; m++) {
                int a = columns[k];
                int b = columns[from + m];
                out[k * added + m] = moments.square(Math.min(a, b), Math.max(a, b));
            }
        }
        return true;
    }

    private GroupMoments read(double[] w, double[] center) {
        double[] shift = Arrays.copyOf(center, center.length + 1);
        double weight = 0.0;
        for (int i = 0; i < w.length; i++) {
            shift[center.length] += w[i] * groups.y[i];
            weight += w[i];
        }
        shift[center.length] /= weight;
        GroupMoments moments = new GroupMoments(own(), groups.y, w, groups.group, groups.count, shift, kernel, workers);
        groups.weights = w;
        groups.center = center;
        groups.moments = moments;
        return moments;
    }

    /**
     * The moments of the groups, shifted by means of all rows: those that products came from; read now if nobody has asked for any.
     *
     * @param w weights for the latter, (n); others differ by a factor at most
     */
    public GroupMoments moments(double[] w) {
        synchronized (groups) {
            if (groups.moments != null) {
                return groups.moments;
            }
            double[] equal = new double[rows()];
            Arrays.fill(equal, 1.0 / rows());
            double[] means = new double[columns()];
            correlations(equal, means);
            return read(w, means);
        }
    }
}
