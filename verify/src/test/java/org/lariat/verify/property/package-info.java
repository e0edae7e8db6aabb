/** Properties of fits on generated problems, and the small tool that generates and shrinks them. */
@NullMarked
package org.lariat.verify.property;

import org.jspecify.annotations.NullMarked;
