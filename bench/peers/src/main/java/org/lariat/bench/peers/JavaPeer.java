package org.lariat.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Runs a Java library on one problem: {@code PROGRAM FOLDER path REPEATS LIMIT TOLERANCE…}, as the scripts beside this do for others;
 * {@code PROGRAM --probe} only says, by its exit code, whether the program is here. After one fit for the compiler, only fits are timed.
 */
public final class JavaPeer {
    private static final String TRIBUO = "Tribuo elastic net";
    private static final double NANOSECOND = 1e-9;

    private JavaPeer() {}

    /**
     * Runs.
     *
     * @param args as above
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (!args[0].equals(TRIBUO)) {
            throw new IllegalArgumentException("there is no program '" + args[0] + "' here, but '" + TRIBUO + "'");
        }
        if (!args[1].equals("--probe")) {
            run(args);
        }
    }

    private static void run(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        int repeats = Integer.parseInt(args[3]);
        double limit = Double.parseDouble(args[4]);
        PathPeer peer = new TribuoElasticNet(PeerProblem.read(folder));
        double last = seconds(peer, Double.parseDouble(args[5]), new ArrayList<>());
        for (int number = 1; number <= args.length - 5 && last <= limit; number++) {
            double tolerance = Double.parseDouble(args[number + 4]);
            List<Double> seconds = new ArrayList<>();
            List<LinearFit> fits = new ArrayList<>();
            double spent = 0;
            while (seconds.size() < repeats && spent <= limit) {
                last = seconds(peer, tolerance, fits);
                seconds.add(last);
                spent += last;
            }
            write(folder, number, peer.version(), seconds, fits);
        }
    }

    private static double seconds(PathPeer peer, double tolerance, List<LinearFit> fits) {
        System.gc();
        long start = System.nanoTime();
        Supplier<List<LinearFit>> fitted = peer.fit(tolerance);
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
            fits.get(k).beta().forEach((j, value) ->
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
