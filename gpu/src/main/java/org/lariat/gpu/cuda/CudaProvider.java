package org.lariat.gpu.cuda;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProvider;

/**
 * Registers designs on NVIDIA devices. Making one does nothing; the driver is looked for on first question, and the answer is kept, but for a
 * device's free memory.
 */
public final class CudaProvider implements ResidentProvider {
    /** The name of this backend. */
    public static final String NAME = "cuda";

    /** The system property that names another library than {@value #DRIVER}: a path, for instance, where it lies apart. */
    public static final String LIBRARY_PROPERTY = "lariat.cuda.library";

    private static final String DRIVER = "libcuda.so.1";

    /** Before nd4j, whose copies between host and device are more. */
    private static final int PRIORITY = 20;

    private final String library;
    private @Nullable Availability availability;

    /** For {@link java.util.ServiceLoader}. */
    public CudaProvider() {
        this(System.getProperty(LIBRARY_PROPERTY, DRIVER));
    }

    /**
     * With a library of one's own.
     *
     * @param library a name that the system's loader finds, or a path
     */
    public CudaProvider(String library) {
        this.library = library;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    private synchronized Availability availability() {
        Availability known = availability;
        if (known == null) {
            known = Availability.of(library);
            availability = known;
        }
        return known;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.ofNullable(availability().reason());
    }

    @Override
    public List<Device> devices() {
        return availability().devices();
    }

    @Override
    public ResidentDesign upload(ColumnSource source, ResidentOptions options) {
        Availability here = availability();
        Driver driver = here.driver();
        if (driver == null) {
            throw new BackendUnavailableException("backend 'cuda' cannot run here: " + here.reason());
        }
        int count = here.devices().size();
        if (options.device() >= count) {
            throw new BackendUnavailableException("there is no CUDA device " + options.device() + "; this machine has "
                    + count + ", numbered from 0");
        }
        return CudaDesign.upload(driver, here.devices().get(options.device()).name(), source, options);
    }
}
