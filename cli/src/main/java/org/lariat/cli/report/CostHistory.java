package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How the objective came down.
 *
 * @param label of the solver, or of λ
 * @param unit of the work: {@code "sweeps"}, {@code "epochs"}
 * @param work done, increasing
 * @param excess objective less the best value reached, at each amount of work; ≥ 0
 */
public record CostHistory(String label, String unit, List<Double> work, List<Double> excess) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if they differ in length
     */
    public CostHistory {
        work = List.copyOf(work);
        excess = List.copyOf(excess);
        if (work.size() != excess.size()) {
            throw new IllegalArgumentException(
                    work.size() + " amounts of work but " + excess.size() + " values of the objective");
        }
    }

    /**
     * A history from the objective itself.
     *
     * @param label of the solver, or of λ
     * @param unit of the work
     * @param work done, increasing
     * @param objective at each amount of work
     * @param best the smallest objective known, over all histories that are to be compared
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static CostHistory of(String label, String unit, double[] work, double[] objective, double best) {
        List<Double> steps = new ArrayList<>();
        List<Double> excess = new ArrayList<>();
        for (double w : work) {
            steps.add(w);
        }
        for (double p : objective) {
            excess.add(Math.max(0.0, p - best));
        }
        return new CostHistory(label, unit, steps, excess);
    }
}
