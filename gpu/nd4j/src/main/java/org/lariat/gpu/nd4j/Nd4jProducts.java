package org.lariat.gpu.nd4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.resident.FistaProducts;

/** The two products over some columns of a design. */
final class Nd4jProducts implements FistaProducts {
    /**
     * A sum of at most 1/3 of a block's columns is made from copies of these alone, packed a few at a time into memory that stays in cache.
     * To copy a column and then multiply it takes about three times as long as to multiply it where it is.
     */
    private static final int PACKED_SHARE = 3;

    /** At most 1/2 of all columns are compacted when they alone are kept; with more, less time is won than memory lost. */
    private static final int COMPACTED_SHARE = 2;

    private final Nd4jDesign design;
    private final Columns whole;
    private final int n;
    private final double[] fit; // (n)
    private @Nullable HeldColumns compact;
    private Columns columns; // whole or compact
    private int[] list; // what is kept, in the numbers of columns
    private double[] wide; // (scratch)

    Nd4jProducts(Nd4jDesign design, Columns whole) {
        this.design = design;
        this.whole = whole;
        this.n = design.rows();
        this.fit = new double[n];
        this.columns = whole;
        this.list = IntStream.range(0, design.columns()).toArray();
        this.wide = new double[scratch(whole)];
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return design.columns();
    }

    @Override
    public void keep(int[] kept) {
        forgetCompact();
        columns = whole;
        list = kept.clone();
        if (kept.length > 0 && kept.length <= design.columns() / COMPACTED_SHARE) {
            compact = design.compacted(kept);
        }
        if (compact != null) {
            columns = compact;
            list = compact.places();
        }
        wide = new double[scratch(columns)];
    }

    /** Elements that weights of a block may take. */
    private static int scratch(Columns columns) {
        return Math.max(columns.width(), Nd4jDesign.MOST_PACKED);
    }

    private void forgetCompact() {
        if (compact != null) {
            compact.close();
            compact = null;
        }
    }

    @Override
    public void correlations(double[] v, int count, double[] out) {
        design.begin(list.length);
        for (int from = 0; from < list.length; from += columns.width()) {
            int to = Math.min(list.length, from + columns.width());
            Columns.Loaded loaded = columns.load(list, from, to);
            loaded.block().correlate(v, count);
            for (int k = 0; k < count; k++) {
                pick(loaded, k, out, k * list.length + from);
            }
        }
    }

    private void pick(Columns.Loaded loaded, int k, double[] out, int at) {
        int[] places = loaded.places();
        int number = places[places.length - 1] + 1;
        if (number == places.length) {
            loaded.block().correlations(k, out, at, number);
            return;
        }
        loaded.block().correlations(k, wide, 0, number);
        for (int i = 0; i < places.length; i++) {
            out[at + i] = wide[places[i]];
        }
    }

    @Override
    public void combine(double[] b, int[] support, int count, double[] out) {
        design.begin(support.length);
        Arrays.fill(out, 0, count * n, 0.0);
        int[] wanted = Arrays.stream(support).map(i -> list[i]).toArray();
        for (int from = 0; from < support.length; from += columns.width()) {
            int to = Math.min(support.length, from + columns.width());
            Columns.Loaded loaded = columns.load(wanted, from, to);
            int[] part = Arrays.copyOfRange(support, from, to);
            Block packed = part.length <= loaded.block().width() / PACKED_SHARE ? design.packing() : null;
            if (packed == null) {
                add(loaded, part, b, count, out);
            } else {
                addPacked(loaded, packed, part, b, count, out);
            }
        }
    }

    private void addPacked(Columns.Loaded loaded, Block packed, int[] support, double[] b, int count, double[] out) {
        for (int from = 0; from < support.length; from += packed.width()) {
            int size = Math.min(packed.width(), support.length - from);
            for (int i = 0; i < size; i++) {
                packed.columns().copy(i, loaded.block().columns(), loaded.places()[from + i]);
            }
            packed.written();
            Columns.Loaded some =
                    new Columns.Loaded(packed, IntStream.range(0, size).toArray());
            add(some, Arrays.copyOfRange(support, from, from + size), b, count, out);
        }
    }

    private void add(Columns.Loaded loaded, int[] support, double[] b, int count, double[] out) {
        Block block = loaded.block();
        block.prepare(count);
        for (int k = 0; k < count; k++) {
            Arrays.fill(wide, 0, block.width(), 0.0);
            for (int i = 0; i < support.length; i++) {
                wide[loaded.places()[i]] = b[k * list.length + support[i]];
            }
            block.weights(k, wide);
        }
        block.addSums(count, fit, out);
    }

    @Override
    public void close() {
        forgetCompact();
    }
}
