package org.lariat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;

/**
 * Certificates of several λs of a path from one reading of X. A column that is read for one residual costs little more for a dozen; and where the
 * last of them is an anchor, the others lie between it and the anchor before, almost on a line, so that their bounds leave few columns open.
 */
final class CommonReading {
    private final StandardizedMatrix x;
    private final GramWorkingSet w;
    private final OpenColumns open;
    private final List<Point> points = new ArrayList<>();
    private final int[] place; // of each column in the list, −1 outside, (p)
    private final double[] b; // of the λ whose gap is evaluated; 0 outside the working set, which loses no columns, (p)
    private int[] columns = new int[64];
    private int count;

    /**
     * A λ at which the working set was solved.
     *
     * @param lambda λ
     * @param gap at λ
     * @param residual of the coefficients
     * @param b coefficients of the working set as it was
     * @param slack what must be left between the correlations of columns that are not read and their ℓ1
     */
    @SuppressWarnings("ArrayRecordComponent") // kept here alone
    private record Point(double lambda, DualityGap gap, Residual residual, double[] b, double slack) {}

    CommonReading(StandardizedMatrix x, GramWorkingSet w, OpenColumns open) {
        this.x = x;
        this.w = w;
        this.open = open;
        this.place = new int[x.columns()];
        Arrays.fill(place, -1);
        this.b = new double[x.columns()];
    }

    /** Takes in a λ at which the working set is solved; the residual is copied. */
    void add(double lambda, DualityGap gap, Residual residual) {
        double[] coefficients = Arrays.copyOf(w.b(), w.size());
        points.add(new Point(lambda, gap, residual.copy(), coefficients, gap.slack(residual)));
    }

    /**
     * Reads, for all λs taken in, the working set and what bounds leave open at any of them, and forgets them. The working set is left with the
     * correlations of the last of them, whatever its coefficients are by now.
     */
    List<GapBound> prove() {
        int m = points.size();
        int[][] lists = open();
        open.wereRead(count);
        int size = w.size();
        int[] all = Arrays.copyOf(w.columns(), size + count);
        System.arraycopy(columns, 0, all, size, count);
        double[] read = new double[Math.multiplyExact(all.length, m)];
        x.correlations(points.stream().map(Point::residual).toList(), all, all.length, read);
        List<GapBound> bounds = new ArrayList<>(m);
        for (int i = 0; i < m; i++) {
            bounds.add(bound(points.get(i), lists[i], i, read));
        }
        w.replace(k -> read[k * m + m - 1]);
        points.clear();
        return bounds;
    }

    /**
     * What each λ leaves open. Where that is much, the last residual becomes an anchor: it is the furthest from those there are, and others come
     * after it.
     */
    private int[][] open() {
        Point last = points.getLast();
        open.anchorInsteadOf(open.open(last.residual, last.lambda, last.slack).length, last.residual);
        return lists();
    }

    private int[][] lists() {
        int[][] lists = new int[points.size()][];
        for (int k = 0; k < count; k++) {
            place[columns[k]] = -1;
        }
        count = 0;
        for (int i = 0; i < lists.length; i++) {
            Point point = points.get(i);
            lists[i] = open.open(point.residual, point.lambda, point.slack);
            for (int j : lists[i]) {
                if (place[j] < 0) {
                    append(j);
                }
            }
        }
        return lists;
    }

    private void append(int j) {
        if (count == columns.length) {
            columns = Arrays.copyOf(columns, 2 * count);
        }
        place[j] = count;
        columns[count++] = j;
    }

    /** The gap of the i-th, from the correlations of the working set and of the columns that it leaves open itself. */
    private GapBound bound(Point point, int[] list, int i, double[] read) {
        int m = points.size();
        int size = w.size();
        int[] known = Arrays.copyOf(w.columns(), size + list.length);
        System.arraycopy(list, 0, known, size, list.length);
        double[] c = new double[known.length];
        for (int k = 0; k < size; k++) {
            c[k] = read[k * m + i];
            b[known[k]] = k < point.b.length ? point.b[k] : 0.0;
        }
        for (int k = size; k < known.length; k++) {
            c[k] = read[(size + place[known[k]]) * m + i];
        }
        return point.gap.evaluatePartly(point.residual, b, known, c, c.length, point.slack);
    }
}
