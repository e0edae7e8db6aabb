/** Backends of resident designs, through their common interface: whichever are on the class path. */
@NullMarked
package org.lariat.bench.resident;

import org.jspecify.annotations.NullMarked;
