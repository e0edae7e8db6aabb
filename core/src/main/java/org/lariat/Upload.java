package org.lariat;

import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentProvider;
import org.lariat.resident.ResidentUse;
import org.lariat.resident.StandardizedColumns;

/**
 * A resident design, and how long it took to bring it there.
 *
 * @param design closed with this
 * @param seconds in seconds
 */
record Upload(ResidentDesign design, double seconds) implements AutoCloseable {
    /**
     * Brings the columns of a problem to a device.
     *
     * @throws org.lariat.resident.DeviceException if they do not fit
     */
    static Upload of(StandardizedProblem problem, ResidentProvider provider, LassoOptions options) {
        long begin = System.nanoTime();
        ResidentDesign design = provider.upload(
                new StandardizedColumns(problem.x()), options.resident().threads(options.threads()));
        return new Upload(design, 1e-9 * (System.nanoTime() - begin));
    }

    /** How the design was used so far. */
    ResidentUse use() {
        return new ResidentUse(
                design.backend(), design.description(), design.precision(), design.bytes(), seconds, design.sweeps());
    }

    @Override
    public void close() {
        design.close();
    }
}
