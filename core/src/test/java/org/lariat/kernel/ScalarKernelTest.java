package org.lariat.kernel;

/** The reference through the contract. */
class ScalarKernelTest extends VectorKernelContract {
    @Override
    protected VectorKernel kernel() {
        return new ScalarKernel();
    }
}
