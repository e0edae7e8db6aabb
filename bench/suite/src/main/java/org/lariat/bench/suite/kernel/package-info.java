/** Kernel operations against what memory and arithmetic of this machine allow. */
@NullMarked
package org.lariat.bench.suite.kernel;

import org.jspecify.annotations.NullMarked;
