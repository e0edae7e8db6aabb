package org.lariat.stability;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lariat.FitReport;

/** What stability selection found. Immutable, safe for use by several threads. */
public final class StabilityResult {
    private final StabilityOptions options;
    private final FitReport report;
    private final ErrorTerms terms;
    private final double[] lambdas;
    private final SelectionCounts counts;
    private final Candidates candidates;
    private final int rowsPerSubsample;
    private final int missed;
    private final List<String> notes;
    private final double seconds;

    StabilityResult(
            StabilityOptions options,
            FitReport report,
            ErrorTerms terms,
            double[] lambdas,
            SelectionCounts counts,
            Candidates candidates,
            int rowsPerSubsample,
            int missed,
            List<String> notes,
            double seconds) {
        this.options = options;
        this.report = report;
        this.terms = terms;
        this.lambdas = lambdas;
        this.counts = counts;
        this.candidates = candidates;
        this.rowsPerSubsample = rowsPerSubsample;
        this.missed = missed;
        this.notes = List.copyOf(notes);
        this.seconds = seconds;
    }

    /** What was asked for. */
    public StabilityOptions options() {
        return options;
    }

    /** How the first point of the path of the whole data was fitted: backend, solver, λmax. */
    public FitReport report() {
        return report;
    }

    /** Threshold, features for each subsample, and the bound on false selections. */
    public ErrorTerms terms() {
        return terms;
    }

    /** Number of subsamples. */
    public int subsamples() {
        return options.subsamples();
    }

    /** Number of rows in each subsample. */
    public int rowsPerSubsample() {
        return rowsPerSubsample;
    }

    /** The λs that all subsamples share, decreasing; those above λmax of the whole data are for the subsamples. */
    public double[] lambdas() {
        return lambdas.clone();
    }

    /** The features kept, from 0, ascending: those with a frequency of at least the threshold. */
    public int[] selected() {
        int least = ErrorBound.least(terms.threshold(), subsamples());
        return Arrays.stream(counts.features())
                .filter(j -> counts.most(j) >= least)
                .toArray();
    }

    /** The features that some subsample selected, from 0, ascending. */
    public int[] everSelected() {
        return counts.features();
    }

    /**
     * Share of the subsamples that selected a feature; the largest over the λs. 1 for features never penalised, which are not
     * chosen from, and 0 for features excluded.
     *
     * @param j feature, from 0
     */
    public double frequency(int j) {
        return candidates.isAlways(j) ? 1.0 : (double) counts.most(j) / subsamples();
    }

    /** The frequency of every feature, (p). */
    public double[] frequencies() {
        return IntStream.range(0, report.columns()).mapToDouble(this::frequency).toArray();
    }

    /**
     * The stability path of a feature: the number of subsamples that selected it at each of {@link #lambdas()}. Where the first q
     * features of a path are selected, those that have entered by then.
     *
     * @param j feature, from 0
     */
    public int[] counts(int j) {
        return counts.at(j);
    }

    /**
     * Share of positive coefficients among the subsamples that selected a feature, each at the last λ visited where it was
     * non-zero; NaN if none selected it.
     *
     * @param j feature, from 0
     */
    public double positiveShare(int j) {
        return counts.positive(j);
    }

    /** Number of features that a subsample selected on average, anywhere on its path. */
    public double meanSelected() {
        return (double) counts.selections() / subsamples();
    }

    /** Number of subsamples in which the tolerance was not reached at some λ. */
    public int missedTolerance() {
        return missed;
    }

    /** What a user should know, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Time it took, in seconds. */
    public double seconds() {
        return seconds;
    }
}
