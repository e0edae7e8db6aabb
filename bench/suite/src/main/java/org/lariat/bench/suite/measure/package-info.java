/** Timed work: whole paths, cross-validation, predictions. */
@NullMarked
package org.lariat.bench.suite.measure;

import org.jspecify.annotations.NullMarked;
