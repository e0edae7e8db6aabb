package org.lariat.gpu.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.gpu.cuda.DriverFunctions.Function;
import org.lariat.resident.DeviceException;
import org.lariat.resident.ResidentProvider.Device;

/**
 * What a library has to offer: a driver with devices, or the reason why not. Finding out goes as far as compiling the kernels for each
 * device, since only that tells whether the driver knows their language.
 *
 * @param reason why nothing can run, or null
 * @param driver null with a reason
 * @param devices as they are numbered
 */
record Availability(@Nullable String reason, @Nullable Driver driver, List<Device> devices) {
    private static final String HOST_INSTEAD = ", or take a backend of the host (simd)";

    /** The oldest architecture that the kernels are made for. */
    private static final int LEAST_CAPABILITY = 75;

    /** What a device must have free to be of any use: the kernels, staging, a design of some columns. */
    private static final long LEAST_FREE_BYTES = 64L << 20;

    private static final int NAME_BYTES = 256;
    private static final int COMPUTE_CAPABILITY_MAJOR = 75; // CU_DEVICE_ATTRIBUTE_…
    private static final int COMPUTE_CAPABILITY_MINOR = 76;

    /** Looks at a library. */
    static Availability of(String library) {
        Driver driver;
        try {
            driver = Driver.in(library);
        } catch (IllegalArgumentException e) {
            return none("the NVIDIA driver's library " + library + " cannot be used here (" + e.getMessage()
                    + "); install a driver, of CUDA 10.2 or newer" + HOST_INSTEAD);
        } catch (IllegalCallerException e) {
            return none("this JVM forbids native access; start it with `--enable-native-access=ALL-UNNAMED`");
        }
        int status = driver.call(Function.cuInit, 0);
        if (status == Driver.NO_DEVICE) {
            return none("the NVIDIA driver is here, but no device (" + driver.error(status)
                    + "); check with nvidia-smi, and CUDA_VISIBLE_DEVICES if it is set" + HOST_INSTEAD);
        }
        if (status != 0) {
            return none(driver.failure(Function.cuInit, status, "").getMessage());
        }
        try {
            return devices(driver);
        } catch (DeviceException e) {
            return none(e.getMessage());
        }
    }

    private static Availability none(@Nullable String reason) {
        return new Availability(reason, null, List.of());
    }

    private static Availability devices(Driver driver) {
        int count = driver.number(Function.cuDeviceGetCount);
        int version = driver.number(Function.cuDriverGetVersion);
        List<Device> devices = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int device = driver.number(Function.cuDeviceGet, number);
            int capability = 10 * driver.number(Function.cuDeviceGetAttribute, COMPUTE_CAPABILITY_MAJOR, device)
                    + driver.number(Function.cuDeviceGetAttribute, COMPUTE_CAPABILITY_MINOR, device);
            String about = "compute capability " + capability / 10 + "." + capability % 10 + ", driver of CUDA "
                    + version / 1000 + "." + version % 1000 / 10;
            String name = name(driver, device);
            Trial trial = capability < LEAST_CAPABILITY
                    ? new Trial(
                            0,
                            "compute capability " + capability / 10 + "." + capability % 10
                                    + " is below 7.5, for which the kernels are made")
                    : trial(driver, number);
            if (trial.unfit() != null) {
                reasons.add("device " + number + " (" + name + "): " + trial.unfit());
                about += "; unusable: " + trial.unfit();
            }
            devices.add(new Device(name, driver.size(Function.cuDeviceTotalMem_v2, device), trial.free(), about));
        }
        if (count == 0) {
            return none("the NVIDIA driver is here, but no device; check with nvidia-smi" + HOST_INSTEAD);
        }
        return reasons.size() < count
                ? new Availability(null, driver, List.copyOf(devices))
                : none(String.join("; ", reasons));
    }

    /**
     * What came of loading the kernels.
     *
     * @param free bytes
     * @param unfit why the device is of no use, or null
     */
    private record Trial(long free, @Nullable String unfit) {}

    private static Trial trial(Driver driver, int number) {
        try (Session session = new Session(driver, number, Long.MAX_VALUE)) {
            long free = session.available();
            return new Trial(
                    free,
                    free < LEAST_FREE_BYTES
                            ? "only " + free + " bytes of its memory are free, and " + LEAST_FREE_BYTES
                                    + " are the least that is of use"
                            : null);
        } catch (DeviceException e) {
            return new Trial(0, e.getMessage());
        }
    }

    private static String name(Driver driver, int device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(NAME_BYTES);
            driver.demand(Function.cuDeviceGetName, text, NAME_BYTES, device);
            return text.getString(0);
        }
    }
}
