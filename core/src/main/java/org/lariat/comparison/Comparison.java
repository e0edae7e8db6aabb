package org.lariat.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.objective.Problem;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;
import org.lariat.selection.Scores;

/**
 * Families of models fitted to the same rows and scored on the same rows, one line each. Immutable.
 *
 * {@snippet :
 * Comparison comparison = Comparison.of(problem, scoring, families, PointChoice.by(criterion, noise), PathListener.NONE);
 * }
 */
public final class Comparison {
    private final List<Line> lines;
    private final List<String> notes;

    private Comparison(List<Line> lines, List<String> notes) {
        this.lines = List.copyOf(lines);
        this.notes = List.copyOf(notes);
    }

    /**
     * One family.
     *
     * @param name of the family
     * @param path all its models
     * @param model the one chosen
     * @param scores on the rows for scoring
     * @param seconds to fit the family and to choose
     */
    public record Line(String name, FamilyPath path, LassoModel model, Scores scores, double seconds) {}

    /**
     * Fits, chooses and scores.
     *
     * @param problem what to fit; rows of weight 0 are left out
     * @param scoring weight ≥ 0 of each row in the scores, (n), or null for equal ones
     * @param families in the order of the lines; what cannot be fitted is left out, and a note says why
     * @param choice of the model of each family
     * @param listener hears of the points of each family and may cancel
     * @throws CancellationException if the listener, or an interrupt, cancelled
     */
    public static Comparison of(
            Problem problem,
            double @Nullable [] scoring,
            List<ModelFamily> families,
            PointChoice choice,
            PathListener listener) {
        List<Line> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (ModelFamily family : families) {
            Optional<String> obstacle = family.obstacle(problem);
            if (obstacle.isPresent()) {
                notes.add(family.name() + " is left out: " + obstacle.get());
                continue;
            }
            long begin = System.nanoTime();
            FamilyPath path = family.fit(problem, listener);
            if (path.path().report().end() == PathEnd.CANCELLED) {
                throw new CancellationException("the comparison was cancelled");
            }
            PointChoice.Chosen chosen = choice.choose(family, problem, path);
            double seconds = 1e-9 * (System.nanoTime() - begin);
            LassoModel model = path.path().model(chosen.index());
            lines.add(new Line(family.name(), path, model, scores(problem, model, scoring), seconds));
            path.path().report().notes().stream()
                    .filter(note -> !notes.contains(note))
                    .forEach(notes::add);
            chosen.notes().forEach(note -> notes.add(family.name() + ": " + note));
        }
        return new Comparison(lines, notes);
    }

    private static Scores scores(Problem problem, LassoModel model, double @Nullable [] scoring) {
        double[] predicted = model.predict(problem.x());
        double[] offset = problem.offset();
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] += offset == null ? 0.0 : offset[i];
        }
        return Scores.of(problem.y(), predicted, scoring, model.nonzeros(), model.columns());
    }

    /** A line for each family that could be fitted. */
    public List<Line> lines() {
        return lines;
    }

    /** What a user should know, a sentence each. */
    public List<String> notes() {
        return notes;
    }
}
