package org.lariat.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoPath;

/** Which model of a file a user means. */
final class ModelChoice {
    private ModelChoice() {}

    /**
     * The model at λ; without λ the only one there is.
     *
     * @throws UsageException if λ is needed, or outside the path
     */
    static LassoModel of(LassoPath path, Path file, @Nullable Double lambda) {
        double largest = path.model(0).lambda();
        double smallest = path.model(path.size() - 1).lambda();
        if (lambda == null) {
            if (path.size() > 1) {
                throw new UsageException(file + " has " + path.size() + " values of λ, from " + largest + " down to "
                        + smallest + "; choose one of that range with --lambda");
            }
            return path.model(0);
        }
        if (!(lambda >= smallest && lambda <= largest)) {
            throw new UsageException("λ = " + lambda + " is not in " + file + ", which has "
                    + (path.size() == 1 ? "λ = " + largest + " only" : "λ from " + largest + " down to " + smallest));
        }
        return path.at(lambda);
    }
}
