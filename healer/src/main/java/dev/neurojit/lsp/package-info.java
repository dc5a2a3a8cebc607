/**
 * A language server for MLIR over the Language Server Protocol.
 *
 * <p>{@link dev.neurojit.lsp.LanguageSession#serve} speaks with one editor over two streams until
 * it leaves, and gives the exit code. {@code Server} holds the protocol's life cycle, {@code
 * Documents} the open files. Each text is an immutable {@code Snapshot}, which knows its tree,
 * names and findings once somebody asked; a change makes a new one. The reading thread only ever
 * makes snapshots: requests run on threads of their own, and checks when the typing pauses, as the
 * {@link dev.neurojit.lsp.Scheduler} says.
 *
 * <p>What is said of a text is a plain function of its snapshot: {@code Reports} (diagnostics),
 * {@code QuickFixes}, {@code HoverText}, {@code Outline}, {@code Completions}, {@code Renaming}.
 * Positions are UTF-16, which is what Java's characters are; see {@code TextLines}.
 */
@NullMarked
package dev.neurojit.lsp;

import org.jspecify.annotations.NullMarked;
