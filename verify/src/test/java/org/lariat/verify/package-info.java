/** Golden numbers, cross-checks by the judge, and the direction of dependencies. */
@NullMarked
package org.lariat.verify;

import org.jspecify.annotations.NullMarked;
