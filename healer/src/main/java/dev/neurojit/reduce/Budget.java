package dev.neurojit.reduce;

import java.time.Duration;

/**
 * What a reduction may cost.
 *
 * @param tests texts to examine; the same number gives the same result
 * @param time by the clock
 */
public record Budget(int tests, Duration time) {}
