/** Solvers for one λ on a standardised design. */
@NullMarked
package org.lariat.solver;

import org.jspecify.annotations.NullMarked;
