package org.lariat.data;

import java.util.List;
import java.util.Set;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.PipelineJson;

/**
 * What follows the data in a {@code .lmat} file: facts about columns, checksums, names, and what belongs to rows. Arrays are
 * shared, to be read only.
 */
final class LmatMetadata {
    private final double[] means; // (p)
    private final double[] norms; // (p)
    private final int[] sums; // CRC32C of each block of columns
    private final LmatVectors vectors;
    private final FeatureNames names;
    private final List<String> notes;

    LmatMetadata(
            double[] means, double[] norms, int[] sums, LmatVectors vectors, FeatureNames names, List<String> notes) {
        this.means = means;
        this.norms = norms;
        this.sums = sums;
        this.vectors = vectors;
        this.names = names;
        this.notes = List.copyOf(notes);
    }

    /** Mean of each column, (p). */
    double[] means() {
        return means;
    }

    /** Norm of each column about its mean, over √n: its standard deviation, (p). */
    double[] norms() {
        return norms;
    }

    /** Checksum of each block of columns. */
    int[] sums() {
        return sums;
    }

    /** Response, weights and offset. */
    LmatVectors vectors() {
        return vectors;
    }

    FeatureNames names() {
        return names;
    }

    /** What was noted when the file was made. */
    List<String> notes() {
        return notes;
    }

    /** Writes all of it. */
    void writeTo(LmatOutput out) {
        out.reals(means);
        out.reals(norms);
        out.integers(sums);
        vectors.writeTo(out);
        out.integer(names.numbered() ? 0 : names.names().size());
        if (!names.numbered()) {
            names.names().forEach(out::text);
        }
        out.texts(names.categorical().stream().sorted().toList());
        out.texts(names.skipped());
        out.texts(notes);
        if (!names.pipeline().isEmpty()) {
            out.text(PipelineJson.text(names.pipeline()));
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static LmatMetadata read(LmatInput in, LmatHeader header) {
        double[] means = in.reals(header.columns());
        double[] norms = in.reals(header.columns());
        int[] sums = in.integers(header.blocks());
        LmatVectors vectors = LmatVectors.read(in, header.rows());
        List<String> names = in.texts();
        boolean numbered = names.isEmpty();
        Set<String> categorical = Set.copyOf(in.texts());
        List<String> skipped = in.texts();
        List<String> notes = in.texts();
        FeatureNames features = new FeatureNames(
                numbered ? FeatureNames.numbered(header.columns()).names() : names,
                numbered,
                categorical,
                skipped,
                in.hasMore() ? PipelineJson.pipeline(in.text()) : Pipeline.NONE);
        return new LmatMetadata(means, norms, sums, vectors, features, notes);
    }
}
