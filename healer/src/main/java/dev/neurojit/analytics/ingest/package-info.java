/**
 * Classifies corpora of model-written MLIR into the tables of {@link
 * dev.neurojit.analytics.Database}.
 *
 * <p>{@link dev.neurojit.analytics.ingest.Corpus} reads {@link
 * dev.neurojit.analytics.ingest.Snippet}s one after the other; {@link
 * dev.neurojit.analytics.ingest.Ingest} passes over those that are known by their content and hands
 * the others to as many {@link dev.neurojit.analytics.ingest.Classifier}s as there are cores. What
 * is in memory at a time does not depend on the corpus, save eight bytes a text.
 */
@NullMarked
package dev.neurojit.analytics.ingest;

import org.jspecify.annotations.NullMarked;
