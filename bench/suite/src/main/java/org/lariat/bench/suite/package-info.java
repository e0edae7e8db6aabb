/**
 * What {@code lariat bench} measures: {@link org.lariat.bench.suite.Suite} runs it, its packages are result ← problem ← measure ←
 * kernel, peer ← this one. Only the work itself is timed; every result is judged by {@link org.lariat.verify.Judge}.
 */
@NullMarked
package org.lariat.bench.suite;

import org.jspecify.annotations.NullMarked;
