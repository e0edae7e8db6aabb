package org.lariat.gpu.nd4j;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.Workers;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.DeviceException;
import org.lariat.resident.FistaProducts;
import org.lariat.resident.HostIteratedDesign;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentOptions;

/**
 * Z in an array of ND4J, or read again in blocks of columns for every pass. Products are ND4J's {@code matmul}; everything else a FISTA step
 * needs is O(n + p) and stays on the host, where one loop over it takes less than ND4J's calls for its parts.
 */
final class Nd4jDesign extends HostIteratedDesign {
    /** Columns packed at a time at most. */
    static final int MOST_PACKED = 256;

    /** Bytes packed at a time, which a second-level cache holds. */
    private static final int PACKED_BYTES = 1 << 18;

    /** Bytes of columns at a time where they are not held: enough for long products, little beside the data. */
    private static final long STREAMED_BYTES = 1L << 28;

    private final Allotment allotment;
    private final ColumnReader reader;
    private final Columns whole;
    private @Nullable Block packing;

    private Nd4jDesign(int n, int p, Allotment allotment, ColumnReader reader, Columns whole) {
        super(n, p);
        this.allotment = allotment;
        this.reader = reader;
        this.whole = whole;
    }

    /**
     * Reads the columns, or makes room for some at a time.
     *
     * @throws DeviceException if there is no room
     */
    static Nd4jDesign upload(ColumnSource source, ResidentOptions options) {
        int n = source.rows();
        int p = source.columns();
        Allotment allotment = new Allotment(options.precision(), options.memoryLimit());
        long vectors = allotment.bytes(1, (long) n + p);
        long needed = allotment.bytes(n, p) + vectors;
        long available = allotment.available();
        boolean held = needed <= available;
        // Half of what there is: the other half is for vectors and for columns that are kept.
        long room = Math.min(STREAMED_BYTES, available / 2 - vectors) / allotment.bytes(n, 1);
        if (!held && (!options.streamed() || room < 1)) {
            long least = 2 * (vectors + allotment.bytes(n, 1));
            throw DeviceException.tooLarge("nd4j's memory", options.streamed() ? least : needed, available);
        }
        ColumnReader reader = new ColumnReader(source, options.threads());
        try {
            Columns whole = held
                    ? HeldColumns.read(allotment, n, all(p), reader).prepared()
                    : new StreamedColumns(allotment, n, (int) Math.min(p, room), reader);
            return new Nd4jDesign(n, p, allotment, reader, whole);
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private static int[] all(int p) {
        return IntStream.range(0, p).toArray();
    }

    @Override
    public String backend() {
        return Nd4jProvider.NAME;
    }

    @Override
    public String description() {
        List<String> advice = JvmSetup.here().advice();
        return String.format(
                Locale.ROOT,
                "%s, %s, %.3g GB %s%s",
                Nd4jRuntime.name(),
                precision().name().toLowerCase(Locale.ROOT),
                1e-9 * bytes(),
                whole instanceof HeldColumns ? "resident" : "at a time",
                advice.isEmpty() ? "" : "; " + String.join("; ", advice));
    }

    @Override
    public Precision precision() {
        return allotment.precision();
    }

    @Override
    public long bytes() {
        return whole.bytes();
    }

    @Override
    public double correlationError() {
        return RoundingBound.ofProducts(rows(), precision());
    }

    @Override
    protected FistaProducts newProducts() {
        return new Nd4jProducts(this, whole);
    }

    /** Before a pass over some columns. */
    void begin(int count) {
        reads(count);
        Nd4jRuntime.useOneThreadForEachProduct();
    }

    /** Some columns in memory of their own; null if there is no room, or nowhere to copy them from but a device. */
    @Nullable
    HeldColumns compacted(int[] list) {
        if (allotment.bytes(rows(), list.length) > allotment.available() / 2 || !Nd4jRuntime.isOnHost()) {
            return null;
        }
        return whole instanceof HeldColumns held
                ? held.compacted(allotment, rows(), list, reader.workers())
                : HeldColumns.read(allotment, rows(), list, reader);
    }

    /** Where to pack a few columns, not all of which need be used; null if there is no room, or they are on a device. */
    @Nullable
    Block packing() {
        if (packing == null && Nd4jRuntime.isOnHost()) {
            long width = Math.clamp(PACKED_BYTES / allotment.bytes(rows(), 1), 1, MOST_PACKED);
            if (2 * allotment.bytes(rows() + 2L, width) < allotment.available()) {
                packing = new Block(allotment, rows(), (int) width, Workers.SERIAL);
            }
        }
        return packing;
    }

    @Override
    protected void release() {
        if (packing != null) {
            packing.close();
        }
        whole.close();
        reader.close();
    }
}
