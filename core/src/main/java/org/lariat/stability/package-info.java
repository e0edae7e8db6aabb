/**
 * How far a selection can be trusted: stability selection with bounds on the number of false selections, and bootstrap
 * frequencies, signs and quantiles of coefficients.
 */
@NullMarked
package org.lariat.stability;

import org.jspecify.annotations.NullMarked;
