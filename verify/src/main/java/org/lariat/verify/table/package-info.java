/**
 * The cross-check table: every backend on every kind of problem, storage, option and solver, against the scalar reference and the
 * judge. What {@code lariat verify} runs.
 */
@NullMarked
package org.lariat.verify.table;

import org.jspecify.annotations.NullMarked;
