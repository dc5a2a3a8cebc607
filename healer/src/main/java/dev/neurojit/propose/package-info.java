/**
 * The rungs of the ladder: {@link dev.neurojit.propose.TuneProposer}, {@link
 * dev.neurojit.propose.ModelProposer}, {@link dev.neurojit.propose.LawProposer}. A new one is a
 * class here and a line in {@link dev.neurojit.propose.Rung}. A new guidance law is a file in
 * {@code laws/} and a line in {@link dev.neurojit.propose.Law#NAMES}.
 */
@NullMarked
package dev.neurojit.propose;

import org.jspecify.annotations.NullMarked;
