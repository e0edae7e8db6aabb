package org.lariat.data;

import java.nio.ByteOrder;
import java.util.List;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;

/** Reads a {@code .npy} file; without a copy where its layout is that of {@link DenseMatrix}. */
final class NpyFormat {
    private NpyFormat() {}

    static Dataset read(InputFile file, ReadOptions options, RowValues side) {
        DataReader.checkNameless(file, options, side);
        return dataset(file, NpyArray.read(file), options, side);
    }

    /** The data set of an array and what belongs to its rows. */
    static Dataset dataset(InputFile file, NpyArray array, ReadOptions options, RowValues side) {
        NpyHeader header = array.header();
        if (header.dimensions() != 2) {
            throw file.error(
                    "the matrix has " + header.dimensions() + (header.dimensions() == 1 ? " dimension" : " dimensions")
                            + "; it must have two, rows and columns");
        }
        if (header.type().kind() == NpyType.Kind.TEXT) {
            throw file.error("holds text; the matrix must be numbers");
        }
        TargetFile.checkRows(options, side, file, header.rows());
        boolean allRows = DenseAssembly.dropping(file, side, header.rows()).keepsAll();
        if (!allRows || options.missing() != MissingPolicy.REFUSE || !sameLayout(header, options.elementType())) {
            return DenseAssembly.assemble(file, array, options, side);
        }
        try {
            DenseMatrix x = DenseMatrix.wrap(header.rows(), header.columns(), options.elementType(), array.data());
            return new Dataset(file.toString(), x, FeatureNames.numbered(header.columns()), side, List.of());
        } catch (IllegalArgumentException notFinite) {
            return DenseAssembly.assemble(file, array, options, side); // which says where, and what to do
        }
    }

    private static boolean sameLayout(NpyHeader header, ElementType type) {
        NpyType.Kind wanted = type == ElementType.FLOAT64 ? NpyType.Kind.F8 : NpyType.Kind.F4;
        boolean columnMajor = header.fortran() || header.rows() == 1 || header.columns() == 1;
        return header.type().kind() == wanted && columnMajor && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }
}
