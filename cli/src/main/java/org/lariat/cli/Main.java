package org.lariat.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** Where the {@code lariat} command begins. */
public final class Main {
    private static final int HELP_WIDTH = 100;

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param args as typed
     */
    public static void main(String[] args) {
        StandardOutput output = new StandardOutput();
        Console console = new Console(output.stream(), StandardError.open(), StandardError.isTerminal());
        System.exit(output.endingOf(run(args, console), console));
    }

    /** Runs the command; returns its exit code. */
    static int run(String[] args, Console console) {
        try {
            return commandLine(args, console).execute(args);
        } catch (OutOfMemoryError e) {
            console.say(Failures.MEMORY);
            return ExitCode.INTERNAL;
        } catch (LinkageError e) { // how Java tells that memory ran out while a class was loaded
            console.say(Failures.isMemory(e) ? Failures.MEMORY : "internal error: " + e + "; please report it");
            return ExitCode.INTERNAL;
        } catch (InternalError e) { // how Java tells that mapped memory could not be read
            console.say(Failures.CHANGED);
            return ExitCode.DATA;
        } finally {
            console.flush();
        }
    }

    private static CommandLine commandLine(String[] args, Console console) {
        CommandLine line = new CommandLine(new Lariat())
                .addSubcommand(new FitCommand(console))
                .addSubcommand(new PathCommand(console))
                .addSubcommand(new CvCommand(console))
                .addSubcommand(new StabilityCommand(console))
                .addSubcommand(new CompareCommand(console))
                .addSubcommand(new IntervalsCommand(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(new InspectCommand(console))
                .addSubcommand(new ConvertCommand(console))
                .addSubcommand(new BackendsCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new BenchCommand(console))
                .addSubcommand(new GenerateCompletion());
        Failures failures = new Failures(console, args);
        return line.setOut(console.out())
                .setErr(console.err())
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
