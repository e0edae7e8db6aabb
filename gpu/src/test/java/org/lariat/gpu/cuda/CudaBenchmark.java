package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lariat.gpu.cuda.DriverFunctions.Function;
import org.lariat.resident.DeviceException;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProblem;
import org.lariat.resident.ResidentProvider.Device;

/**
 * Times the device's own work against its own bandwidth, and writes a report; see {@code gpu/device/run.sh}. Times are medians, taken by events in the
 * device's stream after a warm-up; bytes are those of Z, each once, so rates are below what the memory really moves.
 */
final class CudaBenchmark {
    private static final int REPEATS = 11;
    private static final int STEPS = 20;
    private static final int[] BATCHES = {1, 8, 32, 100};
    private static final int[][] SIZES = {{500, 20_000}, {500, 200_000}, {1000, 1_000_000}};
    private static final int[][] SMALL = {{50, 300}};
    private static final int POWER_STEPS = 12;

    private final StringBuilder report = new StringBuilder();
    private double copyBandwidth;

    private CudaBenchmark() {}

    /** {@code CudaBenchmark REPORT [small]}. */
    public static void main(String[] arguments) throws IOException {
        CudaBenchmark benchmark = new CudaBenchmark();
        boolean small = arguments.length > 1 && arguments[1].equals("small");
        benchmark.run(small);
        Files.writeString(Path.of(arguments[0]), benchmark.report);
        System.out.print(benchmark.report);
    }

    private void run(boolean small) {
        CudaProvider provider = new CudaProvider();
        provider.unavailable().ifPresent(why -> {
            throw new IllegalStateException("nothing to measure: " + why);
        });
        Device device = provider.devices().getFirst();
        line("# cuda backend on " + device.name());
        line("");
        line(device.about() + "; " + gigabytes((double) device.totalBytes()) + " of memory, "
                + gigabytes((double) device.freeBytes()) + " free; Java " + Runtime.version() + ".");
        if (small) {
            line("Sizes are those of a smoke test: the figures mean nothing.");
        }
        measureCopy(small ? 1L << 20 : 1L << 30);
        line("");
        line("Copy within the device: " + gigabytes(1e9 * copyBandwidth)
                + "/s, bytes read and written. Shares below are of that.");
        line("");
        line("| n × p | type | upload s | GB/s | batch | sweep ms | GB/s | share | iteration ms | GB/s | share |");
        line("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int[] size : small ? SMALL : SIZES) {
            for (Precision precision : Precision.values()) {
                measure(provider, size[0], size[1], precision);
            }
        }
    }

    private static String gigabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f GB", 1e-9 * bytes);
    }

    private void line(String text) {
        report.append(text).append('\n');
    }

    private void measureCopy(long bytes) {
        try (Session session = new Session(
                        Driver.in(System.getProperty(CudaProvider.LIBRARY_PROPERTY, "libcuda.so.1")),
                        0,
                        Long.MAX_VALUE);
                DeviceBuffer from = session.allocate("a copy", bytes);
                DeviceBuffer to = session.allocate("a copy", bytes)) {
            session.clear(from.address(), bytes);
            double ms = median(session, () -> session.copy(to.address(), from.address(), bytes));
            copyBandwidth = 2e-6 * bytes / ms;
        }
    }

    private void measure(CudaProvider provider, int n, int p, Precision precision) {
        String name = n + "×" + p + " | " + (precision == Precision.FLOAT32 ? "f32" : "f64");
        PooledColumns source = PooledColumns.of(n, p);
        ResidentOptions options = new ResidentOptions(0, precision, Long.MAX_VALUE, false);
        long begin = System.nanoTime();
        try (CudaDesign design = (CudaDesign) provider.upload(source, options)) {
            double seconds = 1e-9 * (System.nanoTime() - begin);
            double upload = 1e-9 * design.bytes() / seconds;
            double curvature = 1.2 * largestEigenvalue(design);
            for (int batch : BATCHES) {
                String row = String.format(Locale.ROOT, "| %s | %.2f | %.2f | %d |", name, seconds, upload, batch);
                try {
                    line(row + " " + rate(design, sweep(design, batch)) + " "
                            + rate(design, iteration(design, batch, curvature)));
                } catch (DeviceException e) {
                    line(row + " " + e.getMessage() + " ||||||");
                }
            }
        } catch (DeviceException e) {
            line("| " + name + " | " + e.getMessage() + " |||||||||");
        }
    }

    private String rate(CudaDesign design, double ms) {
        double bandwidth = 1e-6 * design.bytes() / ms;
        return String.format(Locale.ROOT, "%.4f | %.1f | %.0f %% |", ms, bandwidth, 100 * bandwidth / copyBandwidth);
    }

    /** Zᵀv for several v that are on the device, results staying there. */
    private static double sweep(CudaDesign design, int batch) {
        Session session = design.session();
        Elements elements = design.elements();
        long stride = elements.stride(design.rows());
        int n = design.rows();
        int p = design.columns();
        try (DeviceBuffer v = session.allocate("vectors", Correlate.paddedVectors(batch) * stride * elements.bytes());
                DeviceBuffer out = session.allocate("products", (long) batch * p * elements.bytes())) {
            session.clear(v.address(), v.bytes());
            for (int k = 0; k < batch; k++) {
                design.staging().send(SmallDesign.unit(k, n), 0, n, v.address() + k * stride * elements.bytes());
            }
            Correlate correlate = new Correlate(session, elements, stride);
            return median(
                    session,
                    () -> correlate.start(design.held(), ColumnSet.all(p), v.address(), batch, out.address(), p));
        }
    }

    /** A FISTA iteration, λs from 0.5 to 0.1 of the largest. */
    private static double iteration(CudaDesign design, int batch, double curvature) {
        int n = design.rows();
        int p = design.columns();
        double[] target = SmallDesign.unit(4711, n);
        double[] correlations = new double[p];
        design.correlations(target, 1, correlations);
        double largest = Arrays.stream(correlations).map(Math::abs).max().orElseThrow();
        double[] unit = new double[p];
        Arrays.fill(unit, 1.0);
        ResidentProblem[] problems = new ResidentProblem[batch];
        Arrays.fill(problems, new ResidentProblem(target, unit, null, null, null, null));
        double[] lambda = new double[batch];
        double[] curvatures = new double[batch];
        Arrays.fill(curvatures, curvature);
        for (int k = 0; k < batch; k++) {
            lambda[k] = largest * (0.5 - 0.4 * k / batch);
        }
        try (ResidentFista fista = design.fista(problems)) {
            fista.iterate(lambda, curvatures, STEPS);
            return median(design.session(), () -> fista.iterate(lambda, curvatures, STEPS)) / STEPS;
        }
    }

    /** ‖Z‖², from below, by power iteration. */
    private static double largestEigenvalue(CudaDesign design) {
        double[] v = SmallDesign.unit(99, design.rows());
        double[] b = new double[design.columns()];
        double norm = 1.0;
        for (int step = 0; step < POWER_STEPS; step++) {
            design.correlations(v, 1, b);
            design.combine(b, 1, v);
            norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
            double by = norm;
            Arrays.setAll(v, i -> v[i] / by);
        }
        return norm;
    }

    /** Milliseconds of the device for some work, after it was done once. */
    private static double median(Session session, Runnable work) {
        MemorySegment start = session.event();
        MemorySegment end = session.event();
        work.run();
        List<Double> times = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            session.driver().demand(Function.cuEventRecord, start, session.stream());
            work.run();
            session.driver().demand(Function.cuEventRecord, end, session.stream());
            session.synchronize();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment milliseconds = arena.allocate(JAVA_FLOAT);
                session.driver().demand(Function.cuEventElapsedTime, milliseconds, start, end);
                times.add((double) milliseconds.get(JAVA_FLOAT, 0));
            }
        }
        times.sort(null);
        return times.get(REPEATS / 2);
    }
}
