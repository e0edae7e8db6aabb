/** Cross-validation of whole paths: every fold a path of its own, all folds reading X together. */
@NullMarked
package org.lariat.validation;

import org.jspecify.annotations.NullMarked;
