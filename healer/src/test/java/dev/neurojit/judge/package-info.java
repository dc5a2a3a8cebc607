/** Tests of the judge. */
@NullMarked
package dev.neurojit.judge;

import org.jspecify.annotations.NullMarked;
