/**
 * Measurements by JMH, each beside its peer in one run. Run as a program: {@code
 * dev.neurojit.mlir.bench.BindingsBenchmark} on the test class path with {@code
 * -Dneurojit.native=...}.
 */
@NullMarked
package dev.neurojit.mlir.bench;

import org.jspecify.annotations.NullMarked;
