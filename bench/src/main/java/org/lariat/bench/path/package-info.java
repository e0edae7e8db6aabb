/** Whole paths beside other programs: one fit in a JVM of its own, and the report that {@code paths.sh} makes of many. */
@NullMarked
package org.lariat.bench.path;

import org.jspecify.annotations.NullMarked;
