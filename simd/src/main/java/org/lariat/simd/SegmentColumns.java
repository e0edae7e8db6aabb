package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.simd.ColumnMemory.ADDRESSES;
import static org.lariat.simd.Lanes.LONGS;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.lariat.kernel.ColumnKernel;

/**
 * What both element types share: which passes and tiles make a result. The loops over elements are written out for each
 * type, under rules that were found by measuring (bench/reports/kernels-notes.md):
 *
 * <ul>
 *   <li>No method takes or returns a vector. C2 stops inlining ordinary methods once a compilation has many nodes, and the
 *       Vector API makes many; then every vector handed over is boxed, and a tile of a block product takes five times as
 *       long. So folds and loads are spelled out, and the element types differ in little else than the load.
 *   <li>C2 makes a counted loop of {@code i < end} and not of {@code i != end}. In a counted loop it checks arrays once, before it, but if its body is
 *       small it unrolls it, which was slower from memory; and where a segment is checked at places that go with i it makes a nest of two, with some
 *       200 instructions at the entrance. Against both, places are a product with {@link #stride} there: two a round, as with one columns of 100
 *       elements from memory take up to half as long again. The tile is too large to be unrolled: there an index {@code & INDICES} will do. Where sums of several columns or of float32 were not faster in a counted loop, they end with {@code !=}.
 *   <li>A vector that was just loaded, or a constant, is asked to join a sum, {@code x.fma(y, a)} or {@code x.or(a)}, and not a sum that goes round a loop to
 *       take it in: of that C2 knows the class from a type profile alone. Where there is none yet, since the launcher has loops compiled early, the sum is
 *       allocated anew in every round, for good.
 *   <li>At 100 elements in cache the call of a loop, with its checks of v, took half of the time. C2 inlines a method that is called often if it has at most 325 bytes of
 *       bytecode ({@code FreqInlineSize}). So columns below {@link #SHORT} have loops that small, where there is but one pass: two groups of eight a round, the sums change places,
 *       and the length is masked so that C2 knows that there are few rounds and leaves out the poll. They read through the segment: the check of each load costs less there than
 *       what C2 makes of the loop without it, which takes half as long again from memory.
 *   <li>Of sums, the elements that make no full group are read as the last eight of the column, and masked; of updates they come last, four, two and one at a time. Long updates
 *       share nothing with short ones: behind another counted loop, or with their end in another method, they take up to half as long again.
 * </ul>
 *
 * <p>Columns of fewer than eight elements or on the heap, and the weighted sparse updates, are left to the scalar kernel. Gather and scatter
 * instructions gain nothing: sparse columns are read by address, where that may be, four entries a round.
 */
abstract class SegmentColumns implements ColumnKernel {
    /** Columns of a tile of a block product. */
    private static final int TILE_COLUMNS = 4;

    /** Vectors of a tile. */
    private static final int TILE_VECTORS = 6;

    /** Room for the lanes of a tile, one for each thread. */
    private static final ThreadLocal<double[]> LANES =
            ThreadLocal.withInitial(() -> new double[TILE_COLUMNS * TILE_VECTORS * BLOCK_LANES]);

    /** Places of columns for which a thread keeps room: fresh memory for them is a tenth of the time of {@link #dots} over 100 elements in cache. */
    private static final int MOST_KEPT = 1024;

    private static final ThreadLocal<long[]> PLACES = ThreadLocal.withInitial(() -> new long[MOST_KEPT]);

    /** More than a second-level cache holds. */
    private static final long FAR = 1L << 20;

    /** Blocks from there of up to so many bytes are read before their tiles: they stay in that cache beside the vectors they meet. */
    private static final long READ_FIRST = FAR / 2;

    /** Of columns from there, shorter ones are read as they lie, */
    private static final int SHORTEST_APART = 88;

    /** those up to this length two at a time, as v is in a first-level cache then, and longer ones four at a time (docs/design.md). */
    private static final int LONGEST_PAIRED = 2048;

    /** More than a third-level cache holds beside other things. */
    private static final long MEMORY = 16L << 20;

    /** Columns below this length have loops of their own where one pass takes all lanes; from twice that on, those were no faster. */
    static final int SHORT = 128;

    /** {@code ENDS >> n % 8} has, of its last eight bits, the n mod 8 highest set: the lanes that make no full group. */
    static final long ENDS = 0xFF00;

    /** Longer sparse updates are left to the scalar kernel: at 1003 entries four a round gain nothing, at 20000 in cache they take 11 µs for 8. */
    private static final int LONGEST_SPARSE_UPDATE = 512;

    /** The reference for the same element type. */
    final ColumnKernel scalar;

    /**
     * Bytes of an element, which the compiler is not to know: a loop with places that are a product with it is too dear to unroll in C2's model
     * ({@code IdealLoopTree::policy_unroll} adds ten for each). Not final, or it might come to trust it.
     */
    long stride;

    private final Rehearsal dotLoop = new Rehearsal();
    private final Rehearsal quadLoop = new Rehearsal();
    private final Rehearsal pairLoop = new Rehearsal();
    private final Rehearsal deviationLoop = new Rehearsal();
    private final Rehearsal tileLoop = new Rehearsal();
    private final Rehearsal readLoop = new Rehearsal();

    SegmentColumns(ColumnKernel scalar) {
        this.scalar = scalar;
        stride = elementBytes();
    }

    /*
     * What the element types bring. Columns are at least eight elements long here, and begin at places of ColumnMemory.
     */

    /** One pass of {@link #dot}, folded: lanes {@code p … p+WIDTH−1} of every group. */
    abstract double dot(MemorySegment x, long at, double[] v, int n, int p);

    /**
     * Columns against one vector, four at a time, where one pass takes all lanes: those at {@code places[k]}, {@code k + apart}, {@code k + 2·apart}
     * and {@code k + 3·apart} for k = 0, step, 2·step, ….
     *
     * @param v a {@link VectorCopy}
     */
    abstract void quads(
            MemorySegment x,
            long[] places,
            int groups,
            int apart,
            int step,
            MemorySegment v,
            int n,
            double[] out,
            int outAt);

    /**
     * Columns against one vector, two at a time, where one pass takes all lanes: those at {@code places[k]} and {@code k + pairs}.
     *
     * @param v a {@link VectorCopy}
     */
    abstract void pairs(MemorySegment x, long[] places, int pairs, MemorySegment v, int n, double[] out, int outAt);

    /** One pass of {@link #squaredDeviation}, folded. */
    abstract double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n, int p);

    /**
     * One pass over four columns and six vectors, which start at index {@code q0 … q5} of the panel. The lanes of entry
     * (k, m) are written to {@code lanes[8·(6k + m) + p]} and behind.
     */
    abstract void tile(
            MemorySegment x,
            long at0,
            long at1,
            long at2,
            long at3,
            double[] panel,
            int q0,
            int q1,
            int q2,
            int q3,
            int q4,
            int q5,
            int n,
            int p,
            double[] lanes);

    /** {@link #axpy}. */
    abstract void update(double a, MemorySegment x, long at, double[] v, int n);

    /** {@link #axpy4}. */
    abstract void update4(
            double[] a, int first, MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n);

    /** {@link #axpyWeighted}. */
    abstract void updateWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n);

    /** Whether columns of this length have loops of their own. */
    static boolean isShort(int n) {
        return WIDTH == BLOCK_LANES && n < SHORT;
    }

    /** Up to where updates of short columns take two groups a round: none beyond a third-level cache, from where that takes up to twice as long. */
    static int inPairs(MemorySegment x, int n) {
        return x.byteSize() < MEMORY ? n & (SHORT - 2 * BLOCK_LANES) : 0;
    }

    /** Whether a column is left to the scalar kernel: a short one, or one on the heap. */
    private static boolean isScalar(MemorySegment x, int n) {
        return n < BLOCK_LANES || ColumnMemory.isOutOfReach(x);
    }

    /** The last place in a segment at which a column of {@code n} elements may begin. */
    private long last(MemorySegment x, int n) {
        return x.byteSize() - (long) n * elementBytes();
    }

    private long place(MemorySegment x, long at, int n) {
        return ColumnMemory.place(ColumnMemory.base(x), last(x, n), at);
    }

    @Override
    public double dot(MemorySegment x, long at, double[] v, int n) {
        if (isScalar(x, n)) {
            return scalar.dot(x, at, v, n);
        }
        try {
            return passes(x, place(x, at, n), v, n);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    private double passes(MemorySegment x, long at, double[] v, int n) {
        if (dotLoop.isDue(n)) {
            dotLoop.of(piece -> dot(x, at, v, piece, 0));
        }
        return switch (WIDTH) {
            case 8 -> dot(x, at, v, n, 0);
            case 4 -> dot(x, at, v, n, 0) + dot(x, at, v, n, 4);
            default -> (dot(x, at, v, n, 0) + dot(x, at, v, n, 2)) + (dot(x, at, v, n, 4) + dot(x, at, v, n, 6));
        };
    }

    @Override
    public void dots(MemorySegment x, long[] at, int from, int count, double[] v, int n, double[] out, int outAt) {
        if (isScalar(x, n)) {
            scalar.dots(x, at, from, count, v, n, out, outAt);
            return;
        }
        try {
            long[] places = places(x, at, from, count, n);
            for (int k = WIDTH == BLOCK_LANES ? inTurns(x, places, count, v, n, out, outAt) : 0; k < count; k++) {
                out[outAt + k] = passes(x, places[k], v, n);
            }
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    /** Where the columns begin: the first {@code count} elements, until this thread asks for others. */
    private long[] places(MemorySegment x, long[] at, int from, int count, int n) {
        long base = ColumnMemory.base(x);
        long last = last(x, n);
        long[] places = count > MOST_KEPT ? new long[count] : PLACES.get();
        int k = 0;
        LongVector outside = LongVector.zero(LONGS); // negative in a lane that met a column which is not wholly inside
        for (int end = count & -LONGS.length(); k < end; k += LONGS.length()) {
            LongVector offset = LongVector.fromArray(LONGS, at, from + k);
            offset.add(base).intoArray(places, k);
            outside = offset.or(LongVector.broadcast(LONGS, last).sub(offset)).or(outside);
        }
        if (outside.test(VectorOperators.IS_NEGATIVE).anyTrue()) {
            k = 0; // one after the other, to say which
        }
        for (; k < count; k++) {
            places[k] = ColumnMemory.place(base, last, at[from + k]);
        }
        return places;
    }

    /**
     * Several columns at a time share the loads of v. From beyond a second-level cache they are taken from far apart, so that each is a stream of
     * addresses that goes on in its neighbour, and no two of them share a page.
     *
     * @return how many columns were done, from the first
     */
    private int inTurns(MemorySegment x, long[] places, int count, double[] v, int n, double[] out, int outAt) {
        int quarter = count / 4;
        if (quarter == 0) {
            return 0;
        }
        try (Arena arena = VectorCopy.arena(n)) {
            MemorySegment w = VectorCopy.of(v, n, arena);
            boolean near = x.byteSize() < FAR || n < SHORTEST_APART;
            if (near || n > LONGEST_PAIRED) {
                if (quadLoop.isDue(n)) {
                    quadLoop.of(piece -> quads(x, places, 1, 1, 4, w, piece, out, outAt));
                }
                quads(x, places, quarter, near ? 1 : quarter, near ? 4 : 1, w, n, out, outAt);
                return 4 * quarter;
            }
            if (pairLoop.isDue(n)) {
                pairLoop.of(piece -> pairs(x, places, 1, w, piece, out, outAt));
            }
            pairs(x, places, count / 2, w, n, out, outAt);
            return count & -2;
        }
    }

    @Override
    public double squaredDeviation(MemorySegment x, long at, double center, double[] w, int n) {
        if (isScalar(x, n)) {
            return scalar.squaredDeviation(x, at, center, w, n);
        }
        try {
            return deviationPasses(x, place(x, at, n), center, w, n);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    private double deviationPasses(MemorySegment x, long at, double center, double[] w, int n) {
        if (deviationLoop.isDue(n)) {
            deviationLoop.of(piece -> squaredDeviation(x, at, center, w, piece, 0));
        }
        return switch (WIDTH) {
            case 8 -> squaredDeviation(x, at, center, w, n, 0);
            case 4 -> squaredDeviation(x, at, center, w, n, 0) + squaredDeviation(x, at, center, w, n, 4);
            default ->
                (squaredDeviation(x, at, center, w, n, 0) + squaredDeviation(x, at, center, w, n, 2))
                        + (squaredDeviation(x, at, center, w, n, 4) + squaredDeviation(x, at, center, w, n, 6));
        };
    }

    @Override
    public void axpy(double a, MemorySegment x, long at, double[] v, int n) {
        if (isScalar(x, n)) {
            scalar.axpy(a, x, at, v, n);
            return;
        }
        try {
            update(a, x, place(x, at, n), v, n);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    @Override
    public void axpy4(
            double[] a, int first, MemorySegment x, long at0, long at1, long at2, long at3, double[] v, int n) {
        if (isScalar(x, n)) {
            scalar.axpy4(a, first, x, at0, at1, at2, at3, v, n);
            return;
        }
        try {
            update4(a, first, x, place(x, at0, n), place(x, at1, n), place(x, at2, n), place(x, at3, n), v, n);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    @Override
    public void axpyWeighted(double a, MemorySegment x, long at, double[] w, double[] v, int n) {
        if (isScalar(x, n)) {
            scalar.axpyWeighted(a, x, at, w, v, n);
            return;
        }
        try {
            updateWeighted(a, x, place(x, at, n), w, v, n);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    @Override
    public void gram(
            MemorySegment x,
            long[] at,
            int from,
            int count,
            double[] panel,
            int panelColumns,
            int n,
            double[] out,
            int outAt) {
        if (isScalar(x, n)) {
            scalar.gram(x, at, from, count, panel, panelColumns, n, out, outAt);
            return;
        }
        try {
            if (count > 0 && panelColumns > 0) {
                tiles(x, at, from, count, panel, panelColumns, n, out, outAt);
            }
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    private void tiles(
            MemorySegment x,
            long[] at,
            int from,
            int count,
            double[] panel,
            int panelColumns,
            int n,
            double[] out,
            int outAt) {
        long[] places = places(x, at, from, count, n);
        double[] lanes = LANES.get();
        if (x.byteSize() >= FAR && (long) count * n * elementBytes() <= READ_FIRST) {
            if (readLoop.isDue(n)) {
                long[] two = {places[0], places[count - 1]};
                readLoop.of(piece -> lanes[0] = BlockRead.pairs(x, two, 2, piece * elementBytes()));
            }
            lanes[0] = BlockRead.pairs(x, places, count, n * elementBytes());
        }
        if (tileLoop.isDue(n)) {
            long any = places[0];
            tileLoop.of(piece -> tile(x, any, any, any, any, panel, 0, 0, 0, 0, 0, 0, piece, 0, lanes));
        }
        for (int m = 0; m < panelColumns; m += TILE_VECTORS) {
            int vectors = Math.min(TILE_VECTORS, panelColumns - m);
            int q0 = m * n;
            int q1 = (m + Math.min(1, vectors - 1)) * n; // a tile that is not full takes its last vector again
            int q2 = (m + Math.min(2, vectors - 1)) * n;
            int q3 = (m + Math.min(3, vectors - 1)) * n;
            int q4 = (m + Math.min(4, vectors - 1)) * n;
            int q5 = (m + Math.min(5, vectors - 1)) * n;
            for (int k = 0; k < count; k += TILE_COLUMNS) {
                int columns = Math.min(TILE_COLUMNS, count - k);
                long at0 = places[k];
                long at1 = places[k + Math.min(1, columns - 1)];
                long at2 = places[k + Math.min(2, columns - 1)];
                long at3 = places[k + Math.min(3, columns - 1)];
                for (int p = 0; p < BLOCK_LANES; p += WIDTH) {
                    tile(x, at0, at1, at2, at3, panel, q0, q1, q2, q3, q4, q5, n, p, lanes);
                }
                fold(lanes, columns, vectors, out, outAt + k * panelColumns + m, panelColumns);
            }
        }
    }

    private static void fold(double[] lanes, int columns, int vectors, double[] out, int outAt, int panelColumns) {
        for (int k = 0; k < columns; k++) {
            for (int m = 0; m < vectors; m++) {
                out[outAt + k * panelColumns + m] = Lanes.fold(lanes, BLOCK_LANES * (TILE_VECTORS * k + m));
            }
        }
    }

    @Override
    public double sparseDot(MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        if (count < 1 || ColumnMemory.isOutOfReach(rows) || ColumnMemory.isOutOfReach(values)) {
            return scalar.sparseDot(rows, values, start, count, v);
        }
        if (!ColumnMemory.isDirect()) {
            return checkedSparseSum(rows, values, start, count, v);
        }
        try {
            long row = rowPlace(rows, start, count);
            return sparseSum(rows, row, values, place(values, start * elementBytes(), count), count, v);
        } finally {
            Reference.reachabilityFence(rows);
            Reference.reachabilityFence(values);
        }
    }

    private static long rowPlace(MemorySegment rows, long start, int count) {
        return ColumnMemory.place(
                ColumnMemory.base(rows), rows.byteSize() - (long) count * Integer.BYTES, start * Integer.BYTES);
    }

    private double sparseSum(MemorySegment rows, long row, MemorySegment values, long value, int count, double[] v) {
        MemorySegment r = ColumnMemory.of(rows);
        MemorySegment x = ColumnMemory.of(values);
        long bytes = elementBytes();
        double a0 = 0.0;
        double a1 = 0.0;
        double a2 = 0.0;
        double a3 = 0.0;
        int k = 0;
        for (int end = count & -4; k < end; k += 4) {
            long q = (row + (long) k * Integer.BYTES) & ADDRESSES;
            long o = (value + k * bytes) & ADDRESSES;
            a0 = Math.fma(elementAt(x, o), v[rowAt(r, q)], a0);
            a1 = Math.fma(elementAt(x, o + bytes), v[rowAt(r, q + Integer.BYTES)], a1);
            a2 = Math.fma(elementAt(x, o + 2 * bytes), v[rowAt(r, q + 2 * Integer.BYTES)], a2);
            a3 = Math.fma(elementAt(x, o + 3 * bytes), v[rowAt(r, q + 3 * Integer.BYTES)], a3);
        }
        long q = (row + (long) k * Integer.BYTES) & ADDRESSES;
        long o = (value + k * bytes) & ADDRESSES;
        int left = count & 3;
        if (left > 0) {
            a0 = Math.fma(elementAt(x, o), v[rowAt(r, q)], a0);
        }
        if (left > 1) {
            a1 = Math.fma(elementAt(x, o + bytes), v[rowAt(r, q + Integer.BYTES)], a1);
        }
        if (left > 2) {
            a2 = Math.fma(elementAt(x, o + 2 * bytes), v[rowAt(r, q + 2 * Integer.BYTES)], a2);
        }
        return (a0 + a2) + (a1 + a3);
    }

    /** The same by index, for where every load is checked: by place that takes 463 ns instead of 327 there, of 1003 entries in cache. */
    private double checkedSparseSum(MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        double a0 = 0.0;
        double a1 = 0.0;
        double a2 = 0.0;
        double a3 = 0.0;
        int k = 0;
        for (int end = count & -4; k < end; k += 4) {
            a0 = Math.fma(element(values, start + k), v[row(rows, start + k)], a0);
            a1 = Math.fma(element(values, start + k + 1), v[row(rows, start + k + 1)], a1);
            a2 = Math.fma(element(values, start + k + 2), v[row(rows, start + k + 2)], a2);
            a3 = Math.fma(element(values, start + k + 3), v[row(rows, start + k + 3)], a3);
        }
        if (k < count) {
            a0 = Math.fma(element(values, start + k), v[row(rows, start + k)], a0);
        }
        if (k + 1 < count) {
            a1 = Math.fma(element(values, start + k + 1), v[row(rows, start + k + 1)], a1);
        }
        if (k + 2 < count) {
            a2 = Math.fma(element(values, start + k + 2), v[row(rows, start + k + 2)], a2);
        }
        return (a0 + a2) + (a1 + a3);
    }

    /** The element at a place of {@link ColumnMemory}, widened. */
    abstract double elementAt(MemorySegment memory, long place);

    private static int rowAt(MemorySegment memory, long place) {
        return memory.get(ValueLayout.JAVA_INT_UNALIGNED, place);
    }

    /** Element {@code k} of the stored values, widened. */
    abstract double element(MemorySegment values, long k);

    /** One entry after the other, four sums in turn, each of them with a register for the eight vectors. */
    @Override
    public void sparseDot8(
            MemorySegment rows, MemorySegment values, long start, int count, double[] panel, double[] out, int outAt) {
        for (int p = 0; p != BLOCK_LANES; p += WIDTH) {
            DoubleVector a0 = DoubleVector.zero(SPECIES);
            DoubleVector a1 = DoubleVector.zero(SPECIES);
            DoubleVector a2 = DoubleVector.zero(SPECIES);
            DoubleVector a3 = DoubleVector.zero(SPECIES);
            long k = start;
            for (long end = start + (count & -4); k != end; k += 4) {
                a0 = DoubleVector.fromArray(SPECIES, panel, BLOCK_LANES * row(rows, k) + p)
                        .fma(DoubleVector.broadcast(SPECIES, element(values, k)), a0);
                a1 = DoubleVector.fromArray(SPECIES, panel, BLOCK_LANES * row(rows, k + 1) + p)
                        .fma(DoubleVector.broadcast(SPECIES, element(values, k + 1)), a1);
                a2 = DoubleVector.fromArray(SPECIES, panel, BLOCK_LANES * row(rows, k + 2) + p)
                        .fma(DoubleVector.broadcast(SPECIES, element(values, k + 2)), a2);
                a3 = DoubleVector.fromArray(SPECIES, panel, BLOCK_LANES * row(rows, k + 3) + p)
                        .fma(DoubleVector.broadcast(SPECIES, element(values, k + 3)), a3);
            }
            int left = count & 3;
            if (left > 0) {
                a0 = DoubleVector.fromArray(SPECIES, panel, BLOCK_LANES * row(rows, k) + p)
                        .fma(DoubleVector.broadcast(SPECIES, element(values, k)), a0);
            }
            if (left > 1) {
                a1 = DoubleVector.fromArray(SPECIES, panel, BLOCK_LANES * row(rows, k + 1) + p)
                        .fma(DoubleVector.broadcast(SPECIES, element(values, k + 1)), a1);
            }
            if (left > 2) {
                a2 = DoubleVector.fromArray(SPECIES, panel, BLOCK_LANES * row(rows, k + 2) + p)
                        .fma(DoubleVector.broadcast(SPECIES, element(values, k + 2)), a2);
            }
            a0.add(a2).add(a1.add(a3)).intoArray(out, outAt + p);
        }
    }

    @Override
    public void sparseAxpy(double a, MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        if (count < 1
                || count > LONGEST_SPARSE_UPDATE
                || !ColumnMemory.isDirect()
                || ColumnMemory.isOutOfReach(rows)
                || ColumnMemory.isOutOfReach(values)) {
            scalar.sparseAxpy(a, rows, values, start, count, v);
            return;
        }
        try {
            long row = rowPlace(rows, start, count);
            sparseUpdate(a, rows, row, values, place(values, start * elementBytes(), count), count, v);
        } finally {
            Reference.reachabilityFence(rows);
            Reference.reachabilityFence(values);
        }
    }

    private void sparseUpdate(
            double a, MemorySegment rows, long row, MemorySegment values, long value, int count, double[] v) {
        MemorySegment r = ColumnMemory.of(rows);
        MemorySegment x = ColumnMemory.of(values);
        long bytes = elementBytes();
        int k = 0;
        for (int end = count & -4; k < end; k += 4) {
            long q = (row + (long) k * Integer.BYTES) & ADDRESSES;
            long o = (value + k * bytes) & ADDRESSES;
            int i0 = rowAt(r, q);
            v[i0] = Math.fma(a, elementAt(x, o), v[i0]);
            int i1 = rowAt(r, q + Integer.BYTES);
            v[i1] = Math.fma(a, elementAt(x, o + bytes), v[i1]);
            int i2 = rowAt(r, q + 2 * Integer.BYTES);
            v[i2] = Math.fma(a, elementAt(x, o + 2 * bytes), v[i2]);
            int i3 = rowAt(r, q + 3 * Integer.BYTES);
            v[i3] = Math.fma(a, elementAt(x, o + 3 * bytes), v[i3]);
        }
        for (; k != count; k++) {
            int i = rowAt(r, (row + (long) k * Integer.BYTES) & ADDRESSES);
            v[i] = Math.fma(a, elementAt(x, (value + k * bytes) & ADDRESSES), v[i]);
        }
    }

    @Override
    public void sparseAxpyWeighted(
            double a, MemorySegment rows, MemorySegment values, long start, int count, double[] w, double[] v) {
        scalar.sparseAxpyWeighted(a, rows, values, start, count, w, v);
    }

    private static int row(MemorySegment rows, long k) {
        return rows.getAtIndex(ValueLayout.JAVA_INT, k);
    }
}
