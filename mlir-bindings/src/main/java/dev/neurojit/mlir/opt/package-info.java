/**
 * mlir-opt in Java: {@link dev.neurojit.mlir.opt.OptTool} runs passes, native ones and passes in
 * Java, over a program and verifies the diagnostics it is expected to cause.
 *
 * <p>{@link dev.neurojit.mlir.opt.OptArguments} reads a command line into an {@link
 * dev.neurojit.mlir.opt.OptRequest}; {@link dev.neurojit.mlir.opt.OptOption} lists what it may say.
 * A jar whose {@code META-INF/services/dev.neurojit.mlir.opt.PassPlugin} names a {@link
 * dev.neurojit.mlir.opt.PassPlugin} adds passes. Nothing here writes to a stream of the process:
 * all that is to be shown is in the {@link dev.neurojit.mlir.opt.OptOutcome}.
 *
 * {@snippet file="OptGuideTest.java" region="guide"}
 */
@NullMarked
package dev.neurojit.mlir.opt;

import org.jspecify.annotations.NullMarked;
