package org.lariat.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lariat.data.prep.Pipeline;
import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Problem;

/** What was read: a design with named columns, and what belongs to its rows. Immutable, but for a fingerprint kept. */
public final class Dataset {
    private final String source;
    private final DesignMatrix x;
    private final FeatureNames names;
    private final RowValues rowValues;
    private final List<String> notes;
    private @Nullable String fingerprint; // computed when first asked for; a race computes the same twice

    Dataset(String source, DesignMatrix x, FeatureNames names, RowValues rowValues, List<String> notes) {
        this.source = source;
        this.x = x;
        this.names = names;
        this.rowValues = rowValues;
        this.notes = List.copyOf(notes);
    }

    /**
     * A data set made in memory, with names V1 … Vp.
     *
     * @param source what to call it in messages
     * @param x n×p
     * @param y (n), or null
     * @throws DataException if the length of y is not n
     */
    public static Dataset of(String source, DesignMatrix x, double @Nullable [] y) {
        if (y != null && y.length != x.rows()) {
            throw new DataException(
                    source + ": the response has " + y.length + " values, the matrix has " + x.rows() + " rows");
        }
        return new Dataset(source, x, FeatureNames.numbered(x.columns()), new RowValues(y, null, null), List.of());
    }

    /** Where it came from: the file as it was named, or what the maker called it. */
    public String source() {
        return source;
    }

    /** The design, n×p. */
    public DesignMatrix x() {
        return x;
    }

    /** Names of the columns, (p), all different. */
    public List<String> names() {
        return names.names();
    }

    /** Names and what else is known of columns. */
    FeatureNames featureNames() {
        return names;
    }

    /** Response, weights and offset; shared, to be read only. */
    RowValues rowValues() {
        return rowValues;
    }

    /** True if the file had no names and the columns are called V1 … Vp. */
    public boolean namesNumbered() {
        return names.numbered();
    }

    /** Columns of the file that became indicators {@code column=level}. */
    public Set<String> categorical() {
        return names.categorical();
    }

    /** The steps that features were made with; {@link Pipeline#NONE} if columns were taken as they are. */
    public Pipeline pipeline() {
        return names.pipeline();
    }

    /** Columns of the file that were left out, in the order of the file. */
    public List<String> skipped() {
        return names.skipped();
    }

    /** The response, (n); a copy. */
    public Optional<double[]> y() {
        return Optional.ofNullable(rowValues.y()).map(double[]::clone);
    }

    /** Observation weights, (n); a copy. */
    public Optional<double[]> weights() {
        return Optional.ofNullable(rowValues.weights()).map(double[]::clone);
    }

    /** The offset, (n); a copy. */
    public Optional<double[]> offset() {
        return Optional.ofNullable(rowValues.offset()).map(double[]::clone);
    }

    /** What a user should know about the reading, a sentence each: rows dropped, values filled in, columns left out. */
    public List<String> notes() {
        return notes;
    }

    /**
     * SHA-256, 64 hex digits, over shape, element type, names, the values of x as stored, y, weights and offset. It does not
     * depend on the format of the file, nor on whether the matrix is stored dense or sparse. Computed when first asked for;
     * that reads the matrix once.
     */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = Fingerprint.of(x, names.names(), rowValues);
            fingerprint = known;
        }
        return known;
    }

    /**
     * The regression problem: design, response, weights and offset.
     *
     * @throws DataException if there is no response, or the weights do not fit
     */
    public Problem problem() {
        double[] y = rowValues.y();
        if (y == null) {
            throw new DataException(
                    source + ": there is no response; name its column with --target, or its file with --target-file");
        }
        try {
            Problem problem = Problem.of(x, y);
            double[] w = rowValues.weights();
            double[] o = rowValues.offset();
            problem = w == null ? problem : problem.weights(w);
            return o == null ? problem : problem.offset(o);
        } catch (IllegalArgumentException e) {
            throw new DataException(source + ": " + e.getMessage(), e);
        }
    }
}
