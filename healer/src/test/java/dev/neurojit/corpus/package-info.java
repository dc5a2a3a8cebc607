/**
 * Measures repair on a folder of broken programs: {@code ./dev corpus DIR}.
 *
 * <p>A corpus is an {@code index.jsonl}, one {@link dev.neurojit.corpus.CorpusCase} a line. {@link
 * dev.neurojit.corpus.Corpus} is the command; the repaired programs run in a child JVM, {@link
 * dev.neurojit.corpus.CorpusWorker}, which {@link dev.neurojit.corpus.Workers} replaces when a
 * program kills or hangs it. {@link dev.neurojit.corpus.Scoring} says what became of a case.
 */
@NullMarked
package dev.neurojit.corpus;

import org.jspecify.annotations.NullMarked;
