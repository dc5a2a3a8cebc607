/**
 * Measures this front end against MLIR on any texts: what MLIR parses must parse here without a
 * syntax error, into the same operations, with the same result types where any are told, and the
 * rules must have nothing against what MLIR finds valid.
 *
 * <p>{@link dev.neurojit.syntax.coverage.GrammarCoverage} adds file after file; who uses it brings
 * a {@link dev.neurojit.syntax.coverage.NativeReading.Reader} that asks MLIR.
 */
@NullMarked
package dev.neurojit.syntax.coverage;

import org.jspecify.annotations.NullMarked;
