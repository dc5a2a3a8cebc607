/**
 * Answers about what models write: a fold over journals and corpora into tables, and questions to
 * these. Nothing is run again.
 *
 * <p>{@link dev.neurojit.analytics.RunFold} makes {@link dev.neurojit.analytics.Row}s of a journal,
 * {@link dev.neurojit.analytics.Journals} finds journals and brings each into a {@link
 * dev.neurojit.analytics.Database} once; {@code ingest} classifies other corpora into the same
 * tables. A {@link dev.neurojit.analytics.View} is a question with an SQL file beside it; its
 * {@link dev.neurojit.analytics.Answer} is printed by {@link dev.neurojit.analytics.Format}. The
 * tables are described in {@code docs/analytics.md}.
 *
 * <p>The database is DuckDB. It is large, so it lies outside the class path of the other commands
 * (ADR 19); only this package knows it.
 */
@NullMarked
package dev.neurojit.analytics;

import org.jspecify.annotations.NullMarked;
