package org.lariat.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.lariat.LassoModel;
import org.lariat.objective.Certificate;

/**
 * The model a report is about.
 *
 * @param lambda its λ
 * @param chosenBy a word or two on who chose λ: {@code "BIC"}, {@code "given"}
 * @param intercept β₀
 * @param coefficients those that are not zero, the largest effect first
 * @param columns number of columns it was chosen from
 * @param devianceExplained share of the null deviance explained on the training data
 * @param certificate what is proved of it, if anything
 */
public record ChosenModel(
        double lambda,
        String chosenBy,
        double intercept,
        List<Coefficient> coefficients,
        int columns,
        double devianceExplained,
        Optional<Certificate> certificate) {
    /**
     * One coefficient.
     *
     * @param name of the feature
     * @param value in original units
     * @param effect the value times the standard deviation of its column
     */
    public record Coefficient(String name, double value, double effect) {}

    /** Copies the coefficients. */
    public ChosenModel {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * A model as fitted.
     *
     * @param model the model
     * @param chosenBy who chose its λ
     * @param names of the columns, (p)
     * @param deviation standard deviation of each column
     */
    public static ChosenModel of(LassoModel model, String chosenBy, List<String> names, IntToDoubleFunction deviation) {
        List<Coefficient> coefficients = IntStream.of(model.indices())
                .mapToObj(j -> new Coefficient(
                        names.get(j), model.coefficient(j), model.coefficient(j) * deviation.applyAsDouble(j)))
                .sorted(Comparator.comparingDouble(c -> -Math.abs(c.effect())))
                .toList();
        return new ChosenModel(
                model.lambda(),
                chosenBy,
                model.intercept(),
                coefficients,
                model.columns(),
                model.devianceExplained(),
                model.certificate());
    }
}
