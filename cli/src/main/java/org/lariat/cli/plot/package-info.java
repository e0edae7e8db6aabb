/** A figure of a path, for papers: PNG or SVG, drawn without a display. */
@NullMarked
package org.lariat.cli.plot;

import org.jspecify.annotations.NullMarked;
