package org.lariat.verify.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lariat.data.DataReader;
import org.lariat.data.LmatFile;
import org.lariat.data.ReadOptions;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.SparseMatrix;

/** How a design is stored. */
enum Storage implements Level {
    DENSE_FLOAT64(Kind.DENSE, ElementType.FLOAT64),
    DENSE_FLOAT32(Kind.DENSE, ElementType.FLOAT32),
    SPARSE_FLOAT64(Kind.SPARSE, ElementType.FLOAT64),
    SPARSE_FLOAT32(Kind.SPARSE, ElementType.FLOAT32),
    MAPPED_FLOAT64(Kind.MAPPED, ElementType.FLOAT64),
    MAPPED_FLOAT32(Kind.MAPPED, ElementType.FLOAT32);

    private enum Kind {
        DENSE,
        SPARSE,
        MAPPED
    }

    private final Kind kind;
    private final ElementType type;

    Storage(Kind kind, ElementType type) {
        this.kind = kind;
        this.type = type;
    }

    /** The storage in memory whose results must have the same bits; itself but for mapped files. */
    Storage twin() {
        return switch (this) {
            case MAPPED_FLOAT64 -> DENSE_FLOAT64;
            case MAPPED_FLOAT32 -> DENSE_FLOAT32;
            default -> this;
        };
    }

    /**
     * Stores a design.
     *
     * @param sample whose data it is
     * @param folder for files that are mapped; one is made when first asked for
     */
    DesignMatrix store(SampleProblem sample, Path folder) {
        return switch (kind) {
            case DENSE -> dense(sample.data());
            case SPARSE -> sparse(sample.data());
            case MAPPED -> mapped(sample, folder);
        };
    }

    private DesignMatrix dense(RawData data) {
        double[][] columns = data.columns();
        DenseMatrix.Builder builder = DenseMatrix.builder(data.rows(), columns.length, type);
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < data.rows(); i++) {
                builder.set(i, j, columns[j][i]);
            }
        }
        return builder.build();
    }

    private DesignMatrix sparse(RawData data) {
        double[][] columns = data.columns();
        int count = 0;
        for (double[] column : columns) {
            for (double value : column) {
                count += value == 0.0 ? 0 : 1;
            }
        }
        long[] pointers = new long[columns.length + 1];
        int[] rows = new int[count];
        double[] values = new double[count];
        int at = 0;
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < data.rows(); i++) {
                if (columns[j][i] != 0.0) {
                    rows[at] = i;
                    values[at] = columns[j][i];
                    at++;
                }
            }
            pointers[j + 1] = at;
        }
        return SparseMatrix.ofColumns(data.rows(), columns.length, pointers, rows, values, type);
    }

    private DesignMatrix mapped(SampleProblem sample, Path folder) {
        Path file = folder.resolve(sample.label() + "-" + label() + ".lmat");
        synchronized (this) {
            if (!Files.exists(file)) {
                Path text = folder.resolve(sample.label() + "-" + label() + ".csv");
                write(sample.data(), text);
                ReadOptions options =
                        ReadOptions.builder().target("y").elementType(type).build();
                LmatFile.convert(text, file, options);
            }
        }
        return DataReader.read(file, ReadOptions.builder().elementType(type).build())
                .x();
    }

    /** As text, from which every number is read back as it was. */
    private static void write(RawData data, Path text) {
        try (Writer out = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
            for (int j = 0; j < data.columns().length; j++) {
                out.write("x" + j + ",");
            }
            out.write("y\n");
            for (int i = 0; i < data.rows(); i++) {
                for (double[] column : data.columns()) {
                    out.write(Double.toString(column[i]));
                    out.write(',');
                }
                out.write(Double.toString(data.y()[i]));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
