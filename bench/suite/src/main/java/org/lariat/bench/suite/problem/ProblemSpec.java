package org.lariat.bench.suite.problem;

import java.util.Locale;
import org.lariat.bench.suite.result.PathRow.Purpose;
import org.lariat.data.Dataset;
import org.lariat.data.Generators;

/**
 * A problem to be made up by {@link Generators}.
 *
 * @param purpose why it is there
 * @param shape of its matrix
 * @param rows n
 * @param columns p
 * @param rho correlation of neighbouring columns of a dense matrix; 0 for a sparse one
 * @param nonzeros true non-zero coefficients
 * @param cv whether it is cross-validated too
 */
public record ProblemSpec(Purpose purpose, Shape shape, int rows, int columns, double rho, int nonzeros, boolean cv) {
    /** Variance of the signal over that of the noise. */
    private static final double SIGNAL_TO_NOISE = 3.0;

    /** Words drawn for each row of a sparse matrix. */
    private static final int WORDS_PER_ROW = 40;

    /** How a matrix is stored. */
    public enum Shape {
        /** AR(1) columns. */
        DENSE,
        /** Counts of words. */
        SPARSE
    }

    /** A dense problem to look at time against gap. */
    static ProblemSpec dense(int rows, int columns, double rho, int nonzeros) {
        return new ProblemSpec(Purpose.GAP, Shape.DENSE, rows, columns, rho, nonzeros, false);
    }

    /** A sparse problem to look at time against gap. */
    static ProblemSpec sparse(int rows, int columns, int nonzeros) {
        return new ProblemSpec(Purpose.GAP, Shape.SPARSE, rows, columns, 0.0, nonzeros, false);
    }

    /** The same, cross-validated too. */
    ProblemSpec withCv() {
        return new ProblemSpec(purpose, shape, rows, columns, rho, nonzeros, true);
    }

    /** The same for another purpose. */
    ProblemSpec forPurpose(Purpose value) {
        return new ProblemSpec(value, shape, rows, columns, rho, nonzeros, cv);
    }

    /** What it is called in tables, and what two runs are compared by. */
    public String name() {
        String size = rows + "×" + columns;
        return shape == Shape.SPARSE ? size + " sparse" : String.format(Locale.ROOT, "%s, ρ %.1f", size, rho);
    }

    /** Makes it. */
    public BenchProblem make(long seed) {
        Dataset data = switch (shape) {
            case DENSE ->
                Generators.dense(rows, columns, rho, nonzeros, SIGNAL_TO_NOISE, seed)
                        .data();
            case SPARSE ->
                Generators.sparse(rows, columns, WORDS_PER_ROW, nonzeros, SIGNAL_TO_NOISE, seed)
                        .data();
        };
        return BenchProblem.of(purpose, name(), data.x(), data.y().orElseThrow());
    }
}
