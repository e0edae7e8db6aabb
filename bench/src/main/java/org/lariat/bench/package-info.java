/** Benchmarks: JMH for the kernels, beside the same loops in C. */
@NullMarked
package org.lariat.bench;

import org.jspecify.annotations.NullMarked;
