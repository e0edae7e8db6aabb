package org.lariat.gpu.cuda;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProblem;

/** A fit that uses everything there is, and gives all its numbers. */
final class Fit {
    private Fit() {}

    /** Runs it. */
    static double[] run(CudaProvider provider, SmallDesign source, ResidentOptions options, int count) {
        try (ResidentDesign design = provider.upload(source, options)) {
            return run(design, source, count);
        }
    }

    private static double[] run(ResidentDesign design, SmallDesign source, int count) {
        int n = source.rows();
        int p = source.columns();
        double[] products = new double[count * p];
        double[] sums = new double[count * n];
        double[] iterates = new double[count * p];
        double[] lambda = new double[count];
        double[] curvature = new double[count];
        ResidentProblem[] problems = new ResidentProblem[count];
        double[] vectors = new double[count * n];
        for (int k = 0; k < count; k++) {
            problems[k] = source.problem(k, k % 2 == 1);
            lambda[k] = 0.02 + 0.001 * k;
            curvature[k] = 1.5 * p;
            System.arraycopy(SmallDesign.unit(k, n), 0, vectors, k * n, n);
        }
        design.correlations(vectors, count, products);
        design.combine(products, count, sums);
        try (ResidentFista fista = design.fista(problems)) {
            fista.start(new double[count * p]);
            fista.iterate(lambda, curvature, 3);
            fista.keep(IntStream.range(0, p).filter(j -> j % 3 != 1).toArray());
            fista.iterate(lambda, curvature, 3);
            ResidentFista.Terms[] terms = fista.measure(lambda);
            fista.read(iterates);
            DoubleStream measured = Arrays.stream(terms)
                    .flatMapToDouble(t -> DoubleStream.of(
                            t.residualSquare(),
                            t.targetResidual(),
                            t.norm1(),
                            t.ridgeSquare(),
                            t.largestRatio(),
                            t.limited(),
                            t.stretch()));
            return DoubleStream.concat(
                            DoubleStream.concat(Arrays.stream(products), Arrays.stream(sums)),
                            DoubleStream.concat(Arrays.stream(iterates), measured))
                    .toArray();
        }
    }
}
