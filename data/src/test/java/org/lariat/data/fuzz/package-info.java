/** Damage done to files on purpose, and what readers must make of it. */
@NullMarked
package org.lariat.data.fuzz;

import org.jspecify.annotations.NullMarked;
