package org.lariat.verify.table;

import org.lariat.LassoOptions;

/**
 * One way to compute, with what it promises.
 *
 * @param label what the table calls it; no other has it
 * @param name to ask for in {@link LassoOptions#backend()}
 * @param description what it says of itself, or why it cannot run here
 * @param contract what it promises
 * @param threads to fit with
 */
public record Backend(String label, String name, String description, Contract contract, int threads) {
    /** Promises. */
    public enum Contract {
        /** What others are compared with; the judge judges it. */
        REFERENCE,
        /** Every bit is that of the reference. */
        SAME_BITS,
        /** The judge finds what the certificate says. */
        CERTIFICATE,
        /** None: it cannot run here. */
        NOT_USABLE
    }

    boolean promises(Contract promised) {
        return contract == promised;
    }

    /** The options, for this backend. */
    LassoOptions apply(LassoOptions options) {
        return options.backend(name).threads(threads);
    }
}
