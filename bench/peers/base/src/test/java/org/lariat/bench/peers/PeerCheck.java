package org.lariat.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whether a library solves the problem we think it solves: by the optimality conditions of a small lasso. */
public final class PeerCheck {
    private static final int ROWS = 40;
    private static final int COLUMNS = 25;
    private static final double[] LAMBDAS = {1.0, 0.5, 0.2, 0.1, 0.05};

    private PeerCheck() {}

    /**
     * Writes a problem as {@code lariat bench} does.
     *
     * @param folder to write to
     */
    public static void write(Path folder) throws IOException {
        Random random = new Random(7);
        double[] x = new double[ROWS * COLUMNS];
        double[] y = new double[ROWS];
        for (int k = 0; k < x.length; k++) {
            x[k] = 0.5 + random.nextGaussian();
        }
        for (int i = 0; i < ROWS; i++) {
            y[i] = 3.0 + x[i] - 2.0 * x[4 * ROWS + i] + 0.5 * random.nextGaussian();
        }
        Files.writeString(folder.resolve("shape.txt"), ROWS + " " + COLUMNS + " dense\n");
        Files.write(folder.resolve("x.f64"), bytes(x));
        Files.write(folder.resolve("y.f64"), bytes(y));
        Files.write(folder.resolve("lambda.f64"), bytes(LAMBDAS));
    }

    private static byte[] bytes(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    /**
     * Fits by a library and looks at the optimality conditions.
     *
     * @param library that fits
     * @param folder to work in
     * @param tolerance for it
     * @param accuracy of the conditions, in units of λ
     */
    public static void solves(PeerLibrary library, Path folder, double tolerance, double accuracy) throws IOException {
        write(folder);
        PeerProblem problem = PeerProblem.read(folder);
        try (PathPeer peer = library.open(problem, 1)) {
            List<LinearFit> fits = peer.fit(problem.lambdas(), tolerance).get();
            assertThat(fits.stream().mapToDouble(LinearFit::lambda).toArray()).containsExactly(LAMBDAS);
            fits.forEach(fit -> optimal(problem, fit, accuracy));
            assertThat(fits.getLast().beta()).hasSizeGreaterThan(1);
            assertThat(peer.version()).matches(".*\\d+\\.\\d+.*");
        }
    }

    private static void optimal(PeerProblem problem, LinearFit fit, double accuracy) {
        double[] r = new double[problem.rows()];
        double mean = 0.0;
        for (int i = 0; i < r.length; i++) {
            r[i] = problem.y(i) - fit.intercept();
            for (Map.Entry<Integer, Double> entry : fit.beta().entrySet()) {
                r[i] -= problem.x(i, entry.getKey()) * entry.getValue();
            }
            mean += r[i] / r.length;
        }
        assertThat(Math.abs(mean)).as("mean residual").isLessThanOrEqualTo(accuracy * fit.lambda());
        for (int j = 0; j < problem.columns(); j++) {
            double c = 0.0;
            for (int i = 0; i < r.length; i++) {
                c += problem.x(i, j) * r[i] / r.length;
            }
            double b = fit.beta().getOrDefault(j, 0.0);
            double violation = b == 0.0 ? Math.abs(c) - fit.lambda() : Math.abs(c - Math.signum(b) * fit.lambda());
            assertThat(violation)
                    .as("column %d at λ = %s", j, fit.lambda())
                    .isLessThanOrEqualTo(accuracy * fit.lambda());
        }
    }
}
