package org.lariat.verify;

/**
 * A number as the unevaluated sum of two doubles, about 32 significant digits. Algorithms and error bounds: Joldes, Muller
 * and Popescu 2017, doi:10.1145/3121432 (their numbers at the methods). Finite values only.
 *
 * @param hi the number rounded to float64
 * @param lo the rest
 */
record DoubleDouble(double hi, double lo) {
    static final DoubleDouble ZERO = new DoubleDouble(0.0, 0.0);
    static final DoubleDouble ONE = new DoubleDouble(1.0, 0.0);

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0.0);
    }

    /** a + b exactly (2Sum). */
    static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double bPart = s - a;
        return new DoubleDouble(s, (a - (s - bPart)) + (b - bPart));
    }

    /** a + b exactly, for |a| ≥ |b| (Fast2Sum). */
    private static DoubleDouble ordered(double a, double b) {
        double s = a + b;
        return new DoubleDouble(s, b - (s - a));
    }

    /** a·b exactly (2Prod). */
    static DoubleDouble product(double a, double b) {
        double p = a * b;
        return new DoubleDouble(p, Math.fma(a, b, -p));
    }

    /** Algorithm 6, relative error below 3u². */
    DoubleDouble plus(DoubleDouble other) {
        DoubleDouble high = sum(hi, other.hi);
        DoubleDouble low = sum(lo, other.lo);
        DoubleDouble joined = ordered(high.hi, high.lo + low.hi);
        return ordered(joined.hi, low.lo + joined.lo);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    DoubleDouble negated() {
        return new DoubleDouble(-hi, -lo);
    }

    DoubleDouble abs() {
        return isPositive() ? this : negated();
    }

    /** Algorithm 12, relative error below 5u². */
    DoubleDouble times(DoubleDouble other) {
        DoubleDouble p = product(hi, other.hi);
        double cross = Math.fma(lo, other.hi, Math.fma(hi, other.lo, lo * other.lo));
        return ordered(p.hi, p.lo + cross);
    }

    /** Algorithm 9. */
    DoubleDouble times(double other) {
        DoubleDouble p = product(hi, other);
        return ordered(p.hi, Math.fma(lo, other, p.lo));
    }

    /** Long division with three quotient digits. */
    DoubleDouble dividedBy(DoubleDouble other) {
        double first = hi / other.hi;
        DoubleDouble rest = minus(other.times(first));
        double second = rest.hi / other.hi;
        rest = rest.minus(other.times(second));
        return ordered(first, second).plus(of(rest.hi / other.hi));
    }

    /** One Newton step from the square root in float64; of a number ≥ 0. */
    DoubleDouble sqrt() {
        if (hi == 0.0) {
            return ZERO;
        }
        double root = Math.sqrt(hi);
        return sum(root, minus(product(root, root)).hi / (2 * root));
    }

    boolean isPositive() {
        return hi > 0;
    }

    boolean isLessThan(DoubleDouble other) {
        return hi < other.hi || (hi == other.hi && lo < other.lo);
    }

    static DoubleDouble max(DoubleDouble a, DoubleDouble b) {
        return a.isLessThan(b) ? b : a;
    }

    static DoubleDouble min(DoubleDouble a, DoubleDouble b) {
        return a.isLessThan(b) ? a : b;
    }
}
