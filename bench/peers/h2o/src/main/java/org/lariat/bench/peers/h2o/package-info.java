/** H2O on the problems of {@code lariat bench}. */
@NullMarked
package org.lariat.bench.peers.h2o;

import org.jspecify.annotations.NullMarked;
