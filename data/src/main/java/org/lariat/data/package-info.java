/**
 * Data in: {@link org.lariat.data.DataReader} reads CSV, TSV, npy, npz, Matrix Market and svmlight files into a
 * {@link org.lariat.data.Dataset}. Data out: {@link org.lariat.data.AtomicFile} and {@link org.lariat.data.PredictionFile}.
 * Whatever is wrong with a file is one sentence in a {@link org.lariat.data.DataException}.
 */
@NullMarked
package org.lariat.data;

import org.jspecify.annotations.NullMarked;
