package org.lariat.resident;

import java.util.List;
import java.util.Optional;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.kernel.Kernels;
import org.lariat.matrix.DenseMatrix;

/** Registers {@link HostDesign}, which always runs. */
public final class HostProvider implements ResidentProvider {
    /** The name of this backend. */
    public static final String NAME = "host";

    /** Bytes of columns at a time where they are not held: enough for long reads, little beside the data. */
    private static final long STREAMED_BYTES = 1L << 28;

    /** For {@link java.util.ServiceLoader}. */
    public HostProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Device> devices() {
        HostMemory memory = HostMemory.now();
        return List.of(new Device(
                "host memory",
                memory.total(),
                memory.free(),
                "kernel " + Kernels.named(Kernels.AUTO).description()));
    }

    /** Measured (docs/gpu.md): only where Z has to be read anew for each pass. */
    @Override
    public boolean gainsByBatches(ResidentOptions options) {
        return options.streamed();
    }

    @Override
    public ResidentDesign upload(ColumnSource source, ResidentOptions options) {
        if (options.device() > 0) {
            throw new BackendUnavailableException(
                    "backend 'host' has one device, number 0; there is no device " + options.device());
        }
        long available = Math.min(options.memoryLimit(), HostMemory.now().total());
        long stride = DenseMatrix.stride(source.rows(), HostDesign.type(options.precision()));
        long needed = Math.multiplyExact(stride, (long) source.columns());
        if (needed <= available) {
            return new HostDesign(source, options, source.columns());
        }
        if (!options.streamed() || stride > available) {
            throw DeviceException.tooLarge("the host's memory", options.streamed() ? stride : needed, available);
        }
        return new HostDesign(source, options, (int) Math.max(1, Math.min(available, STREAMED_BYTES) / stride));
    }
}
