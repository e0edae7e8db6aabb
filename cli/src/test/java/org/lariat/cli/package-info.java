/** Tests of the command as a user meets it. */
@NullMarked
package org.lariat.cli;

import org.jspecify.annotations.NullMarked;
