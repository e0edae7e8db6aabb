@NullMarked
package org.lariat.cli.plot;

import org.jspecify.annotations.NullMarked;
