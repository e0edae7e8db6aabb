package org.lariat.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Runs each command once on small made-up data, so that the JVM, told to ({@code -XX:ArchiveClassesAtExit}), keeps the
 * classes for later starts. The launcher runs it when it has built the command. Writes to a temporary folder only.
 */
public final class Rehearsal {
    private static final long SEED = 1;
    private static final int ROWS = 40;
    private static final int COLUMNS = 80; // more than rows, and enough for the vector loops

    private final Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(said, false, StandardCharsets.UTF_8);

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    /**
     * Rehearses; the exit code is that of the first command that failed, with what it said on stderr.
     *
     * @param args none
     * @throws IOException if there is no room for temporary files
     */
    public static void main(String[] args) throws IOException {
        PrintStream err = StandardError.open();
        Path folder = Files.createTempDirectory("lariat-rehearsal");
        int code;
        try {
            Rehearsal rehearsal = new Rehearsal(folder);
            code = rehearsal.run();
            if (code != ExitCode.OK) {
                err.print(rehearsal.said.toString(StandardCharsets.UTF_8));
                err.flush();
            }
        } finally {
            delete(folder);
        }
        System.exit(code);
    }

    private int run() throws IOException {
        Path csv = file("a.csv");
        Path npy = file("x.npy");
        Path response = file("y.txt");
        Path model = file("model.json");
        Path pathModel = file("path-model.json");
        Path lmat = file("a.lmat");
        Path sparse = file("a.svm");
        write(csv, npy, response, sparse);
        List<List<Object>> commands = new ArrayList<>();
        commands.add(List.of("--version"));
        commands.add(List.of("--help"));
        commands.add(List.of("fit", "--help"));
        commands.add(List.of("path", "--help"));
        commands.add(List.of("bench", "--help"));
        commands.add(List.of("backends"));
        commands.add(List.of("verify", "--help"));
        commands.add(List.of("fit", csv, "--target", "y", "--output", model));
        commands.add(List.of("fit", csv, "--target", "y", "--lambda", "0.1", "--format", "json"));
        commands.add(List.of("fit", csv, "--target", "y", "--quiet", "--report", file("report.html")));
        commands.add(List.of("fit", csv, "--target", "y", "--float32", "--lambdas", "20"));
        commands.add(List.of("fit", csv, "--target", "y", "--repeat", "2", "--lambdas", "20"));
        commands.add(List.of("path", csv, "--target", "y", "--save-model", pathModel, "--quiet"));
        commands.add(List.of("path", npy, "--target-file", response, "--output", file("path.json")));
        commands.add(List.of(
                "path", npy, "--target-file", response, "--no-standardize", "--repeat", "2", "--format", "json"));
        commands.add(List.of("path", sparse));
        commands.add(List.of(
                "fit",
                csv,
                "--target",
                "y",
                "--holdout",
                "0.2",
                "--impute",
                "median",
                "--scale",
                "robust",
                "--lambdas",
                "9"));
        commands.add(List.of("stability", csv, "--target", "y", "--pairs", "5", "--q", "4", "--bootstrap", "5"));
        commands.add(List.of("stability", csv, "--target", "y", "--pairs", "5", "--q", "4", "--format", "json"));
        commands.add(List.of("compare", csv, "--target", "y", "--holdout", "0.2", "--lambdas", "20"));
        commands.add(List.of("intervals", csv, "--target", "y", "--columns", "x1,x2"));
        commands.add(List.of("predict", model, csv, "-o", file("predictions.csv")));
        commands.add(List.of("inspect", model));
        commands.add(List.of("convert", csv, lmat, "--target", "y"));
        commands.add(List.of("path", lmat, "--lambdas", "20"));
        commands.add(List.of("inspect", lmat));
        for (List<Object> command : commands) {
            int code = lariat(command);
            if (code != ExitCode.OK) {
                return code;
            }
        }
        // What a mistyped flag needs.
        return lariat(List.of("fit", csv, "--targt", "y")) == ExitCode.USAGE ? ExitCode.OK : ExitCode.INTERNAL;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private int lariat(List<Object> words) {
        said.reset();
        String[] args = words.stream().map(Object::toString).toArray(String[]::new);
        return Main.run(args, new Console(stream, stream, false));
    }

    /** The same numbers as text, as an array with its response beside it, and with most of them left out. */
    private static void write(Path csv, Path npy, Path response, Path sparse) throws IOException {
        Random random = new Random(SEED);
        ByteBuffer array = ByteBuffer.allocate(Double.BYTES * ROWS * COLUMNS).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder table = new StringBuilder("y");
        StringBuilder ys = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        for (int j = 1; j <= COLUMNS; j++) {
            table.append(",x").append(j);
        }
        table.append('\n');
        double[] x = new double[COLUMNS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                x[j] = random.nextGaussian();
                array.putDouble(x[j]);
            }
            double y = 3 * x[0] - 2 * x[1] + x[2] + random.nextGaussian();
            table.append(y);
            ys.append(y).append('\n');
            rows.append(y);
            for (int j = 0; j < COLUMNS; j++) {
                table.append(',').append(x[j]);
                if (x[j] > 1) {
                    rows.append(' ').append(j + 1).append(':').append(x[j]);
                }
            }
            table.append('\n');
            rows.append('\n');
        }
        Files.writeString(csv, table);
        Files.writeString(response, ys);
        Files.writeString(sparse, rows);
        try (OutputStream out = Files.newOutputStream(npy)) {
            out.write(npyHeader());
            out.write(array.array());
        }
    }

    /** The header of a C-ordered float64 array, version 1.0 of the format. */
    private static byte[] npyHeader() {
        String shape = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + ROWS + ", " + COLUMNS + "), }";
        int length = 118; // the header is padded to 128 bytes in all
        byte[] text = (shape + " ".repeat(length - 1 - shape.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) length).put(text);
        return header.array();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
