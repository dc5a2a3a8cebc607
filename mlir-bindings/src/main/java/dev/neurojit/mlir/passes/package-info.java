/**
 * Passes over MLIR in Java, of use by themselves and as examples: a pass is a record whose
 * components are its options. {@link dev.neurojit.mlir.passes.Passes#ALL} lists them; {@code
 * neurojitc opt} knows them by name.
 *
 * {@snippet file="PassesGuideTest.java" region="guide"}
 */
@NullMarked
package dev.neurojit.mlir.passes;

import org.jspecify.annotations.NullMarked;
