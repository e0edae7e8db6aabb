/**
 * Designs that live where the arithmetic is: on a device, or on the host as the reference. What is resident is
 * Z = Ω^½X̃/√n, the weighted and standardised design, whose columns have norm 1 in the ordinary inner product; so a device knows nothing of
 * weights, centring, scales or the intercept.
 */
@NullMarked
package org.lariat.resident;

import org.jspecify.annotations.NullMarked;
