/** Other Java libraries on the problems of {@code lariat bench}, in a process of their own; nothing of Lariat is used here. */
@NullMarked
package org.lariat.bench.peers;

import org.jspecify.annotations.NullMarked;
