/**
 * FileCheck in Java: text is compared with directives such as {@code CHECK:} that stand in the
 * comments of a test file. {@link dev.neurojit.mlir.testing.filecheck.FileCheck#check} is the
 * entry; the language is that of LLVM's FileCheck, whose documentation holds here too.
 *
 * {@snippet file="FileCheckGuideTest.java" region="guide"}
 *
 * <p>A {@code CheckFile} is read into {@code Step}s: each a directive that must match, after the
 * {@code -DAG}s and {@code -NOT}s before it. A {@code CheckRun} takes the steps through the input,
 * first from label to label, then within each section. A {@code CheckPattern} is one directive's
 * text; its variables live in {@code Variables}.
 *
 * <p>Regular expressions are POSIX extended ones, as LLVM's are: the leftmost match, and of those
 * the longest. {@code RegexSearch} finds it in time linear in the text, as java.util.regex takes
 * years for what MLIR's own tests ask for; only expressions that refer back to a group are searched
 * for by backtracking, with a limit.
 */
@NullMarked
package dev.neurojit.mlir.testing.filecheck;

import org.jspecify.annotations.NullMarked;
