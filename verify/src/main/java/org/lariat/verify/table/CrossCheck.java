package org.lariat.verify.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lariat.solver.Solvers;
import org.lariat.verify.table.Backend.Contract;
import org.lariat.verify.table.Row.Kind;

/**
 * The cross-check table.
 *
 * {@snippet :
 * CrossCheckResult result = CrossCheck.of(CrossCheckOptions.quick()).run(CrossCheckListener.NONE);
 * boolean right = result.passed();
 * }
 *
 * <p>Each case is fitted by the scalar kernel on one thread and judged from the raw data ({@link org.lariat.verify.Judge}); a mapped
 * file must have the bits of the same matrix in memory. Kernels promise the bits of that reference, on any number of threads and at
 * any width of the vector unit; resident designs promise what the judge finds. Operations of kernels are checked one by one, too,
 * at every length. Backends are those registered with {@link java.util.ServiceLoader}.
 */
public final class CrossCheck {
    private final CrossCheckOptions options;
    private final List<Backend> backends = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int total;

    private CrossCheck(CrossCheckOptions options) {
        this.options = options;
    }

    /** A table with these options. */
    public static CrossCheck of(CrossCheckOptions options) {
        return new CrossCheck(options);
    }

    /**
     * Runs everything; may take a minute, or with all cases half an hour.
     *
     * @param listener hears how far it is
     * @throws CancellationException if the thread is interrupted; nothing is left behind
     * @throws UncheckedIOException if there is no room for temporary files
     */
    public CrossCheckResult run(CrossCheckListener listener) {
        long begin = System.nanoTime();
        Path folder = temporaryFolder();
        try {
            List<Case> cases = cases();
            new Run(folder, cases, listener).everything();
            double seconds = 1e-9 * (System.nanoTime() - begin);
            return new CrossCheckResult(
                    options.full(), cases.size(), List.copyOf(backends), List.copyOf(rows), seconds);
        } finally {
            delete(folder);
            backends.clear();
            rows.clear();
        }
    }

    private List<Case> cases() {
        return options.cases().isEmpty()
                ? chosen(Case.all())
                : options.cases().stream().map(Case::named).toList();
    }

    private List<Case> forDevices() {
        List<Case> automatic = (options.cases().isEmpty() ? Case.all() : cases())
                .stream().filter(c -> c.solver().equals(Solvers.AUTO)).toList();
        return options.cases().isEmpty() ? chosen(automatic) : automatic;
    }

    private List<Case> chosen(List<Case> cases) {
        return options.full() ? cases : Selection.pairwise(cases);
    }

    private final class Run {
        private final CaseRunner runner;
        private final WidthProcess processes;
        private final List<Case> cases;
        private final CrossCheckListener listener;
        private final Map<String, List<String>> expected = new LinkedHashMap<>();
        private int before;

        Run(Path folder, List<Case> cases, CrossCheckListener listener) {
            this.runner = new CaseRunner(folder);
            this.processes = new WidthProcess(folder);
            this.cases = cases;
            this.listener = listener;
        }

        void everything() {
            Backend reference = Backends.reference();
            List<Backend> others =
                    Backends.others().stream().filter(options::includes).toList();
            List<VectorWidth> widths = widths(others);
            List<Case> forDevices = forDevices();
            total = cases.size() * (1 + widths.size() + count(others, Contract.SAME_BITS))
                    + forDevices.size() * count(others, Contract.CERTIFICATE);
            backends.add(reference);
            rows.addAll(KernelChecks.of(reference));
            for (CaseRunner.Reference made : map(cases, c -> runner.reference(reference, c))) {
                rows.add(made.row());
                expected.put(made.row().subject(), made.fingerprints());
            }
            for (Backend other : others) {
                backends.add(other);
                rows.addAll(KernelChecks.of(other));
                if (other.promises(Contract.SAME_BITS)) {
                    rows.addAll(map(cases, c -> runner.compared(other, c, expectedOf(c))));
                } else if (other.promises(Contract.CERTIFICATE)) {
                    rows.addAll(map(forDevices, c -> runner.certified(other, c)));
                }
            }
            widths.forEach(this::atWidth);
        }

        private static int count(List<Backend> others, Contract contract) {
            return Math.toIntExact(
                    others.stream().filter(b -> b.promises(contract)).count());
        }

        private List<String> expectedOf(Case one) {
            return expected.getOrDefault(one.id(), List.of());
        }

        private <B> List<B> map(List<Case> list, Function<Case, B> function) {
            List<B> results =
                    Parallel.map(list, options.threads(), function, done -> listener.onProgress(before + done, total));
            before += list.size();
            return results;
        }

        /** Other widths than this JVM's, where the Vector API runs at all. */
        private List<VectorWidth> widths(List<Backend> others) {
            boolean usable =
                    others.stream().anyMatch(b -> b.name().equals(Backends.SIMD) && b.promises(Contract.SAME_BITS));
            VectorWidth own = VectorWidth.ofThisJvm().orElse(null);
            return usable && own != null && options.widths()
                    ? VectorWidth.all().stream().filter(w -> !w.equals(own)).toList()
                    : List.of();
        }

        private void atWidth(VectorWidth width) {
            try {
                WidthJob.Answer answer = processes.run(width, new WidthJob(options.threads(), expected));
                boolean asked = answer.bytes() == width.bytes();
                String what = asked
                        ? "the same, told to use registers of " + width.bits() + " bits"
                        : "this machine's registers have " + Byte.SIZE * answer.bytes() + " bits";
                backends.add(backend(width, what, asked ? Contract.SAME_BITS : Contract.NOT_USABLE));
                if (asked) {
                    rows.addAll(answer.rows());
                }
            } catch (WidthProcess.WidthException e) {
                backends.add(backend(width, "the JVM for this width failed", Contract.SAME_BITS));
                rows.add(new Row(
                        width.label(), Kind.KERNEL, "start", Status.FAILED, null, String.valueOf(e.getMessage())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
            before += cases.size();
            listener.onProgress(before, total);
        }

        private static Backend backend(VectorWidth width, String what, Contract contract) {
            return new Backend(width.label(), Backends.SIMD, what, contract, Backends.THREADS);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("lariat-verify");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
