package org.lariat;

import java.util.List;
import java.util.Optional;
import org.lariat.path.CostHistory;
import org.lariat.path.PathEnd;
import org.lariat.resident.ResidentUse;
import org.lariat.solver.Knot;

/**
 * How a fit went.
 *
 * @param backend name of the kernel that ran on the host: {@code "scalar"}, {@code "simd"}
 * @param backendDescription a phrase about it
 * @param solver name of the solver that ran
 * @param threads number of threads allowed
 * @param matrix a phrase about the storage of X
 * @param rows n
 * @param columns p
 * @param lambdaMax smallest λ at which every penalised coefficient is zero (at α below 1e-3: what it would be at 1e-3)
 * @param secondsPreparing time for norms, the null model and λmax, in seconds
 * @param secondsSolving time for the path, in seconds
 * @param sweeps columns read in all, divided by p
 * @param epochs passes of coordinate descent over working sets in all
 * @param newtonSteps solves for the coefficients of an active set in all
 * @param end why the path ended
 * @param notes what a user should know, a sentence each: constant columns, λ above λmax, tolerance not reached …
 * @param knots the bends of the lasso path that the solver {@code lars} passed, λ decreasing; none for other solvers. Not in model files
 * @param history how the objective fell at every λ, if {@link LassoOptions#history()} asked for it; not in model files
 * @param resident how a resident design was used, if there was one; not in model files
 */
public record FitReport(
        String backend,
        String backendDescription,
        String solver,
        int threads,
        String matrix,
        int rows,
        int columns,
        double lambdaMax,
        double secondsPreparing,
        double secondsSolving,
        double sweeps,
        long epochs,
        long newtonSteps,
        PathEnd end,
        List<String> notes,
        List<Knot> knots,
        List<CostHistory> history,
        Optional<ResidentUse> resident) {
    /** Copies the lists. */
    public FitReport {
        notes = List.copyOf(notes);
        knots = List.copyOf(knots);
        history = List.copyOf(history);
    }

    /** A report without knots, history and resident design. */
    public FitReport(
            String backend,
            String backendDescription,
            String solver,
            int threads,
            String matrix,
            int rows,
            int columns,
            double lambdaMax,
            double secondsPreparing,
            double secondsSolving,
            double sweeps,
            long epochs,
            long newtonSteps,
            PathEnd end,
            List<String> notes) {
        this(
                backend,
                backendDescription,
                solver,
                threads,
                matrix,
                rows,
                columns,
                lambdaMax,
                secondsPreparing,
                secondsSolving,
                sweeps,
                epochs,
                newtonSteps,
                end,
                notes,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Time of the whole fit in seconds. */
    public double seconds() {
        return secondsPreparing + secondsSolving;
    }
}
