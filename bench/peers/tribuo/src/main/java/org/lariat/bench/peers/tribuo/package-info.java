/** Tribuo on the problems of {@code lariat bench}. */
@NullMarked
package org.lariat.bench.peers.tribuo;

import org.jspecify.annotations.NullMarked;
