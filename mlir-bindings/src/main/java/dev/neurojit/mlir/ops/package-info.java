/**
 * Builds programs with one typed method for each operation.
 *
 * <p>An {@link dev.neurojit.mlir.ops.OpBuilder} is a place in a block; its {@code arith()}, {@code
 * scf()} and their like make operations there, in the order of the calls. Operands come first, in
 * MLIR's order, then what is constant; result types are asked for only where MLIR cannot infer
 * them, and then stand in front. Bodies are lambdas:
 *
 * {@snippet file="OpsGuideTest.java" region="guide"}
 *
 * <p>An operation whose name is a word of Java is called as MLIR's C++ class is: {@code forOp},
 * {@code returnOp}. Optional operands and attributes have a method of their own that takes all of
 * them, null for none; where an operation has very many, set them by {@code
 * Operation.setAttribute}. Nothing is verified before {@link dev.neurojit.mlir.MlirModule#verify}.
 *
 * <p>The classes {@code ...Ops} and the enumerations are generated from MLIR's own descriptions by
 * {@code mlir-bindings/op-builders.py}.
 */
@NullMarked
package dev.neurojit.mlir.ops;

import org.jspecify.annotations.NullMarked;
