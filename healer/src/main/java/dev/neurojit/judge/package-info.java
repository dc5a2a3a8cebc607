/**
 * The one judge. {@link dev.neurojit.judge.Judge} takes a {@link dev.neurojit.judge.Candidate}
 * through the stages of {@link dev.neurojit.judge.Stage}: parse (with repair), entry contract,
 * admission, lowering and JIT, flight, score. What it says is a {@link
 * dev.neurojit.judge.Judgement}; bad programs are values, never exceptions.
 */
@NullMarked
package dev.neurojit.judge;

import org.jspecify.annotations.NullMarked;
