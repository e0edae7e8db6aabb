package org.lariat.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.lariat.data.DataException;
import org.lariat.data.text.Quoted;

/** A file of numbers, separated by blanks, commas or line ends; what follows a # is a comment. */
final class NumberList {
    private NumberList() {}

    /** The numbers, in the order of the file. */
    static double[] read(Path path) {
        List<String> lines = TextFile.lines(path);
        DoubleStream.Builder values = DoubleStream.builder();
        for (int k = 0; k < lines.size(); k++) {
            String text = lines.get(k).replaceFirst("#.*", "").strip();
            for (String word : text.isEmpty() ? new String[0] : text.split("[\\s,;]+", -1)) {
                OptionalDouble value = Reals.parse(word);
                if (value.isEmpty()) {
                    throw TextFile.error(path, k + 1, Quoted.of(word) + " is not a number");
                }
                values.add(value.getAsDouble());
            }
        }
        double[] all = values.build().toArray();
        if (all.length == 0) {
            throw new DataException(path + ": has no numbers");
        }
        return all;
    }
}
