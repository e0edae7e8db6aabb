package org.lariat.resident;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Memory of the machine, or of the container it seems to be.
 *
 * @param total bytes; {@link Long#MAX_VALUE} where the JVM does not tell
 * @param free bytes that nothing uses now, not even a cache of files; likewise
 */
record HostMemory(long total, long free) {
    /** As it is now. */
    static HostMemory now() {
        return new HostMemory(attribute("TotalMemorySize"), attribute("FreeMemorySize"));
    }

    /** By its name, since the interface that has it is not part of the Java platform; JVMs for data centres have it. */
    private static long attribute(String name) {
        try {
            ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(system, name);
            return value instanceof Long bytes && bytes > 0 ? bytes : Long.MAX_VALUE;
        } catch (JMException e) {
            return Long.MAX_VALUE;
        }
    }
}
