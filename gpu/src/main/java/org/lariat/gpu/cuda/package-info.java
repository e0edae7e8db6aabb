/**
 * Designs resident on NVIDIA devices, through the driver's library alone: its functions are bound with the JDK's foreign functions, and the
 * kernels are PTX text that the driver compiles for the device at hand. {@code lariat.cu} beside it is their source. Which call does what is
 * said in the CUDA Driver API reference; names here are the driver's.
 */
@NullMarked
package org.lariat.gpu.cuda;

import org.jspecify.annotations.NullMarked;
