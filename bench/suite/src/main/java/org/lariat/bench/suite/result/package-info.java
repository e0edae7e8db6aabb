/** What a run of the benchmark found, as records that are written and read as JSON, and the comparison of two runs. */
@NullMarked
package org.lariat.bench.suite.result;

import org.jspecify.annotations.NullMarked;
