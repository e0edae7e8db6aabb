package org.lariat.bench.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A dense problem as {@code lariat bench} writes it: {@code shape.txt}, {@code x.f64}, {@code y.f64}, {@code lambda.f64}. */
public final class PeerProblem {
    private final int rows;
    private final int columns;
    private final DoubleBuffer x; // column after column
    private final double[] y; // (n)
    private final double[] lambdas; // decreasing

    private PeerProblem(int rows, int columns, DoubleBuffer x, double[] y, double[] lambdas) {
        this.rows = rows;
        this.columns = columns;
        this.x = x;
        this.y = y;
        this.lambdas = lambdas;
    }

    /**
     * Reads a problem.
     *
     * @param folder with its files
     * @throws IOException if they cannot be read, or the matrix is not dense
     */
    public static PeerProblem read(Path folder) throws IOException {
        String[] shape = Files.readString(folder.resolve("shape.txt")).strip().split(" ", -1);
        if (!shape[2].equals("dense")) {
            throw new IOException("the matrix is " + shape[2] + "; only dense ones are read here");
        }
        return new PeerProblem(
                Integer.parseInt(shape[0]),
                Integer.parseInt(shape[1]),
                doubles(folder.resolve("x.f64")),
                array(folder.resolve("y.f64")),
                array(folder.resolve("lambda.f64")));
    }

    private static DoubleBuffer doubles(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        }
    }

    private static double[] array(Path file) throws IOException {
        DoubleBuffer buffer = doubles(file);
        double[] values = new double[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** Number of rows n. */
    public int rows() {
        return rows;
    }

    /** Number of columns p. */
    public int columns() {
        return columns;
    }

    /** Column {@code j}, (n). */
    public double[] column(int j) {
        double[] column = new double[rows];
        x.get(j * rows, column);
        return column;
    }

    /** An element of X. */
    public double x(int i, int j) {
        return x.get(j * rows + i);
    }

    /** An element of the response. */
    public double y(int i) {
        return y[i];
    }

    /** The λs of the path, decreasing; a copy. */
    public double[] lambdas() {
        return lambdas.clone();
    }
}
