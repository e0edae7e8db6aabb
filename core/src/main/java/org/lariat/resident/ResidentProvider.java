package org.lariat.resident;

import java.util.List;
import java.util.Optional;

/**
 * What a backend of resident designs registers with {@link java.util.ServiceLoader}. Loading a provider must be harmless where its backend
 * cannot run.
 */
public interface ResidentProvider {
    /** The name users ask for, in lower case. */
    String name();

    /** Higher is preferred by {@code auto}; the host's reference has 0. */
    int priority();

    /** Why this backend cannot run in this JVM, as a sentence that says what to do; empty when it can. */
    Optional<String> unavailable();

    /** The devices, in the order of their numbers; empty where the backend cannot run. */
    List<Device> devices();

    /**
     * Brings a design to a device.
     *
     * @param source its columns
     * @param options which device, in what precision, how much memory
     * @throws org.lariat.kernel.BackendUnavailableException if {@link #unavailable()} is not empty, or there is no device of that number
     * @throws DeviceException if the design does not fit, naming the bytes needed and available
     */
    ResidentDesign upload(ColumnSource source, ResidentOptions options);

    /**
     * Whether a pass over Z for many vectors costs much less than passes for each of them: then folds are iterated together on one design. Where Z is read
     * from cache it does not.
     *
     * @param options of the upload
     */
    default boolean gainsByBatches(ResidentOptions options) {
        return true;
    }

    /**
     * A device, for people to read.
     *
     * @param name as its maker calls it
     * @param totalBytes of memory
     * @param freeBytes of memory, now
     * @param about driver, library versions, whatever matters
     */
    record Device(String name, long totalBytes, long freeBytes, String about) {}
}
