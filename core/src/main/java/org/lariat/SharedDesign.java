package org.lariat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;
import org.lariat.path.PathListener;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentProvider;
import org.lariat.resident.ResidentUse;
import org.lariat.solver.PointSolver;
import org.lariat.solver.ResidentBatches;
import org.lariat.solver.ResidentRequest;
import org.lariat.solver.Solvers;

/**
 * One resident design for a path of all rows and for paths with other row weights (folds). It is uploaded with the first; the others have means, scales and
 * weights of their own, which are applied to vectors on their way to it and back, so that problems of different weights are iterated together.
 *
 * {@snippet :
 * try (SharedDesign shared = new SharedDesign(options)) {
 *     LassoPath whole = shared.whole(problem, PathListener.NONE);
 *     LassoPath fold = shared.part(problem.weights(training), options, PathListener.NONE, request -> shared.solve(List.of(request)));
 * }
 * }
 *
 * <p>For one fit at a time, but that parts may be fitted in several threads if one at a time calls {@link #solve}.
 */
public final class SharedDesign implements AutoCloseable {
    private final LassoOptions options;
    private final ResidentProvider provider;
    private @Nullable Upload upload;
    private @Nullable StandardizedMatrix whole; // what was uploaded
    private @Nullable ResidentBatches batches;

    /**
     * Nothing is uploaded yet.
     *
     * @param options that {@link #suits}
     */
    public SharedDesign(LassoOptions options) {
        this.options = options;
        this.provider = ResidentBackends.named(options.backend())
                .filter(found -> suits(options))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a resident design is shared by fits with the solver fista, alpha > 0 and a backend of resident"
                                + " designs"));
    }

    /**
     * Whether fits can share a resident design and gain by it: {@code fista} by a backend that is named and {@linkplain ResidentProvider#gainsByBatches gains by
     * batches}, with α &gt; 0.
     */
    public static boolean suits(LassoOptions options) {
        return ResidentBackends.named(options.backend())
                        .filter(provider -> provider.gainsByBatches(options.resident()))
                        .isPresent()
                && Solvers.sharesResident(options.solver(), options.alpha());
    }

    /**
     * Fits the path of all rows, and uploads its design.
     *
     * @throws IllegalStateException if that has been done
     */
    public LassoPath whole(Problem problem, PathListener listener) {
        if (upload != null) {
            throw new IllegalStateException("the shared design has been uploaded already");
        }
        return Lasso.path(problem, options, listener, new SolverSource() {
            @Override
            public PointSolver solver(StandardizedProblem standardized, VectorKernel kernel) {
                return uploading(standardized, kernel);
            }

            @Override
            public Optional<ResidentUse> use() {
                return SharedDesign.this.use();
            }
        });
    }

    private PointSolver uploading(StandardizedProblem problem, VectorKernel kernel) {
        Upload now = Upload.of(problem, provider, options);
        upload = now;
        whole = problem.x();
        batches = new ResidentBatches(now.design());
        return Solvers.resident(options.solver(), problem, options.memory(), kernel, now.design());
    }

    /**
     * Fits the path of the same columns with other row weights. Its report does not count passes over the design, which it is not alone in asking for.
     *
     * @param problem weights are 0 where those of the whole are
     * @param each how to fit; solver, backend and resident options are not looked at
     * @param listener hears of every point and may cancel
     * @param device has {@link #solve} see to a request, alone or with those of others, before it returns
     * @throws IllegalStateException if nothing has been uploaded
     */
    public LassoPath part(Problem problem, LassoOptions each, PathListener listener, Consumer<ResidentRequest> device) {
        StandardizedMatrix uploaded = uploaded(whole);
        return Lasso.path(
                problem,
                each,
                listener,
                (standardized, kernel) -> Solvers.part(standardized, uploaded, each.memory(), kernel, device));
    }

    /** Sees to requests of several parts at once; by one thread at a time. */
    public void solve(List<ResidentRequest> requests) {
        uploaded(batches).solve(requests);
    }

    /** How the design was used so far; empty if there is none yet. */
    public Optional<ResidentUse> use() {
        return Optional.ofNullable(upload).map(Upload::use);
    }

    private static <T> T uploaded(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the shared design has not been uploaded; fit the whole first");
        }
        return value;
    }

    @Override
    public void close() {
        if (upload != null) {
            upload.close();
        }
    }
}
