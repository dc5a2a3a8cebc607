/** Tests of the reducer. */
@NullMarked
package dev.neurojit.reduce;

import org.jspecify.annotations.NullMarked;
