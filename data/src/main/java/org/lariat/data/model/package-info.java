/**
 * Fitted paths in files: {@link org.lariat.data.model.ModelFile} keeps one to predict with later, with
 * {@link org.lariat.data.model.FeatureMatcher}; {@link org.lariat.data.model.PathJson} is for other programs to read.
 */
@NullMarked
package org.lariat.data.model;

import org.jspecify.annotations.NullMarked;
