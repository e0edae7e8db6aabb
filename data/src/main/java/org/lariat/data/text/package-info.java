/** How messages quote what stands in files. */
@NullMarked
package org.lariat.data.text;

import org.jspecify.annotations.NullMarked;
