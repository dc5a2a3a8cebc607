/**
 * Who is meant by a name, as MLIR resolves it: SSA values, block labels, symbols and aliases.
 *
 * <p>{@link dev.neurojit.lsp.names.Names#of} reads a tree once; {@link
 * dev.neurojit.lsp.names.Names#at} gives the {@link dev.neurojit.lsp.names.Name} at a place with
 * all its mentions. Unlike the scope that the repair rules use, it knows every operation that binds
 * names in its head, stops at operations isolated from above, and tells each of several definitions
 * of one name apart. Broken text gives names without a definition, never an exception.
 */
@NullMarked
package dev.neurojit.lsp.names;

import org.jspecify.annotations.NullMarked;
