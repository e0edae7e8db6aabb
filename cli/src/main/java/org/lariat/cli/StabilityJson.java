package org.lariat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lariat.cli.StabilityCommand.Studied;
import org.lariat.stability.BootstrapResult;
import org.lariat.stability.ErrorTerms;
import org.lariat.stability.StabilityOptions;
import org.lariat.stability.StabilityResult;

/** Stability selection and bootstrap for programs; docs/stability.md says what the fields mean. */
final class StabilityJson {
    private static final double[] PROBABILITIES = {0.025, 0.25, 0.5, 0.75, 0.975};

    private StabilityJson() {}

    static JsonReport of(Studied studied, String source) {
        StabilityResult result = studied.stability();
        List<String> names = studied.ready().data().names();
        JsonReport json = new JsonReport()
                .put("data", source)
                .options(studied.ready().options())
                .report(result.report())
                .put("stability", stability(result, names));
        BootstrapResult bootstrap = studied.bootstrap();
        if (bootstrap != null) {
            json.put("bootstrap", bootstrap(bootstrap, names));
        }
        return json.put("notes", studied.notes());
    }

    private static Map<String, Object> stability(StabilityResult result, List<String> names) {
        StabilityOptions options = result.options();
        ErrorTerms terms = result.terms();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sampling", options.sampling().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("draws", options.draws());
        json.put("subsamples", result.subsamples());
        json.put("rowsPerSubsample", result.rowsPerSubsample());
        json.put("weakness", options.weakness());
        json.put("seed", options.seed());
        json.put("candidates", terms.candidates());
        json.put("q", terms.features());
        json.put("meanSelected", result.meanSelected());
        json.put("threshold", terms.threshold());
        json.put("bound", BoundConverter.name(terms.bound()));
        json.put("falseSelections", terms.falseSelections());
        json.put("assumption", terms.bound().assumption());
        json.put("missedTolerance", result.missedTolerance());
        json.put("seconds", result.seconds());
        json.put("kept", result.selected());
        json.put("lambda", result.lambdas());
        List<Object> features = new ArrayList<>();
        for (int j : result.everSelected()) {
            Map<String, Object> one = feature(names, j);
            one.put("frequency", result.frequency(j));
            one.put("positiveShare", result.positiveShare(j));
            one.put("counts", result.counts(j));
            features.add(one);
        }
        json.put("features", features);
        return json;
    }

    private static Map<String, Object> bootstrap(BootstrapResult result, List<String> names) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lambda", result.lambda());
        json.put("resamples", result.resamples());
        json.put("seed", result.options().seed());
        json.put("missedTolerance", result.missedTolerance());
        json.put("seconds", result.seconds());
        json.put("probabilities", PROBABILITIES);
        List<Object> features = new ArrayList<>();
        for (int j : result.everSelected()) {
            Map<String, Object> one = feature(names, j);
            one.put("coefficient", result.model().coefficient(j));
            one.put("frequency", result.frequency(j));
            one.put("positiveShare", result.positiveShare(j));
            one.put("negativeShare", result.negativeShare(j));
            one.put("signConsistency", result.signConsistency(j));
            double[] quantiles = new double[PROBABILITIES.length];
            for (int k = 0; k < quantiles.length; k++) {
                quantiles[k] = result.quantile(j, PROBABILITIES[k]);
            }
            one.put("quantiles", quantiles);
            features.add(one);
        }
        json.put("features", features);
        return json;
    }

    private static Map<String, Object> feature(List<String> names, int j) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", names.get(j));
        one.put("index", j);
        return one;
    }
}
