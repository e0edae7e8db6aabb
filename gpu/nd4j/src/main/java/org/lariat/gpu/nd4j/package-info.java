/**
 * Resident designs by ND4J (https://deeplearning4j.konduit.ai): its matrix products are OpenBLAS's on the processor, or cuBLAS's on CUDA
 * devices up to compute capability 8.6. Classes that name ND4J load only once {@link org.lariat.gpu.nd4j.Nd4jProvider} has found it.
 */
@NullMarked
package org.lariat.gpu.nd4j;

import org.jspecify.annotations.NullMarked;
