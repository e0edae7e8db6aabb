/** Rules that choose a point of a path. */
@NullMarked
package org.lariat.selection;

import org.jspecify.annotations.NullMarked;
