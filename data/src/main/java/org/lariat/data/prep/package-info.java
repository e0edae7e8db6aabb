/**
 * What is done to columns before a fit and, in the same way, before a prediction: fitted on training rows, kept in the model.
 * {@link org.lariat.data.prep.Preparation} says what is wanted, {@link org.lariat.data.prep.Pipeline} is what came of it.
 */
@NullMarked
package org.lariat.data.prep;

import org.jspecify.annotations.NullMarked;
