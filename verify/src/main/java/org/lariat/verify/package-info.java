/** An independent judge of fitted models, in arithmetic that shares nothing with the solvers. */
@NullMarked
package org.lariat.verify;

import org.jspecify.annotations.NullMarked;
