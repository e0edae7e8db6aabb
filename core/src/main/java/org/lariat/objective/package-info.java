/** The objective, its penalty, the problem a user poses, and the certificate of a solution. */
@NullMarked
package org.lariat.objective;

import org.jspecify.annotations.NullMarked;
