/**
 * An error-tolerant front end for MLIR.
 *
 * <p>{@link dev.neurojit.syntax.Source} is the text; {@link dev.neurojit.syntax.SyntaxTree#parse}
 * reads any text at all in four steps, each linear and none of them throwing:
 *
 * <ol>
 *   <li>{@code Lexing} cuts it into {@link dev.neurojit.syntax.Token}s that concatenate to the
 *       text;
 *   <li>{@code NoiseScan} sets aside lines that are no code: fences, prose, tags, foreign comments;
 *   <li>{@code Layout} finds statements, blocks and regions with an explicit stack;
 *   <li>{@code StatementCheck} parses each statement with ANTLR and reports its first error.
 * </ol>
 *
 * <p>{@link dev.neurojit.syntax.Rule}s look at a tree and give {@link
 * dev.neurojit.syntax.Diagnostic}s with {@link dev.neurojit.syntax.Patch}es; the {@link
 * dev.neurojit.syntax.Repairer} applies the safe ones as long as the native verdict, asked through
 * {@link dev.neurojit.syntax.NativeCheck}, does not get worse. The rules live in {@code
 * dev.neurojit.syntax.rules}, names and types in {@code dev.neurojit.syntax.scope}. A rule never
 * throws; asked as a {@link dev.neurojit.syntax.GuardedRule}, one that does anyway only says so.
 *
 * <p>{@link dev.neurojit.syntax.OpNames} knows all operations, those of the core dialects with the
 * kinds of their operands and results, from {@code operations.txt}. {@code operations.py} in the
 * module's folder makes it from MLIR 22's registry and installed .td files.
 */
@NullMarked
package dev.neurojit.syntax;

import org.jspecify.annotations.NullMarked;
