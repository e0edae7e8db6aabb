/** The cross-check table on right and on wrong backends. */
@NullMarked
package org.lariat.verify.table;

import org.jspecify.annotations.NullMarked;
