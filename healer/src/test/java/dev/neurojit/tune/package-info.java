/** Tests of the tuner. */
@NullMarked
package dev.neurojit.tune;

import org.jspecify.annotations.NullMarked;
