package org.lariat.resident;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link HostProvider}, with its uploads and FISTA states counted, and room for a given number of problems; registered on the test class path of core. */
public final class CountedProvider implements ResidentProvider {
    /** The name of this backend. */
    public static final String NAME = "counted";

    private static final AtomicInteger UPLOADS = new AtomicInteger();
    private static final AtomicInteger LIVE = new AtomicInteger();
    private static final AtomicInteger LARGEST = new AtomicInteger();
    private static final AtomicInteger ROOM = new AtomicInteger();

    private final HostProvider host = new HostProvider();

    /** For {@link java.util.ServiceLoader}. */
    public CountedProvider() {}

    /** Counts from 0 again; more problems than that do not fit into one FISTA state. */
    public static void begin(int room) {
        UPLOADS.set(0);
        LIVE.set(0);
        LARGEST.set(0);
        ROOM.set(room);
    }

    /** Designs uploaded. */
    public static int uploads() {
        return UPLOADS.get();
    }

    /** Designs that have not been closed. */
    public static int live() {
        return LIVE.get();
    }

    /** Problems in one FISTA state at most. */
    public static int largest() {
        return LARGEST.get();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Device> devices() {
        return host.devices();
    }

    @Override
    public ResidentDesign upload(ColumnSource source, ResidentOptions options) {
        ResidentDesign design = host.upload(source, options);
        UPLOADS.incrementAndGet();
        LIVE.incrementAndGet();
        return (ResidentDesign) Proxy.newProxyInstance(
                CountedProvider.class.getClassLoader(),
                new Class<?>[] {ResidentDesign.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        LIVE.decrementAndGet();
                    }
                    if (method.getName().equals("fista")) {
                        int count = ((ResidentProblem[]) arguments[0]).length;
                        if (count > ROOM.get()) {
                            throw new DeviceException("no room for " + count + " problems");
                        }
                        LARGEST.accumulateAndGet(count, Math::max);
                    }
                    try {
                        return method.invoke(design, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
