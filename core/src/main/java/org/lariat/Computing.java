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
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentProvider;
import org.lariat.resident.ResidentUse;
import org.lariat.resident.StandardizedColumns;
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
    private @Nullable ResidentDesign design;
    private double secondsUploading;
    private @Nullable String declined;

    /**
     * For one fit.
     *
     * @throws org.lariat.kernel.BackendUnavailableException if the backend cannot run, or not with this solver
     */
    Computing(LassoOptions options) {
        this.options = options;
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
        Optional<ResidentProvider> wanted = named();
        if (wanted.isPresent()) {
            design = upload(wanted.get(), problem.x());
        } else if (options.backend().equals(Kernels.AUTO)) {
            design = automatic(problem.x());
        }
        if (design != null) {
            return Solvers.resident(solverName, problem, options.memory(), kernel, design);
        }
        return Solvers.named(solverName, problem, options.alpha(), options.memory(), kernel, options.seed());
    }

    private ResidentDesign upload(ResidentProvider provider, StandardizedMatrix x) {
        long begin = System.nanoTime();
        ResidentDesign uploaded =
                provider.upload(new StandardizedColumns(x), options.resident().threads(options.threads()));
        secondsUploading = 1e-9 * (System.nanoTime() - begin);
        return uploaded;
    }

    /** By sizes and what there is, never by a clock; null for the kernels. */
    private @Nullable ResidentDesign automatic(StandardizedMatrix x) {
        boolean large = x.columns() >= x.rows() && (long) x.rows() * x.columns() >= AUTO_ELEMENTS;
        if (!large || !Solvers.usesResident(solverName, options.alpha())) {
            return null;
        }
        Optional<ResidentProvider> device = ResidentBackends.named(AUTO_BACKEND)
                .filter(provider -> provider.unavailable().isEmpty());
        try {
            return device.isPresent() ? upload(device.get(), x) : null;
        } catch (DeviceException e) {
            declined = "the backend " + AUTO_BACKEND + " was passed over: " + e.getMessage();
            return null;
        }
    }

    /** Why a device that {@code auto} would have taken was not; empty if none was passed over. */
    Optional<String> declined() {
        return Optional.ofNullable(declined);
    }

    /** How the resident design was used; empty if there is none. */
    Optional<ResidentUse> use() {
        return Optional.ofNullable(design)
                .map(d -> new ResidentUse(
                        d.backend(), d.description(), d.precision(), d.bytes(), secondsUploading, d.sweeps()));
    }

    @Override
    public void close() {
        workers.close();
        if (design != null) {
            design.close();
        }
    }
}
