@NullMarked
package org.lariat.data.prep;

import org.jspecify.annotations.NullMarked;
