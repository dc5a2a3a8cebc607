/** Tests of the loop. */
@NullMarked
package dev.neurojit.heal;

import org.jspecify.annotations.NullMarked;
