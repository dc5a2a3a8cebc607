/** Guide. */
@NullMarked
package dev.neurojit.sim;

import org.jspecify.annotations.NullMarked;
