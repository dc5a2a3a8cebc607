@NullMarked
package dev.neurojit.sim.gym;

import org.jspecify.annotations.NullMarked;
