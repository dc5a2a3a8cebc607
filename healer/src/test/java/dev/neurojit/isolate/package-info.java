/** Tests of isolated programs: they really kill their process. */
@NullMarked
package dev.neurojit.isolate;

import org.jspecify.annotations.NullMarked;
