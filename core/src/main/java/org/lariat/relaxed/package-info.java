/** Models made from a lasso fit or for one: relaxed lasso and refits on the selected columns, adaptive lasso. */
@NullMarked
package org.lariat.relaxed;

import org.jspecify.annotations.NullMarked;
