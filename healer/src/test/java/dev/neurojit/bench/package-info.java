/** Tests of trials: their processes, their files. */
@NullMarked
package dev.neurojit.bench;

import org.jspecify.annotations.NullMarked;
