package org.lariat.bench.peers.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lariat.bench.peers.LinearFit;
import org.lariat.bench.peers.PathPeer;
import org.lariat.bench.peers.PeerProblem;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.SparseModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** Tribuo's coordinate descent at L1 ratio 1. It has no path: every λ is a fit of its own. */
final class TribuoElasticNet implements PathPeer {
    private static final int MOST_ITERATIONS = 100_000;
    private static final String RESPONSE = "y";

    private final MutableDataset<Regressor> data;
    private final String[] names; // in the order of the columns, which is theirs too

    TribuoElasticNet(PeerProblem problem) {
        this.names = new String[problem.columns()];
        for (int j = 0; j < names.length; j++) {
            names[j] = String.format(Locale.ROOT, "x%09d", j);
        }
        RegressionFactory factory = new RegressionFactory();
        this.data = new MutableDataset<>(new SimpleDataSourceProvenance("benchmark", factory), factory);
        double[] row = new double[names.length];
        for (int i = 0; i < problem.rows(); i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = problem.x(i, j);
            }
            data.add(new ArrayExample<>(new Regressor(RESPONSE, problem.y(i)), names, row));
        }
    }

    @Override
    public String version() {
        return "Tribuo " + org.tribuo.Tribuo.VERSION;
    }

    @Override
    public Supplier<List<LinearFit>> fit(double[] lambdas, double tolerance) {
        List<SparseModel<Regressor>> models = new ArrayList<>();
        for (double lambda : lambdas) {
            models.add(new ElasticNetCDTrainer(lambda, 1.0, tolerance, MOST_ITERATIONS, false, 1L).train(data));
        }
        return () -> read(lambdas, models);
    }

    private List<LinearFit> read(double[] lambdas, List<SparseModel<Regressor>> models) {
        List<LinearFit> fits = new ArrayList<>();
        for (int k = 0; k < lambdas.length; k++) {
            fits.add(read(lambdas[k], models.get(k)));
        }
        return fits;
    }

    /** Coefficients from predictions, whatever the model does to columns inside: it is linear. */
    private LinearFit read(double lambda, SparseModel<Regressor> model) {
        SortedMap<Integer, Double> beta = new TreeMap<>();
        for (String name : model.getActiveFeatures().getOrDefault(RESPONSE, List.of())) {
            int j = Integer.parseInt(name.substring(1));
            beta.put(j, predict(model, name, 2.0) - predict(model, name, 1.0));
        }
        // All zeros must be there: a feature that an example lacks counts as its mean.
        return new LinearFit(lambda, predict(model, names, new double[names.length]), beta);
    }

    private static double predict(SparseModel<Regressor> model, String name, double value) {
        return predict(model, new String[] {name}, new double[] {value});
    }

    private static double predict(SparseModel<Regressor> model, String[] names, double[] values) {
        Example<Regressor> example = new ArrayExample<>(new Regressor(RESPONSE, Double.NaN), names, values);
        return model.predict(example).getOutput().getValues()[0];
    }

    @Override
    public void close() {
        // Nothing is held but memory of the heap.
    }
}
