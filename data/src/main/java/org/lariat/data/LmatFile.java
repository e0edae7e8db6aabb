package org.lariat.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.lariat.data.text.Quoted;
import org.lariat.matrix.ElementType;

/**
 * Files of type {@code .lmat}: a dense matrix column by column, which is used in place and may be larger than memory, with
 * names, response, weights, offset, means, norms and checksums. Read one with {@link DataReader}.
 */
public final class LmatFile {
    private LmatFile() {}

    /**
     * Makes a file from one in any format that is read. Delimited text, {@code .npy} and {@code .lmat} are converted piece by
     * piece, whatever their size; matrices in the other formats are read into memory first. The file is there in full
     * afterwards, or not at all.
     *
     * @param from what to convert
     * @param to the new file
     * @param options what the columns of the old one are for; the element type is that of the new file
     * @return the data set in the new file
     * @throws DataException if one cannot be read or the other not be written; the message says why
     */
    public static Dataset convert(Path from, Path to, ReadOptions options) {
        if (DataFormat.of(to) != DataFormat.LMAT) {
            throw new DataException(to + ": the name of the file to make must end in .lmat");
        }
        AtomicReference<Dataset> made = new AtomicReference<>();
        AtomicFile.writeParts(to, channel -> {
            LmatStore store = new LmatStore(channel, options);
            try {
                made.set(store.take(DataReader.read(from, unrounded(from, options), store)));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
        return Objects.requireNonNull(made.get());
    }

    /** A .lmat file is used as it is, so it is read as what it is and rounded on the way into the new one. */
    private static ReadOptions unrounded(Path from, ReadOptions options) {
        return DataFormat.of(from) == DataFormat.LMAT
                ? options.toBuilder().elementType(ElementType.FLOAT64).build()
                : options;
    }

    /**
     * What a file says of itself; its columns are not read.
     *
     * @throws DataException if it is no such file, or damaged
     */
    public static LmatSummary summary(Path path) {
        InputFile file = InputFile.of(path);
        try (FileChannel channel = LmatFormat.open(file)) {
            LmatHeader header = LmatFormat.header(channel, file);
            return new LmatSummary(header, LmatFormat.metadata(channel, header, file));
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    /**
     * Reads the whole file and compares checksums.
     *
     * @throws DataException if it is damaged; the message says which columns
     */
    public static void verify(Path path) {
        InputFile file = InputFile.of(path);
        try (FileChannel channel = LmatFormat.open(file)) {
            LmatHeader header = LmatFormat.header(channel, file);
            LmatMetadata metadata = LmatFormat.metadata(channel, header, file);
            int[] sums = LmatSums.of(channel, header);
            for (int b = 0; b < sums.length; b++) {
                if (sums[b] != metadata.sums()[b]) {
                    throw damaged(file, header, metadata, b);
                }
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private static DataException damaged(InputFile file, LmatHeader header, LmatMetadata metadata, int block) {
        int first = block * header.blockColumns();
        int last = Math.min(header.columns(), first + header.blockColumns()) - 1;
        String where = Quoted.of(metadata.names().names().get(first))
                + (last == first
                        ? " does"
                        : " to " + Quoted.of(metadata.names().names().get(last)) + " do");
        return file.error("is damaged: what it holds for " + where
                + " not match the checksum; get it again, or convert the data again");
    }
}
