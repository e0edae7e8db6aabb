/** Bounds on correlations that make reading most columns unnecessary; nothing unsafe decides a result. */
@NullMarked
package org.lariat.screening;

import org.jspecify.annotations.NullMarked;
