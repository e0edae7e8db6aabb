package org.lariat.cli.plot;

import org.junit.jupiter.api.Assumptions;
import org.lariat.data.DataException;

/** Figures have text, and small machines no fonts. */
public final class Fonts {
    private Fonts() {}

    /** Skips a test, saying why, where no text can be drawn. */
    public static void assumeThereAreSome() {
        try {
            PlotFile.checkFonts();
        } catch (DataException e) {
            Assumptions.abort(String.valueOf(e.getMessage()));
        }
    }
}
