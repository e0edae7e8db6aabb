package org.lariat.gpu.cuda;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.Workers;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.DeviceException;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProblem;

/** A design in a device's memory, or one that is sent there in blocks for every pass. */
final class CudaDesign implements ResidentDesign {
    /** Of the memory there is, what a block of columns may take where not all fit: the rest is for vectors. */
    private static final int BLOCK_SHARE = 4;

    /** A block's bytes where there is room for more: long enough for any kernel. */
    private static final long MOST_BLOCK_BYTES = 256L << 20;

    private final int n;
    private final int p;
    private final Elements elements;
    private final String deviceName;
    private final Session session;
    private final Workers workers;
    private final Staging staging;
    private final ColumnReader reader;
    private final Columns columns;
    private final Products products;
    private @Nullable CudaFista fista;
    private double columnsReadByFistas;
    private boolean closed;

    /**
     * Brings a design to a device.
     *
     * @throws DeviceException if it does not fit, or the device fails
     */
    static CudaDesign upload(Driver driver, String deviceName, ColumnSource source, ResidentOptions options) {
        Session session = new Session(driver, options.device(), options.memoryLimit());
        Workers workers = new Workers(options.threads());
        try {
            return new CudaDesign(session, workers, deviceName, source, options);
        } catch (RuntimeException | Error e) {
            session.close();
            workers.close();
            throw e;
        }
    }

    private CudaDesign(
            Session session, Workers workers, String deviceName, ColumnSource source, ResidentOptions options) {
        this.session = session;
        this.workers = workers;
        this.deviceName = deviceName;
        this.n = source.rows();
        this.p = source.columns();
        this.elements = new Elements(options.precision());
        long columnBytes = elements.stride(n) * elements.bytes();
        long all = columnBytes * p;
        long vectors = Products.bytes(elements, n, p);
        long available = session.available();
        boolean fits = all + vectors <= available;
        if (!fits && (!options.streamed() || columnBytes + vectors > available)) {
            throw DeviceException.tooLarge(
                    "CUDA device " + options.device() + " (" + deviceName + ")",
                    (options.streamed() ? columnBytes : all) + vectors,
                    available);
        }
        this.staging = new Staging(session, elements, columnBytes, all);
        this.reader = new ColumnReader(source, elements, staging, workers);
        if (fits) {
            DeviceBuffer z = session.allocate("the design", all);
            reader.send(null, 0, p, z.address());
            session.synchronize();
            this.columns = new HeldColumns(z, false);
        } else {
            long bytes = Math.min(Math.min(available / BLOCK_SHARE, available - vectors), MOST_BLOCK_BYTES);
            int width = Math.clamp(bytes / columnBytes, 1, p);
            DeviceBuffer block = session.allocate("a block of columns", width * columnBytes);
            this.columns = new StreamedColumns(reader, staging, block, width);
        }
        this.products = new Products(session, elements, staging, columns, n, p);
    }

    @Override
    public String backend() {
        return CudaProvider.NAME;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s, %s, %.3g GB %s",
                deviceName,
                elements.precision() == Precision.FLOAT32 ? "float32" : "float64",
                1e-9 * bytes(),
                columns instanceof HeldColumns ? "resident" : "at a time");
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return p;
    }

    @Override
    public Precision precision() {
        return elements.precision();
    }

    @Override
    public long bytes() {
        return columns.bytes();
    }

    @Override
    public void correlations(double[] v, int count, double[] out) {
        session.enter();
        products.correlations(v, count, out);
    }

    @Override
    public void combine(double[] b, int count, double[] out) {
        session.enter();
        products.combine(b, count, out);
    }

    /** See {@link RoundingBound} for where it comes from. */
    @Override
    public double correlationError() {
        return RoundingBound.of(elements, elements.stride(n));
    }

    @Override
    public ResidentFista fista(ResidentProblem... problems) {
        session.enter();
        if (fista != null) {
            throw new IllegalStateException("the design has a FISTA state already; close that first");
        }
        CudaFista state = new CudaFista(this, problems);
        fista = state;
        return state;
    }

    /** A FISTA state was closed that had read so many columns. */
    void ended(CudaFista state, double columnsRead) {
        columnsReadByFistas += columnsRead;
        if (fista == state) {
            fista = null;
        }
    }

    Session session() {
        return session;
    }

    Elements elements() {
        return elements;
    }

    Staging staging() {
        return staging;
    }

    ColumnReader reader() {
        return reader;
    }

    Columns held() {
        return columns;
    }

    @Override
    public double sweeps() {
        CudaFista open = fista;
        return (products.columnsRead() + columnsReadByFistas + (open == null ? 0.0 : open.columnsRead())) / p;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (fista != null) {
                fista.close();
            }
            session.close();
            workers.close();
        }
    }
}
