package org.lariat.solver;

import java.util.Arrays;
import java.util.List;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;
import org.lariat.screening.Sweep;

/**
 * An active set in Gram space, for solutions of up to some thousand non-zeros. Columns that are on the way to violate optimality at a
 * new λ join the working set at once; then rounds of
 *
 * <ol>
 *   <li>solving the working set in Gram space ({@link GramDescent}), where nothing costs n;
 *   <li>the residual and the correlations of the working set, from X itself;
 *   <li>bounds on all other correlations, without X ({@link OpenColumns}), and those the bounds leave open, read;
 *   <li>the gap; columns that violate optimality join the working set.
 * </ol>
 *
 * Where G cannot give the accuracy asked for, or would not fit into its budget, coordinate descent takes over for that λ.
 */
public final class ActiveSetSolver implements PointSolver {
    /** The name of this solver. */
    public static final String NAME = "active-set";

    /** Rounds of descent and Newton steps that no working set needs unless it cycles at its rounding. */
    private static final int MOST_ROUNDS = 200;

    /** λs of a path that are approached before they are proved, in one reading; fewer where residuals are long. */
    private static final int MOST_AHEAD = 12;

    /** Rows of their residuals together, at most. */
    private static final long AHEAD_ROWS = 1 << 20;

    /** Share of the largest working set that guesses may fill. */
    private static final double SHARE_FOR_GUESSES = 0.5;

    /** No refresh of a state: the working set has belonged to none yet. */
    private static final long NONE = -1;

    /** Likewise: it belongs to one no longer. */
    private static final long LEFT = -2;

    private final StandardizedProblem problem;
    private final StandardizedMatrix x;
    private final GramWorkingSet w;
    private final GramDescent descent;
    private final RowSpaceDescent rowSpace;
    private final OpenColumns open;
    private final CommonReading reading;
    private final CoordinateDescent fallback;
    private final int largestWorkingSet;
    private final double leastThreshold;
    private boolean illConditioned; // as was found: the Gram matrix did not lead to the tolerance
    private long knownRefresh = NONE; // the refresh of the state that w belongs to

    /**
     * For one problem.
     *
     * @param problem the standardised problem
     * @param budget what to keep in memory
     * @param kernel for sums over vectors
     */
    public ActiveSetSolver(StandardizedProblem problem, MemoryBudget budget, VectorKernel kernel) {
        this(problem, budget, kernel, Sweep.of(problem.x()));
    }

    /**
     * For one problem, with sweeps over all columns by somebody else, a device for instance. What their error leaves open is read here.
     *
     * @param problem the standardised problem
     * @param budget what to keep in memory
     * @param kernel for sums over vectors
     * @param sweep for correlations of all columns
     */
    public ActiveSetSolver(StandardizedProblem problem, MemoryBudget budget, VectorKernel kernel, Sweep sweep) {
        this.problem = problem;
        this.x = problem.x();
        this.w = new GramWorkingSet(x);
        this.descent = new GramDescent(w, problem.penalty(0.0), kernel);
        this.rowSpace = new RowSpaceDescent(problem, w, kernel);
        this.open = new OpenColumns(problem, w, budget.anchors(x.rows(), x.columns()), kernel, sweep);
        this.reading = new CommonReading(x, w, open);
        this.leastThreshold = 1e-6 * problem.targetNorm();
        this.fallback = new CoordinateDescent(problem);
        this.largestWorkingSet = budget.workingSet();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        Penalty penalty = problem.penalty(lambda);
        OrthogonalBasis free = problem.freeColumns(lambda);
        boolean goesOn = state.refreshes() == knownRefresh;
        if (!(lambda > 0) || !takeOver(state, free)) {
            return fallback.solve(state, lambda, previousLambda, limits);
        }
        if (goesOn) {
            grow(open.predictedFirst(penalty, roomForGuesses()));
        }
        DualityGap gap = new DualityGap(problem, penalty, free);
        double accuracy = accuracy(limits);
        long before = passes();
        double kkt = Double.POSITIVE_INFINITY;
        double lastGap = Double.POSITIVE_INFINITY;
        while (true) {
            long allowed = limits.maxEpochs() - (passes() - before);
            boolean solved = illConditioned
                    ? rowSpace.solve(penalty, accuracy, leastThreshold, allowed)
                    : descent.solve(penalty, accuracy, leastThreshold, Math.min(MOST_ROUNDS, allowed));
            handBack(state);
            open.readLikely(state.residual(), lambda);
            if (solved && !limits.cancelled().getAsBoolean() && grow(open.violatorsFirst(penalty))) {
                continue;
            }
            GapBound bound = certify(state, gap);
            long passes = passes() - before;
            limits.costs().onGap(passes, bound);
            if (bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, passes, StopReason.CONVERGED);
            }
            if (bound.isExhausted(kkt)) {
                return new PointResult(bound, passes, StopReason.MACHINE_PRECISION);
            }
            if (passes >= limits.maxEpochs()) {
                return new PointResult(bound, passes, StopReason.MAX_EPOCHS);
            }
            if (limits.cancelled().getAsBoolean()) {
                return new PointResult(bound, passes, StopReason.CANCELLED);
            }
            boolean stalled = !grow(open.violatorsFirst(penalty)) && !(bound.gap() < 0.5 * lastGap);
            if ((!solved || stalled) && !illConditioned) {
                illConditioned = true;
            } else if (!solved || stalled) {
                PointResult rest = fallback.solve(state, lambda, previousLambda, limits.after(passes));
                return new PointResult(rest.bound(), passes + rest.epochs(), rest.stop());
            }
            kkt = bound.kkt();
            lastGap = bound.gap();
        }
    }

    @Override
    public int ahead() {
        return Math.clamp(AHEAD_ROWS / x.rows(), 1, MOST_AHEAD);
    }

    @Override
    public Approach approach(SolverState state, double lambda, double next, Limits limits) {
        OrthogonalBasis free = problem.freeColumns(lambda);
        if (illConditioned || !(lambda > 0)) {
            return new Approach(0, false);
        }
        boolean goesOn = state.refreshes() == knownRefresh;
        if (!takeOver(state, free)) {
            return new Approach(0, false);
        }
        Penalty penalty = problem.penalty(lambda);
        if (goesOn) {
            grow(open.predictedFirst(penalty, roomForGuesses()));
        }
        double accuracy = accuracy(limits);
        long before = passes();
        int violators;
        do {
            long allowed = limits.maxEpochs() - (passes() - before);
            boolean solved = descent.solve(penalty, accuracy, leastThreshold, Math.min(MOST_ROUNDS, allowed));
            handBack(state);
            if (!solved || limits.cancelled().getAsBoolean()) {
                return left(before);
            }
            open.readLikely(state.residual(), lambda, next);
            violators = open.violatorsFirst(penalty);
        } while (grow(violators));
        if (violators > 0) {
            return left(before);
        }
        reading.add(lambda, new DualityGap(problem, penalty, free).readTogether(), state.residual());
        return new Approach(passes() - before, true);
    }

    /** An approach that does not get there. A proof of those before leaves the working set with their correlations: whoever goes on here is to read its own. */
    private Approach left(long before) {
        knownRefresh = LEFT;
        return new Approach(passes() - before, false);
    }

    @Override
    public List<GapBound> prove() {
        return reading.prove();
    }

    @Override
    public long newtonSteps() {
        return descent.newtonSteps() + rowSpace.newtonSteps();
    }

    private static double accuracy(Limits limits) {
        return Math.max(GramDescent.LEAST_ACCURACY, GramDescent.INNER_SHARE * limits.tolerance());
    }

    private long passes() {
        return descent.passes() + rowSpace.passes();
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        fallback.solveUnpenalized(state, limits);
    }

    /** Brings the working set to where the state is; false if its support would not fit. */
    private boolean takeOver(SolverState state, OrthogonalBasis free) {
        if (state.refreshes() == knownRefresh) {
            return true;
        }
        if (knownRefresh == NONE && state.knowsCorrelations()) {
            open.seed(state.residual(), state.correlations());
        }
        int[] support = state.support();
        int[] missing = new int[support.length + free.size()];
        int count = 0;
        for (int j : support) {
            if (!w.contains(j)) {
                missing[count++] = j;
            }
        }
        for (int k = 0; k < free.size(); k++) {
            int j = free.member(k);
            if (!w.contains(j) && state.b()[j] == 0.0) {
                missing[count++] = j;
            }
        }
        if (w.size() + count > largestWorkingSet) {
            return false;
        }
        w.add(missing, new double[count], count);
        for (int k = 0; k < w.size(); k++) {
            w.b()[k] = state.b()[w.columns()[k]];
        }
        w.read(state.residual());
        descent.restart();
        rowSpace.restart();
        knownRefresh = state.refreshes();
        return true;
    }

    /** Gives the working set's coefficients to the state, and the state their residual. */
    private void handBack(SolverState state) {
        int[] support = new int[w.size()];
        double[] b = new double[w.size()];
        int count = 0;
        for (int k = 0; k < w.size(); k++) {
            int j = w.columns()[k];
            state.b()[j] = w.b()[k];
            if (w.b()[k] != 0.0) {
                support[count] = j;
                b[count++] = w.b()[k];
            }
        }
        state.refresh(support, b, count);
        knownRefresh = state.refreshes();
    }

    /** The gap, with the correlations of the working set and of all columns left open from X itself. */
    private GapBound certify(SolverState state, DualityGap gap) {
        w.read(state.residual());
        double slack = gap.slack(state.residual());
        open.readRest(state.residual(), slack);
        int count = w.size() + open.count();
        int[] columns = Arrays.copyOf(w.columns(), count);
        System.arraycopy(open.columns(), 0, columns, w.size(), open.count());
        double[] c = Arrays.copyOf(w.g(), count);
        System.arraycopy(open.correlations(), 0, c, w.size(), open.count());
        return gap.evaluatePartly(state.residual(), state.b(), columns, c, count, slack);
    }

    /** How many columns may join that no λ has asked for yet: what joins stays, and is not to push out in the end those that must. */
    private int roomForGuesses() {
        return (int) (SHARE_FOR_GUESSES * largestWorkingSet) - w.size();
    }

    /** Takes the first of the columns read into the working set; false if there are none, or they do not fit. */
    private boolean grow(int count) {
        boolean fits = w.size() + count <= largestWorkingSet;
        if (count > 0 && fits) {
            w.add(open.columns(), open.correlations(), count);
        }
        return count > 0 && fits;
    }
}
