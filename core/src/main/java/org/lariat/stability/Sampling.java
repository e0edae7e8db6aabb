package org.lariat.stability;

/** How the subsamples of stability selection are drawn; each has half of the rows, rounded down. */
public enum Sampling {
    /** Pairs of halves without a row in common (Shah and Samworth 2013, arXiv:1105.5578). */
    COMPLEMENTARY_PAIRS(2),
    /** Halves that are drawn independently (Meinshausen and Bühlmann 2010, arXiv:0809.2932). */
    HALVES(1);

    private final int fitsPerDraw;

    Sampling(int fitsPerDraw) {
        this.fitsPerDraw = fitsPerDraw;
    }

    /** Number of subsamples that one draw gives. */
    public int fitsPerDraw() {
        return fitsPerDraw;
    }
}
