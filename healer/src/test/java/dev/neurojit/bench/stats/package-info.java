/** Tests of the statistics. */
@NullMarked
package dev.neurojit.bench.stats;

import org.jspecify.annotations.NullMarked;
