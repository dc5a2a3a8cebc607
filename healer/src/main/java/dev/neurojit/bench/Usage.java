package dev.neurojit.bench;

/**
 * What a trial's process and its children took.
 *
 * @param wallSeconds from start to end
 * @param cpuSeconds of all of them, JVM start included
 * @param peakBytes sum of each one's most resident memory
 */
public record Usage(double wallSeconds, double cpuSeconds, long peakBytes) {}
