package org.lariat.cli.report;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of a report, each of which may be missing. Not safe for use by several threads.
 *
 * {@snippet :
 * ReportData data = new ReportBuilder("Lasso of price", "lariat fit a.csv --target price", ZonedDateTime.now())
 *         .dataFact("rows", "442")
 *         .path(PathPart.of(path, model, names, deviation))
 *         .chosen(ChosenModel.of(model, "BIC", names, deviation))
 *         .build();
 * ReportFile.write(Path.of("report.html"), data);
 * }
 */
public final class ReportBuilder {
    private final String title;
    private final String command;
    private final ZonedDateTime written;
    private final List<Fact> data = new ArrayList<>();
    private final List<Fact> run = new ArrayList<>();
    private final List<Predictions> predictions = new ArrayList<>();
    private final List<CostHistory> histories = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable PathPart path;
    private @Nullable ChosenModel chosen;
    private @Nullable CvCurve cv;
    private @Nullable Stability stability;

    /**
     * A report without parts.
     *
     * @param title of the page
     * @param command the exact command line
     * @param written when
     */
    public ReportBuilder(String title, String command, ZonedDateTime written) {
        this.title = title;
        this.command = command;
        this.written = written;
    }

    /** Adds something about the data: rows, columns, response, fingerprint. */
    public ReportBuilder dataFact(String name, String value) {
        data.add(new Fact(name, value));
        return this;
    }

    /** Adds something about the run: versions, backend, solver, threads, time. */
    public ReportBuilder runFact(String name, String value) {
        run.add(new Fact(name, value));
        return this;
    }

    /** Sets the path. */
    public ReportBuilder path(PathPart part) {
        path = part;
        return this;
    }

    /** Sets the model the report is about. */
    public ReportBuilder chosen(ChosenModel part) {
        chosen = part;
        return this;
    }

    /** Sets the cross-validation curve. */
    public ReportBuilder cv(CvCurve part) {
        cv = part;
        return this;
    }

    /** Sets the selection frequencies. */
    public ReportBuilder stability(Stability part) {
        stability = part;
        return this;
    }

    /** Adds predictions for some rows. */
    public ReportBuilder predictions(Predictions part) {
        predictions.add(part);
        return this;
    }

    /** Adds a cost history. */
    public ReportBuilder history(CostHistory part) {
        histories.add(part);
        return this;
    }

    /** Adds sentences a reader should know. */
    public ReportBuilder notes(List<String> sentences) {
        notes.addAll(sentences);
        return this;
    }

    /** The report so far. */
    public ReportData build() {
        return new ReportData(
                title,
                command,
                written,
                data,
                run,
                Optional.ofNullable(path),
                Optional.ofNullable(chosen),
                Optional.ofNullable(cv),
                Optional.ofNullable(stability),
                predictions,
                histories,
                notes);
    }
}
