package org.lariat.gpu.cuda;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.lariat.resident.ResidentProblem;

/**
 * What the state of FISTA takes on a device, in one allocation: either all of it is there or nothing. Offsets are handed out first, then memory is
 * taken and the problems are sent. Fields are addresses; K problems, stride s, T bytes of an element.
 */
final class FistaMemory implements AutoCloseable {
    /** Blocks of a sum over rows or over columns: parts to be added afterwards. */
    private static final int MOST_ROW_PARTS = 64;

    private static final int MOST_COLUMN_PARTS = 1024;

    /** Doubles of a problem's scalars on the device; the first is FISTA's t, which begins at 1. */
    private static final int SCALARS = 5;

    private static final int POINTERS = 9; // of a problem on the device
    private static final int TERMS = 7;

    private final Elements elements;
    private final IdentityHashMap<double[], Long> arrays = new IdentityHashMap<>(); // of problems, to their places
    private final ResidentProblem[] problems;
    private final DeviceBuffer buffer;
    private final int rowParts;
    private final int columnParts;
    private long size;

    /** The iterate and the one before, in turns, each (K × p). */
    final long[] iterates = new long[2];

    /** A times these, each (K × s). */
    final long[] images = new long[2];

    final long correlations; // of the residual of what is stepped from, (K × p)
    final long weighted; // that residual with row factors, (K padded × s)
    final long partial; // sums of chunks of a product Z b
    final long entries; // columns that are not 0, (p)
    final long coefficients; // theirs, (p × K padded)
    final long mask; // a bit for each of them
    final long counts; // of them in each block of a step
    final long begins; // of each block's in the list
    final long length; // of the list
    final long columnsRead; // for products Z b so far
    final long scalars;
    final long settings; // λ, then L
    final long stepSums;
    final long rowSums;
    final long columnSums;
    final long terms;
    final long views; // of the problems

    /**
     * Takes memory, and sends the problems.
     *
     * @throws org.lariat.resident.DeviceException with the bytes needed and available if it does not fit
     */
    FistaMemory(CudaDesign design, ResidentProblem[] problems) {
        this.elements = design.elements();
        this.problems = problems;
        int count = problems.length;
        int p = design.columns();
        long stride = elements.stride(design.rows());
        int stepParts = StepGrid.mostBlocks(p);
        this.rowParts = Math.min(MOST_ROW_PARTS, Math.ceilDiv(design.rows(), KernelLaunch.THREADS));
        this.columnParts = Math.min(MOST_COLUMN_PARTS, Math.ceilDiv(p, KernelLaunch.THREADS));

        long columnVectors = (long) count * p * elements.bytes();
        long rowVectors = count * stride * elements.bytes();
        long[] offsets = {
            place(columnVectors),
            place(columnVectors),
            place(rowVectors),
            place(rowVectors),
            place(columnVectors),
            place(Correlate.paddedVectors(count) * stride * elements.bytes()),
            place(Combine.partialBytes(elements, stride, p, count)),
            place((long) p * Integer.BYTES),
            place(Combine.coefficientBytes(elements, p, count)),
            place(Math.ceilDiv(p, 32) * (long) Integer.BYTES),
            place((long) stepParts * Integer.BYTES),
            place((long) stepParts * Integer.BYTES),
            place(Integer.BYTES),
            place(Long.BYTES),
            place((long) count * SCALARS * Double.BYTES),
            place(2L * count * Double.BYTES),
            place(4L * count * stepParts * Double.BYTES),
            place(4L * count * rowParts * Double.BYTES),
            place(4L * count * columnParts * Double.BYTES),
            place((long) count * TERMS * Double.BYTES),
            place((long) count * POINTERS * Long.BYTES)
        };
        for (ResidentProblem problem : problems) {
            for (double[] array : arrays(problem)) {
                if (array != null) {
                    arrays.computeIfAbsent(array, key -> place((long) key.length * elements.bytes()));
                }
            }
        }
        Session session = design.session();
        this.buffer = session.allocate("the FISTA state of " + count + (count == 1 ? " problem" : " problems"), size);
        session.clear(buffer.address(), size);

        long base = buffer.address();
        int at = 0;
        this.iterates[0] = base + offsets[at++];
        this.iterates[1] = base + offsets[at++];
        this.images[0] = base + offsets[at++];
        this.images[1] = base + offsets[at++];
        this.correlations = base + offsets[at++];
        this.weighted = base + offsets[at++];
        this.partial = base + offsets[at++];
        this.entries = base + offsets[at++];
        this.coefficients = base + offsets[at++];
        this.mask = base + offsets[at++];
        this.counts = base + offsets[at++];
        this.begins = base + offsets[at++];
        this.length = base + offsets[at++];
        this.columnsRead = base + offsets[at++];
        this.scalars = base + offsets[at++];
        this.settings = base + offsets[at++];
        this.stepSums = base + offsets[at++];
        this.rowSums = base + offsets[at++];
        this.columnSums = base + offsets[at++];
        this.terms = base + offsets[at++];
        this.views = base + offsets[at];
        try {
            send(design.staging());
        } catch (RuntimeException e) {
            buffer.close();
            throw e;
        }
    }

    private long place(long bytes) {
        long at = size;
        size += Math.ceilDiv(bytes, DeviceBuffer.ALIGNMENT) * DeviceBuffer.ALIGNMENT;
        return at;
    }

    /** A problem's arrays, in the order in which the kernels' Problem has them. */
    private static double[] @Nullable [] arrays(ResidentProblem problem) {
        ResidentProblem.Reweighting by = problem.reweighting();
        return new double[][] {
            problem.target(),
            problem.unit(),
            problem.ridge(),
            problem.lower(),
            problem.upper(),
            by == null ? null : by.rowFactor(),
            by == null ? null : by.direction(),
            by == null ? null : by.shift(),
            by == null ? null : by.scale()
        };
    }

    private void send(Staging staging) {
        arrays.forEach((array, offset) -> staging.send(array, 0, array.length, buffer.address() + offset));
        long[] pointers = new long[problems.length * POINTERS];
        for (int k = 0; k < problems.length; k++) {
            double[][] its = arrays(problems[k]);
            for (int i = 0; i < POINTERS; i++) {
                Long offset = its[i] == null ? null : arrays.get(its[i]);
                pointers[k * POINTERS + i] = offset == null ? 0 : buffer.address() + offset;
            }
        }
        staging.sendBits(pointers, views);
    }

    /** Forgets momentum. */
    void sendFreshScalars(Staging staging) {
        long[] bits = new long[problems.length * SCALARS];
        for (int k = 0; k < problems.length; k++) {
            bits[k * SCALARS] = Double.doubleToRawLongBits(1.0);
        }
        staging.sendBits(bits, scalars);
    }

    /** Sends λ and L of each problem. */
    void sendSettings(Staging staging, double[] lambda, double[] curvature) {
        int count = problems.length;
        staging.sendBits(
                Arrays.stream(new double[][] {Arrays.copyOf(lambda, count), Arrays.copyOf(curvature, count)})
                        .flatMapToDouble(Arrays::stream)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray(),
                settings);
    }

    /** Blocks of a sum over rows. */
    int rowParts() {
        return rowParts;
    }

    /** Blocks of a sum over columns. */
    int columnParts() {
        return columnParts;
    }

    /** Doubles that measuring gives for a problem. */
    static int termCount() {
        return TERMS;
    }

    @Override
    public void close() {
        buffer.close();
    }
}
