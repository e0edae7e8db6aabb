package org.lariat.matrix;

/** A view of a matrix that does what the matrix does, but for what a subclass does otherwise. */
abstract class ForwardingMatrix implements DesignMatrix {
    private final DesignMatrix own;

    ForwardingMatrix(DesignMatrix own) {
        this.own = own;
    }

    /** What is behind the view. */
    final DesignMatrix own() {
        return own;
    }

    @Override
    public int longestChain() {
        return own.longestChain();
    }

    @Override
    public void correlations(double[] v, double[] out) {
        own.correlations(v, out);
    }

    @Override
    public void correlations(double[] v, int[] columns, int count, double[] out) {
        own.correlations(v, columns, count, out);
    }

    @Override
    public boolean readsByBlocks() {
        return own.readsByBlocks();
    }

    @Override
    public int rows() {
        return own.rows();
    }

    @Override
    public int columns() {
        return own.columns();
    }

    @Override
    public String description() {
        return own.description();
    }

    @Override
    public ElementType elementType() {
        return own.elementType();
    }

    @Override
    public long bytes() {
        return own.bytes();
    }

    @Override
    public double get(int i, int j) {
        return own.get(i, j);
    }

    @Override
    public void column(int j, double[] out) {
        own.column(j, out);
    }

    @Override
    public boolean isEmpty(int j) {
        return own.isEmpty(j);
    }

    @Override
    public double dot(int j, double[] v) {
        return own.dot(j, v);
    }

    @Override
    public void axpy(int j, double a, double[] v) {
        own.axpy(j, a, v);
    }

    @Override
    public void axpyWeighted(int j, double a, double[] w, double[] v) {
        own.axpyWeighted(j, a, w, v);
    }

    @Override
    public double squaredDeviation(int j, double center, double[] w, double totalWeight) {
        return own.squaredDeviation(j, center, w, totalWeight);
    }

    @Override
    public int rowsPerBlock() {
        return own.rowsPerBlock();
    }

    @Override
    public void products(
            int[] columns, int count, int firstRow, int rowCount, double[] panel, int panelColumns, double[] out) {
        own.products(columns, count, firstRow, rowCount, panel, panelColumns, out);
    }

    @Override
    public double sweepCost() {
        return own.sweepCost();
    }

    @Override
    public int longestProductChain() {
        return own.longestProductChain();
    }

    @Override
    public void column(int j, int firstRow, int rowCount, double[] out, int at) {
        own.column(j, firstRow, rowCount, out, at);
    }

    @Override
    public void combine(int[] columns, double[] coefficients, int count, double[] out) {
        own.combine(columns, coefficients, count, out);
    }

    @Override
    public boolean centredProducts(int[] columns, int from, int count, double[] w, double[] center, double[] out) {
        return own.centredProducts(columns, from, count, w, center, out);
    }
}
