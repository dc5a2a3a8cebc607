/**
 * MLIR's C API as jextract writes it: one static method per C function, one class per struct.
 *
 * <p>Written by {@code mlir-bindings/capi/regenerate.sh} into {@code src/generated/java} and never
 * edited. Nothing here checks a lifetime, so only {@code dev.neurojit.mlir} calls it, and only
 * after {@link dev.neurojit.mlir.MlirLibrary#load()}. Left out: the constructors of single passes
 * (a {@link dev.neurojit.mlir.Pipeline} reaches every pass by its name) and the functions that C
 * defines inline, which no library exports.
 */
package dev.neurojit.mlir.capi;
