/** Tests of the objectives for functions. */
@NullMarked
package dev.neurojit.oracle;

import org.jspecify.annotations.NullMarked;
