package org.lariat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.lariat.objective.Problem;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;
import org.lariat.selection.PointSummary;

/** A fitted path: one model for each λ, λ decreasing, and how the fit went. Immutable. */
public final class LassoPath {
    private final LassoOptions options;
    private final List<LassoModel> models;
    private final FitReport report;

    /**
     * Makes a path from its parts; for readers of model files and the fit.
     *
     * @param options how it was fitted
     * @param models at least one, λ strictly decreasing, the same number of columns
     * @param report how the fit went
     * @throws IllegalArgumentException if there is no model, or λ does not decrease
     */
    public LassoPath(LassoOptions options, List<LassoModel> models, FitReport report) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one point");
        }
        for (int k = 1; k < models.size(); k++) {
            if (!(models.get(k).lambda() < models.get(k - 1).lambda())) {
                throw new IllegalArgumentException("lambda must decrease along a path");
            }
        }
        this.options = options;
        this.models = List.copyOf(models);
        this.report = report;
    }

    /** How it was fitted. */
    public LassoOptions options() {
        return options;
    }

    /** How the fit went. */
    public FitReport report() {
        return report;
    }

    /** Number of points. */
    public int size() {
        return models.size();
    }

    /** The models, λ decreasing. */
    public List<LassoModel> models() {
        return models;
    }

    /**
     * The model at point {@code k}.
     *
     * @param k from 0 (the largest λ)
     */
    public LassoModel model(int k) {
        return models.get(k);
    }

    /** λ at every point, decreasing. */
    public double[] lambdas() {
        return models.stream().mapToDouble(LassoModel::lambda).toArray();
    }

    /**
     * The model at any λ of the path's range. Between two points the coefficients are interpolated linearly in λ (exact for
     * the lasso between two knots of its path, approximate otherwise), and there is no certificate.
     *
     * @param lambda between the smallest and the largest λ of the path
     * @throws IllegalArgumentException if λ is outside the range of the path
     */
    public LassoModel at(double lambda) {
        double largest = models.getFirst().lambda();
        double smallest = models.getLast().lambda();
        if (!(lambda <= largest && lambda >= smallest)) {
            throw new IllegalArgumentException(
                    "lambda " + lambda + " is outside the path, which runs from " + largest + " down to " + smallest);
        }
        int k = 0;
        while (models.get(k).lambda() > lambda) {
            k++;
        }
        LassoModel right = models.get(k);
        return right.lambda() == lambda ? right : interpolated(models.get(k - 1), right, lambda);
    }

    private static LassoModel interpolated(LassoModel left, LassoModel right, double lambda) {
        double share = (left.lambda() - lambda) / (left.lambda() - right.lambda());
        TreeMap<Integer, Double> blended = new TreeMap<>();
        int[] li = left.indices();
        double[] lv = left.values();
        for (int k = 0; k < li.length; k++) {
            blended.put(li[k], (1 - share) * lv[k]);
        }
        int[] ri = right.indices();
        double[] rv = right.values();
        for (int k = 0; k < ri.length; k++) {
            blended.merge(ri[k], share * rv[k], Double::sum);
        }
        blended.values().removeIf(v -> v == 0.0);
        return new LassoModel(
                lambda,
                blend(left.intercept(), right.intercept(), share),
                left.columns(),
                blended.keySet().stream().mapToInt(Integer::intValue).toArray(),
                blended.values().stream().mapToDouble(Double::doubleValue).toArray(),
                blend(left.devianceExplained(), right.devianceExplained(), share),
                blend(left.meanSquaredResidual(), right.meanSquaredResidual(), share),
                Optional.empty());
    }

    private static double blend(double left, double right, double share) {
        return (1 - share) * left + share * right;
    }

    /**
     * The objective of every model with other data than it was fitted to. With the float64 matrix, where that of the fit was stored as float32,
     * {@code objectives(original)[k] − model(k).certificate().primal()} is what the rounding of X changes.
     *
     * @param problem of as many columns; its weights, offset, penalty factors and scales count, its bounds do not
     * @return (size), in the units of {@link org.lariat.objective.Certificate#primal()}
     * @throws IllegalArgumentException if the number of columns differs
     */
    public double[] objectives(Problem problem) {
        int columns = models.getFirst().columns();
        if (problem.x().columns() != columns) {
            throw new IllegalArgumentException(
                    "the problem has " + problem.x().columns() + " columns, the path " + columns);
        }
        PathObjective objective = new PathObjective(problem, options);
        return models.stream().mapToDouble(objective::of).toArray();
    }

    /**
     * The point with the smallest value of a criterion, where the degrees of freedom are simply counted: the non-zero
     * coefficients and the intercept. That is right for a lasso with independent columns and no weight of 0; {@link
     * #best(Problem, InformationCriterion)} measures instead, and knows Cp.
     *
     * @param criterion for instance {@link InformationCriterion#BIC}
     * @throws IllegalArgumentException for Cp, whose noise variance needs the data
     */
    public LassoModel best(InformationCriterion criterion) {
        int intercept = options.intercept() ? 1 : 0;
        double[] values = models.stream()
                .map(m -> new PointSummary(
                        report.rows(), m.meanSquaredResidual(), intercept + m.nonzeros(), m.nonzeros(), m.columns()))
                .mapToDouble(point -> criterion.of(point, OptionalDouble.empty()))
                .toArray();
        return models.get(InformationCriterion.best(values));
    }

    /**
     * The point with the smallest value of a criterion; see {@link #curve}.
     *
     * @param problem what the path was fitted to
     * @param criterion for instance {@link InformationCriterion#EBIC}
     */
    public LassoModel best(Problem problem, InformationCriterion criterion) {
        return curve(problem, criterion, criterion.usualNoise()).best();
    }

    /**
     * A criterion along the path, with measured degrees of freedom.
     *
     * @param problem what the path was fitted to
     * @param criterion the criterion
     * @param noise where its noise variance comes from
     * @throws IllegalArgumentException if the noise variance cannot be had
     */
    public CriterionCurve curve(Problem problem, InformationCriterion criterion, NoiseVariance noise) {
        return CriterionCurve.of(problem, options, models, criterion, noise);
    }
}
