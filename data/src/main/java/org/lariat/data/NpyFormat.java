package org.lariat.data;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;

/** Reads a {@code .npy} file; in place where its layout is that of {@link DenseMatrix}. */
final class NpyFormat {
    private NpyFormat() {}

    static Dataset read(InputFile file, ReadOptions options, RowValues side, MatrixStore store) {
        DataReader.checkNameless(file, options, side);
        if (file.compressed()) {
            return dataset(file, NpyArray.read(file), options, side, store);
        }
        try (InputStream in = file.open();
                FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(in, file.toString());
            check(file, header, options, side);
            long expected = header.bytes() + header.dataBytes();
            if (channel.size() < expected) {
                throw file.error("has " + channel.size() + " bytes, its header asks for " + expected
                        + "; it is truncated, get it again");
            }
            if (store.mayStayInFile() && usable(file, header, options, side)) {
                MemorySegment data =
                        channel.map(FileChannel.MapMode.READ_ONLY, header.bytes(), header.dataBytes(), Arena.ofAuto());
                if (data.address() % header.type().bytes() == 0) {
                    return inPlace(file, channel, header, data, options, side, store);
                }
            }
            return DenseAssembly.assemble(file, new NpyFile(file, channel, header), options, side, store);
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private static Dataset inPlace(
            InputFile file,
            FileChannel channel,
            NpyHeader header,
            MemorySegment data,
            ReadOptions options,
            RowValues side,
            MatrixStore store) {
        ElementType type = options.elementType();
        long stride = (long) header.rows() * type.bytes();
        DenseMatrix x = DenseMatrix.mapped(header.rows(), header.columns(), type, data, stride, options.pageBudget());
        try {
            x.checkFinite();
        } catch (IllegalArgumentException notFinite) { // the other way says where, and what to do
            return DenseAssembly.assemble(file, new NpyFile(file, channel, header), options, side, store);
        }
        return new Dataset(file.toString(), x, FeatureNames.numbered(header.columns()), side, List.of());
    }

    /** The data set of an array in memory and what belongs to its rows. */
    static Dataset dataset(InputFile file, NpyArray array, ReadOptions options, RowValues side, MatrixStore store) {
        NpyHeader header = array.header();
        check(file, header, options, side);
        if (!store.mayStayInFile() || !usable(file, header, options, side)) {
            return DenseAssembly.assemble(file, array, options, side, store);
        }
        try {
            DenseMatrix x = DenseMatrix.wrap(header.rows(), header.columns(), options.elementType(), array.data());
            return new Dataset(file.toString(), x, FeatureNames.numbered(header.columns()), side, List.of());
        } catch (IllegalArgumentException notFinite) {
            return DenseAssembly.assemble(file, array, options, side, store); // which says where, and what to do
        }
    }

    private static void check(InputFile file, NpyHeader header, ReadOptions options, RowValues side) {
        if (header.dimensions() != 2) {
            throw file.error(
                    "the matrix has " + header.dimensions() + (header.dimensions() == 1 ? " dimension" : " dimensions")
                            + "; it must have two, rows and columns");
        }
        if (header.type().kind() == NpyType.Kind.TEXT) {
            throw file.error("holds text; the matrix must be numbers");
        }
        TargetFile.checkRows(options, side, file, header.rows());
    }

    /** True if the elements can be used as they lie there: column by column, of the type asked for, every row. */
    private static boolean usable(InputFile file, NpyHeader header, ReadOptions options, RowValues side) {
        NpyType.Kind wanted = options.elementType() == ElementType.FLOAT64 ? NpyType.Kind.F8 : NpyType.Kind.F4;
        boolean columnMajor = header.fortran() || header.rows() == 1 || header.columns() == 1;
        return header.type().kind() == wanted
                && columnMajor
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                && options.missing() == MissingPolicy.REFUSE
                && !options.changesNumbers()
                && DenseAssembly.dropping(file, side, header.rows()).keepsAll();
    }
}
