/** The {@code lariat} command: flags in, library calls, reports out. It computes nothing itself. */
@NullMarked
package org.lariat.cli;

import org.jspecify.annotations.NullMarked;
