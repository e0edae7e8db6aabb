/** Tests of reading and writing data. */
@NullMarked
package org.lariat.data;

import org.jspecify.annotations.NullMarked;
