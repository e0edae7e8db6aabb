package org.lariat.data.prep;

/** Logarithms of columns; both keep 0, so that sparse columns stay sparse, and are strictly increasing. */
public enum Log {
    /** log(1 + x), for x &gt; −1. */
    LOG1P("log1p"),
    /** sign(x)·log(1 + |x|), for every x. */
    SIGNED("signed log");

    private final String label;

    Log(String label) {
        this.label = label;
    }

    /** The name in reports and model files. */
    public String label() {
        return label;
    }

    /** Whether the logarithm of a value exists. */
    boolean isDefined(double value) {
        return this == SIGNED || value > -1;
    }

    /** The logarithm; {@link StrictMath}, so that it has the same bits everywhere. */
    double apply(double value) {
        return this == LOG1P ? StrictMath.log1p(value) : Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }
}
