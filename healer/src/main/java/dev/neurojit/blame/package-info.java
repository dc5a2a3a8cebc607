/**
 * Says why a flight failed: which phase went wrong, what the program's values were at the decisive
 * steps, whether the throttle saturates or answers with the wrong sign, and how much the touchdown
 * speed depends on each constant and input. Start at {@link dev.neurojit.blame.Blame#of}.
 *
 * <p>Values are read by a {@link dev.neurojit.blame.Probe}: the program with one more parameter
 * that chooses which of its values is returned, so that the machine code itself is asked and
 * nothing is interpreted twice. Sensitivities are central differences of whole flights, one percent
 * either way.
 */
@NullMarked
package dev.neurojit.blame;

import org.jspecify.annotations.NullMarked;
