package org.lariat.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lariat.data.DataException;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.resident.DeviceException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one sentence and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** Said when pages of a file in use are gone. */
    static final String CHANGED =
            "a file that is used in place can no longer be read; it was made shorter meanwhile, or its" + " disk fails";

    private static final int SUGGESTIONS = 2;

    private final Console console;
    private final boolean debug;

    Failures(Console console, String[] args) {
        this.console = console;
        this.debug = Arrays.asList(args).contains("--debug");
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        // What a converter throws says more than picocli's words around it.
        Throwable told = e.getCause() instanceof UsageException cause ? cause : e;
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        return fail(ExitCode.USAGE, sentence(e, String.valueOf(told.getMessage())) + "; see " + command + " --help", e);
    }

    private static String sentence(ParameterException e, String message) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        }
        String word = unmatched.getUnmatched().getFirst();
        Set<String> commands = e.getCommandLine().getSubcommands().keySet();
        if (!unmatched.isUnknownOption()) {
            return commands.isEmpty()
                    ? "unexpected argument '" + word + "'"
                    : "there is no command '" + word + "'; the commands are " + String.join(", ", commands);
        }
        List<String> close =
                unmatched.getSuggestions().stream().limit(SUGGESTIONS).toList();
        String hint = close.isEmpty() ? "" : "; did you mean " + String.join(" or ", close) + "?";
        return "there is no flag '" + word + "'" + hint;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
        return switch (e) {
            case CancelledException told -> ExitCode.CANCELLED;
            case UsageException usage -> fail(ExitCode.USAGE, usage);
            case ParameterException parameter -> handleParseException(parameter, new String[0]);
            case DataException wrong -> fail(ExitCode.DATA, wrong);
            case BackendUnavailableException missing -> fail(ExitCode.BACKEND, missing);
            case DeviceException failed -> fail(ExitCode.BACKEND, failed);
            default -> unexpected(e);
        };
    }

    private int unexpected(Exception e) {
        if (e.getCause() instanceof IOException cause) {
            return fail(ExitCode.DATA, "the result cannot be written: " + cause.getMessage(), e);
        }
        if (e.getCause() instanceof InternalError) {
            return fail(ExitCode.DATA, CHANGED, e); // in another thread
        }
        String how = debug ? "please report it with the lines below" : "--debug shows where; please report it";
        return fail(ExitCode.INTERNAL, "internal error: " + e + "; " + how, e);
    }

    private int fail(int code, Exception e) {
        return fail(code, String.valueOf(e.getMessage()), e);
    }

    private int fail(int code, String sentence, Exception e) {
        console.say(sentence);
        if (debug) {
            e.printStackTrace(console.err());
            console.err().flush();
        }
        return code;
    }
}
