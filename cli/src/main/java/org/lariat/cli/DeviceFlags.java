package org.lariat.cli;

import org.lariat.resident.Precision;
import org.lariat.resident.ResidentOptions;
import picocli.CommandLine.Option;

/** Where and how a design becomes resident, for the backends host, nd4j and cuda. */
final class DeviceFlags {
    @Option(
            names = "--device",
            paramLabel = "N",
            description = "Device of the backend cuda, as 'lariat backends' numbers them. Default: 0.")
    int device;

    @Option(
            names = "--device-precision",
            paramLabel = "TYPE",
            description =
                    "Elements on the device: float32, or float64; results are certified in float64 either way. Default:"
                            + " float32.",
            converter = PrecisionConverter.class)
    Precision precision = Precision.FLOAT32;

    @Option(
            names = "--device-memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Memory to use on the device at most, as 512m or 2g. Default: what is free.")
    long memory = Long.MAX_VALUE;

    @Option(
            names = "--device-stream",
            description =
                    "Read a design that does not fit on the device from the host, in blocks of columns, again and again.")
    boolean stream;

    /** The flags as options. */
    ResidentOptions options() {
        return new ResidentOptions(device, precision, memory, stream);
    }
}
