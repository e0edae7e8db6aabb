package org.lariat.stability;

/**
 * What was kept, and what is proved of it: features that a share of at least {@code threshold} of the subsamples selected,
 * of which at most {@code falseSelections} are expected to be false.
 *
 * @param bound which bound, with what it assumes
 * @param candidates p: the features to choose from, that is, penalised and not excluded
 * @param features q: how many features a subsample selects, on average or at most
 * @param threshold π in (0.5, 1]
 * @param falseSelections the bound; +∞ where it does not hold
 */
public record ErrorTerms(ErrorBound bound, int candidates, double features, double threshold, double falseSelections) {}
