/** Confidence intervals and p-values for single coefficients. */
@NullMarked
package org.lariat.inference;

import org.jspecify.annotations.NullMarked;
