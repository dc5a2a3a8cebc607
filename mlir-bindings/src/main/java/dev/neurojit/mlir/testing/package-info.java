/**
 * For those who test passes: contexts for JUnit, assertions on modules, and files in the manner of
 * MLIR's own tests.
 *
 * {@snippet file="TestingGuideTest.java" region="guide"}
 *
 * <p>A file that {@link dev.neurojit.mlir.testing.MlirFileTest} finds says itself how it is run:
 *
 * <pre>{@code
 * // RUN: neurojitc opt %s --my-pass --split-input-file | FileCheck %s
 * // CHECK: arith.addf
 * }</pre>
 *
 * <p>JUnit and AssertJ have to be on the class path of who uses this package; the rest of the
 * library does without them.
 */
@NullMarked
package dev.neurojit.mlir.testing;

import org.jspecify.annotations.NullMarked;
