/** Several kinds of models fitted to the same data, side by side. */
@NullMarked
package org.lariat.comparison;

import org.jspecify.annotations.NullMarked;
