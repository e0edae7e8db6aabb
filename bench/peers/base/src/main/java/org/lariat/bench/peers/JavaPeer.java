package org.lariat.bench.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs a Java library on one problem: {@code LIBRARY FOLDER path REPEATS LIMIT TOLERANCE…}, as the scripts beside this do for others.
 * {@code --describe} prints a line for each library that is here: name, usual tolerance and the tolerances to try, separated by tabs, the last
 * by commas. Only fits are timed, after a part of a path for the compiler.
 */
public final class JavaPeer {
    private static final double NANOSECOND = 1e-9;

    /** λs of the path that is not timed. */
    private static final int WARM_UP_LAMBDAS = 10;

    private JavaPeer() {}

    /**
     * Runs, and ends the JVM, which threads of libraries would keep alive.
     *
     * @param args as above
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        List<PeerLibrary> libraries = ServiceLoader.load(PeerLibrary.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (args[0].equals("--describe")) {
            describe(libraries, System.out);
        } else {
            run(library(libraries, args[0]), args);
        }
        System.out.flush();
        System.exit(0);
    }

    static void describe(List<PeerLibrary> libraries, PrintStream out) {
        for (PeerLibrary library : libraries) {
            String ladder = library.ladder().stream().map(String::valueOf).collect(Collectors.joining(","));
            out.println(library.name() + "\t" + library.usualTolerance() + "\t" + ladder);
        }
    }

    private static PeerLibrary library(List<PeerLibrary> libraries, String name) {
        return libraries.stream()
                .filter(library -> library.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no library '" + name + "' here"));
    }

    static void run(PeerLibrary library, String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        int repeats = Integer.parseInt(args[3]);
        double limit = Double.parseDouble(args[4]);
        int threads = Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS", "1"));
        PeerProblem problem = PeerProblem.read(folder);
        double[] lambdas = problem.lambdas();
        try (PathPeer peer = library.open(problem, threads)) {
            double[] few = Arrays.copyOf(lambdas, Math.min(WARM_UP_LAMBDAS, lambdas.length));
            seconds(peer, few, Double.parseDouble(args[5]), new ArrayList<>()); // says nothing of what a path takes
            double last = 0.0;
            for (int number = 1; number <= args.length - 5 && last <= limit; number++) {
                double tolerance = Double.parseDouble(args[number + 4]);
                List<Double> seconds = new ArrayList<>();
                List<LinearFit> fits = new ArrayList<>();
                double spent = 0;
                while (seconds.size() < repeats && spent <= limit) {
                    last = seconds(peer, lambdas, tolerance, fits);
                    seconds.add(last);
                    spent += last;
                }
                write(folder, number, peer.version(), seconds, fits);
            }
        }
    }

    private static double seconds(PathPeer peer, double[] lambdas, double tolerance, List<LinearFit> fits) {
        System.gc();
        long start = System.nanoTime();
        Supplier<List<LinearFit>> fitted = peer.fit(lambdas, tolerance);
        double seconds = NANOSECOND * (System.nanoTime() - start);
        fits.clear();
        fits.addAll(fitted.get());
        return seconds;
    }

    private static void write(Path folder, int number, String version, List<Double> seconds, List<LinearFit> fits)
            throws IOException {
        StringBuilder text = new StringBuilder("version " + version + ", Java " + Runtime.version() + "\n");
        line(text, "seconds", seconds);
        line(text, "lambda", fits.stream().map(LinearFit::lambda).toList());
        line(text, "intercept", fits.stream().map(LinearFit::intercept).toList());
        for (int k = 0; k < fits.size(); k++) {
            int point = k + 1;
            fits.get(k)
                    .beta()
                    .forEach((j, value) ->
                            text.append(String.format(Locale.ROOT, "beta %d %d %s%n", point, j + 1, value)));
        }
        Path part = Files.writeString(folder.resolve("result.part"), text);
        Files.move(part, folder.resolve("RESULT-" + number + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void line(StringBuilder text, String word, List<Double> values) {
        text.append(word);
        values.forEach(value -> text.append(' ').append(value));
        text.append('\n');
    }
}
