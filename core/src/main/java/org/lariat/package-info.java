/**
 * Lariat's entry points: {@link org.lariat.Lasso} poses and solves, {@link org.lariat.LassoPath} and
 * {@link org.lariat.LassoModel} are the immutable results.
 */
@NullMarked
package org.lariat;

import org.jspecify.annotations.NullMarked;
