/** The problems that are timed: made up with a seed or given, and the judge of every program's solutions. */
@NullMarked
package org.lariat.bench.suite.problem;

import org.jspecify.annotations.NullMarked;
