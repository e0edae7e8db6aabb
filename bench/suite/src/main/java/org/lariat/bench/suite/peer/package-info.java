/** Other programs on the same problems, each in a process of its own that reads and writes plain files. */
@NullMarked
package org.lariat.bench.suite.peer;

import org.jspecify.annotations.NullMarked;
