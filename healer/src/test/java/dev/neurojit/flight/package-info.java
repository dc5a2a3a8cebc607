/** Tests of native flight: the Java loop is the oracle. */
@NullMarked
package dev.neurojit.flight;

import org.jspecify.annotations.NullMarked;
