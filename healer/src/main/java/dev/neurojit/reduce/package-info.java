/**
 * Shrinks a program to a small one that still shows what the big one showed.
 *
 * <p>{@link dev.neurojit.reduce.Reducer} is hierarchical delta debugging on the lossless syntax
 * tree: a {@link dev.neurojit.reduce.Pass} proposes {@link dev.neurojit.reduce.Cut}s, the coarse
 * passes first; a {@link dev.neurojit.reduce.Sweep} tries them in halving groups from the end of
 * the text, so that users go before what they use. What a text shows is told by {@link
 * dev.neurojit.reduce.Symptoms}, and what has to stay by {@link dev.neurojit.reduce.Condition}s.
 * Each step makes the text smaller, there is no chance in it, and each text is examined once.
 */
@NullMarked
package dev.neurojit.reduce;

import org.jspecify.annotations.NullMarked;
