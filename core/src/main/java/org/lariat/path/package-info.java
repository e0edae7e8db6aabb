/** λ grids and the path solver: warm starts from λmax down. */
@NullMarked
package org.lariat.path;

import org.jspecify.annotations.NullMarked;
