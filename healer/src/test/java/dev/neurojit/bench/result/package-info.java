/** Tests of what trials say. */
@NullMarked
package dev.neurojit.bench.result;

import org.jspecify.annotations.NullMarked;
