/**
 * The kernel on the Vector API: the only code that touches {@code jdk.incubator.vector}. It returns the bits of
 * {@link org.lariat.kernel.ScalarKernel} at every width of the vector unit.
 */
@NullMarked
package org.lariat.simd;

import org.jspecify.annotations.NullMarked;
