package org.lariat.verify.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lariat.data.GeneratedProblem;
import org.lariat.data.Generators;

/**
 * The data of the table. Numbers of rows leave remainders by 4, 8 and 32, so that tails of loops matter; {@link #WIDE} has elements
 * enough for threads to be used.
 */
enum SampleProblem implements Level {
    /** More rows than columns, independent columns. */
    TALL {
        @Override
        RawData make() {
            return raw(Generators.dense(61, 20, 0.0, 6, 3.0, 1));
        }
    },
    /** Many more columns than rows. */
    WIDE {
        @Override
        RawData make() {
            return raw(Generators.dense(61, 3307, 0.5, 12, 3.0, 2));
        }
    },
    /** Neighbours have correlation 0.95. */
    CORRELATED {
        @Override
        RawData make() {
            return raw(Generators.dense(43, 90, 0.95, 10, 3.0, 3));
        }
    },
    /** Equal columns, opposite ones, a constant and a zero one. */
    DUPLICATED {
        @Override
        RawData make() {
            RawData base = raw(Generators.dense(37, 30, 0.3, 5, 3.0, 4));
            List<double[]> columns = new ArrayList<>(List.of(base.columns()));
            for (int j = 0; j < 10; j++) {
                columns.add(base.columns()[j].clone());
                columns.add(combined(-1.0, base.columns()[j], 0.0, base.columns()[j]));
            }
            columns.add(new double[base.rows()]);
            double[] constant = new double[base.rows()];
            Arrays.fill(constant, 0.1);
            columns.add(constant);
            return new RawData(columns.toArray(double[][]::new), base.y());
        }
    },
    /** Columns that are sums and differences of others. */
    RANK_DEFICIENT {
        @Override
        RawData make() {
            RawData base = raw(Generators.dense(53, 24, 0.5, 6, 3.0, 5));
            List<double[]> columns = new ArrayList<>(List.of(base.columns()));
            for (int j = 0; j < 12; j++) {
                columns.add(combined(1.0, base.columns()[j], 1.0, base.columns()[j + 1]));
                columns.add(combined(2.0, base.columns()[j], -0.5, base.columns()[23 - j]));
            }
            return new RawData(columns.toArray(double[][]::new), base.y());
        }
    },
    /** Scales from 1e-6 to 1e6, and means fifty times the deviation. */
    BADLY_SCALED {
        @Override
        RawData make() {
            RawData base = raw(Generators.dense(47, 60, 0.5, 8, 3.0, 6));
            double[][] columns = base.columns();
            for (int j = 0; j < columns.length; j++) {
                double scale = StrictMath.pow(10.0, j % 13 - 6);
                double shift = j % 5 == 0 ? 50.0 : 0.0;
                for (int i = 0; i < columns[j].length; i++) {
                    columns[j][i] = scale * (columns[j][i] + shift);
                }
            }
            return base;
        }
    },
    /** Counts of words: most elements are 0. */
    SPARSE_COUNTS {
        @Override
        RawData make() {
            return raw(Generators.sparse(90, 150, 12, 8, 3.0, 7));
        }
    },
    /** Real: the diabetes data of Efron et al. 2004, in scikit-learn's copy. */
    DIABETES {
        @Override
        RawData make() {
            return BundledDiabetes.read();
        }
    };

    abstract RawData make();

    /** The data; made once. */
    RawData data() {
        return Made.ALL.computeIfAbsent(this, SampleProblem::make);
    }

    private static final class Made {
        static final Map<SampleProblem, RawData> ALL = new ConcurrentHashMap<>();
    }

    private static RawData raw(GeneratedProblem generated) {
        return RawData.of(generated.data().problem());
    }

    private static double[] combined(double a, double[] x, double b, double[] z) {
        double[] sum = new double[x.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * x[i] + b * z[i];
        }
        return sum;
    }
}
