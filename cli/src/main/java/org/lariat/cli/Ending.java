package org.lariat.cli;

import java.util.Locale;

/** What a finished fit means for the exit code. */
final class Ending {
    private Ending() {}

    /** {@link ExitCode#OK}; or, said on stderr, {@link ExitCode#TOLERANCE_MISSED}. */
    static int of(Fitted fitted, Console console) {
        if (fitted.trustworthy()) {
            return ExitCode.OK;
        }
        console.say(String.format(
                Locale.ROOT,
                "the tolerance %.3g was not reached everywhere: the largest relative gap is %.3g (exit code %d)",
                fitted.path().options().tolerance(),
                fitted.worstGap(),
                ExitCode.TOLERANCE_MISSED));
        return ExitCode.TOLERANCE_MISSED;
    }
}
