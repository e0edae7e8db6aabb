package org.lariat;

import java.util.Optional;
import org.lariat.kernel.VectorKernel;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.ResidentUse;
import org.lariat.solver.PointSolver;

/** Makes the solver of a fit that shares something with others. */
@FunctionalInterface
interface SolverSource {
    /**
     * Makes it.
     *
     * @param problem the standardised problem
     * @param kernel of the host
     */
    PointSolver solver(StandardizedProblem problem, VectorKernel kernel);

    /** How a resident design was used, if it was for this fit alone so far. */
    default Optional<ResidentUse> use() {
        return Optional.empty();
    }
}
