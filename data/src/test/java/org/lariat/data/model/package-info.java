/** Tests of model files. */
@NullMarked
package org.lariat.data.model;

import org.jspecify.annotations.NullMarked;
