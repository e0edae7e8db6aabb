package org.lariat.comparison;

import java.util.List;
import org.lariat.CriterionCurve;
import org.lariat.objective.Problem;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;

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
}
