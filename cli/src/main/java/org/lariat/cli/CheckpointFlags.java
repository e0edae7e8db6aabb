package org.lariat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.Checkpoints;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.DataException;
import org.lariat.data.Dataset;
import org.lariat.data.model.Checkpoint;
import org.lariat.data.model.CheckpointFile;
import org.lariat.data.model.ProblemFingerprint;
import org.lariat.objective.Problem;
import org.lariat.path.PartialPath;
import org.lariat.path.PathListener;
import picocli.CommandLine.Option;

/** How far a path is, kept in a file from which a later call goes on. */
final class CheckpointFlags {
    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Keep in FILE how far the path is. The path is fitted in segments, so last bits differ from those"
                            + " without; FILE is removed when the path is complete and written.")
    @Nullable
    Path file;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Number of λs in a segment. Default: " + Checkpoints.DEFAULT_EVERY + ".")
    @Nullable
    Integer every;

    @Option(
            names = "--resume",
            description =
                    "Go on from the checkpoint if there is one, with the same data and flags; the result has the bits"
                            + " of a path that was not interrupted.")
    boolean resume;

    /** Checks what can be checked before data is read; a checkpoint is not overwritten unasked. */
    void check(GridFlags grid, RunFlags run, List<Path> outputs, boolean history) {
        if (file == null) {
            if (resume || every != null) {
                throw new UsageException("--resume and --checkpoint-every need --checkpoint FILE");
            }
            return;
        }
        if (grid.knots || run.solver.equals("lars")) {
            throw new UsageException(
                    "--checkpoint does not go with --knots or --solver lars: each knot is found from the"
                            + " one before");
        }
        if (run.repeat > 1) {
            throw new UsageException("--checkpoint does not go with --repeat, which fits each time anew");
        }
        if (history) {
            throw new UsageException("--checkpoint does not keep how the objective falls; leave out --history");
        }
        if (every() < 1) {
            throw new UsageException("--checkpoint-every must be at least 1, not " + every());
        }
        if (outputs.contains(file)) {
            throw new UsageException("--checkpoint names a file that another flag names, too");
        }
        if (!resume && Files.exists(file)) {
            throw new DataException(file + ": is there already; go on from it with --resume, or delete it");
        }
    }

    private int every() {
        return every == null ? Checkpoints.DEFAULT_EVERY : every;
    }

    /** Fits the path, with checkpoints if they were asked for. */
    LassoPath fit(Dataset data, LassoOptions options, Problem problem, PathListener listener, Console console) {
        Path kept = file;
        if (kept == null) {
            return options.path(problem, listener);
        }
        String fitted = ProblemFingerprint.of(data, problem);
        Checkpoint start = new Checkpoint(Version.number(), fitted, options, every(), PartialPath.NONE);
        PartialPath from = from(kept, start, console);
        Checkpoints checkpoints = new Checkpoints(every(), from, path -> CheckpointFile.write(kept, start.at(path)));
        try {
            return options.path(problem, listener, checkpoints);
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            if (from.size() == 0) {
                throw e;
            }
            throw new DataException(kept + ": " + e.getMessage() + "; delete it and fit from the beginning", e);
        }
    }

    private PartialPath from(Path kept, Checkpoint start, Console console) {
        if (!resume) {
            return PartialPath.NONE;
        }
        if (!Files.exists(kept)) {
            console.say("there is no checkpoint " + kept + " yet; the path begins at its first λ");
            return PartialPath.NONE;
        }
        Checkpoint found = CheckpointFile.read(kept);
        found.difference(start).ifPresent(difference -> {
            throw new DataException(
                    kept + ": " + difference + "; give the data and flags it was made with, or delete it");
        });
        console.say("goes on after " + found.path().size() + " values of λ that are in " + kept);
        return found.path();
    }

    /** Removes the checkpoint of a path that is complete and written. */
    void done() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new DataException(file + ": cannot be removed: " + e.getMessage(), e);
        }
    }
}
