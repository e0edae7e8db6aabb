package org.lariat.cli.report;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a report shows. What is empty is left out of it.
 *
 * @param title of the page
 * @param command the exact command line
 * @param written when
 * @param data what is known of the data
 * @param run versions, backend, solver, time
 * @param path coefficients and certificates along λ
 * @param chosen the model the report is about
 * @param cv the cross-validation curve
 * @param stability selection frequencies
 * @param predictions beside the truth: training rows, held-out rows
 * @param histories of the objective, with one unit of work
 * @param notes what a reader should know, a sentence each
 */
public record ReportData(
        String title,
        String command,
        ZonedDateTime written,
        List<Fact> data,
        List<Fact> run,
        Optional<PathPart> path,
        Optional<ChosenModel> chosen,
        Optional<CvCurve> cv,
        Optional<Stability> stability,
        List<Predictions> predictions,
        List<CostHistory> histories,
        List<String> notes) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if histories differ in their unit of work
     */
    public ReportData {
        data = List.copyOf(data);
        run = List.copyOf(run);
        predictions = List.copyOf(predictions);
        histories = List.copyOf(histories);
        notes = List.copyOf(notes);
        if (histories.stream().map(CostHistory::unit).distinct().count() > 1) {
            throw new IllegalArgumentException("cost histories in one chart must have the same unit of work");
        }
    }

    /** The λs to mark where λ is an axis: those of cross-validation, and the chosen one where it is another. */
    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        cv.ifPresent(curve -> {
            marks.add(new Mark(curve.lambdaMin(), "λ min"));
            curve.lambda1se().ifPresent(l -> marks.add(new Mark(l, "λ 1se")));
        });
        chosen.filter(model -> marks.stream().noneMatch(m -> m.lambda() == model.lambda()))
                .ifPresent(model -> marks.add(new Mark(model.lambda(), "λ chosen: " + model.chosenBy())));
        return marks;
    }

    /**
     * A λ worth a line in a chart.
     *
     * @param lambda λ
     * @param label its name
     */
    public record Mark(double lambda, String label) {}
}
