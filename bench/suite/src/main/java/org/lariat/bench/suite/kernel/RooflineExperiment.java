package org.lariat.bench.suite.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.result.KernelRow;
import org.lariat.bench.suite.result.KernelRow.Place;
import org.lariat.bench.suite.result.Roofline;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.VectorKernel;

/** Every kernel operation from cache and from memory, on one thread, beside the ceilings of the machine. */
public final class RooflineExperiment {
    private static final double NANOSECOND = 1e-9;
    private static final int CACHED_COLUMNS = 4;
    private static final int CACHED_LENGTH = 1000;
    private static final int LONG_LENGTH = 8000;
    private static final int CACHED_ENTRIES = 200;
    private static final int LONG_ENTRIES = 1000;
    private static final int ENTRY_BYTES = Double.BYTES + Integer.BYTES;
    private static final int REPEATS = 9;

    /** Warm-up over measurement: until the compiler is done, loops on vectors take a thousand times as long. */
    private static final double WARM_UP = 3.0;

    private final Plan plan;

    /** So long and so much. */
    public RooflineExperiment(Plan plan) {
        this.plan = plan;
    }

    /** Measures the backend that is chosen by default. */
    public Roofline run() {
        VectorKernel kernel = Kernels.named(Kernels.AUTO);
        double read = Ceilings.readGigabytes(plan.streamBytes(), plan.kernelSeconds());
        double copy = Ceilings.copyGigabytes(plan.streamBytes(), plan.kernelSeconds());
        double fma = Ceilings.fmaGigaflops(plan.kernelSeconds());
        List<KernelRow> rows = new ArrayList<>();
        for (Place place : Place.values()) {
            for (Supplier<KernelOperation> made : operations(kernel, place)) {
                try (KernelOperation operation = made.get()) {
                    rows.add(row(operation, place));
                }
            }
        }
        return new Roofline(kernel.name() + ", " + kernel.description(), read, copy, fma, rows);
    }

    /** Each is made when its turn has come, since its data may be large. */
    private List<Supplier<KernelOperation>> operations(VectorKernel kernel, Place place) {
        boolean cache = place == Place.CACHE;
        int n = cache ? CACHED_LENGTH : LONG_LENGTH;
        int entries = cache ? CACHED_ENTRIES : LONG_ENTRIES;
        List<Supplier<KernelOperation>> all = new ArrayList<>();
        all.addAll(DenseOperation.all(kernel.float64(), columns(place, (long) n * Double.BYTES), n));
        all.addAll(DenseOperation.all(kernel.float32(), columns(place, (long) n * Float.BYTES), n));
        all.addAll(SparseOperation.all(kernel.float64(), columns(place, (long) entries * ENTRY_BYTES), entries));
        all.add(() -> new ProximalOperation(kernel, columns(place, (long) n * Double.BYTES), n));
        return all;
    }

    /** A multiple of four, so that quadruples stay quadruples. */
    private int columns(Place place, long columnBytes) {
        return place == Place.CACHE
                ? CACHED_COLUMNS
                : Math.toIntExact(Math.ceilDiv(plan.streamBytes(), 4 * columnBytes)) * 4;
    }

    private KernelRow row(KernelOperation operation, Place place) {
        double difference = operation.difference();
        int calls = 1;
        double spent = 0;
        while (spent < WARM_UP * plan.kernelSeconds()) { // warm-up, and how many calls make a repeat
            double took = seconds(operation, calls);
            spent += took;
            calls = took < plan.kernelSeconds() / REPEATS / 2 ? 2 * calls : calls;
        }
        List<Double> seconds = new ArrayList<>();
        for (int k = 0; k < REPEATS; k++) {
            seconds.add(seconds(operation, calls) / calls);
        }
        return new KernelRow(
                operation.name(),
                place,
                operation.length(),
                operation.bytes(),
                operation.flops(),
                seconds,
                Double.isNaN(operation.sink()) ? Double.NaN : difference);
    }

    private static double seconds(KernelOperation operation, int calls) {
        long start = System.nanoTime();
        operation.calls(calls);
        return NANOSECOND * (System.nanoTime() - start);
    }
}
