package org.lariat.bench.suite.peer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.matrix.DesignMatrix;

/**
 * A problem as plain files, little-endian, for programs in other languages: {@code shape.txt} ({@code n p dense|sparse}),
 * {@code x.f64} (dense: column after column; sparse: the values of compressed columns, with {@code rows.i32} and
 * {@code columns.i32}, row numbers from 0 and where columns begin), {@code y.f64}, {@code lambda.f64}, {@code folds.i32}.
 */
final class ProblemFiles {
    private ProblemFiles() {}

    /** Writes all files of a problem to a folder. */
    static void write(Path folder, BenchProblem problem) throws IOException {
        String storage = problem.isSparse() ? "sparse" : "dense";
        Files.writeString(folder.resolve("shape.txt"), problem.rows() + " " + problem.columns() + " " + storage + "\n");
        DesignMatrix x = problem.problem().x();
        if (problem.isSparse()) {
            sparse(folder, x);
        } else {
            try (OutputStream out = open(folder, "x.f64")) {
                double[] column = new double[x.rows()];
                for (int j = 0; j < x.columns(); j++) {
                    x.column(j, column);
                    write(out, column);
                }
            }
        }
        try (OutputStream y = open(folder, "y.f64");
                OutputStream lambdas = open(folder, "lambda.f64");
                OutputStream folds = open(folder, "folds.i32")) {
            write(y, problem.problem().y());
            write(lambdas, problem.lambdas());
            write(folds, problem.folds());
        }
    }

    private static void sparse(Path folder, DesignMatrix x) throws IOException {
        try (OutputStream values = open(folder, "x.f64");
                OutputStream rows = open(folder, "rows.i32");
                OutputStream columns = open(folder, "columns.i32")) {
            double[] column = new double[x.rows()];
            int count = 0;
            write(columns, new int[] {0});
            for (int j = 0; j < x.columns(); j++) {
                x.column(j, column);
                for (int i = 0; i < column.length; i++) {
                    if (column[i] != 0.0) {
                        write(values, new double[] {column[i]});
                        write(rows, new int[] {i});
                        count = Math.incrementExact(count);
                    }
                }
                write(columns, new int[] {count});
            }
        }
    }

    private static OutputStream open(Path folder, String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
    }

    private static void write(OutputStream out, double[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        out.write(buffer.array());
    }

    private static void write(OutputStream out, int[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        out.write(buffer.array());
    }
}
