/**
 * The process that runs llama.cpp, and the parent's handle on it.
 *
 * <p>Native code that loads a stranger's file can abort, hang, leak or be killed for memory; here
 * that costs a child process and gives a {@link dev.neurojit.llm.worker.Death}. The parent's side
 * is {@link dev.neurojit.llm.worker.WorkerProcess}; the child's is {@link
 * dev.neurojit.llm.worker.WorkerMain}, in which {@code dev.neurojit.llama} drives the C library.
 *
 * <p>Work is saved where the text stays the same ({@link dev.neurojit.llm.worker.Saving}): what a
 * prompt shares with the last one is not evaluated again, prefixes that many runs share lie in
 * files, and tokens that the prompt suggests are evaluated together. The replies to one prompt grow
 * together in one batch.
 *
 * <p>They speak JSON lines: {@link dev.neurojit.llm.worker.WorkerRequest} down the child's standard
 * input, {@link dev.neurojit.llm.worker.WorkerEvent} up a pipe on descriptor 3. Descriptors 1 and 2
 * go to a log, since llama.cpp and its loader print to both. End of input ends the child, so it
 * never outlives its parent.
 */
@NullMarked
package dev.neurojit.llm.worker;

import org.jspecify.annotations.NullMarked;
