package org.lariat.verify.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.solver.Solvers;

/**
 * One cell of the table but for the backend.
 *
 * @param solver its name, of {@link Solvers#NAMES}
 * @param storage of the design
 * @param scaling of the penalty
 * @param variant what is asked for beside the plain lasso
 * @param sample whose data it is
 */
record Case(String solver, Storage storage, Scaling scaling, Variant variant, SampleProblem sample) {
    private static final String SEPARATOR = "/";

    private static final LambdaGrid GRID = LambdaGrid.geometric(6, 0.02);

    /** To be reached by every solver that is meant for use. */
    private static final double TOLERANCE = 1e-7;

    /** Textbook methods are there to compare with: they get this far, or say that they did not. */
    private static final double TEXTBOOK_TOLERANCE = 1e-4;

    private static final int TEXTBOOK_EPOCHS = 100;

    /** For solvers that are meant for use; enough for each of these small problems. */
    private static final int EPOCHS = 20_000;

    /** Every case that the solver in it takes. */
    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (String solver : Solvers.NAMES) {
            for (Storage storage : Storage.values()) {
                for (Scaling scaling : Scaling.values()) {
                    for (Variant variant : Variant.values()) {
                        for (SampleProblem sample : SampleProblem.values()) {
                            Case one = new Case(solver, storage, scaling, variant, sample);
                            if (one.isTaken()) {
                                all.add(one);
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /** Whether the solver takes the case; what it refuses is written at {@link Solvers#named}. */
    private boolean isTaken() {
        return switch (solver) {
            case "lars" -> variant.isLasso() && !variant.isBoxed();
            case "gram" -> !variant.hasFreeColumns();
            default -> true;
        };
    }

    private boolean isTextbook() {
        return switch (solver) {
            case "ista", "fista", "cd-cyclic", "cd-random", "subgradient" -> true;
            default -> false;
        };
    }

    /** Whether the solver may give up, provided that it says so. Ridge is what coordinate descent is not meant for. */
    boolean mayGiveUp() {
        return isTextbook() || (solver.equals("cd") && variant.isRidge());
    }

    /** The five levels; see {@link #named}. */
    String id() {
        return String.join(
                SEPARATOR, List.of(solver, storage.label(), scaling.label(), variant.label(), sample.label()));
    }

    /**
     * The case of that id.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Case named(String id) {
        List<String> levels = List.of(id.split(SEPARATOR, -1));
        if (levels.size() != 5 || !Solvers.NAMES.contains(levels.getFirst())) {
            throw new IllegalArgumentException("'" + id + "' is no case; one is "
                    + new Case(Solvers.AUTO, Storage.DENSE_FLOAT64, Scaling.PLAIN, Variant.LASSO, SampleProblem.TALL)
                            .id());
        }
        return new Case(
                levels.get(0),
                Level.named(Storage.class, levels.get(1)),
                Level.named(Scaling.class, levels.get(2)),
                Level.named(Variant.class, levels.get(3)),
                Level.named(SampleProblem.class, levels.get(4)));
    }

    Case with(Storage other) {
        return new Case(solver, other, scaling, variant, sample);
    }

    /** The problem, stored as the case says. */
    Problem problem(Path folder) {
        RawData data = sample.data();
        Problem plain = Problem.of(storage.store(sample, folder), data.y());
        return variant.apply(scaling.apply(plain, data), data);
    }

    /** How to fit it, but for backend and threads. */
    LassoOptions options() {
        LassoOptions options = Lasso.options()
                .solver(solver)
                .lambdas(GRID)
                .tolerance(isTextbook() ? TEXTBOOK_TOLERANCE : TOLERANCE)
                .maxEpochs(isTextbook() ? TEXTBOOK_EPOCHS : mayGiveUp() ? 5 * TEXTBOOK_EPOCHS : EPOCHS);
        return variant.apply(scaling.apply(options));
    }
}
