package org.lariat.stability;

import org.lariat.path.LambdaGrid;

/**
 * The λs that all subsamples share, from the whole data. A geometric grid is continued above the λmax of the whole data with
 * the ratio it has: chance correlations are larger in half of the rows, and without larger λs many features would be
 * non-zero at once at the first.
 */
final class CommonGrid {
    /** How far above; λmax of pure noise grows by about √2 from n rows to n/2. */
    private static final double CONTINUED = 4.0;

    private final double lambdaMax;
    private final double[] grid;
    private final double step; // ratio of neighbours; 1 where the grid cannot be continued
    private final int above; // points above λmax

    /**
     * Makes the grid.
     *
     * @param lambdas asked for; given values are taken as they are
     * @param lambdaMax λmax of the whole data, &gt; 0
     * @param rows n
     * @param columns p
     */
    CommonGrid(LambdaGrid lambdas, double lambdaMax, int rows, int columns) {
        this.lambdaMax = lambdaMax;
        this.grid = lambdas.values(lambdaMax, rows, columns);
        boolean open = !lambdas.isGiven() && grid.length > 1;
        this.step = open ? StrictMath.pow(grid[grid.length - 1] / lambdaMax, 1.0 / (grid.length - 1)) : 1.0;
        this.above = points(CONTINUED * lambdaMax);
    }

    /** Points to put above λmax so that the first is at least {@code lambda}. */
    private int points(double lambda) {
        if (step == 1.0 || lambda <= lambdaMax) {
            return 0;
        }
        return (int) Math.ceil(StrictMath.log(lambda / lambdaMax) / -StrictMath.log(step));
    }

    private double[] continued(int count) {
        double[] all = new double[count + grid.length];
        for (int k = 0; k < count; k++) {
            all[k] = lambdaMax * StrictMath.pow(step, k - count);
        }
        System.arraycopy(grid, 0, all, count, grid.length);
        return all;
    }

    /** The λs, decreasing. */
    double[] lambdas() {
        return continued(above);
    }

    /** The λs, continued further where the λmax of a subsample is larger than all of them. */
    double[] lambdas(double lambdaMaxOfSubsample) {
        return continued(Math.max(above, points(lambdaMaxOfSubsample)));
    }
}
