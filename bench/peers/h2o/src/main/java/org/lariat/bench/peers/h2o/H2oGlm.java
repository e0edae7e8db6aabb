package org.lariat.bench.peers.h2o;

import hex.glm.GLM;
import hex.glm.GLMModel;
import hex.glm.GLMModel.GLMParameters;
import hex.glm.GLMModel.RegularizationPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.lariat.bench.peers.LinearFit;
import org.lariat.bench.peers.PathPeer;
import org.lariat.bench.peers.PeerProblem;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/** A cloud of one node in this JVM, and a frame in it. The whole list of λs is one fit, warm-started by H2O. */
final class H2oGlm implements PathPeer {
    private static final int MOST_ITERATIONS = 100_000;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String RESPONSE = "y";

    /** Of the tolerance of coefficients: as H2O's defaults are to each other. */
    private static final double OBJECTIVE_SHARE = 1e-2;

    private final int columns;
    private final Frame frame;

    H2oGlm(PeerProblem problem, int threads) {
        start(threads);
        this.columns = problem.columns();
        this.frame = new Frame(Key.<Frame>make("problem"));
        for (int j = 0; j < columns; j++) {
            frame.add("x" + j, Vec.makeVec(problem.column(j), Vec.newKey()));
        }
        double[] y = new double[problem.rows()];
        for (int i = 0; i < y.length; i++) {
            y[i] = problem.y(i);
        }
        frame.add(RESPONSE, Vec.makeVec(y, Vec.newKey()));
        DKV.put(frame);
    }

    /** Without its web server, and deaf to other machines; it runs on Java 25, though it does not promise to. */
    private static void start(int threads) {
        try {
            Path scratch = Files.createTempDirectory("lariat-h2o");
            scratch.toFile().deleteOnExit();
            String name = "lariat-" + ProcessHandle.current().pid();
            H2O.main(new String[] {
                "-nthreads",
                String.valueOf(threads),
                "-disable_web",
                "-ip",
                "127.0.0.1",
                "-name",
                name,
                "-ice_root",
                scratch.toString(),
                "-log_level",
                "FATAL",
                "-allow_unsupported_java"
            });
            H2O.waitForCloudSize(1, PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String version() {
        return "H2O " + H2O.ABV.projectVersion();
    }

    @Override
    public Supplier<List<LinearFit>> fit(double[] lambdas, double tolerance) {
        GLMParameters parameters = new GLMParameters(GLMParameters.Family.gaussian);
        parameters._train = frame._key;
        parameters._response_column = RESPONSE;
        parameters._alpha = new double[] {1.0};
        parameters._lambda = lambdas.clone();
        parameters._standardize = false;
        parameters._ignore_const_cols = false;
        parameters._early_stopping = false;
        parameters._max_iterations = MOST_ITERATIONS;
        if (tolerance != H2oLibrary.USUAL) {
            parameters._beta_epsilon = tolerance;
            parameters._objective_epsilon = OBJECTIVE_SHARE * tolerance;
            parameters._gradient_epsilon = OBJECTIVE_SHARE * tolerance;
        }
        GLMModel model = new GLM(parameters).trainModel().get();
        return () -> read(model);
    }

    /** Coefficients in the order of the columns, the intercept behind them. */
    private List<LinearFit> read(GLMModel model) {
        RegularizationPath path = model.getRegularizationPath();
        List<LinearFit> fits = new ArrayList<>();
        for (int k = 0; k < path._lambdas.length; k++) {
            double[] beta = path._coefficients[k];
            fits.add(LinearFit.of(path._lambdas[k], beta[columns], beta, columns));
        }
        model.delete();
        return fits;
    }

    @Override
    public void close() {
        frame.delete();
    }
}
