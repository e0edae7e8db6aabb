/** Whether confidence intervals cover. */
@NullMarked
package org.lariat.bench.inference;

import org.jspecify.annotations.NullMarked;
