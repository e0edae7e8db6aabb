package org.lariat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.selection.DegreesOfFreedom;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;
import org.lariat.selection.PointSummary;

/**
 * A criterion along a path, and the point it chooses. Immutable.
 *
 * {@snippet :
 * CriterionCurve curve = path.curve(problem, InformationCriterion.CP, NoiseVariance.LEAST_SQUARES);
 * LassoModel model = curve.best();
 * }
 */
public final class CriterionCurve {
    private final InformationCriterion criterion;
    private final List<LassoModel> models;
    private final double[] values;
    private final double[] degreesOfFreedom;
    private final OptionalDouble noiseVariance;
    private final List<String> notes;

    private CriterionCurve(
            InformationCriterion criterion,
            List<LassoModel> models,
            double[] values,
            double[] degreesOfFreedom,
            OptionalDouble noiseVariance,
            List<String> notes) {
        this.criterion = criterion;
        this.models = List.copyOf(models);
        this.values = values;
        this.degreesOfFreedom = degreesOfFreedom;
        this.noiseVariance = noiseVariance;
        this.notes = List.copyOf(notes);
    }

    /**
     * Evaluates a criterion for models of one problem.
     *
     * @param problem what they were fitted to
     * @param options how: α, intercept and standardisation decide on the degrees of freedom; backend and threads compute them
     * @param models at least one, with the mean squared residual on that problem
     * @param criterion the criterion
     * @param noise where its noise variance comes from
     * @throws IllegalArgumentException if there is no model, for Cp with the variance of each point, or if least squares is to
     *     give the variance and there are not more rows than coefficients
     */
    public static CriterionCurve of(
            Problem problem,
            LassoOptions options,
            List<LassoModel> models,
            InformationCriterion criterion,
            NoiseVariance noise) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("there is no model to choose");
        }
        OptionalDouble variance =
                criterion.usesNoiseVariance() ? variance(problem, options, noise) : OptionalDouble.empty();
        int rows = TrainingResidual.rows(problem);
        double[] values = new double[models.size()];
        double[] degreesOfFreedom = new double[models.size()];
        VectorKernel kernel = options.kernel();
        try (Workers workers = new Workers(options.threads())) {
            StandardizedMatrix x = new StandardizedMatrix(
                    problem.x().using(kernel, workers), problem.weights(), options.intercept(), workers);
            DegreesOfFreedom degrees = new DegreesOfFreedom(
                    problem, x, options.alpha(), options.intercept(), options.standardize(), kernel);
            int selectable = degrees.selectable();
            for (int k = 0; k < values.length; k++) {
                LassoModel model = models.get(k);
                int[] index = model.indices();
                int selected = 0;
                for (int j : index) {
                    selected += degrees.isSelectable(j) ? 1 : 0;
                }
                degreesOfFreedom[k] = degrees.of(model.lambda(), index, model.values());
                PointSummary point =
                        new PointSummary(rows, model.meanSquaredResidual(), degreesOfFreedom[k], selected, selectable);
                values[k] = criterion.of(point, variance);
            }
            return new CriterionCurve(
                    criterion, models, values, degreesOfFreedom, variance, notes(criterion, values, degrees.counted()));
        }
    }

    private static OptionalDouble variance(Problem problem, LassoOptions options, NoiseVariance noise) {
        return switch (noise.source()) {
            case EACH_POINT -> OptionalDouble.empty();
            case GIVEN -> OptionalDouble.of(noise.value());
            case LEAST_SQUARES -> OptionalDouble.of(LeastSquares.noiseVariance(problem, options));
        };
    }

    private static List<String> notes(InformationCriterion criterion, double[] values, boolean counted) {
        List<String> notes = new ArrayList<>();
        int best = InformationCriterion.best(values);
        if (!Double.isFinite(values[best])) {
            notes.add(criterion.label()
                    + " is not finite at any point, so that it chooses nothing: the first point is taken");
        } else if (values.length > 1 && best == values.length - 1) {
            notes.add(criterion.label()
                    + " is smallest at the end of the path: a smaller lambda may be better, or the criterion does not suit the"
                    + " data");
        }
        if (counted) {
            notes.add(String.format(
                    Locale.ROOT,
                    "above %d active columns the degrees of freedom are the number of columns, an upper bound",
                    DegreesOfFreedom.WIDEST));
        }
        return notes;
    }

    /** The criterion. */
    public InformationCriterion criterion() {
        return criterion;
    }

    /** Its value at each point; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** Degrees of freedom of each point, the intercept included; a copy. */
    public double[] degreesOfFreedom() {
        return degreesOfFreedom.clone();
    }

    /** The noise variance in squared units of the response; empty where it is that of each point, or none is used. */
    public OptionalDouble noiseVariance() {
        return noiseVariance;
    }

    /** Index of the point chosen: the smallest value, the first of equal ones. */
    public int bestIndex() {
        return InformationCriterion.best(values);
    }

    /** The point chosen. */
    public LassoModel best() {
        return models.get(bestIndex());
    }

    /** What a user should know about the choice, a sentence each. */
    public List<String> notes() {
        return notes;
    }
}
