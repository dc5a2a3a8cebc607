/** Tests of the gate. */
@NullMarked
package dev.neurojit.admit;

import org.jspecify.annotations.NullMarked;
