/**
 * Arithmetic on contiguous memory: the innermost loops, behind an interface with one written summation order per
 * operation, so that every implementation returns the same bits.
 */
@NullMarked
package org.lariat.kernel;

import org.jspecify.annotations.NullMarked;
