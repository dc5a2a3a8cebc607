/**
 * The loop: {@link dev.neurojit.heal.Loop} climbs a ladder of {@link dev.neurojit.heal.Proposer}s,
 * cheapest first, and lets the {@link dev.neurojit.judge.Judge} decide. A new proposer is one class
 * in {@code dev.neurojit.propose} and one line in {@code dev.neurojit.propose.Ladder}.
 */
@NullMarked
package dev.neurojit.heal;

import org.jspecify.annotations.NullMarked;
