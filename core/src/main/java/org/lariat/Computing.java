package org.lariat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.DeviceException;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentProvider;
import org.lariat.resident.ResidentUse;
import org.lariat.solver.LarsSolver;
import org.lariat.solver.PointSolver;
import org.lariat.solver.Solvers;

/** What one fit computes with: kernel, threads, and a resident design where one is asked for. Closing it gives all of it back. */
final class Computing implements AutoCloseable {
    /** The backend that {@code auto} may take beside the kernels. */
    static final String AUTO_BACKEND = "cuda";

    /**
     * Elements n·p from which on {@code auto} takes a device: below, a whole path on the host takes less than some tenths of a second
     * (500×100000: 0.5 s, see docs/design.md), about what it takes to open a device.
     */
    static final long AUTO_ELEMENTS = 50_000_000L;

    private final LassoOptions options;
    private final String solverName;
    private final VectorKernel kernel;
    private final Workers workers;
    private final @Nullable SolverSource shared;
    private @Nullable Upload upload;
    private @Nullable String declined;

    /**
     * For one fit.
     *
     * @param shared makes the solver, where that does not depend on this fit alone
     * @throws org.lariat.kernel.BackendUnavailableException if the backend cannot run, or not with this solver
     */
    Computing(LassoOptions options, @Nullable SolverSource shared) {
        this.options = options;
        this.shared = shared;
        this.solverName = options.lambdas().isKnots() ? LarsSolver.NAME : options.solver();
        this.kernel = options.kernel();
        if (named().isPresent()) {
            Solvers.checkResident(solverName, options.backend(), options.alpha());
        }
        this.workers = new Workers(options.threads());
    }

    VectorKernel kernel() {
        return kernel;
    }

    Workers workers() {
        return workers;
    }

    private Optional<ResidentProvider> named() {
        return ResidentBackends.named(options.backend());
    }

    /** The solver, with the design uploaded if it is to be resident. */
    PointSolver solver(StandardizedProblem problem) {
        if (shared != null) {
            return shared.solver(problem, kernel);
        }
        Optional<ResidentProvider> wanted = named();
        if (wanted.isPresent()) {
            upload = Upload.of(problem, wanted.get(), options);
        } else if (options.backend().equals(Kernels.AUTO)) {
            upload = automatic(problem);
        }
        if (upload != null) {
            return Solvers.resident(solverName, problem, options.memory(), kernel, upload.design());
        }
        return Solvers.named(solverName, problem, options.alpha(), options.memory(), kernel, options.seed());
    }

    /** A solver that knows nothing, in place of one that has done its part; see {@link Solvers#another}. */
    PointSolver another(PointSolver spent, StandardizedProblem problem) {
        return upload != null
                ? Solvers.resident(solverName, problem, options.memory(), kernel, upload.design())
                : Solvers.another(
                        spent, solverName, problem, options.alpha(), options.memory(), kernel, options.seed());
    }

    /** By sizes and what there is, never by a clock; null for the kernels. */
    private @Nullable Upload automatic(StandardizedProblem problem) {
        StandardizedMatrix x = problem.x();
        boolean large = x.columns() >= x.rows() && (long) x.rows() * x.columns() >= AUTO_ELEMENTS;
        if (!large || !Solvers.usesResident(solverName, options.alpha())) {
            return null;
        }
        Optional<ResidentProvider> device = ResidentBackends.named(AUTO_BACKEND)
                .filter(provider -> provider.unavailable().isEmpty());
        try {
            return device.isPresent() ? Upload.of(problem, device.get(), options) : null;
        } catch (DeviceException e) {
            declined = "the backend " + AUTO_BACKEND + " was passed over: " + e.getMessage();
            return null;
        }
    }

    /** Why a device that {@code auto} would have taken was not; empty if none was passed over. */
    Optional<String> declined() {
        return Optional.ofNullable(declined);
    }

    /** How the resident design was used; empty if this fit has none of its own. */
    Optional<ResidentUse> use() {
        return shared != null ? shared.use() : Optional.ofNullable(upload).map(Upload::use);
    }

    @Override
    public void close() {
        workers.close();
        if (upload != null) {
            upload.close();
        }
    }
}
