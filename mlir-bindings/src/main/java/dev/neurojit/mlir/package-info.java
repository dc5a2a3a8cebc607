/**
 * MLIR 22 for Java.
 *
 * <p>{@link dev.neurojit.mlir.MlirContext#create()} opens MLIR; its {@code parse} turns text into a
 * {@link dev.neurojit.mlir.MlirModule} or into {@link dev.neurojit.mlir.MlirDiagnostic}s; {@link
 * dev.neurojit.mlir.Operation}, {@link dev.neurojit.mlir.Block}, {@link dev.neurojit.mlir.Value}
 * and their like walk it; a {@link dev.neurojit.mlir.Pipeline} rewrites it; {@link
 * dev.neurojit.mlir.Codegen} and {@link dev.neurojit.mlir.Jit} turn it into machine code.
 *
 * {@snippet file="MlirGuideTest.java" region="guide"}
 *
 * <p>{@link dev.neurojit.mlir.Types}, {@link dev.neurojit.mlir.Attributes} and {@link
 * dev.neurojit.mlir.OperationBuilder} build programs; the methods of the views change them; a
 * {@link dev.neurojit.mlir.JavaPass} or {@link dev.neurojit.mlir.Pattern} does so within a
 * pipeline, as do {@link dev.neurojit.mlir.PdlPatterns}; a {@link dev.neurojit.mlir.PassManager}
 * puts passes together piece by piece.
 *
 * <p>Names follow the C API: {@code mlirXGetY} is {@code x.y()}, {@code mlirXCreate} is {@code
 * X.create} or {@code X.of}. {@link dev.neurojit.mlir.TypeKind} and {@link
 * dev.neurojit.mlir.AttributeKind} tell what a type or attribute is; what only one kind has is
 * behind {@code asVector()}, {@code asElements()} and so on. {@link dev.neurojit.mlir.AffineExpr}s
 * are composed by operators and taken apart by {@code switch}:
 *
 * {@snippet :
 * AffineExpr d0 = AffineExpr.dim(context, 0);
 * AffineExpr s0 = AffineExpr.symbol(context, 0);
 * AffineMap map = AffineMap.of(context, 1, 1, List.of(d0.times(4).plus(s0)));
 * Type tiles = types.memRef(types.f32(), attributes.affineMap(map), null, 8);
 *
 * try (PassManager passes = PassManager.on(context, "builtin.module")) {
 *   passes.nest("func.func").add(Transform.CSE).add(new MyPass());
 *   PassResult result = passes.run(module.operation());
 * }
 * }
 *
 * <p>{@code ./dev bindings-coverage} tells which functions of the C API are wrapped, and why others
 * are not.
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
 *   <li>Deep recursion and passes run on a native thread with a 32 MB stack; a crash or a fatal
 *       error of LLVM there is reported and the context given up. Text that may crash MLIR is tried
 *       in a child process first, unless it is the caller's own ({@link
 *       dev.neurojit.mlir.MlirContext#parseTrusted}).
 * </ul>
 */
@NullMarked
package dev.neurojit.mlir;

import org.jspecify.annotations.NullMarked;
