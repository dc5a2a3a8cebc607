/**
 * MLIR 22 for Java.
 *
 * <p>{@link dev.neurojit.mlir.MlirContext#create()} opens MLIR; its {@code parse} turns text into a
 * {@link dev.neurojit.mlir.MlirModule} or into {@link dev.neurojit.mlir.MlirDiagnostic}s; {@link
 * dev.neurojit.mlir.Operation}, {@link dev.neurojit.mlir.Block}, {@link dev.neurojit.mlir.Value}
 * and their like walk it; a {@link dev.neurojit.mlir.Pipeline} rewrites it; {@link
 * dev.neurojit.mlir.Codegen} and {@link dev.neurojit.mlir.Jit} turn it into machine code.
 *
 * <p>{@link dev.neurojit.mlir.Types}, {@link dev.neurojit.mlir.Attributes} and {@link
 * dev.neurojit.mlir.OperationBuilder} build programs; the methods of the views change them; a
 * {@link dev.neurojit.mlir.JavaPass} or {@link dev.neurojit.mlir.Pattern} does so within a
 * pipeline.
 *
 * <ul>
 *   <li>What is {@link java.lang.AutoCloseable} is owned and must be closed, children first. All
 *       else is a borrowed view or a value. Use after close, use after a rewrite and use from
 *       another thread raise {@link java.lang.IllegalStateException} or {@link
 *       java.lang.WrongThreadException}, never a crash.
 *   <li>A program at fault gives a value with diagnostics; an exception means a bug in the caller
 *       or a missing library.
 *   <li>A view of what was erased raises too, while views of all else stay good. A pipeline or a
 *       pattern driver ends all views of the module.
 *   <li>Native code calls back into Java for passes and patterns only, through one guard, so no
 *       exception can cross native frames; text and diagnostics are collected and handed over
 *       whole.
 *   <li>Deep recursion runs on a native thread with a 32 MB stack; a fatal error of LLVM there is
 *       reported and the context given up. Text that may crash MLIR is tried in a child process
 *       first.
 * </ul>
 */
@NullMarked
package dev.neurojit.mlir;

import org.jspecify.annotations.NullMarked;
