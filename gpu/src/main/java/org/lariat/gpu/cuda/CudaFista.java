package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;
import org.lariat.resident.DeviceException;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentProblem;

/**
 * FISTA whose state stays on the device: a step is six kernels, started one after the other, and the host waits for none of them. Az of the point that
 * is stepped from is Ab + β(Ab − Ab₋), so a step reads the kept columns once for Aᵀr and the non-zero ones for Ab. Momentum and restarts are decided
 * on the device.
 */
final class CudaFista implements ResidentFista {
    private final CudaDesign design;
    private final Session session;
    private final Staging staging;
    private final int count;
    private final int n;
    private final int p;
    private final FistaMemory memory;
    private final FistaKernels kernels;
    private Columns columns;
    private ColumnSet kept;
    private @Nullable DeviceBuffer keptIndices;
    private @Nullable DeviceBuffer keptColumns; // of a streamed design, where there is room
    private int now; // which of the two iterates is the present one; the other is the one before
    private double columnsRead; // by correlations
    private boolean closed;

    /** At 0. */
    CudaFista(CudaDesign design, ResidentProblem... problems) {
        this.design = design;
        this.session = design.session();
        this.staging = design.staging();
        this.count = problems.length;
        this.n = design.rows();
        this.p = design.columns();
        this.columns = design.held();
        this.kept = ColumnSet.all(p);
        this.memory = new FistaMemory(design, problems.clone());
        this.kernels = new FistaKernels(design, memory, count);
        memory.sendFreshScalars(staging);
    }

    @Override
    public void start(double[] b) {
        enter();
        for (int k = 0; k < count; k++) {
            staging.send(
                    b, k * p, p, iterate() + (long) k * p * design.elements().bytes());
        }
        memory.sendFreshScalars(staging);
        takeImage();
    }

    private long iterate() {
        return memory.iterates[now];
    }

    private long before() {
        return memory.iterates[1 - now];
    }

    private long image() {
        return memory.images[now];
    }

    private long imageBefore() {
        return memory.images[1 - now];
    }

    /** Ab of the iterate, from what it is. */
    private void takeImage() {
        kernels.mark(kept, iterate());
        kernels.product(columns, kept, iterate(), false);
        kernels.imageAndResidual(imageBefore(), image(), false);
    }

    @Override
    public void keep(int[] list) {
        enter();
        kept = ColumnSet.all(p);
        columns = design.held();
        keptIndices = closed(keptIndices);
        keptColumns = closed(keptColumns);
        if (list.length < p) {
            DeviceBuffer indices = session.allocate("the columns kept", (long) list.length * Integer.BYTES);
            keptIndices = indices;
            staging.send(list, list.length, indices.address());
            kept = new ColumnSet(list.length, indices.address(), list.clone());
            holdIfThereIsRoom();
        }
        for (int way = 0; way < 2; way++) {
            now = 1 - now; // first the iterate before, then this one again
            kernels.clearOutside(kept, iterate());
            takeImage();
        }
    }

    private static @Nullable DeviceBuffer closed(@Nullable DeviceBuffer buffer) {
        if (buffer != null) {
            buffer.close();
        }
        return null;
    }

    /** The columns kept of a streamed design are held from now on, if that is possible. */
    private void holdIfThereIsRoom() {
        long bytes = design.elements().stride(n) * design.elements().bytes() * kept.count();
        if (design.held() instanceof StreamedColumns && bytes > 0 && bytes <= session.available()) {
            DeviceBuffer held = session.allocate("the columns kept", bytes);
            keptColumns = held;
            design.reader().send(kept.columns(), 0, kept.count(), held.address());
            columns = new HeldColumns(held, true);
        }
    }

    @Override
    public void iterate(double[] lambda, double[] curvature, int steps) {
        enter();
        memory.sendSettings(staging, lambda, curvature);
        kernels.residual(image(), imageBefore(), true);
        for (int step = 0; step < steps; step++) {
            kernels.correlations(columns, kept);
            kernels.step(kept, iterate(), before());
            kernels.product(columns, kept, before(), true);
            kernels.imageAndResidual(image(), imageBefore(), true);
            now = 1 - now;
            columnsRead += kept.count();
        }
    }

    @Override
    public Terms[] measure(double[] lambda) {
        enter();
        memory.sendSettings(staging, lambda, lambda);
        kernels.residual(image(), imageBefore(), false);
        kernels.correlations(columns, kept);
        columnsRead += kept.count();
        kernels.terms(kept, iterate());
        Terms[] terms = new Terms[count];
        int each = FistaMemory.termCount();
        staging.fetch(memory.terms, (long) count * each * Double.BYTES, found -> {
            double[] t = found.toArray(JAVA_DOUBLE);
            for (int k = 0; k < count; k++) {
                int i = k * each;
                terms[k] = new Terms(t[i], t[i + 1], t[i + 2], t[i + 3], t[i + 4], t[i + 5], t[i + 6]);
            }
        });
        return terms;
    }

    @Override
    public void read(double[] out) {
        enter();
        for (int k = 0; k < count; k++) {
            staging.fetch(iterate() + (long) k * p * design.elements().bytes(), p, out, k * p);
        }
    }

    /** Columns read so far; what products Z b read is known to the device alone. */
    double columnsRead() {
        session.enter();
        long[] read = new long[1];
        staging.fetch(memory.columnsRead, Long.BYTES, found -> read[0] = found.get(JAVA_LONG, 0));
        return columnsRead + read[0];
    }

    private void enter() {
        if (closed) {
            throw new IllegalStateException("the FISTA state is closed");
        }
        session.enter();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            design.ended(this, lastColumnsRead());
            keptIndices = closed(keptIndices);
            keptColumns = closed(keptColumns);
            memory.close();
        }
    }

    /** For the design's count; a lost device cannot tell. */
    private double lastColumnsRead() {
        try {
            return columnsRead();
        } catch (DeviceException e) {
            return columnsRead;
        }
    }
}
