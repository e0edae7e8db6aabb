/** Resident designs: an iteration of FISTA beside the speed of memory, and whole paths beside those of the kernels. */
@NullMarked
package org.lariat.bench.resident;

import org.jspecify.annotations.NullMarked;
