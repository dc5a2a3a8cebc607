/**
 * How much of MLIR's C API the idiomatic layer wraps, behind {@code ./dev bindings-coverage}: the
 * functions come from the installed headers, the calls from the compiled classes.
 */
@NullMarked
package dev.neurojit.mlir.coverage;

import org.jspecify.annotations.NullMarked;
