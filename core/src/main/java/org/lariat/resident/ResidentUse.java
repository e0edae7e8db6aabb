package org.lariat.resident;

/**
 * How a fit used a resident design.
 *
 * @param backend the backend's name
 * @param device a phrase about device, precision and memory
 * @param precision of elements there
 * @param bytes in use for Z
 * @param secondsUploading time to bring Z there, in seconds
 * @param sweeps passes over Z by the device, with shares for partial ones
 */
public record ResidentUse(
        String backend, String device, Precision precision, long bytes, double secondsUploading, double sweeps) {}
