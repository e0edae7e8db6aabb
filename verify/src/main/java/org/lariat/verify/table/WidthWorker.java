package org.lariat.verify.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lariat.kernel.Kernels;
import org.lariat.verify.table.Backend.Contract;
import tools.jackson.databind.json.JsonMapper;

/** The program of a JVM of another vector width; see {@link WidthProcess}. */
public final class WidthWorker {
    private WidthWorker() {}

    /**
     * Does a job and ends.
     *
     * @param args file with the job, file for the answer, folder for mapped files
     * @throws IOException if one of them cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        endWithTheParent();
        JsonMapper json = JsonMapper.builder().build();
        WidthJob job = json.readValue(Files.readAllBytes(Path.of(args[0])), WidthJob.class);
        VectorWidth width = VectorWidth.ofThisJvm().orElseThrow();
        Backend backend = new Backend(
                width.label(),
                Backends.SIMD,
                Kernels.named(Backends.SIMD).description(),
                Contract.SAME_BITS,
                Backends.THREADS);
        CaseRunner runner = new CaseRunner(Path.of(args[2]));
        List<Row> rows = new ArrayList<>(KernelChecks.of(backend));
        rows.addAll(Parallel.map(
                List.copyOf(job.expected().entrySet()),
                job.threads(),
                entry -> runner.compared(backend, Case.named(entry.getKey()), entry.getValue()),
                done -> {}));
        Files.write(Path.of(args[1]), json.writeValueAsBytes(new WidthJob.Answer(width.bytes(), rows)));
    }

    /** The parent holds the other end of standard input; it closes when the parent ends, however that comes about. */
    private static void endWithTheParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {}
                    } catch (IOException e) {
                        // gone as well
                    }
                    Runtime.getRuntime().halt(1);
                },
                "lariat-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
