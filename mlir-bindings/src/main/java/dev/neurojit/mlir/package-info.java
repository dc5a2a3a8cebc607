/**
 * MLIR 22 for Java.
 *
 * <p>{@link dev.neurojit.mlir.MlirContext#create()} opens MLIR; its {@code parse} turns text into a
 * {@link dev.neurojit.mlir.MlirModule} or into {@link dev.neurojit.mlir.MlirDiagnostic}s; {@link
 * dev.neurojit.mlir.Operation}, {@link dev.neurojit.mlir.Block}, {@link dev.neurojit.mlir.Value}
 * and their like walk it; a {@link dev.neurojit.mlir.Pipeline} rewrites it; {@link
 * dev.neurojit.mlir.Codegen} and {@link dev.neurojit.mlir.Jit} turn it into machine code.
 *
 * <ul>
 *   <li>What is {@link java.lang.AutoCloseable} is owned and must be closed, children first. All
 *       else is a borrowed view or a value. Use after close, use after a rewrite and use from
 *       another thread raise {@link java.lang.IllegalStateException} or {@link
 *       java.lang.WrongThreadException}, never a crash.
 *   <li>A program at fault gives a value with diagnostics; an exception means a bug in the caller
 *       or a missing library.
 *   <li>Native code never calls back into Java: the shim collects text and diagnostics and hands
 *       them over whole, so no exception can cross native frames.
 *   <li>Deep recursion runs on a native thread with a 32 MB stack; a fatal error of LLVM there is
 *       reported and the context given up. Text that may crash MLIR is tried in a child process
 *       first.
 * </ul>
 */
@NullMarked
package dev.neurojit.mlir;

import org.jspecify.annotations.NullMarked;
