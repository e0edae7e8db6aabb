package org.lariat.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lariat.data.LmatVectors.Role;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.text.Quoted;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;

/** Reads a {@code .lmat} file: header and metadata are checked, the columns are mapped and not looked at. */
final class LmatFormat {
    private LmatFormat() {}

    static Dataset read(InputFile file, ReadOptions options, RowValues side) {
        try (FileChannel channel = open(file)) {
            LmatHeader header = header(channel, file);
            LmatMetadata metadata = metadata(channel, header, file);
            check(file, header, options, side);
            checkPrepared(file, metadata.names().pipeline(), options);
            RowValues own = own(file, metadata.vectors(), options, side);
            DenseMatrix x = map(channel, header, options.pageBudget());
            return new Dataset(file.toString(), x, metadata.names(), side.or(own), metadata.notes());
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    static FileChannel open(InputFile file) throws IOException {
        if (Files.isDirectory(file.path())) {
            throw file.error("is a directory; name a file in it");
        }
        return FileChannel.open(file.path(), StandardOpenOption.READ);
    }

    static LmatHeader header(FileChannel channel, InputFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LmatHeader.BYTES);
        bytes.limit((int) Math.min(LmatHeader.BYTES, channel.size()));
        LmatSums.read(channel, bytes, 0);
        return LmatHeader.decode(bytes.flip(), channel.size(), file);
    }

    static LmatMetadata metadata(FileChannel channel, LmatHeader header, InputFile file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return LmatMetadata.read(
                    LmatInput.of(
                            channel.map(
                                    FileChannel.MapMode.READ_ONLY, header.metadata(), header.metadataBytes(), arena),
                            header,
                            file),
                    header);
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    file + ": has names and steps that contradict each other though their checksum is right: "
                            + e.getMessage() + "; convert the data again",
                    e);
        }
    }

    /** The columns, mapped until nobody needs them. */
    static DenseMatrix map(FileChannel channel, LmatHeader header, long pageBudget) throws IOException {
        return DenseMatrix.mapped(
                header.rows(),
                header.columns(),
                header.type(),
                channel.map(FileChannel.MapMode.READ_ONLY, LmatHeader.DATA, header.dataBytes(), Arena.ofAuto()),
                header.stride(),
                pageBudget);
    }

    private static void check(InputFile file, LmatHeader header, ReadOptions options, RowValues side) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw file.error("is little-endian and used in place, which this machine cannot do; use another format");
        }
        if (!options.ignored().isEmpty() || options.oneHot()) {
            throw file.error("is used as it is, so --ignore and --one-hot do not apply; give them to lariat convert");
        }
        if (options.preparation().changesNumbers() || !options.categorical().isEmpty()) {
            throw file.error(
                    "is used as it is, so --log, --signed-log, --clip, --clip-at and --categories do not apply;"
                            + " give them to lariat convert");
        }
        if (options.elementType() == ElementType.FLOAT32 && header.type() != ElementType.FLOAT32) {
            throw file.error(
                    "stores float64 and is used as it is; lariat convert --float32 makes one of half the size");
        }
        TargetFile.checkRows(options, side, file, header.rows());
        if (!DenseAssembly.dropping(file, side, header.rows()).keepsAll()) {
            throw file.error("is used as it is, so rows cannot be dropped; give --target-file and --missing drop-row to"
                    + " lariat convert");
        }
    }

    /** Steps cannot be applied to columns that are used as they are; they may have been, when the file was made. */
    private static void checkPrepared(InputFile file, Pipeline own, ReadOptions options) {
        Pipeline given = options.fitted();
        if (given != null && given.changesNumbers() && !own.sameSteps(given)) {
            throw file.error(
                    "is used as it is, and was not prepared as the model wants it; predict for the file that it was"
                            + " made from");
        }
        if (options.holdout() != null && own.isLearned()) {
            throw file.error("was prepared on all rows when it was made, so rows held out of it would not be new to the"
                    + " model; fit the file that it was made from");
        }
    }

    /** What the file keeps beside the columns, if that is what was asked for. */
    private static RowValues own(InputFile file, LmatVectors vectors, ReadOptions options, RowValues side) {
        checkName(file, "the response (--target)", side.y() == null ? options.target() : null, vectors, Role.RESPONSE);
        checkName(
                file,
                "the weights (--weights)",
                side.weights() == null ? options.weights() : null,
                vectors,
                Role.WEIGHTS);
        checkName(file, "the offset (--offset)", side.offset() == null ? options.offset() : null, vectors, Role.OFFSET);
        return vectors.rowValues();
    }

    private static void checkName(InputFile file, String what, @Nullable String asked, LmatVectors vectors, Role role) {
        String kept = vectors.name(role);
        if (asked != null && !Objects.equals(asked, kept)) {
            throw file.error("does not keep " + Quoted.of(asked) + " as " + what + ", "
                    + (kept == null ? "nor anything else" : "but " + Quoted.of(kept))
                    + "; convert the data again with it");
        }
    }
}
