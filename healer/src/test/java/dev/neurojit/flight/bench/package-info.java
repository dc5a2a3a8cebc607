/** What flights cost: {@code ./dev bench sim}. */
@NullMarked
package dev.neurojit.flight.bench;

import org.jspecify.annotations.NullMarked;
