@NullMarked
package org.lariat.gpu.nd4j;

import org.jspecify.annotations.NullMarked;
