package org.lariat.solver;

import java.util.SplittableRandom;

/**
 * Coordinate descent without working set, extrapolation or finish: one step for as many columns as there are, in the order of the
 * method. Cyclic: Tseng 2001, doi:10.1023/A:1017501703105; random: columns drawn uniformly with replacement, Nesterov 2012,
 * doi:10.1137/100802001, and Shalev-Shwartz and Tewari 2011, JMLR 12:1865–1892.
 */
final class CoordinatePasses implements FirstOrderMethod {
    /** The name of the solver that takes columns in their order. */
    static final String CYCLIC = "cd-cyclic";

    /** The name of the solver that draws them. */
    static final String RANDOM = "cd-random";

    private final Order order;

    private CoordinatePasses(Order order) {
        this.order = order;
    }

    /** Chooses coordinates. */
    private interface Order {
        /** The coordinate of step {@code k}, both from 0 and below {@code count}. */
        int coordinate(int k, int count);
    }

    static CoordinatePasses cyclic() {
        return new CoordinatePasses((k, count) -> k);
    }

    static CoordinatePasses random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new CoordinatePasses((k, count) -> random.nextInt(count));
    }

    @Override
    public Descent start(FirstOrderTask task) {
        CoordinateStep step = new CoordinateStep(task.x(), task.penalty(), task.state());
        int[] columns = task.columns();
        return new Descent() {
            @Override
            public double pass() {
                double largestMove = 0.0;
                for (int k = 0; k < columns.length; k++) {
                    int j = columns[order.coordinate(k, columns.length)];
                    largestMove = Math.max(largestMove, step.take(j));
                }
                return Math.max(
                        largestMove,
                        task.free().step(task.state().b(), task.state().residual()));
            }

            @Override
            public double objective() {
                return task.objective();
            }

            @Override
            public void settle() {
                task.state().refresh();
            }
        };
    }
}
