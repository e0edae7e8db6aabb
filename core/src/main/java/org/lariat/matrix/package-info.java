/**
 * Design matrices: dense and sparse storage, batch operations for the solvers, and the standardised view that never
 * copies.
 */
@NullMarked
package org.lariat.matrix;

import org.jspecify.annotations.NullMarked;
