/** Spark MLlib on the problems of {@code lariat bench}. */
@NullMarked
package org.lariat.bench.peers.spark;

import org.jspecify.annotations.NullMarked;
