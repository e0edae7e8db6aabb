package org.lariat.cli;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lariat.data.MissingPolicy;
import org.lariat.data.ReadOptionsBuilder;
import org.lariat.data.prep.Bounds;
import org.lariat.data.prep.Log;
import org.lariat.data.prep.Preparation;
import picocli.CommandLine.Option;

/** What is done to columns before the fit, and by the model before it predicts. */
final class PrepFlags {
    @Option(
            names = "--impute",
            paramLabel = "WHAT",
            converter = Impute.Converter.class,
            description =
                    "Put the mean or the median of the training rows in place of missing values: mean, median; with"
                            + " ',indicator' also a column NAME.missing where there are some.")
    @Nullable
    Impute impute;

    @Option(
            names = "--categories",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "Columns to take as categories as --one-hot does, even if they hold numbers; comma-separated.")
    List<String> categories = List.of();

    @Option(
            names = "--unseen",
            paramLabel = "RULE",
            converter = UnseenRule.Converter.class,
            description =
                    "Levels of a category that do not occur in the training rows: error (default), ignore (all its"
                            + " indicators are 0), or other[,N] (as one level with those in fewer than N rows, 2).")
    @Nullable
    UnseenRule unseen;

    @Option(
            names = "--log",
            paramLabel = "NAMES",
            split = ",",
            description = "Columns to replace by log(1 + x), comma-separated.")
    List<String> logs = List.of();

    @Option(
            names = "--signed-log",
            paramLabel = "NAMES",
            split = ",",
            description = "Columns to replace by sign(x)·log(1 + |x|), comma-separated.")
    List<String> signedLogs = List.of();

    @Option(
            names = "--clip",
            paramLabel = "LOW,HIGH",
            converter = Clip.QuantilesConverter.class,
            description = "Clip every column of numbers to two quantiles of its training rows, such as 0.01,0.99.")
    @Nullable
    Bounds clip;

    @Option(
            names = "--clip-at",
            paramLabel = "NAME=LOW:HIGH",
            converter = Clip.Converter.class,
            description = "Clip a column to these bounds, one of which may be left out; may be given several times.")
    List<Clip> clipAt = List.of();

    /** The flags, put on the options of the reader. */
    ReadOptionsBuilder apply(ReadOptionsBuilder options, MissingPolicy missing) {
        return options.missing(missing(missing))
                .categorical(new LinkedHashSet<>(categories))
                .preparation(preparation());
    }

    private MissingPolicy missing(MissingPolicy asked) {
        if (impute == null) {
            return asked;
        }
        if (asked != MissingPolicy.REFUSE && asked != impute.policy()) {
            throw new UsageException("--missing and --impute say two things about missing values; give one of them");
        }
        return impute.policy();
    }

    private Preparation preparation() {
        Map<String, Log> log = new HashMap<>();
        logs.forEach(name -> log.put(name, Log.LOG1P));
        for (String name : signedLogs) {
            if (log.put(name, Log.SIGNED) == Log.LOG1P) {
                throw new UsageException("column '" + name + "' cannot be in --log and in --signed-log");
            }
        }
        Map<String, Bounds> bounds = new HashMap<>();
        for (Clip one : clipAt) {
            if (bounds.put(one.column(), one.bounds()) != null) {
                throw new UsageException("--clip-at has two pairs of bounds for column '" + one.column() + "'");
            }
        }
        Preparation preparation =
                Preparation.NONE.logs(log).clipAt(bounds).indicators(impute != null && impute.indicator());
        if (unseen != null) {
            preparation = preparation.unseen(unseen.unseen()).rare(unseen.rare());
        }
        return clip == null ? preparation : preparation.clip(clip.low(), clip.high());
    }
}
