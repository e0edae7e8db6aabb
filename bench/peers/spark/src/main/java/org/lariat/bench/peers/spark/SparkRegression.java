package org.lariat.bench.peers.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lariat.bench.peers.LinearFit;
import org.lariat.bench.peers.PathPeer;
import org.lariat.bench.peers.PeerProblem;

/** OWL-QN on a cached data set, one partition for each thread. It has no path: every λ is a fit of its own. */
final class SparkRegression implements PathPeer {
    private static final int MOST_ITERATIONS = 100_000;
    private static final String LOCAL = "127.0.0.1";

    private final SparkSession session;
    private final Dataset<Row> data;
    private final int columns;

    SparkRegression(PeerProblem problem, int threads) {
        this.columns = problem.columns();
        this.session = SparkSession.builder()
                .master("local[" + threads + "]")
                .appName("lariat bench")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", LOCAL)
                .config("spark.driver.host", LOCAL)
                .config("spark.log.level", "ERROR")
                .getOrCreate();
        StructType schema =
                new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType());
        this.data = session.createDataFrame(rows(problem), schema)
                .repartition(threads)
                .cache();
        data.count(); // fills the cache
    }

    private static List<Row> rows(PeerProblem problem) {
        double[][] values = new double[problem.rows()][problem.columns()];
        for (int j = 0; j < problem.columns(); j++) {
            double[] column = problem.column(j);
            for (int i = 0; i < values.length; i++) {
                values[i][j] = column[i];
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            rows.add(RowFactory.create(problem.y(i), Vectors.dense(values[i])));
        }
        return rows;
    }

    @Override
    public String version() {
        return "Spark MLlib " + session.version();
    }

    @Override
    public Supplier<List<LinearFit>> fit(double[] lambdas, double tolerance) {
        List<LinearRegressionModel> models = new ArrayList<>();
        for (double lambda : lambdas) {
            models.add(new LinearRegression()
                    .setElasticNetParam(1.0)
                    .setRegParam(lambda)
                    .setStandardization(false)
                    .setTol(tolerance)
                    .setMaxIter(MOST_ITERATIONS)
                    .fit(data));
        }
        return () -> read(lambdas, models);
    }

    private List<LinearFit> read(double[] lambdas, List<LinearRegressionModel> models) {
        List<LinearFit> fits = new ArrayList<>();
        for (int k = 0; k < lambdas.length; k++) {
            LinearRegressionModel model = models.get(k);
            fits.add(LinearFit.of(
                    lambdas[k], model.intercept(), model.coefficients().toArray(), columns));
        }
        return fits;
    }

    @Override
    public void close() {
        session.stop();
    }
}
