/**
 * What trials say. An {@link dev.neurojit.bench.result.Experiment} is a view of the trials on disk;
 * {@link dev.neurojit.bench.result.Funnel} counts how far they came, {@link
 * dev.neurojit.bench.result.Comparisons} pairs arms, {@link dev.neurojit.bench.result.Advice}
 * recommends by a stated rule. Pure functions: nothing is run, no clock is read.
 */
@NullMarked
package dev.neurojit.bench.result;

import org.jspecify.annotations.NullMarked;
