package org.lariat.verify.table;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A width of the vector unit that HotSpot can be told to use.
 *
 * @param bytes of a register
 */
record VectorWidth(int bytes) {
    /** The option of HotSpot. */
    static final String OPTION = "MaxVectorSize";

    private static final List<Integer> BYTES = List.of(16, 32, 64);

    /** All that the Vector API kernel knows, narrowest first. */
    static List<VectorWidth> all() {
        return BYTES.stream().map(VectorWidth::new).toList();
    }

    /** The width that this JVM uses; empty if it is not HotSpot. */
    static Optional<VectorWidth> ofThisJvm() {
        HotSpotDiagnosticMXBean hotspot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (hotspot == null) {
            return Optional.empty();
        }
        int widest = Integer.parseInt(hotspot.getVMOption(OPTION).getValue());
        int[] usable = BYTES.stream().mapToInt(b -> b).filter(b -> b <= widest).toArray();
        return usable.length == 0
                ? Optional.empty()
                : Optional.of(new VectorWidth(Arrays.stream(usable).max().getAsInt()));
    }

    int bits() {
        return Byte.SIZE * bytes;
    }

    /** The backend at this width. */
    String label() {
        return Backends.SIMD + ", " + bits() + " bits";
    }
}
