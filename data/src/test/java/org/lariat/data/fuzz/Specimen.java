package org.lariat.data.fuzz;

import java.util.function.UnaryOperator;

/**
 * A sound file to be damaged, in two ways: its bytes as they are, and what is in it, packed again so that a reader gets past
 * checksums and compression.
 */
public final class Specimen {
    private final String name;
    private final byte[] inside;
    private final UnaryOperator<byte[]> packing;

    /**
     * Keeps what a file is made of.
     *
     * @param name of the file, with the extension that tells the format
     * @param inside what is packed
     * @param packing makes the file of it: compresses, or puts checksums right
     */
    public Specimen(String name, byte[] inside, UnaryOperator<byte[]> packing) {
        this.name = name;
        this.inside = inside.clone();
        this.packing = packing;
    }

    /** A file that is what is in it. */
    public static Specimen plain(String name, byte[] bytes) {
        return new Specimen(name, bytes, UnaryOperator.identity());
    }

    String name() {
        return name;
    }

    /** The sound file. */
    byte[] sound() {
        return packing.apply(inside);
    }

    /** A damaged file. */
    byte[] damaged(Mutator mutator) {
        return mutator.oneIn(3) ? mutator.damaged(sound()) : packing.apply(mutator.damaged(inside));
    }
}
