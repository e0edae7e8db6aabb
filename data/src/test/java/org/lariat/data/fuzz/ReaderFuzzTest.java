package org.lariat.data.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.Checkpoints;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.DataException;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.LmatFile;
import org.lariat.data.MissingPolicy;
import org.lariat.data.ReadOptions;
import org.lariat.data.RowLabels;
import org.lariat.data.TestFiles;
import org.lariat.data.model.Checkpoint;
import org.lariat.data.model.CheckpointFile;
import org.lariat.data.model.ModelFile;
import org.lariat.data.model.SavedModel;
import org.lariat.data.prep.Log;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.data.prep.Preparation;
import org.lariat.data.prep.Unseen;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.path.PartialPath;
import org.lariat.path.PathListener;

/** Damaged files of every kind that is read: a data set, or a sentence; see {@link Fuzz}. */
class ReaderFuzzTest {
    /** Larger matrices are not looked through: they are sparse, and their sizes are all there is to them. */
    private static final long LOOKED_THROUGH = 1 << 16;

    private static final String TABLE =
            "a,\"b\"\"c\",kind,w,y\r\n1,2.5,u,1,-1\r\n\"3\",-4e5,\"v,w\",2,0.25\r\n,7,,0,1e3\r\nNA, 8 ,u,1,2\r\n1e-3,0.1,x,.5,3\r\n";

    private static final String ENTRIES =
            "%%MatrixMarket matrix coordinate real general\n% note\n4 3 5\n1 1 0.5\n2 1 -2\n2 2"
                    + " 1e-3\n4 3 7\n3 1 2.5\n";
    private static final String LOWER =
            "%%MatrixMarket matrix coordinate integer symmetric\n3 3 4\n1 1 5\n2 1 -2\n3 3 1\n3 2 7\n";
    private static final String PATTERN = "%%MatrixMarket matrix coordinate pattern general\n3 2 2\n1 1\n3 2\n";
    private static final String ARRAY = "%%MatrixMarket matrix array real general\n3 2\n1.5\n-2\n0\n1e5\n0.125\n3\n";

    private static final String ROWS = "+1 1:0.5 3:2 # note\n-1 qid:7 2:1e-3\n\n0\n0.5 1:1 2:-2 4:1e4\n";

    @TempDir
    private Path dir;

    private void run(String what, List<Specimen> specimens, List<Fuzz.Reader> readers) throws Exception {
        new Fuzz(what, dir).run(specimens, readers);
    }

    /** Reads a data set in one way, and looks at all of it. */
    private static Fuzz.Reader data(ReadOptions options) {
        return file -> used(DataReader.read(file, options));
    }

    private static long used(Dataset data) {
        DesignMatrix x = data.x();
        long size = (long) x.rows() + x.columns();
        if (size <= LOOKED_THROUGH) {
            data.fingerprint();
            if (data.y().isPresent()) {
                data.problem(); // weights may be refused as late as here
            }
        }
        return size;
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "txt"})
    void delimitedText(String extension) throws Exception {
        String text = extension.equals("tsv") ? TABLE.replace(",", "\t").replace("v\tw", "v,w") : TABLE;
        ReadOptions filled = ReadOptions.builder()
                .oneHot(true)
                .missing(MissingPolicy.MEAN)
                .target("y")
                .build();
        Preparation steps = Preparation.NONE
                .indicators(true)
                .clip(0.1, 0.9)
                .unseen(Unseen.OTHER)
                .logs(Map.of("a", Log.SIGNED));
        run(
                extension,
                Specimens.text("t." + extension, text),
                List.of(
                        data(filled),
                        data(filled.toBuilder().missing(MissingPolicy.DROP_ROW).build()),
                        data(filled.toBuilder().preparation(steps).build()),
                        data(filled.toBuilder()
                                .elementType(ElementType.FLOAT32)
                                .ignored(Set.of("kind"))
                                .weights("w")
                                .missing(MissingPolicy.DROP_ROW)
                                .build())));
    }

    @Test
    void numpyArrays() throws Exception {
        ReadOptions float32 =
                ReadOptions.builder().elementType(ElementType.FLOAT32).build();
        run(
                "npy",
                List.of(
                        Specimens.fixture("c_f8.npy"),
                        Specimens.fixture("f_f8.npy"),
                        Specimens.fixture("f_f4.npy"),
                        Specimens.fixture("c_i2.npy"),
                        Specimens.fixture("version2.npy"),
                        Specimens.packedFixture("c_f8.npy"),
                        Specimens.packedFixture("f_f8.npy")),
                List.of(
                        data(ReadOptions.defaults()),
                        data(float32),
                        data(ReadOptions.builder()
                                .missing(MissingPolicy.MEAN)
                                .preparation(Preparation.NONE.indicators(true))
                                .build())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "positional", "csc", "csr"})
    void numpyArchives(String name) throws Exception {
        run(
                "npz " + name,
                Specimens.archive(name + ".npz"),
                List.of(
                        data(ReadOptions.defaults()),
                        data(ReadOptions.builder()
                                .missing(MissingPolicy.DROP_ROW)
                                .build())));
    }

    @Test
    void matrixMarket() throws Exception {
        List<Specimen> specimens = new ArrayList<>();
        for (String text : List.of(ENTRIES, LOWER, PATTERN, ARRAY)) {
            specimens.addAll(Specimens.text("m.mtx", text));
        }
        run(
                "mtx",
                specimens,
                List.of(
                        data(ReadOptions.defaults()),
                        data(ReadOptions.builder().missing(MissingPolicy.MEAN).build())));
    }

    @Test
    void svmlight() throws Exception {
        run(
                "svmlight",
                Specimens.text("r.svm", ROWS),
                List.of(
                        data(ReadOptions.defaults()),
                        data(ReadOptions.builder().features(9).build())));
    }

    private byte[] lmat(ReadOptions options) throws IOException {
        Path from = Files.writeString(dir.resolve("from.csv"), TABLE);
        Path to = dir.resolve("made.lmat");
        LmatFile.convert(from, to, options);
        return Files.readAllBytes(to);
    }

    @Test
    void lmat() throws Exception {
        ReadOptions named = ReadOptions.builder()
                .target("y")
                .oneHot(true)
                .missing(MissingPolicy.MEAN)
                .preparation(Preparation.NONE.indicators(true).unseen(Unseen.OTHER))
                .build();
        ReadOptions small = ReadOptions.builder()
                .ignored(Set.of("kind"))
                .missing(MissingPolicy.DROP_ROW)
                .elementType(ElementType.FLOAT32)
                .build();
        run(
                "lmat",
                List.of(Specimens.lmat("n.lmat", lmat(named)), Specimens.lmat("s.lmat", lmat(small))),
                List.of(
                        data(ReadOptions.defaults()),
                        file -> {
                            LmatFile.verify(file);
                            return 0;
                        },
                        file -> {
                            LmatFile.summary(file);
                            return 0;
                        },
                        file -> {
                            Path to = file.resolveSibling("copy.lmat");
                            return used(LmatFile.convert(file, to, ReadOptions.defaults()));
                        }));
    }

    /** A model with everything that a model file can hold. */
    private byte[] model(Preparation preparation) throws IOException {
        Path from = Files.writeString(dir.resolve("m.csv"), table());
        Dataset data = DataReader.read(
                from,
                ReadOptions.builder()
                        .target("y")
                        .oneHot(true)
                        .missing(MissingPolicy.MEAN)
                        .preparation(preparation)
                        .build());
        LassoPath path = Lasso.options().lambdas(1.0, 0.1, 0.01).path(data.problem());
        double[] means = new double[data.x().columns()];
        SavedModel saved =
                new SavedModel("0.1.0", data.names(), data.categorical(), path, means, means, data.fingerprint());
        Path to = dir.resolve("m.json");
        ModelFile.write(to, saved.pipeline(data.pipeline()).penaltyScale(PenaltyScale.STANDARD));
        return Files.readAllBytes(to);
    }

    private static String table() {
        StringBuilder text = new StringBuilder("a,b,kind,y\n");
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 30; i++) {
            double a = random.nextDouble();
            text.append(String.format(
                    Locale.ROOT, "%s,%s,%s,%s%n", a, i % 7 == 0 ? "" : "1", i % 3 == 0 ? "u" : "v", 3 * a));
        }
        return text.toString();
    }

    @Test
    void models() throws Exception {
        Preparation steps = Preparation.NONE
                .indicators(true)
                .clip(0.1, 0.9)
                .unseen(Unseen.OTHER)
                .logs(Map.of("a", Log.LOG1P));
        run(
                "model",
                List.of(Specimens.sealed("m.json", model(Preparation.NONE)), Specimens.sealed("p.json", model(steps))),
                List.of(file -> {
                    SavedModel saved = ModelFile.read(file);
                    double[] row = new double[saved.features().size()];
                    saved.path().models().forEach(model -> model.predict(row));
                    return row.length;
                }));
    }

    @Test
    void checkpoints() throws Exception {
        Dataset data = DataReader.read(
                Files.writeString(dir.resolve("c.csv"), table()),
                ReadOptions.builder()
                        .target("y")
                        .ignored(Set.of("kind"))
                        .missing(MissingPolicy.MEAN)
                        .build());
        LassoOptions options = Lasso.options().threads(1).lambdas(1.0, 0.1, 0.01);
        List<PartialPath> kept = new ArrayList<>();
        options.path(data.problem(), PathListener.NONE, new Checkpoints(2, PartialPath.NONE, kept::add));
        Path to = dir.resolve("c.ckpt");
        CheckpointFile.write(to, new Checkpoint("0.1.0", data.fingerprint(), options, 2, kept.getFirst()));
        run("checkpoint", List.of(Specimens.sealed("c.ckpt", Files.readAllBytes(to))), List.of(file -> {
            Checkpoint read = CheckpointFile.read(file);
            try {
                // Far-off coefficients take longer to come back from than it is worth.
                options.maxEpochs(20)
                        .path(data.problem(), PathListener.NONE, new Checkpoints(2, read.path(), path -> {}));
            } catch (IllegalArgumentException e) {
                throw new DataException(file + ": " + e.getMessage(), e); // as the command says it
            }
            return read.path().size();
        }));
    }

    @Test
    void rowLabels() throws Exception {
        List<Specimen> specimens = new ArrayList<>(Specimens.text("labels.txt", "1\n2\nfirst fold\n2\n"));
        run("row labels", specimens, List.of(file -> RowLabels.ofLines(file).size()));
        run(
                "label column",
                Specimens.text("labels.csv", "a,fold\n1,u\n2,\"v\"\n3,u\n"),
                List.of(file -> RowLabels.ofColumn(file, "fold").size()));
    }

    @Test
    void targetFiles() throws Exception {
        Path x = Files.write(dir.resolve("x.csv"), "u\n1\n2\n3\n4\n5\n".getBytes(StandardCharsets.UTF_8));
        List<Specimen> specimens =
                new ArrayList<>(Specimens.text("y.csv", "z,w,o\n1,1,0\n2,1,0\n3.5,2,1\n4,0,0\n5,1,2\n"));
        specimens.addAll(Specimens.text("y.txt", "1\n2\n3\n4.25\n1e3\n"));
        ReadOptions named =
                ReadOptions.builder().target("z").weights("w").offset("o").build();
        run("target file", specimens, List.of(file -> {
            ReadOptions options = file.toString().contains("y.csv") ? named : ReadOptions.defaults();
            return used(DataReader.read(x, options.toBuilder().targetFile(file).build()));
        }));
        Path matrix = TestFiles.fixture(dir, "c_f8.npy");
        run("target npy", List.of(Specimens.fixture("vector.npy")), List.of(file -> {
            return used(DataReader.read(
                    matrix, ReadOptions.builder().targetFile(file).build()));
        }));
    }
}
