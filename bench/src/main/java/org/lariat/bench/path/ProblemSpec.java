package org.lariat.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A line of {@code paths.tsv}; a number that is not there is not a number.
 *
 * @param name of the folder
 * @param group {@code target}, {@code p} or {@code n}
 * @param what what to call it in the report
 * @param tolerance of Lariat, which the judge's gap must not exceed
 * @param seconds target on one thread: a number, the name of a peer, or {@code -}
 * @param secondsOnTwo target on two threads
 * @param sweeps target for the sweeps
 * @param times target for how much faster than the best peer at the gap peers are compared at
 * @param peer the peer that tells how fast the machine is
 * @param peerSeconds its time where the targets were set
 */
record ProblemSpec(
        String name,
        String group,
        String what,
        double tolerance,
        String seconds,
        double secondsOnTwo,
        double sweeps,
        double times,
        String peer,
        double peerSeconds) {
    private static final int FIELDS = 12;

    /** Reads all problems. */
    static List<ProblemSpec> readAll(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("name\t"))
                .map(ProblemSpec::parse)
                .toList();
    }

    static ProblemSpec parse(String line) {
        String[] f = line.split("\t", -1);
        if (f.length != FIELDS) {
            throw new IllegalArgumentException("expected " + FIELDS + " fields, found " + f.length + ": " + line);
        }
        return new ProblemSpec(
                f[0], f[1], f[2], number(f[4]), f[6], number(f[7]), number(f[8]), number(f[9]), f[10], number(f[11]));
    }

    /** Of {@code -} and of names: not a number. */
    static double number(String text) {
        return text.matches("[0-9].*") ? Double.parseDouble(text) : Double.NaN;
    }
}
