/**
 * When a difference is real: {@link dev.neurojit.bench.stats.McNemar} for successes in pairs,
 * {@link dev.neurojit.bench.stats.Bootstrap} for continuous figures, {@link
 * dev.neurojit.bench.stats.Holm} where several are asked at once. Shares have Wilson's intervals
 * ({@code certify.Rate}).
 */
@NullMarked
package dev.neurojit.bench.stats;

import org.jspecify.annotations.NullMarked;
