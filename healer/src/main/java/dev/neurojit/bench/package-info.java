/**
 * Experiments with models. A {@link dev.neurojit.bench.Bench} runs the trials of a {@link
 * dev.neurojit.bench.Plan}: every arm (model or {@link dev.neurojit.bench.Baseline}) on every
 * program, so many times, each in a process of its own ({@link dev.neurojit.bench.TrialMain} under
 * {@link dev.neurojit.bench.TrialProcess}), whose death is the trial's verdict. A trial asks once
 * and looks at what came under three {@link dev.neurojit.bench.Treatment}s. What is over stands in
 * an append-only {@link dev.neurojit.bench.TrialLog}, texts beside it by their hash; the same
 * command goes on where it ended. What the trials say is {@code bench.result}'s business.
 */
@NullMarked
package dev.neurojit.bench;

import org.jspecify.annotations.NullMarked;
