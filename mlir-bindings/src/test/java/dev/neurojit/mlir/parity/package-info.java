/**
 * How alike {@code neurojitc opt} and mlir-opt are: {@link dev.neurojit.mlir.parity.OptParity} runs
 * both by the {@code RUN:} lines of a folder of MLIR's tests. Behind {@code ./dev opt-parity}.
 */
@NullMarked
package dev.neurojit.mlir.parity;

import org.jspecify.annotations.NullMarked;
