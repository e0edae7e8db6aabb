/** Benchmarks: JMH for the kernels, beside the same loops in C. Whole paths are in {@code path}. */
@NullMarked
package org.lariat.bench;

import org.jspecify.annotations.NullMarked;
