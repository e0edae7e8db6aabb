package org.lariat.path;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lariat.objective.GapBound;
import org.lariat.objective.StandardizedProblem;
import org.lariat.path.CostHistory.Cost;
import org.lariat.solver.CostListener;

/** Writes down the costs of each λ, in the units of the user's problem. */
final class CostRecorder implements CostListener {
    private final StandardizedProblem problem;
    private final List<CostHistory> histories = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private double sweepsBefore;

    CostRecorder(StandardizedProblem problem) {
        this.problem = problem;
    }

    /** Work on a λ began when so many sweeps had been made. */
    void begin(double sweeps) {
        costs.clear();
        sweepsBefore = sweeps;
    }

    /** Work on λ is done. */
    void end(double lambda) {
        histories.add(new CostHistory(lambda, costs));
    }

    /** A λ was solved together with others. */
    void proved(PathPoint point) {
        GapBound bound = point.result().bound();
        costs.clear();
        add(point.result().epochs(), point.sweeps(), bound.primal(), OptionalDouble.of(bound.gap() * square()));
        end(point.lambda());
    }

    /** The λs done, in order. */
    List<CostHistory> histories() {
        return List.copyOf(histories);
    }

    @Override
    public boolean isListening() {
        return true;
    }

    @Override
    public void onIterate(long iteration, double objective) {
        add(iteration, objective, OptionalDouble.empty());
    }

    @Override
    public void onGap(long iteration, GapBound bound) {
        boolean known = !costs.isEmpty() && costs.getLast().iteration() == iteration;
        if (known) {
            costs.removeLast();
        }
        add(iteration, bound.primal(), OptionalDouble.of(bound.gap() * square()));
    }

    private void add(long iteration, double objective, OptionalDouble gap) {
        add(iteration, problem.x().sweeps() - sweepsBefore, objective, gap);
    }

    private void add(long iteration, double sweeps, double objective, OptionalDouble gap) {
        costs.add(new Cost(iteration, sweeps, objective * square(), gap));
    }

    private double square() {
        return problem.sigma() * problem.sigma();
    }
}
