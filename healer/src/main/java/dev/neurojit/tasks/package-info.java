/**
 * Tasks of NL-to-MLIR benchmarks: a {@link dev.neurojit.tasks.TaskFile} of JSON lines, each a
 * {@link dev.neurojit.tasks.Task} in words. What a model writes for one counts as verify-valid
 * where MLIR accepts it, and as functionally right where {@link dev.neurojit.tasks.TaskProgram},
 * called with the task's inputs, gives the expected output.
 */
@NullMarked
package dev.neurojit.tasks;

import org.jspecify.annotations.NullMarked;
