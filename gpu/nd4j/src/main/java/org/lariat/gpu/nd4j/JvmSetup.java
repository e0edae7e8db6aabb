package org.lariat.gpu.nd4j;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/**
 * What ND4J wants of the process it runs in, and runs badly without. The lariat command sees to it; a program that uses the library is told.
 *
 * @param environment variables of the process
 * @param arguments of the JVM
 * @param nativeAccess whether native code may be called without a warning
 * @param physicalLimit JavaCPP's bound on the process's memory, bytes; 0 for none
 * @param physicalTotal memory of the machine, bytes; 0 if unknown
 */
record JvmSetup(
        Map<String, String> environment,
        List<String> arguments,
        boolean nativeAccess,
        long physicalLimit,
        long physicalTotal) {
    /** That of this JVM. */
    static JvmSetup here() {
        return new JvmSetup(
                System.getenv(),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                JvmSetup.class.getModule().isNativeAccessEnabled(),
                Pointer.maxPhysicalBytes(),
                Pointer.totalPhysicalBytes());
    }

    /** Sentences on what should be set and is not; none if all is well. */
    List<String> advice() {
        List<String> advice = new ArrayList<>();
        if (!"passive".equalsIgnoreCase(environment.get("OMP_WAIT_POLICY"))) {
            advice.add(
                    "set OMP_WAIT_POLICY=passive in the environment the JVM is started in, else ND4J's threads spin and any"
                            + " other work on the machine makes a step many times slower");
        }
        if (physicalLimit == 0 || (physicalTotal > 0 && physicalLimit >= physicalTotal)) {
            advice.add(
                    "start the JVM with -Dorg.bytedeco.javacpp.maxphysicalbytes=…, less than the machine's memory, else"
                            + " nothing bounds memory off the heap");
        }
        if (!nativeAccess || arguments.stream().noneMatch("--sun-misc-unsafe-memory-access=allow"::equals)) {
            advice.add(
                    "start the JVM with --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow, which"
                            + " ND4J's bindings need and later JDKs refuse to do without");
        }
        return advice;
    }
}
