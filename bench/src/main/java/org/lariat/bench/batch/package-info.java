/** Batches of problems on backends of resident designs: whichever are on the class path, through their common interface. */
@NullMarked
package org.lariat.bench.batch;

import org.jspecify.annotations.NullMarked;
