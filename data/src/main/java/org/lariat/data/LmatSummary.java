package org.lariat.data;

import java.util.List;
import java.util.Optional;
import org.lariat.data.LmatVectors.Role;
import org.lariat.matrix.ElementType;

/** What a {@code .lmat} file says of itself. Immutable. */
public final class LmatSummary {
    private final LmatHeader header;
    private final LmatMetadata metadata;

    LmatSummary(LmatHeader header, LmatMetadata metadata) {
        this.header = header;
        this.metadata = metadata;
    }

    /** Number of rows. */
    public int rows() {
        return header.rows();
    }

    /** Number of columns. */
    public int columns() {
        return header.columns();
    }

    /** How elements are stored. */
    public ElementType elementType() {
        return header.type();
    }

    /** Bytes of the columns. */
    public long dataBytes() {
        return header.dataBytes();
    }

    /** Bytes of the file. */
    public long bytes() {
        return header.total();
    }

    /** Name of the response, if there is one. */
    public Optional<String> response() {
        return Optional.ofNullable(metadata.vectors().name(Role.RESPONSE));
    }

    /** Name of the observation weights, if there are any. */
    public Optional<String> weights() {
        return Optional.ofNullable(metadata.vectors().name(Role.WEIGHTS));
    }

    /** Name of the offset, if there is one. */
    public Optional<String> offset() {
        return Optional.ofNullable(metadata.vectors().name(Role.OFFSET));
    }

    /** Names of the columns, (p). */
    public List<String> names() {
        return metadata.names().names();
    }

    /** Mean of each column, (p); a copy. */
    public double[] means() {
        return metadata.means().clone();
    }

    /** Standard deviation of each column, which is the norm about the mean over √n, (p); a copy. */
    public double[] norms() {
        return metadata.norms().clone();
    }

    /** What was noted when the file was made: rows dropped, values filled in. */
    public List<String> notes() {
        return metadata.notes();
    }
}
