package org.lariat.comparison;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;
import org.lariat.CriterionCurve;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;
import org.lariat.selection.ErrorCurve;
import org.lariat.selection.Folds;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;
import org.lariat.validation.CrossValidation;

/** Chooses one model of a family: by a criterion, by cross-validation. */
public interface PointChoice {
    /**
     * Chooses.
     *
     * @param family the family, for whoever fits it again to parts of the rows
     * @param problem what it was fitted to
     * @param path the fit
     */
    Chosen choose(ModelFamily family, Problem problem, FamilyPath path);

    /** What the choice is made by, in a phrase. */
    String label();

    /**
     * A point of a path.
     *
     * @param index of the model, from 0
     * @param notes what a user should know about the choice, a sentence each
     */
    record Chosen(int index, List<String> notes) {
        /** Copies the notes. */
        public Chosen {
            notes = List.copyOf(notes);
        }
    }

    /**
     * By the smallest value of a criterion.
     *
     * @param criterion the criterion
     * @param noise where its noise variance comes from
     */
    static PointChoice by(InformationCriterion criterion, NoiseVariance noise) {
        return new ByCriterion(criterion, noise);
    }

    /**
     * By a criterion.
     *
     * @param criterion the criterion
     * @param noise where its noise variance comes from
     */
    record ByCriterion(InformationCriterion criterion, NoiseVariance noise) implements PointChoice {
        @Override
        public Chosen choose(ModelFamily family, Problem problem, FamilyPath path) {
            if (path.path().size() == 1) {
                return new Chosen(0, List.of());
            }
            CriterionCurve curve = path.path().curve(path.problem(), criterion, noise);
            return new Chosen(curve.bestIndex(), curve.notes());
        }

        @Override
        public String label() {
            return criterion.label();
        }
    }

    /**
     * By cross-validation, every family with the same folds.
     *
     * @param validation what is measured, and how folds count
     * @param folds of the rows
     * @param point of the curve of errors, such as {@link ErrorCurve#oneStandardError()}
     * @param listener may cancel
     */
    static PointChoice by(
            CrossValidation validation, Folds folds, ToIntFunction<ErrorCurve> point, PathListener listener) {
        return new ByValidation(validation, folds, point, listener);
    }

    /**
     * By cross-validation.
     *
     * @param validation what is measured, and how folds count
     * @param folds of the rows
     * @param point of the curve of errors
     * @param listener may cancel
     */
    record ByValidation(CrossValidation validation, Folds folds, ToIntFunction<ErrorCurve> point, PathListener listener)
            implements PointChoice {
        @Override
        public Chosen choose(ModelFamily family, Problem problem, FamilyPath path) {
            if (path.path().size() == 1) {
                return new Chosen(0, List.of());
            }
            ModelFamily same = family.at(path.path().lambdas());
            ErrorCurve curve = validation.errors(problem, folds, training -> {
                same.obstacle(training).ifPresent(reason -> {
                    throw new IllegalArgumentException(
                            same.name() + " cannot be fitted to the training rows of a fold: " + reason);
                });
                LassoPath fold = same.fit(training, listener).path();
                if (fold.report().end() == PathEnd.CANCELLED) {
                    throw new CancellationException("cancelled while a fold was fitted");
                }
                return fold.models();
            });
            return new Chosen(point.applyAsInt(curve), List.of());
        }

        @Override
        public String label() {
            return "cross-validation (" + folds.description() + ")";
        }
    }
}
