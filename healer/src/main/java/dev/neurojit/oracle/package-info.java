/**
 * Objectives for functions that are no controllers. {@link dev.neurojit.oracle.AnswersObjective}
 * asks a function for known answers: given ones ({@link dev.neurojit.oracle.ExamplesFile}) or those
 * of a reference function on generated inputs ({@link dev.neurojit.oracle.Reference}). {@link
 * dev.neurojit.oracle.FastestObjective} wants the same answers sooner. Functions take and give
 * scalars ({@link dev.neurojit.oracle.Scalar}).
 */
@NullMarked
package dev.neurojit.oracle;

import org.jspecify.annotations.NullMarked;
