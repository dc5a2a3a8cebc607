/**
 * The loop: {@link dev.neurojit.heal.Healer} climbs a ladder of {@link
 * dev.neurojit.heal.Proposer}s, cheapest first, and lets the {@link dev.neurojit.judge.Judge}
 * decide. A new proposer is one class in {@code dev.neurojit.propose} and one line in {@code
 * dev.neurojit.propose.Ladders}.
 */
@NullMarked
package dev.neurojit.heal;

import org.jspecify.annotations.NullMarked;
